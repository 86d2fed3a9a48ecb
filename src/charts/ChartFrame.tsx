import {
  type ComponentProps,
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useState,
} from 'react'
import { ResponsiveContainer } from 'recharts'
import type { PictureShape } from '#lib/picture.ts'
import type { ChartDrawing } from '#picture/charts/chartPicture.ts'
import { TextButton } from '#ui/Button.tsx'
import { ExportRun, type ExportRunWords } from '#ui/ExportRun.tsx'
import { PictureShapes } from '#ui/PictureShapes.tsx'
import { Legend } from '#ui/Rows.tsx'
import { Table, TableHead } from '#ui/Table.tsx'
import { type ExportJob, useExportRun } from '#ui/useExportRun.ts'
import { useWords } from '#words/words.ts'
import styles from './ChartFrame.module.css'

/** The text of a chart. */
export interface ChartWords {
  title: string
  /** Unit of the axis, and what is counted. */
  unit: string
  /** Publisher and data set. */
  source: string
  /** Limits of the numbers. */
  caveat?: string
  showTable: string
  hideTable: string
}

/** File formats of a chart's picture. */
export const PICTURE_FORMATS = ['png', 'svg'] as const
export type PictureFormat = (typeof PICTURE_FORMATS)[number]

/** How to save a chart: its picture, and where it has any, its numbers. */
export interface ChartPicture {
  /** Saves its numbers, and what they and the picture are about, a button each. */
  numbers?: readonly { label: string; name: string; help?: string; job: (words: ChartWords) => ExportJob }[]
  /** Accessible name of a format's button, without the chart's title. */
  name: (format: PictureFormat) => string
  run: ExportRunWords
  /** Saves the chart with its text. Default: the theme of the page. */
  job: (
    format: PictureFormat,
    words: ChartWords,
    drawing: ChartDrawing,
    theme?: 'light' | 'dark',
  ) => ExportJob
}

/** A chart to save from elsewhere than its own buttons. */
export interface CollectedChart {
  title: string
  job: (format: PictureFormat, theme: 'light' | 'dark') => ExportJob
}

/** Takes charts instead of showing them, under a key of each; null takes a chart back. Null: charts are shown. */
export const ChartCollector = createContext<((key: string, chart: CollectedChart | null) => void) | null>(
  null,
)

/** The numbers of a chart as rows of names and cells. */
export interface TableTwin {
  /** Of the row names first. */
  heads: readonly string[]
  rows: readonly { key: string; name: string; cells: readonly TwinCell[] }[]
  /** The one column's head names a series (whose numbers they are), so a cell is called by it too. */
  isBySeries?: boolean
}

interface TwinCell {
  text: string
  /** Makes the text a button. */
  onOpen?: (() => void) | false
}

/** How a chart is saved. */
export interface ChartFiles {
  picture?: ChartPicture | undefined
}

interface ChartFrameProps extends ChartFiles {
  words: ChartWords
  legend?: ReactNode
  /** The drawing, hidden from screen readers, which get the table. */
  children?: ReactNode
  /** The same for a file. */
  drawing: ChartDrawing
  controls?: ReactNode
  /** Interactive layer over the drawing. */
  overlay?: ReactNode
  table: TableTwin
  /** Dims the drawing while new data loads. */
  isWaiting?: boolean | undefined
}

/** Frame of a chart: title, unit, source and caveat, a table of the same numbers, and buttons to save files. */
export function ChartFrame(props: ChartFrameProps) {
  const { words, drawing, picture } = props
  const collect = useContext(ChartCollector)
  const key = useId()
  // After each render, so that it is saved with its latest numbers.
  useEffect(() => {
    if (!collect || !picture) return
    collect(key, {
      title: words.title,
      job: (format, theme) => picture.job(format, words, drawing, theme),
    })
  })
  useEffect(() => () => collect?.(key, null), [collect, key])
  return collect ? null : <ShownFrame {...props} />
}

