import { type KeyboardEvent, useEffect, useState } from 'react'
import type { Lens } from '#domain/lens.ts'
import type { MapContent, RouteFigures } from '#domain/mapContent.ts'
import { coreWidth, MIN_WIDTH, OTHER_SAMPLE, WIDTH_SAMPLES, widthAt, widthShare } from '#picture/flowWidth.ts'
import { MAP_STROKES, type MapTheme } from '#picture/palette.ts'
import { MAP_CANVAS } from '#ui/partIds.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import type { Words } from '#words/words.ts'
import styles from './MapCards.module.css'
import type { MapEngine } from './mapEngine.ts'

interface WidthKeyProps {
  /** The samples have the width of its lines; null until it exists. */
  map: MapEngine | null
  figures: RouteFigures
  theme: MapTheme
  words: Words
  /** `corner`: a row a sample, on the map; `line`: a line of text with the months; `list`: what each kind of line means. */
  form: 'corner' | 'line' | 'list'
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
  const samples = form === 'corner' ? WIDTH_SAMPLES.slice(0, 2) : WIDTH_SAMPLES
  return (
    <div className={`${styles.widths} soft row-middle`} data-form={form}>
      {detections && (
        <>
          {form === 'corner' && <p className={`${styles.unit} medium`}>{t('widths.unit')}</p>}
          {form === 'line' && (
            <p>{t('widths.detections', { months: words.spans(detections.period.spans) })}</p>
          )}
          <ul className={`${styles.samples} gap-8 row-middle`}>
            {samples.map((mean) => (
              <li key={mean} className="gap-8 row-middle">
                <Sample width={widthOf(mean)} />
                {words.number(mean)}
              </li>
            ))}
          </ul>
        </>
      )}
      {form === 'list' && (
        <p className="gap-8 row-middle">
          <svg className="rigid quiet" width={28} height={12} viewBox="0 0 28 12" aria-hidden="true">
            <path d="M0 5.3L18 3V0l10 6-10 6V9L0 6.7z" fill="currentColor" />
          </svg>
          {t('layers:uncounted')}
        </p>
      )}
      {arrivals && arrivals.monthlyMean !== null && (
        <p className="gap-8 row-middle">
          <Sample width={widthOf(OTHER_SAMPLE)} isHollow />
          {form === 'list' && t('layers:hollow')}
          {form === 'line' && t('widths.arrivalsMonth', { count: OTHER_SAMPLE })}
          {form === 'corner' && t('widths.arrived')}
        </p>
      )}
      {hasUnstated && (
        <p className="gap-8 row-middle">
          <Sample width={stroke * MIN_WIDTH} isDashed />
          {t('figure.notStated')}
        </p>
      )}
    </div>
  )
}

interface SampleProps {
  width: number
  isHollow?: boolean
  isDashed?: boolean
}

