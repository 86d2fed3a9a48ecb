import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useId,
  useState,
} from 'react'
import type { Month } from '#domain/period.ts'
import type { PlotColumn, PlotSeries } from '#picture/charts/plotModel.ts'
import type { Space } from '#picture/mercator.ts'
import { useWords } from '#words/words.ts'
import styles from './ChartFrame.module.css'
import type { ChartFiles, ChartWords, TableTwin } from './ChartFrame.tsx'

/** The text and number formats of a plot. */
export interface PlotWords extends ChartWords {
  /** Header of the table's first column. */
  column: string
  notStated: string
  partial: string
  uncovered: string
  /** Description of the keyboard controls. */
  keys: string
  number: (value: number) => string
  /** Formats a round number on the axis, in little room. */
  axisNumber: (value: number) => string
}

/** Subscribable month that is hovered anywhere on the page; keeps charts independent of the store. */
export interface PointedMonth {
  get: () => Month | null
  subscribe: (onChange: () => void) => () => void
}

/** Props of every plot over time. */
export interface PlotProps extends ChartFiles {
  columns: readonly PlotColumn[]
  series: readonly PlotSeries[]
  words: PlotWords
  /** Dims the plot while new data loads. */
  isWaiting?: boolean | undefined
  pointed?: PointedMonth | undefined
  onPoint?: ((month: Month | null) => void) | undefined
  /** A mark, or its number in the table, was clicked. */
  onOpen: (seriesId: string, columnKey: string) => void
}

/** Text for a value: the number, marked if partial, or why there is none. */
function valueText(series: PlotSeries, index: number, words: PlotWords): string {
  const value = series.values[index] ?? null
  const state = series.states[index] ?? 'uncovered'
  if (state === 'uncovered') return words.uncovered
  if (value === null) return words.notStated
  return state === 'partial' ? `${words.number(value)} (${words.partial})` : words.number(value)
}

/** The numbers of a plot: a row per time step, a column per series; each number opens its cells. */
export function plotTable({ columns, series, words, onOpen }: PlotProps): TableTwin {
  return {
    isBySeries: true,
    heads: [words.column, ...series.map(({ name }) => name)],
    rows: columns.map(({ key, name }, index) => ({
      key,
      name,
      cells: series.map((one) => ({
        text: valueText(one, index, words),
        onOpen: (one.values[index] ?? null) !== null && (() => onOpen(one.id, key)),
      })),
    })),
  }
}

interface PlotOverlayProps extends PlotProps {
  frame: Space
  /** The value at the top of the plot. */
  max: number
  /** Marks of a column: side by side, lines at their values, or bars with a line over them. */
  kind: 'beside' | 'lines' | 'bars'
}

/** A run of columns, both ends included. */
interface Run {
  from: number
  to: number
}

/** Distance, as a share of the plot's height, within which the pointer hits a line over bars. */
const LINE_REACH = 0.06

/** Highlights the hovered column, shows its numbers, and is a slider: arrow keys move, Enter opens the cells of one mark. */
export function PlotOverlay(props: PlotOverlayProps) {
  const { columns, series, words, frame, max, kind, pointed, onPoint, onOpen } = props
  const { labelled } = useWords()
  const keysId = useId()
  const [column, setColumn] = useState(0)
  const [line, setLine] = useState(0)
  const [isActive, setIsActive] = useState(false)
  const linked = usePointedColumns(series, pointed)
  const current = Math.min(column, columns.length - 1)
  const chosen = series[Math.min(line, series.length - 1)]
  const name = columns[current]?.name ?? ''
  if (!chosen || columns.length === 0) return null

  const point = (nextColumn: number, nextLine: number) => {
    setColumn(nextColumn)
    setLine(nextLine)
    setIsActive(true)
    onPoint?.(series[nextLine]?.months[nextColumn] ?? null)
  }
  const leave = () => {
    setIsActive(false)
    onPoint?.(null)
  }
  const open = (at: number, one: PlotSeries | undefined) => {
    const key = columns[at]?.key
    if (one && key !== undefined && (one.values[at] ?? null) !== null) onOpen(one.id, key)
  }
  const handlePointer = (event: PointerEvent<HTMLElement> | MouseEvent<HTMLElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const x = width === 0 ? 0 : ((event.clientX - left) / width) * columns.length
    const at = Math.min(columns.length - 1, Math.max(0, Math.floor(x)))
    const value = height === 0 ? 0 : max * (1 - (event.clientY - top) / height)
    const mark = markAt({ series, kind, max, column: at, share: x - at, value })
    return { at, mark }
  }
  const handleKey = (event: KeyboardEvent) => {
    const next = stepOf(event.key, current, line, columns.length, series.length)
    if (next) point(next.column, next.line)
    else if (event.key === 'Enter' || event.key === ' ') open(current, chosen)
    else return
    event.preventDefault()
  }

  const shown = isActive ? { from: current, to: current } : linked
  return (
    <div
      className={styles.overlay}
      style={
        {
          inset: `${frame.top}px ${frame.right}px ${frame.bottom}px ${frame.left}px`,
          '--columns': columns.length,
        } as CSSProperties
      }
    >
      {shown !== null && (
        <span
          className={`${styles.column} no-pointer`}
          style={placeOf(shown.from, shown.to)}
          aria-hidden="true"
        />
      )}
      <div
        className={`${styles.control} cover`}
        role="slider"
        tabIndex={0}
        aria-label={words.title}
        aria-describedby={keysId}
        aria-valuemin={1}
        aria-valuemax={columns.length}
        aria-valuenow={current + 1}
        aria-valuetext={labelled(`${name}, ${chosen.name}`, valueText(chosen, current, words))}
        onKeyDown={handleKey}
        onFocus={(event) => {
          if (event.currentTarget.matches(':focus-visible')) point(current, line)
        }}
        onBlur={leave}
        onPointerMove={(event) => {
          const { at, mark } = handlePointer(event)
          if (at !== current || mark !== line || !isActive) point(at, mark)
        }}
        onPointerLeave={leave}
        onClick={(event) => {
          const { at, mark } = handlePointer(event)
          open(at, series[mark])
        }}
      />
      <span id={keysId} hidden>
        {words.keys}
      </span>
      {isActive && <PlotTip {...props} column={current} chosen={chosen} />}
    </div>
  )
}

