import { type CSSProperties, type ReactNode, useCallback, useMemo } from 'react'
import { pointableOf, type TimelineMark } from '#content/timelineModel.ts'
import type { Month } from '#domain/period.ts'
import { usePointing } from '#state/usePointing.ts'
import { SourceQualitySigns } from '#ui/SourceQualitySigns.tsx'
import { useSourceQuality } from '#words/useSourceQuality.ts'
import styles from './DockLists.module.css'
import type { DockWords, SeriesWords } from './dockWords.ts'
import { MarkSign } from './MarkSign.tsx'

/** The place of something in the window, px. */
type Place = Pick<DOMRect, 'left' | 'top' | 'width'>

/** Measures and events to choose from, beside the place that was pressed. */
export interface ListOfMarks {
  title: string
  marks: readonly TimelineMark[]
  at: Place
}

interface MarkListProps {
  list: ListOfMarks
  words: DockWords
  selectedKey: string | null
  onSelect: (mark: TimelineMark) => void
  onClose: () => void
}

/** The marks of a month, of a year or without a date, each a button that selects it. Escape closes it. */
export function MarkList({
  list: { title, marks, at },
  words,
  selectedKey,
  onSelect,
  onClose,
}: MarkListProps) {
  const open = useCallback((element: HTMLElement | null) => {
    if (!element) return
    // jsdom has no popover.
    element.showPopover?.()
    element.querySelector('button')?.focus()
  }, [])
  // Hiding a popover, unlike removing it, gives the focus back.
  const close = (inside: HTMLElement) => {
    const popover = inside.closest<HTMLElement>('[popover]')
    if (popover?.hidePopover) popover.hidePopover()
    else onClose()
  }
  return (
    <section
      className={`${styles.list} small soft boxed`}
      style={placeAbove(at)}
      aria-label={title}
      popover="auto"
      ref={open}
      onToggle={({ newState }) => {
        if (newState === 'closed') onClose()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close(event.currentTarget)
      }}
    >
      <h3>{title}</h3>
      <ul>
        {marks.map((mark) => (
          <Item
            key={mark.key}
            mark={mark}
            words={words}
            isSelected={mark.key === selectedKey}
            onSelect={(target) => {
              close(target)
              onSelect(mark)
            }}
          />
        ))}
      </ul>
    </section>
  )
}

interface ItemProps {
  mark: TimelineMark
  words: DockWords
  isSelected: boolean
  /** Called with the pressed button. */
  onSelect: (button: HTMLElement) => void
}

function Item({ mark, words, isSelected, onSelect }: ItemProps) {
  const pointing = usePointing(useMemo(() => pointableOf(mark), [mark]))
  return (
    <li>
      <button
        type="button"
        className={`${styles.item} target wide stack`}
        aria-label={words.name(mark)}
        aria-pressed={isSelected}
        data-mark={mark.key}
        onClick={({ currentTarget }) => onSelect(currentTarget)}
        {...pointing}
      >
        <MarkSign kind={mark.status ?? 'events'} own={words.own(mark)} />
        <span className={styles.itemTitle}>{words.title(mark)}</span>
        <span className={`${styles.itemDate} quiet`}>
          {[words.overdue(mark), words.date(mark)].filter(Boolean).join(' · ')}
        </span>
      </button>
    </li>
  )
}

interface MonthTipProps {
  month: Month
  /** Null without a series. */
  series: SeriesWords | null
  at: Place
}

/** The figure of the month under the pointer. Hidden from assistive technology: the sliders state the same. */
export function MonthTip({ month, series, at }: MonthTipProps) {
  const parts = series?.monthParts(month)
  if (!parts) return null
  return (
    <Tip at={at}>
      <p className="strong">{parts.month}</p>
      <p>{parts.value}</p>
      {parts.note !== null && <p>{parts.note}</p>}
    </Tip>
  )
}

/** The hovered mark of the lanes. Hidden from assistive technology: the mark's accessible name has the same text. */
export function MarkTip({ mark, words, at }: { mark: TimelineMark; words: DockWords; at: Place }) {
  const { t, reader } = words
  const quality = useSourceQuality(reader)
  const overdue = words.overdue(mark)
  const { thing } = mark
  return (
    <Tip at={at}>
      <p className="strong">{words.title(mark)}</p>
      <p>
        {mark.status === null ? t('shared:claimKind.event') : (overdue ?? reader.status(mark.status))} ·{' '}
        {words.date(mark)}
      </p>
      {overdue !== null && <p>{t('timePassed')}</p>}
      <SourceQualitySigns
        sourceQuality={quality.parts(thing.kind === 'measure' ? thing.measure : thing.event)}
      />
    </Tip>
  )
}

/** A card above a place, over the whole page, so that a low dock does not cut it. */
function Tip({ at, children }: { at: Place; children: ReactNode }) {
  const open = useCallback((element: HTMLElement | null) => element?.showPopover?.(), [])
  return (
    <div
      className={`${styles.tip} no-pointer small soft boxed`}
      style={placeAbove(at)}
      popover="manual"
      ref={open}
      aria-hidden="true"
    >
      {children}
    </div>
  )
}

/** Above a place and centred on it, inside the window. */
function placeAbove({ left, top, width }: Place): CSSProperties {
  const middle = left + width / 2
  return {
    left: `clamp(0.5rem, ${middle}px - 9rem, 100vw - 18.5rem)`,
    bottom: `${window.innerHeight - top + 4}px`,
  }
}
