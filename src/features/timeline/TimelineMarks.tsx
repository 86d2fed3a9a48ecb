import { type KeyboardEvent, memo, useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineMark } from '#state/selectors/timelineModel.ts'
import type { DrawnMark } from './layoutTimeline.ts'
import styles from './TimelineMarks.module.css'
import type { MarkWords } from './useMarkWords.ts'

interface TimelineMarksProps {
  marks: readonly DrawnMark[]
  words: MarkWords
  selectedKey: string | null
  onSelect: (mark: TimelineMark) => void
  /** The hovered or focused mark; null for none. */
  onPoint: (drawn: DrawnMark | null) => void
}

const STEPS: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowRight: (index, last) => Math.min(index + 1, last),
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowLeft: (index) => Math.max(index - 1, 0),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
}

/**
 * The buttons over the drawing, one per mark in date order, with one tab stop and arrow keys between them. Crowded
 * marks have targets as small as their signs; the table offers the same at full size (WCAG 2.5.8, exception
 * "Equivalent").
 */
export function TimelineMarks({ marks, words, selectedKey, onSelect, onPoint }: TimelineMarksProps) {
  const { t } = useTranslation('timeline')
  const listRef = useRef<HTMLOListElement>(null)
  const [stopKey, setStopKey] = useState<string | null>(null)
  const stop =
    marks.find(({ key }) => key === stopKey)?.key ??
    marks.find(({ mark }) => mark.key === selectedKey)?.key ??
    marks[0]?.key

  function handleKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key]
    const item = event.target instanceof Element ? event.target.closest('li') : null
    const list = listRef.current
    if (!step || !item || !list || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    const target = step([...list.children].indexOf(item), list.children.length - 1)
    list.children[target]?.querySelector('button')?.focus()
  }

  const handlePoint = useCallback(
    (drawn: DrawnMark | null, hasFocus: boolean) => {
      if (drawn && hasFocus) setStopKey(drawn.key)
      onPoint(drawn)
    },
    [onPoint],
  )

  return (
    <ol className={styles.marks} ref={listRef} aria-label={t('marks')} onKeyDown={handleKeyDown}>
      {marks.map((drawn) => (
        <MarkButton
          key={drawn.key}
          drawn={drawn}
          name={words.name(drawn.mark)}
          isSelected={drawn.mark.key === selectedKey}
          isStop={drawn.key === stop}
          onSelect={onSelect}
          onPoint={handlePoint}
        />
      ))}
    </ol>
  )
}

interface MarkButtonProps {
  drawn: DrawnMark
  name: string
  isSelected: boolean
  isStop: boolean
  onSelect: (mark: TimelineMark) => void
  onPoint: (drawn: DrawnMark | null, hasFocus: boolean) => void
}

const MarkButton = memo(function MarkButton(props: MarkButtonProps) {
  const { drawn, name, isSelected, isStop, onSelect, onPoint } = props
  const { mark, target, label } = drawn
  return (
    <li>
      <button
        type="button"
        className={styles.mark}
        style={{ left: target.x, top: target.y, width: target.width, height: target.height }}
        data-kind={mark.kind}
        data-mark={mark.key}
        aria-label={name}
        aria-pressed={isSelected}
        tabIndex={isStop ? 0 : -1}
        onClick={() => onSelect(mark)}
        onFocus={() => onPoint(drawn, true)}
        onBlur={() => onPoint(null, false)}
        onPointerEnter={() => onPoint(drawn, false)}
        onPointerLeave={() => onPoint(null, false)}
      >
        {label && (
          <span className={styles.label} style={{ left: label.x - target.x, width: label.width }}>
            {label.text}
          </span>
        )}
      </button>
    </li>
  )
}, isSameButton)

/** Props equality: each layout returns new objects, most of them at the same place. */
function isSameButton(a: MarkButtonProps, b: MarkButtonProps): boolean {
  const [one, other] = [a.drawn, b.drawn]
  return (
    a.name === b.name &&
    a.isSelected === b.isSelected &&
    a.isStop === b.isStop &&
    a.onSelect === b.onSelect &&
    a.onPoint === b.onPoint &&
    one.key === other.key &&
    one.label?.text === other.label?.text &&
    one.label?.x === other.label?.x &&
    (['x', 'y', 'width', 'height'] as const).every((side) => one.target[side] === other.target[side])
  )
}
