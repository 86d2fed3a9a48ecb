import { memo, type PointerEvent, useCallback, useEffect, useMemo, useState } from 'react'
import { pointableOf, type TimelineMark } from '#content/timelineModel.ts'
import { STATUSES, type Status } from '#domain/claim.ts'
import { monthAt } from '#domain/period.ts'
import { pointAt, useHoverStore } from '#state/hoverStore.ts'
import { isLitBy } from '#state/usePointing.ts'
import styles from './BarsAxis.module.css'
import { LISTS, OnDemand } from './DockHeader.tsx'
import type { DockWords } from './dockWords.ts'
import { layoutRows, marksAt, monthOfMark, ROWS_HEIGHT, type RowMark, type RowsLayout } from './layoutRows.ts'
import type { ListOfMarks } from './MarkList.tsx'
import { MarkSign } from './MarkSign.tsx'
import { type BrushActions, indexOfKey, useBrush, xOfPointer } from './PeriodBrush.tsx'
import { hasLargeCaptions, px, rem, signOf, type TimeScale } from './timeAxis.ts'
import type { DockPeriod, DockWindow } from './useDockTime.ts'

interface MonthRowsProps extends BrushActions {
  /** The chosen marks, by date. */
  marks: readonly TimelineMark[]
  scale: TimeScale
  window: DockWindow
  period: DockPeriod
  words: DockWords
  selectedKey: string | null
  onSelect: (mark: TimelineMark) => void
  onList: (list: ListOfMarks) => void
}

/** A mark that is pointed or has the focus, with its sign's place in the window. */
interface Pointed {
  placed: RowMark
  at: DOMRect
}

/** The short form: a square for each measure in its month, stacked upwards, and a diamond for each event. */
export const MonthRows = memo(function MonthRows(props: MonthRowsProps) {
  const { marks, scale, words, selectedKey, onSelect } = props
  const { title: titleOf } = words
  const layout = useMemo(
    () => layoutRows({ marks, scale, titleOf, size: hasLargeCaptions() ? 13 : 12 }),
    [marks, scale, titleOf],
  )
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const handlePoint = useCallback((next: Pointed | null) => {
    setPointed((before) => (before?.placed === next?.placed ? before : next))
    pointAt(next && pointableOf(next.placed.mark))
  }, [])
  useEffect(() => () => pointAt(null), [])
  const { left, right } = scale
  const handlers = useRowsPointer({ ...props, layout, onPoint: handlePoint })
  const rows = [
    { id: 'measures', own: layout.measures, top: 0, height: layout.ground },
    { id: 'events', own: layout.events, top: layout.ground, height: ROWS_HEIGHT - layout.ground },
  ] as const
  return (
    <div className="anchor rigid" style={{ height: rem(ROWS_HEIGHT) }}>
      <Key layout={layout} width={left} words={words} />
      <div className={styles.place} style={{ left: rem(left), width: rem(right - left) }} {...handlers}>
        <svg
          className={`${styles.rowsDrawing} ${styles.drawn} cover block wide tall`}
          viewBox={`${left} 0 ${right - left} ${ROWS_HEIGHT}`}
          aria-hidden="true"
        >
          <path className={styles.rowsBase} d={`M${left} ${layout.ground}H${right}`} />
          <Signs layout={layout} words={words} />
          <Rings layout={layout} selectedKey={selectedKey} />
        </svg>
        {layout.more.map(({ x, y, marks: rest }) => (
          <span
            key={x}
            className={`${styles.more} soft row-type nowrap no-pointer`}
            style={{ left: rem(x - left), top: rem(y - 13) }}
            aria-hidden="true"
          >
            {`+${words.reader.number(rest.length)}`}
          </span>
        ))}
        {layout.titles.map(({ thing, text, left: x, top }) => (
          <span
            key={thing.mark.key}
            className={`${styles.title} row-type nowrap no-pointer`}
            style={{ left: rem(x - left), top: rem(top) }}
            data-title={thing.mark.key}
            aria-hidden="true"
          >
            {text}
          </span>
        ))}
        {rows.map(
          ({ id, own, top, height }) =>
            own.length > 0 && (
              <RowStop
                key={id}
                label={words.t(id === 'events' ? 'rows.events' : 'shared:claimKinds.measure')}
                marks={own}
                place={{ top: rem(top), height: rem(height) }}
                scale={scale}
                words={words}
                selectedKey={selectedKey}
                onSelect={onSelect}
                onPoint={handlePoint}
              />
            ),
        )}
      </div>
      {pointed && (
        <OnDemand code={LISTS}>
          {({ MarkTip }) => <MarkTip mark={pointed.placed.mark} words={words} at={pointed.at} />}
        </OnDemand>
      )}
    </div>
  )
})