function ShownFrame(props: ChartFrameProps) {
  const { words, legend, children, overlay, table, isWaiting = false, picture, controls } = props
  const [isTable, setIsTable] = useState(false)
  const { labelled } = useWords()
  const tableLabel = isTable ? words.hideTable : words.showTable
  return (
    <figure className={`${styles.chart} one-column gap-4 stack`} data-waiting={isWaiting}>
      <figcaption className="apart-12 ends">
        <span className="bold">{words.title}</span>
        <span className={`${styles.actions} apart-12 wraps inline-middle row-type nowrap screen-only`}>
          {picture && <FileButtons picture={picture} words={words} drawing={props.drawing} />}
          <TextButton
            aria-expanded={isTable}
            aria-label={labelled(tableLabel, words.title)}
            onClick={() => setIsTable(!isTable)}
          >
            {tableLabel}
          </TextButton>
        </span>
      </figcaption>
      <p className="soft">{words.unit}</p>
      {legend}
      {controls}
      <div className={`${styles.plot} anchor`}>
        {children && <div aria-hidden="true">{children}</div>}
        {overlay}
      </div>
      {isTable && (
        <div className={styles.twin}>
          <ChartTable table={table} aria-label={words.title} />
        </div>
      )}
      <p className="line-16 quiet caption-type">{words.source}</p>
      {words.caveat && <p className="line-16 quiet caption-type">{words.caveat}</p>}
    </figure>
  )
}

/** A chart's table twin; a number opens its cells. */
export function ChartTable({
  table: { heads, rows, isBySeries = false },
  ...rest
}: { table: TableTwin } & ComponentProps<typeof Table>) {
  const { labelled } = useWords()
  return (
    <Table look="numbers" className={styles.table} isHeadSticky {...rest}>
      <TableHead names={heads} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            {row.cells.map(({ text, onOpen }, column) => {
              const of =
                row.cells.length === 1 && !isBySeries ? row.name : `${row.name}, ${heads[column + 1]}`
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column.
                <td key={column}>
                  {onOpen ? (
                    <TextButton aria-label={labelled(of, text)} onClick={onOpen}>
                      {text}
                    </TextButton>
                  ) : (
                    text
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** The signs of a chart with their names; a sign is drawn in 16 x 14 px. */
export function ChartLegend({
  keys,
}: {
  keys: readonly { id: string; name: string; sign: readonly PictureShape[] }[]
}) {
  return (
    <Legend>
      {keys.map(({ id, name, sign }) => (
        <li key={id}>
          <svg width={16} height={14} viewBox="0 0 16 14" aria-hidden="true">
            <PictureShapes shapes={sign} />
          </svg>
          {name}
        </li>
      ))}
    </Legend>
  )
}

interface FileButtonsProps extends Pick<ChartFrameProps, 'words' | 'drawing'> {
  picture: ChartPicture
}

/** Buttons that save the numbers and the picture of a chart, with the progress. */
function FileButtons({ picture, words, drawing }: FileButtonsProps) {
  const run = useExportRun()
  const { labelled } = useWords()
  return (
    <>
      {picture.numbers?.map(({ label, name, help, job }) => (
        <TextButton
          key={label}
          aria-label={labelled(name, words.title)}
          title={help}
          onClick={() => run.start(job(words))}
        >
          {label}
        </TextButton>
      ))}
      {PICTURE_FORMATS.map((format) => (
        <TextButton
          key={format}
          aria-label={labelled(picture.name(format), words.title)}
          onClick={() => run.start(picture.job(format, words, drawing))}
        >
          {format.toUpperCase()}
        </TextButton>
      ))}
      {/* A live region must exist before its text changes: mounted at the first press, so that idle charts have none. */}
      {run.state.kind !== 'idle' && <ExportRun run={run} words={picture.run} />}
    </>
  )
}

/** A chart as wide as its container; `height` in px. */
export function SizedChart({ height, children }: { height: number; children: ReactNode }) {
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 352, height }}>
      {children}
    </ResponsiveContainer>
  )
}

/** Text style of axes; Recharts defaults to its own grey. */
export const AXIS_TEXT = { fill: 'var(--ink-2)', fontSize: 'calc(var(--size-caption) * 1px)' }

/** The rectangle, px, and row index in Recharts' shape props; null if the rectangle is empty. */
export function boxOf(shape: unknown) {
  const [x, y, width, height] = (['x', 'y', 'width', 'height'] as const).map((name) => numberOf(shape, name))
  if (x === undefined || y === undefined || !width || !height) return null
  return { rect: { x, y, width, height }, index: numberOf(shape, 'index') }
}

/** A number among the props that Recharts gives to a shape or dot. */
export function numberOf(props: unknown, name: string): number | undefined {
  if (typeof props !== 'object' || props === null) return undefined
  const value: unknown = Reflect.get(props, name)
  return typeof value === 'number' ? value : undefined
}
