import type { ComponentProps, KeyboardEvent } from 'react'
import { monthIndex } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'

interface MonthSliderProps extends ComponentProps<'div'> {
  /** The month index that it stands at, and the months that it may stand at. */
  at: number
  range: MonthSpan
  /** The months that Home and End lead to, if others. */
  ends?: MonthSpan
  /** A key asks for `by` months further; none uses it beyond the range. */
  onStep: (by: number) => void
  /** Enter or Space. */
  onPress?: (slider: HTMLElement) => void
}

/** A slider over months for the keyboard: arrow keys by month, with Shift and by page keys by year. */
export function MonthSlider({ at, range, ends = range, onStep, onPress, ...rest }: MonthSliderProps) {
  function handleKey(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const isPress = onPress !== undefined && (event.key === 'Enter' || event.key === ' ')
    const by = isPress ? 0 : monthsOfKey(event, at, ends)
    if (by === null) return
    event.preventDefault()
    if (isPress) onPress(event.currentTarget)
    else onStep(by)
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-valuemin={monthIndex(range.from)}
      aria-valuemax={monthIndex(range.to)}
      aria-valuenow={at}
      onKeyDown={handleKey}
      {...rest}
    />
  )
}

/** How many months a key moves a handle at month `at`; null for keys that no slider uses. */
export function monthsOfKey(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  at: number,
  bounds: MonthSpan,
): number | null {
  const step = shiftKey ? 12 : 1
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return step
    case 'ArrowLeft':
    case 'ArrowDown':
      return -step
    case 'PageUp':
      return 12
    case 'PageDown':
      return -12
    case 'Home':
      return monthIndex(bounds.from) - at
    case 'End':
      return monthIndex(bounds.to) - at
    default:
      return null
  }
}

/** The index that a key leads to in a row of marks by date: arrows by one, page keys by a year, Home and End; null for others. */
export function indexOfKey(
  { key }: { key: string },
  index: number,
  months: readonly number[],
): number | null {
  const last = months.length - 1
  const month = months[index] ?? 0
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(index + 1, last)
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(index - 1, 0)
    case 'PageUp': {
      const next = months.findIndex((at) => at >= month + 12)
      return next === -1 ? last : next
    }
    case 'PageDown':
      return Math.max(
        months.findLastIndex((at) => at <= month - 12),
        0,
      )
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
