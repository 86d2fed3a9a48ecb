import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineMark } from '#state/selectors/timelineModel.ts'
import styles from './TimelineMarks.module.css'
import type { DrawnMark } from './timelineGeometry.ts'
import type { MarkWords } from './useMarkWords.ts'
import { wholeWords } from './wholeWords.ts'

interface TimelineMarksProps {
  marks: readonly DrawnMark[]
  words: MarkWords
  selectedKey: string | null
  onSelect: (mark: TimelineMark) => void
  /** The mark under the pointer or with the focus, null when there is none. */
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
 * The buttons that lie over the drawing, one a mark in order of date. They are one stop of the Tab key; the arrow
 * keys go from one to the next.
 */
export function TimelineMarks({ marks, words, selectedKey, onSelect, onPoint }: TimelineMarksProps) {
  const { t } = useTranslation('timeline')
  const listRef = useRef<HTMLOListElement>(null)
  const [stopKey, setStopKey] = useState<string | null>(null)
  const hasKey = (key: string | null) => marks.some(({ mark }) => mark.key === key)
  const stop = [stopKey, selectedKey].find(hasKey) ?? marks[0]?.mark.key

  function handleKeyDown(event: KeyboardEvent, index: number) {
    const step = STEPS[event.key]
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const target = step(index, marks.length - 1)
    listRef.current?.children[target]?.querySelector('button')?.focus()
  }

  return (
    <ol className={styles.marks} ref={listRef} aria-label={t('marks')}>
      {marks.map((drawn, index) => {
        const { mark, target, labelWidth } = drawn
        return (
          <li key={mark.key}>
            <button
              type="button"
              className={styles.mark}
              style={{ left: target.x, top: target.y, width: target.width, height: target.height }}
              data-kind={mark.kind}
              aria-label={words.name(mark)}
              aria-pressed={mark.key === selectedKey}
              tabIndex={mark.key === stop ? 0 : -1}
              onClick={() => onSelect(mark)}
              onKeyDown={(event) => handleKeyDown(event, index)}
              onFocus={() => {
                setStopKey(mark.key)
                onPoint(drawn)
              }}
              onBlur={() => onPoint(null)}
              onPointerEnter={() => onPoint(drawn)}
              onPointerLeave={() => onPoint(null)}
            >
              {labelWidth !== null && (
                <span className={styles.label} style={{ width: labelWidth }}>
                  {wholeWords(words.title(mark), labelWidth)}
                </span>
              )}
            </button>
          </li>
        )
      })}
    </ol>
  )
}