function PlotTip({
  columns,
  series,
  words,
  column,
  chosen,
}: PlotProps & { column: number; chosen: PlotSeries }) {
  const share = (column + 0.5) / columns.length
  return (
    <div
      className={`${styles.tip} no-pointer small boxed`}
      data-side={share > 0.5 ? 'left' : 'right'}
      style={{ '--at': `${share * 100}%` } as CSSProperties}
      aria-hidden="true"
    >
      <p className="bold">{columns[column]?.name}</p>
      <dl>
        {series.map((one) => (
          <div
            key={one.id}
            className={`${styles.tipRow} to-ends gap-three-quarters soft row`}
            data-chosen={series.length > 1 && one === chosen}
          >
            <dt className="gap-4 inline-middle">
              <span
                className={`${styles.tipSwatch} rigid`}
                data-look={one.look}
                style={{ '--swatch': one.colour } as CSSProperties}
              />
              {one.name}
            </dt>
            <dd>{valueText(one, column, words)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** The columns of the month hovered elsewhere (several for weeks); null for none. */
function usePointedColumns(series: readonly PlotSeries[], pointed: PlotProps['pointed']): Run | null {
  const [columns, setColumns] = useState<Run | null>(null)
  useEffect(() => {
    if (!pointed) return
    const show = () => {
      const month = pointed.get()
      const months = month === null ? undefined : series.find((one) => one.months.includes(month))?.months
      setColumns(months ? { from: months.indexOf(month), to: months.lastIndexOf(month) } : null)
    }
    show()
    return pointed.subscribe(show)
  }, [series, pointed])
  return columns
}

interface PointedAt {
  series: readonly PlotSeries[]
  kind: PlotOverlayProps['kind']
  max: number
  column: number
  /** Position inside the column, from 0 (left) to 1. */
  share: number
  /** Value at the height of the pointer. */
  value: number
}

/** Index of the series whose mark the pointer hits. */
export function markAt({ series, kind, max, column, share, value }: PointedAt): number {
  if (kind === 'beside') return Math.min(series.length - 1, Math.max(0, Math.floor(share * series.length)))
  const distances = series.map((one) => {
    const own = one.values[column] ?? null
    return own === null ? Number.POSITIVE_INFINITY : Math.abs(own - value)
  })
  if (kind === 'bars') {
    // Marks over the bars are hit where they are drawn; the bars everywhere else.
    const nearest = distances.indexOf(Math.min(...distances.slice(1)), 1)
    return (distances[nearest] ?? max) <= max * LINE_REACH ? nearest : 0
  }
  const nearest = distances.indexOf(Math.min(...distances))
  return Math.max(0, nearest)
}

/** The mark that a key moves to; null for other keys. */
function stepOf(key: string, column: number, line: number, columns: number, lines: number) {
  const places: Readonly<Record<string, readonly [column: number, line: number]>> = {
    ArrowRight: [Math.min(columns - 1, column + 1), line],
    ArrowLeft: [Math.max(0, column - 1), line],
    ArrowUp: [column, (line + lines - 1) % lines],
    ArrowDown: [column, (line + 1) % lines],
    Home: [0, line],
    End: [columns - 1, line],
  }
  const place = places[key]
  return place ? { column: place[0], line: place[1] } : null
}

function placeOf(from: number, to: number): CSSProperties {
  return {
    left: `calc(100% / var(--columns) * ${from})`,
    width: `calc(100% / var(--columns) * ${to - from + 1})`,
  }
}