/** The place above a sign in the window, at the upper edge of the rows: a card there covers none of them. */
function windowPlace({ sign }: RowMark, axis: DOMRect, { left, right }: TimeScale): DOMRect {
  const perUnit = axis.width / (right - left)
  return new DOMRect(axis.left + (sign.x - left) * perUnit, axis.top, sign.width * perUnit, axis.height)
}

interface PointerInput extends MonthRowsProps {
  layout: RowsLayout
  onPoint: (pointed: Pointed | null) => void
}

/** A press selects the sign under a mouse; a finger, which covers several, gets their list. A drag chooses the period. */
function useRowsPointer({ layout, onPoint, ...props }: PointerInput) {
  const { scale, words, onSelect, onList } = props
  const found = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLDivElement>) => {
    const axis = currentTarget.getBoundingClientRect()
    const units = (scale.right - scale.left) / axis.width
    const x = xOfPointer({ clientX }, axis, scale)
    return { axis, ...marksAt(layout, { x, y: (clientY - axis.top) * units }) }
  }
  return useBrush({
    ...props,
    onHover: (event) => {
      const { hit, axis } = event ? found(event) : { hit: null, axis: null }
      if (event) event.currentTarget.style.cursor = hit ? 'pointer' : ''
      onPoint(hit && axis && { placed: hit, at: windowPlace(hit, axis, scale) })
    },
    onPress: (event) => {
      const { hit, near, axis } = found(event)
      const [first, ...others] = near
      if (hit && (event.pointerType !== 'touch' || near.length < 2)) return onSelect(hit.mark)
      if (!first) return
      if (others.length === 0) return onSelect(first)
      const months = near.map(monthOfMark)
      const span = { from: monthAt(Math.min(...months)), to: monthAt(Math.max(...months)) }
      onList({
        title: words.reader.months(span),
        marks: near,
        at: new DOMRect(event.clientX, axis.top, 0, axis.height),
      })
    },
  })
}

interface KeyProps {
  layout: RowsLayout
  /** Room before the axis. */
  width: number
  words: DockWords
}

/** The names of the rows, which are the key of their signs. */
const Key = memo(function Key({ layout: { ground, measures, events }, width, words }: KeyProps) {
  const { t, reader } = words
  const own = measures.map(({ mark }) => words.own(mark)).find((word) => word !== undefined)
  const eventWord = events.map(({ mark }) => words.own(mark)).find((word) => word !== undefined)
  const has = (status: Status) => measures.some(({ mark }) => mark.status === status)
  const statuses = STATUSES.filter((status) => status !== 'gap' || has(status))
  const style = { width: rem(width - 8) }
  return (
    <>
      <div className={`${styles.rowsHead} clipped soft row-type line-16`} style={{ ...style, top: 0 }}>
        <b>{t('shared:claimKinds.measure')}</b>
        {/* A longer key has no room for it. */}
        {statuses.length === 2 && own === undefined && <p className={styles.how}>{t('rows.oneSquare')}</p>}
        <p className={`${styles.key} apart-12 row-wrap`}>
          {statuses.map((status) => (
            <span key={status} className="gap-4 inline-middle">
              <MarkSign kind={status} /> {words.uncapitalised(reader.status(status))}
            </span>
          ))}
          {own !== undefined && (
            <span className="gap-4 inline-middle">
              <MarkSign kind="done" own="" /> {own}
            </span>
          )}
        </p>
      </div>
      {events.length > 0 && (
        <div
          className={`${styles.rowsHead} ${styles.line} clipped row-wrap soft row-type line-16`}
          style={{ ...style, top: rem(ground) }}
        >
          <b>{t('shared:claimKinds.event')}</b> <span className={styles.how}>{t('rows.oneDiamond')}</span>
          {eventWord !== undefined && own === undefined && (
            <span>
              <MarkSign kind="events" own="" /> {eventWord}
            </span>
          )}
        </div>
      )}
    </>
  )
})

