import { createContext, type ReactNode, useContext, useEffect, useId, useState } from 'react'
import type { Picture } from '#lib/picture.ts'
import { ExportRun, type ExportRunWords } from '#ui/ExportRun.tsx'
import { type ExportJob, useExportRun } from '#ui/useExportRun.ts'
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
  /** Label of the button that saves the numbers; required with `onSave`. */
  save?: string
}

/** File formats of a chart's picture. */
export const PICTURE_FORMATS = ['png', 'svg'] as const
export type PictureFormat = (typeof PICTURE_FORMATS)[number]

/** How to save the picture of a chart. */
export interface ChartPicture {
  /** Accessible name of a format's button, without the chart's title. */
  name: (format: PictureFormat) => string
  run: ExportRunWords
  /** Saves the chart with its text; `draw` renders the chart at the width of a file. Default: the theme of the page. */
  job: (
    format: PictureFormat,
    words: ChartWords,
    draw: () => Promise<Picture>,
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

interface ChartFrameProps {
  words: ChartWords
  legend?: ReactNode
  /** The drawing, hidden from screen readers, which get the table. */
  children?: ReactNode
  /** Content of a file, if other than the drawing. */
  still?: ReactNode
  /** Controls of the drawing. */
  controls?: ReactNode
  /** Interactive layer over the drawing. */
  overlay?: ReactNode
  table: ReactNode
  /** Dims the drawing while new data loads. */
  isWaiting?: boolean
  onSave?: (() => void) | undefined
  picture?: ChartPicture | undefined
}

/** Frame of a chart: title, unit, source and caveat, a table of the same numbers, and buttons to save files. */
export function ChartFrame({
  words,
  legend,
  children,
  overlay,
  table,
  isWaiting = false,
  onSave,
  picture,
  controls,
  still = children,
}: ChartFrameProps) {
  const [isTable, setIsTable] = useState(false)
  const collect = useContext(ChartCollector)
  const key = useId()
  // After each render, so that it is saved with its latest numbers.
  useEffect(() => {
    if (!collect || !picture) return
    collect(key, {
      title: words.title,
      job: (format, theme) =>
        picture.job(format, words, () => drawStill({ words, legend, still, theme }), theme),
    })
  })
  useEffect(() => () => collect?.(key, null), [collect, key])
  if (collect) return null
  return (
    <figure className={styles.chart} data-waiting={isWaiting}>
      <figcaption className={styles.head}>
        <span className={styles.title}>{words.title}</span>
        <span className={styles.actions}>
          {onSave && words.save && (
            <button
              type="button"
              className={styles.switch}
              aria-label={`${words.save}: ${words.title}`}
              onClick={onSave}
            >
              {words.save}
            </button>
          )}
          {picture && <PictureButtons {...{ picture, words, legend, still }} />}
          <button
            type="button"
            className={styles.switch}
            aria-expanded={isTable}
            aria-label={`${isTable ? words.hideTable : words.showTable}: ${words.title}`}
            onClick={() => setIsTable(!isTable)}
          >
            {isTable ? words.hideTable : words.showTable}
          </button>
        </span>
      </figcaption>
      <p className={styles.unit}>{words.unit}</p>
      {legend}
      {controls}
      <div className={styles.plot}>
        {children && <div aria-hidden="true">{children}</div>}
        {overlay}
      </div>
      {isTable && <div className={styles.twin}>{table}</div>}
      <p className={styles.source}>{words.source}</p>
      {words.caveat && <p className={styles.source}>{words.caveat}</p>}
    </figure>
  )
}

interface PictureButtonsProps extends Pick<ChartFrameProps, 'words' | 'legend' | 'still'> {
  picture: ChartPicture
}

/** Buttons that save the chart as a picture, with the progress. */
function PictureButtons({ picture, words, legend, still }: PictureButtonsProps) {
  const run = useExportRun()
  const draw = () => drawStill({ words, legend, still })
  return (
    <>
      {PICTURE_FORMATS.map((format) => (
        <button
          key={format}
          type="button"
          className={styles.switch}
          aria-label={`${picture.name(format)}: ${words.title}`}
          onClick={() => run.start(picture.job(format, words, draw))}
        >
          {format.toUpperCase()}
        </button>
      ))}
      {/* A live region must exist before its text changes: mounted at the first press, so that idle charts have none. */}
      {run.state.kind !== 'idle' && <ExportRun run={run} words={picture.run} />}
    </>
  )
}

/** The chart with its legend at the width of a file. */
async function drawStill({
  words,
  legend,
  still,
  theme,
}: Pick<ChartFrameProps, 'words' | 'legend' | 'still'> & { theme?: 'light' | 'dark' }): Promise<Picture> {
  const { drawPicture } = await import('./drawPicture.tsx')
  const drawing = (
    <div className={styles.chart}>
      {legend}
      <div>{still}</div>
    </div>
  )
  const description = `${words.title}. ${words.unit}`
  return drawPicture(drawing, { title: words.title, description, ...(theme && { theme }) })
}