function Sample({ width, isHollow, isDashed }: SampleProps) {
  const height = Math.max(12, width)
  const line = `M0 ${height / 2}h28`
  return (
    <svg
      className={`${isHollow ? styles.channel : 'quiet'} rigid`}
      width={28}
      height={height}
      viewBox={`0 0 28 ${height}`}
      aria-hidden="true"
      data-width={width.toFixed(1)}
    >
      <path
        d={line}
        stroke="currentColor"
        strokeWidth={width}
        strokeDasharray={isDashed ? '4 3' : undefined}
      />
      {isHollow && <path stroke="var(--land)" d={`M1.5 ${height / 2}h25`} strokeWidth={coreWidth(width)} />}
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

interface UndrawnProps {
  content: Pick<MapContent, 'routes' | 'figures' | 'lens'>
  words: Words
  className?: string | undefined
}

/** The routes with a number but no line, and why; nothing under a lens, which names what it is of. */
export function Undrawn({ content: { routes, figures, lens }, words, className }: UndrawnProps) {
  const { t } = useTranslation('map')
  const names = routes.flatMap(({ id, legs }) =>
    legs.length === 0 && figures?.has(id) ? [words.routeShort(id)] : [],
  )
  if (lens || names.length === 0) return null
  return <span className={className}>{t('undrawn', { routes: words.list(names) })}</span>
}

type Sign = 'dashed' | 'area' | 'ring' | 'disc'

/** Lenses that light what belongs to a measure, an event or an actor, rather than what a text names with the subject. */
const SAYS_TIED: readonly Lens['subject']['kind'][] = ['categories', 'choice', 'measure', 'event', 'actor']

const TINTS = {
  categories: 'applies',
  choice: 'applies',
  measure: 'applies',
  event: 'named',
  actor: 'named',
  country: 'country',
  region: 'inRegion',
  route: 'onRoute',
  driver: 'bySentence',
} as const satisfies Record<Lens['subject']['kind'], string>

/** Key to a lens: an item per tint and sign on the map. What is in colour and named needs none. */
export function LensSigns({ lens, hasRegions }: { lens: Lens; hasRegions: boolean }) {
  const { t } = useTranslation('lens')
  const { subject, routes, countries, regions } = lens
  const discs = hasRegions ? [...regions.values()].map(({ tie }) => tie) : []
  const rows: (readonly [Sign, string])[] = []
  if (countries.size > 0) rows.push(['area', t(`key.${TINTS[subject.kind]}`)])
  if ([...routes.values()].some(({ tie }) => tie === 'classification'))
    rows.push(['dashed', t('ourClassification')])
  else if (discs.includes('classification')) rows.push(['disc', t('ourClassification')])
  if (discs.includes('text'))
    rows.push(['ring', t(SAYS_TIED.includes(subject.kind) ? 'key.region' : 'key.places')])
  return rows.map(([sign, text]) => (
    <li key={sign} className="gap-8 row-middle">
      <span className={`${styles.sign} rigid`} data-sign={sign} aria-hidden="true" />
      {text}
    </li>
  ))
}

/** What the arrow keys point at: right and down are positive. */
export type Direction = readonly [across: -1 | 0 | 1, down: -1 | 0 | 1]

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

interface KeyActions {
  zoom: (direction: 'in' | 'out') => void
  pan: (direction: Direction) => void
  fit: () => void
}

/** The names of the labels, in the order of the page. */
const NAMES = '[data-label] > button:first-child'

/** The keys of a map, one tab stop: arrows go from name to name, with Shift they move the map; + and − zoom, 0 fits. */
export function handleMapKey(event: KeyboardEvent<HTMLElement>, actions: KeyActions): void {
  const { target, currentTarget: frame, key } = event
  const isOnMap = target instanceof Element && target.closest(`${MAP_CANVAS}, [data-label]`) !== null
  if (!isOnMap || event.altKey || event.ctrlKey || event.metaKey) return
  const arrow = ARROWS[key]
  if (arrow && event.shiftKey) actions.pan(arrow)
  else if (arrow) nextName(frame, target, arrow)?.focus()
  else if (key === '+' || key === '=') actions.zoom('in')
  else if (key === '-' || key === '_') actions.zoom('out')
  else if (key === '0') actions.fit()
  else return
  event.preventDefault()
}

function nextName(frame: Element, target: Element, direction: Direction): HTMLElement | null {
  const names = [...frame.querySelectorAll<HTMLElement>(NAMES)]
  const from = target.closest('[data-label]')?.querySelector('button') ?? null
  if (!from) return names[0] ?? null
  const others = names.filter((name) => name !== from)
  const index = nearestTowards(
    middleOf(from),
    others.map((name) => middleOf(name)),
    direction,
  )
  return index === null ? null : (others[index] ?? null)
}

type Point = readonly [x: number, y: number]

function middleOf(element: Element): Point {
  const { left, top, width, height } = element.getBoundingClientRect()
  return [left + width / 2, top + height / 2]
}

/** Weight of the distance to the side: an arrow goes far rather than off its direction. */
const ASIDE = 2

/** Index of the point that an arrow key goes to: the nearest within 45° of its direction, else on that side; null without one. */
export function nearestTowards(
  [x, y]: Point,
  points: readonly Point[],
  [across, down]: Direction,
): number | null {
  let nearest: { index: number; away: number } | null = null
  for (const [index, [px, py]] of points.entries()) {
    const along = (px - x) * across + (py - y) * down
    const aside = Math.abs((px - x) * down) + Math.abs((py - y) * across)
    if (along <= 0) continue
    const away = along + ASIDE * aside + (aside > along ? FAR : 0)
    if (!nearest || away < nearest.away) nearest = { index, away }
  }
  return nearest?.index ?? null
}

/** Px that put whatever is not within 45° behind what is. */
const FAR = 1e5