/** The signs of published marks, then those of the reader's own, each kind as one path. */
const Signs = memo(function Signs({ layout, words }: { layout: RowsLayout; words: DockWords }) {
  const paths = [...STATUSES, null].flatMap((status) =>
    [false, true].map((hasWord) => {
      const alike = [...layout.measures, ...layout.events].filter(
        ({ mark }) => mark.status === status && (words.own(mark) !== undefined) === hasWord,
      )
      return { status, hasWord, d: alike.map((placed) => signOf(placed, words)).join('') }
    }),
  )
  return (
    <>
      {layout.titles.map(({ thing, x, to, top, left }) => (
        <path
          key={thing.mark.key}
          className={styles.leader}
          d={`M${px(x + Math.sign(left - x) * 3)} ${top + 7.5}H${px(x)}V${px(to - 1)}`}
        />
      ))}
      {paths.map(
        ({ status, hasWord, d }) =>
          d !== '' && (
            <path
              key={`${status} ${hasWord}`}
              data-kind={status ?? 'events'}
              data-own={hasWord || undefined}
              d={d}
            />
          ),
      )}
    </>
  )
})

/** Around the selected mark, and those pointed here or elsewhere on the page or tied to the pointed place. */
function Rings({ layout, selectedKey }: { layout: RowsLayout; selectedKey: string | null }) {
  const pointed = useHoverStore((state) => state.pointed)
  return [...layout.measures, ...layout.events]
    .filter(({ mark }) => mark.key === selectedKey || (pointed && isLitBy(pointed, pointableOf(mark))))
    .map(({ mark, sign }) => (
      <rect
        key={mark.key}
        className={styles.ring}
        data-mark={mark.key}
        data-selected={mark.key === selectedKey}
        x={sign.x - 1.5}
        y={sign.y - 1.5}
        width={sign.width + 3}
        height={sign.height + 3}
      />
    ))
}

interface RowStopProps extends Pick<MonthRowsProps, 'scale' | 'words' | 'selectedKey' | 'onSelect'> {
  label: string
  /** By date. */
  marks: readonly RowMark[]
  place: { top: string; height: string }
  onPoint: (pointed: Pointed | null) => void
}

/** A row as one tab stop: arrow keys go from mark to mark, Page Up and Page Down by a year, Enter opens the mark. */
const RowStop = memo(function RowStop(props: RowStopProps) {
  const { label, marks, place, scale, words, selectedKey, onSelect, onPoint } = props
  const [key, setKey] = useState<string | null>(null)
  const indexOf = (wanted: string | null) => marks.findIndex(({ mark }) => mark.key === wanted)
  const index = [indexOf(key), indexOf(selectedKey), marks.length - 1].find((at) => at >= 0) ?? 0
  const current = marks[index]
  if (!current) return null
  const point = (placed: RowMark, stop: HTMLElement) => {
    const axis = stop.parentElement?.getBoundingClientRect()
    if (axis) onPoint({ placed, at: windowPlace(placed, axis, scale) })
  }
  return (
    <div
      className={styles.rowsStop}
      style={place}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-description={words.t('rows.keys')}
      aria-valuemin={1}
      aria-valuemax={marks.length}
      aria-valuenow={index + 1}
      aria-valuetext={words.name(current.mark)}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault()
          onSelect(current.mark)
          return
        }
        const next = indexOfKey(
          event,
          index,
          marks.map(({ mark }) => monthOfMark(mark)),
        )
        const placed = next === null ? undefined : marks[next]
        if (!placed) return
        event.preventDefault()
        setKey(placed.mark.key)
        point(placed, event.currentTarget)
      }}
      onFocus={({ currentTarget }) => {
        if (currentTarget.matches(':focus-visible')) point(current, currentTarget)
      }}
      onBlur={() => onPoint(null)}
    />
  )
})
