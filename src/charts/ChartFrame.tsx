import { type ReactNode, useState } from 'react'
import type { Picture } from '#lib/picture.ts'
import { ExportRun, type ExportRunWords } from '#ui/ExportRun.tsx'
import { type ExportJob, useExportRun } from '#ui/useExportRun.ts'
import styles from './ChartFrame.module.css'

/** The words that stand with every chart. */
export interface ChartWords {
  title: string
  /** What one unit of the axis is, and of which things. */
  unit: string
  /** Who counted from what. */
  source: string
  /** What the numbers do not say. */
  caveat?: string
  showTable: string
  hideTable: string
  /** On the button that saves the numbers; needed where they can be saved. */
  save?: string
}

/** The files that a chart is drawn for. */
export const PICTURE_FORMATS = ['png', 'svg'] as const
export type PictureFormat = (typeof PICTURE_FORMATS)[number]

/** How the picture of a chart is saved: by whoever knows what it stands on. */
export interface ChartPicture {
  /** Accessible name of the button of a format, without the chart's title. */
  name: (format: PictureFormat) => string
  run: ExportRunWords
  /** Saves the chart in the words that stand with it; `draw` draws what the reader sees at the width of a file. */
  job: (format: PictureFormat, words: ChartWords, draw: () => Promise<Picture>) => ExportJob
}

interface ChartFrameProps {
  words: ChartWords
  legend?: ReactNode
  /** The drawing; it is hidden from screen readers, for which the table is the chart. */
  children?: ReactNode
  /** What a file shows, where that is not the drawing as it stands. */
  still?: ReactNode
  /** What changes the drawing. */
  controls?: ReactNode
  /** What lies over the drawing and can be worked. */
  overlay?: ReactNode
  table: ReactNode
  /** What is seen is not yet what was asked for. */
  isWaiting?: boolean
  onSave?: (() => void) | undefined
  picture?: ChartPicture | undefined
}

/** A chart with its title, unit, source and caveat, the table that holds the same numbers, and the file of them. */
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

/** Saves the chart as a picture, and says how that went. */
function PictureButtons({ picture, words, legend, still }: PictureButtonsProps) {
  const run = useExportRun()
  const draw = async () => {
    const { drawPicture } = await import('./drawPicture.tsx')
    const drawing = (
      <div className={styles.chart}>
        {legend}
        <div>{still}</div>
      </div>
    )
    return drawPicture(drawing, { title: words.title, description: `${words.title}. ${words.unit}` })
  }
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
      {/* From the first press on: the region is there before it has an end to tell, and idle charts have none. */}
      {run.state.kind !== 'idle' && <ExportRun run={run} words={picture.run} />}
    </>
  )
}
