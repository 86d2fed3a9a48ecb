import { useEffect, useState } from 'react'
import type { Lens, Tie } from '#domain/lens.ts'
import type { RouteFigures } from '#domain/mapContent.ts'
import { coreWidth, MIN_WIDTH, OTHER_SAMPLE, WIDTH_SAMPLES, widthAt, widthShare } from '#picture/flowWidth.ts'
import { MAP_STROKES, type MapTheme } from '#picture/palette.ts'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import type { Words } from '#words/words.ts'
import styles from './MapKeys.module.css'
import type { MapEngine } from './mapEngine.ts'

interface WidthKeyProps {
  /** The samples have the width of its lines; null until it exists. */
  map: MapEngine | null
  figures: RouteFigures
  theme: MapTheme
  words: Words
  /** `strip`: two samples in 36 px; `line`: a line of text with the months; `list`: a row each, with what a line means. */
  form: 'strip' | 'line' | 'list'
}

/** Key to line widths: samples at the map's scale, with a separate one for the other unit. */
export function WidthKey({ map, figures, theme, words, form }: WidthKeyProps) {
  const { t } = useTranslation(['map', 'layers'])
  const zoom = useZoom(map)
  const shown = [...figures.values()]
  const detections = shown.find(
    ({ total, monthlyMean }) => total.unit === 'detections' && monthlyMean !== null,
  )
  const arrivals = shown.find(({ total }) => total.unit === 'arrivals')
  const hasUnstated = shown.some(({ monthlyMean }) => monthlyMean === null)
  const { routes: stroke } = MAP_STROKES[theme]
  const widthOf = (mean: number) => stroke * widthAt(widthShare(mean), zoom)
  const samples = form === 'strip' ? [WIDTH_SAMPLES[0], WIDTH_SAMPLES[2]] : WIDTH_SAMPLES
  return (
    <div className={styles.widths} data-form={form}>
      {detections && (
        <>
          {form === 'strip' && <p className={styles.unit}>{t('widths.unit')}</p>}
          {form === 'line' && (
            <p>{t('widths.detections', { months: words.spans(detections.period.spans) })}</p>
          )}
          <ul className={styles.samples}>
            {samples.map((mean) => (
              <li key={mean}>
                <Sample length={20} width={widthOf(mean)} />
                {words.number(mean)}
              </li>
            ))}
          </ul>
        </>
      )}
      {form === 'list' && (
        <p className={styles.other}>
          <svg className={styles.sample} width={28} height={12} viewBox="0 0 28 12" aria-hidden="true">
            <path d="M0 5.3L18 3V0l10 6-10 6V9L0 6.7z" fill="currentColor" />
          </svg>
          {t('layers:uncounted')}
        </p>
      )}
      {arrivals && arrivals.monthlyMean !== null && (
        <p className={form === 'strip' ? styles.unit : styles.other}>
          <Sample length={form === 'strip' ? 20 : 28} width={widthOf(OTHER_SAMPLE)} isHollow />
          <span className={styles.words}>
            {form === 'list' && t('layers:hollow')}
            {form === 'line' && t('widths.arrivalsMonth', { count: OTHER_SAMPLE })}
            {form === 'strip' && t('widths.arrived')}
          </span>
        </p>
      )}
      {hasUnstated && (
        <p className={form === 'strip' ? styles.unit : styles.other}>
          <Sample length={form === 'strip' ? 20 : 28} width={stroke * MIN_WIDTH} isDashed />
          <span>{t('widths.noFigure')}</span>
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
      {isHollow && (
        <path className={styles.core} d={`M1.5 ${height / 2}h${length - 3}`} strokeWidth={coreWidth(width)} />
      )}
    </svg>
  )
}

/** Zoom of the map, rounded to 0.05 to limit renders. */
function useZoom(map: MapEngine | null): number {
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

type Sign = 'solid' | 'dashed' | 'hollow' | 'area' | 'ring' | 'disc' | 'hub'

interface LensSignsProps {
  lens: Lens
  /** Whether regions are shown. */
  hasRegions?: boolean
  /** Whether the hubs of the route are shown. */
  hasHubs?: boolean
}

/** Lenses that light what belongs to a measure, an event or an actor, rather than what a text names with the subject. */
const SAYS_TIED: readonly Lens['subject']['kind'][] = ['categories', 'choice', 'measure', 'event', 'actor']

function tintOf(kind: Lens['subject']['kind']): 'country' | 'named' | 'inRegion' | 'bySentence' {
  if (kind === 'driver') return 'bySentence'
  if (kind === 'region') return 'inRegion'
  return kind === 'route' ? 'named' : 'country'
}

function restOf({ subject, routes }: Lens): 'otherRoutes' | 'untiedRoute' | 'dimmed' {
  if (subject.kind === 'route') return 'otherRoutes'
  return routes.size === 0 ? 'untiedRoute' : 'dimmed'
}

/** Key to a lens: an item per colour, tint and line on the map. */
export function LensSigns({ lens, hasRegions = true, hasHubs = false }: LensSignsProps) {
  const { t } = useTranslation('lens')
  const { subject, routes, countries, regions } = lens
  const lines = [...routes.values()].map(({ tie }) => tie)
  const discs = hasRegions ? [...regions.values()].map(({ tie }) => tie) : []
  const byText = (place: 'route' | 'region') =>
    t(SAYS_TIED.includes(subject.kind) ? `key.${place}` : 'key.places')
  const has = (ties: readonly Tie[], tie: Tie) => ties.includes(tie)
  const rows: (readonly [Sign, string])[] = []
  if (subject.kind === 'route' && hasHubs) rows.push(['hub', t('key.hub')])
  if (has(lines, 'text')) rows.push(['solid', byText('route')])
  else if (has(discs, 'text')) rows.push(['ring', byText('region')])
  if (has(lines, 'classification')) rows.push(['dashed', t('key.classification')])
  else if (has(discs, 'classification')) rows.push(['disc', t('key.classification')])
  const tint: (typeof rows)[number] = ['area', t(`key.${tintOf(subject.kind)}`)]
  const rest: (typeof rows)[number] = ['hollow', t(`key.${restOf(lens)}`)]
  if (countries.size === 0) rows.push(rest)
  // A narrow strip drops the last item, and the lines matter more than the tint of a region's countries.
  else rows.push(...(subject.kind === 'region' ? [rest, tint] : [tint, rest]))
  return (
    <>
      {subject.kind === 'route' && (
        <li className={styles.row}>
          <RouteSwatch routeId={subject.id} />
          {t('key.thisRoute')}
        </li>
      )}
      {rows.map(([sign, text]) => (
        <li key={sign} className={styles.row}>
          <span className={styles.sign} data-sign={sign} aria-hidden="true" />
          {text}
        </li>
      ))}
    </>
  )
}
