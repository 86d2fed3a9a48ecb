import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteFigures } from '#domain/mapContent.ts'
import type { Words } from '#words/words.ts'
import { coreWidth, MIN_WIDTH, OTHER_SAMPLE, WIDTH_SAMPLES, widthAt, widthShare } from './flowWidth.ts'
import type { MapView } from './mapView.ts'
import { MAP_STROKES, type MapTheme } from './palette.ts'
import styles from './WidthKey.module.css'

interface WidthKeyProps {
  /** The samples have the width of its lines; null until it exists. */
  map: MapView | null
  figures: RouteFigures
  theme: MapTheme
  words: Words
  /** In one line if it fits, in the font size of its surroundings. */
  isInLine?: boolean
}

/** Key to line widths: samples at the map's scale, with a separate row for the other unit. */
export function WidthKey({ map, figures, theme, words, isInLine = false }: WidthKeyProps) {
  const { t } = useTranslation('map')
  const zoom = useZoom(map)
  const shown = [...figures.values()]
  const detections = shown.find(
    ({ total, monthlyMean }) => total.unit === 'detections' && monthlyMean !== null,
  )
  const arrivals = shown.find(({ total }) => total.unit === 'arrivals')
  const hasUnstated = shown.some(({ monthlyMean }) => monthlyMean === null)
  const { routes: stroke } = MAP_STROKES[theme]
  const widthOf = (mean: number) => stroke * widthAt(widthShare(mean), zoom)
  return (
    <div className={styles.widths} data-in-line={isInLine}>
      {detections && (
        <>
          <p>{t('widths.detections', { months: words.spans(detections.period.spans) })}</p>
          <ul className={styles.samples}>
            {WIDTH_SAMPLES.map((mean) => (
              <li key={mean}>
                <Sample length={16} width={widthOf(mean)} />
                {words.number(mean)}
              </li>
            ))}
          </ul>
        </>
      )}
      {arrivals && arrivals.monthlyMean !== null && (
        <p className={styles.other}>
          <Sample length={28} width={widthOf(OTHER_SAMPLE)} isHollow />
          {t(isInLine ? 'widths.arrivalsMonth' : 'widths.arrivals', { count: OTHER_SAMPLE })}
        </p>
      )}
      {hasUnstated && (
        <p className={styles.other}>
          <Sample length={28} width={stroke * MIN_WIDTH} isDashed />
          {t('widths.noFigure')}
        </p>
      )}
    </div>
  )
}

interface SampleProps {
  length: number
  width: number
  isHollow?: boolean
  isDashed?: boolean
}

/** A sample of a line as drawn on the map. */
function Sample({ length, width, isHollow, isDashed }: SampleProps) {
  const height = Math.max(12, width)
  const line = `M0 ${height / 2}h${length}`
  return (
    <svg
      className={isHollow ? styles.channel : styles.sample}
      width={length}
      height={height}
      viewBox={`0 0 ${length} ${height}`}
      aria-hidden="true"
      data-width={width.toFixed(1)}
    >
      <path
        d={line}
        stroke="currentColor"
        strokeWidth={width}
        strokeDasharray={isDashed ? '4 3' : undefined}
      />
      {isHollow && <path className={styles.core} d={line} strokeWidth={coreWidth(width)} />}
    </svg>
  )
}

/** Zoom of the map, rounded to 0.05 to limit renders. */
function useZoom(map: MapView | null): number {
  const [zoom, setZoom] = useState(() => map?.getZoom() ?? 3)
  useEffect(() => {
    if (!map) return
    const update = () => setZoom(Math.round(map.getZoom() * 20) / 20)
    update()
    map.on('zoom', update)
    return () => void map.off('zoom', update)
  }, [map])
  return zoom
}
