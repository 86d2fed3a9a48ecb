import { type RefObject, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { choiceKey } from '#content/railOptions.ts'
import { STATUS_LOOK } from '#domain/claim.ts'
import { activeChoices } from '#domain/filters.ts'
import type { FilterChoice } from '#domain/view.ts'
import { textWidth } from '#lib/textWidth.ts'
import { clearFilters, toggleChoice, useViewStore } from '#state/viewStore.ts'
import { Icon } from '#ui/Icon.tsx'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { remSize } from '#ui/remSize.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useMediaQuery, WIDE } from '#ui/useMediaQuery.ts'
import { useOutsidePress } from '#ui/useOutsidePress.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import styles from './MapChip.module.css'

/** The active filters: one button per choice to remove it, and one to clear all. */
export function FilterChips() {
  const { t } = useTranslation('chips')
  const filters = useViewStore((state) => state.view.filters)
  const home = useRef<HTMLDivElement>(null)
  const shown = useViewStore(({ view }) => (view.selected?.kind === 'route' ? view.selected.id : null))
  // The route that is open has a chip already, which also ends the filter.
  const choices = activeChoices(filters).filter(({ group, choice }) => group !== 'routes' || choice !== shown)
  const words = useWords()
  const [isOpen, setIsOpen] = useState(false)
  const room = useRowRoom(home)
  const count = chipsThatFit(
    choices.map((choice) => chipLabel(choice, words)),
    room,
  )
  const isCut = count < choices.length
  useOutsidePress(
    (target) => home.current?.contains(target) === true,
    () => setIsOpen(false),
  )

  // The removed chip had the focus: move it to the next chip, or to the container.
  const removeAt = (index: number, active: FilterChoice) => {
    flushSync(() => toggleChoice(active))
    const chips = home.current?.querySelectorAll<HTMLElement>('li > button') ?? []
    const next = chips[Math.min(index, chips.length - 1)] ?? home.current
    next?.focus()
  }
  const removeAll = () => {
    home.current?.focus()
    clearFilters()
  }

  return (
    <div className={styles.chips} ref={home} tabIndex={-1}>
      {choices.length > 0 && (
        <>
          <ul className={styles.list} aria-label={t('chosen')}>
            {choices.slice(0, isCut && !isOpen ? count : undefined).map((active, index) => (
              <li key={choiceKey(active)}>
                <Chip active={active} onRemove={() => removeAt(index, active)} />
              </li>
            ))}
          </ul>
          {isCut && (
            <button
              type="button"
              className={styles.chip}
              aria-expanded={isOpen}
              aria-label={t('more', { count: choices.length - count })}
              onClick={() => setIsOpen(!isOpen)}
            >
              {isOpen ? '−' : `+${choices.length - count}`}
            </button>
          )}
          {choices.length > 1 && (!isCut || isOpen) && (
            <button type="button" className={`${styles.chip} ${styles.clear}`} onClick={removeAll}>
              {t('clearAll')}
            </button>
          )}
        </>
      )}
    </div>
  )
}

/** Rem: what a chip has besides its words, its greatest width, and that of "+2" with the gap before it. */
const CHIP = { around: 3.6, most: 15.5, more: 3.5 } as const
/** Rem that "Clear all filters" takes. */
const CLEAR = 8.5

/**
 * Number of chips that fit in one row of this width, rem, with "+2" for the rest; all where the width is unknown. At least
 * one, in a second row if need be: a single chip behind "+1" would say less than it does.
 */
export function chipsThatFit(labels: readonly string[], room: number | null): number {
  if (room === null) return labels.length
  const widths = labels.map((label) => Math.min(CHIP.most, CHIP.around + textWidth(label, 13) / 16))
  const sum = (count: number) => widths.slice(0, count).reduce((total, width) => total + width, 0)
  if (sum(labels.length) + (labels.length > 1 ? CLEAR : 0) <= room) return labels.length
  let count = Math.max(1, labels.length - 1)
  while (count > 1 && sum(count) + CHIP.more > room) count -= 1
  return count
}

/** Width of the row of chips over the map that the other chips leave, rem; null where the chips are in the sheet. */
function useRowRoom(home: RefObject<HTMLElement | null>): number | null {
  const isOver = useMediaQuery(WIDE)
  const [room, setRoom] = useState<number | null>(null)
  useEffect(() => {
    const row = home.current?.parentElement
    const frame = row?.parentElement
    if (!isOver || !row || !frame) return setRoom(null)
    const widths = new Map<Element, number>()
    const observer = new ResizeObserver((entries) => {
      for (const { target, borderBoxSize } of entries) widths.set(target, borderBoxSize[0]?.inlineSize ?? 0)
      const whole = widths.get(frame) ?? 0
      const others = [...widths].filter(([element]) => element !== frame && element.isConnected)
      const rem = remSize()
      setRoom(others.reduce((left, [, width]) => left - width / rem - GAP, whole / rem))
    })
    const observe = () => {
      for (const element of [frame, ...row.children]) {
        if (element !== home.current) observer.observe(element)
      }
    }
    observe()
    const changes = new MutationObserver(observe)
    changes.observe(row, { childList: true })
    return () => {
      observer.disconnect()
      changes.disconnect()
    }
  }, [home, isOver])
  return room
}

const GAP = 0.5

/** A period in short, so that the chips keep to one row: "Feb–Sep 2025". */
function chipLabel(active: FilterChoice, words: Words): string {
  return active.group === 'months' ? words.spans([active.choice]) : words.choice(active)
}

interface ChipProps {
  active: FilterChoice
  onRemove: () => void
}

function Chip({ active, onRemove }: ChipProps) {
  const { t } = useTranslation('chips')
  const label = chipLabel(active, useWords())
  return (
    <button type="button" className={styles.chip} aria-label={t('remove', { label })} onClick={onRemove}>
      {active.group === 'status' && <StatusSign look={STATUS_LOOK[active.choice]} />}
      {active.group === 'routes' && <RouteSwatch routeId={active.choice} />}
      <span className={styles.label}>{label}</span>
      <Icon name="close" />
    </button>
  )
}
