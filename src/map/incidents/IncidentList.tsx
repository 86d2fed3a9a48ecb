import { useEffect, useId, useState } from 'react'
import { type Incident, incidentAt } from '#domain/incident.ts'
import { type IncidentTotal, sumsByPlace, sumsOf } from '#domain/incidentTotals.ts'
import type { IncidentFile } from '#domain/mapContent.ts'
import { hullOf, lastDayOfMonth, yearOf } from '#domain/period.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { MapEngine } from '#map/mapEngine.ts'
import type { IncidentCircle } from '#picture/incidentCircles.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Table, TableHead } from '#ui/Table.tsx'
import { useOpenCard } from '#ui/useOpenCard.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import type { Words } from '#words/words.ts'
import styles from './incidents.module.css'
import type { DrawnIncidents } from './useDrawnIncidents.ts'

export const INCIDENT_LIST_ID = 'incident-list'

/** Maximum number of listed circles; the rest is counted. */
const MAX_ENTRIES = 40

interface IncidentListProps {
  map: MapEngine | null
  drawn: DrawnIncidents
  words: Words
}

/** The circles as a list, for keyboard and screen reader, and for circles that overlap. */
export function IncidentList({ map, drawn, words }: IncidentListProps) {
  const { layer, listed } = drawn
  if (!layer?.file || !listed) return null
  return <OpenList map={map} drawn={drawn} file={layer.file} words={words} key={keyOf(listed)} />
}

function keyOf(listed: IncidentCircle | 'sight'): string {
  return listed === 'sight' ? listed : listed.key
}

interface Entry {
  key: string
  words: CircleWords
  isSeveral: boolean
  onPress: () => void
  /** The circle that it highlights. */
  circle: string
}

function OpenList({ map, drawn, file, words }: IncidentListProps & { file: IncidentFile }) {
  const { layer, circles, listed, onList, onPoint, onPress, onOpen } = drawn
  const { t } = useTranslation('incidents')
  const { circle: wordsOf, incident } = incidentWords(words, t)
  const close = () => {
    onPoint(null)
    onList(null)
  }
  const card = useOpenCard<HTMLElement>(close)
  const headingId = useId()
  const inSight = useInSight(map, circles)

  if (!layer || !listed) return null
  const entries: readonly Entry[] =
    listed === 'sight'
      ? inSight.slice(0, MAX_ENTRIES).map((circle) => ({
          key: circle.key,
          words: wordsOf(circle, file),
          isSeveral: circle.rows.length > 1,
          onPress: () => onPress(circle.key),
          circle: circle.key,
        }))
      : listed.rows.map((row) => {
          const one = incidentAt(file.columns, row)
          return {
            key: one.id,
            words: incident(one),
            isSeveral: false,
            onPress: () => onOpen?.(one.id),
            circle: listed.key,
          }
        })
  const more = listed === 'sight' ? inSight.length - entries.length : 0
  const period = hullOf(file.spans)
  return (
    <section
      {...card}
      id={INCIDENT_LIST_ID}
      className={`${styles.card} stack row-type line-16 float`}
      aria-labelledby={headingId}
      style={roomIn(map)}
      data-map-card="incidents"
    >
      <div className={`${styles.head} gap-8 row to-ends`}>
        <h2 id={headingId} className={`${styles.title} line-16 row-type bold`}>
          {t('listTitle', { period: period ? file.spans.map(words.months).join(', ') : '' })}
        </h2>
        <Button look="bare" aria-label={t('closeList')} onClick={close}>
          <Icon name="close" />
        </Button>
      </div>
      <div className={styles.content}>
        {listed === 'sight' && <IncidentTotals file={file} words={words} />}
        <h3 className={`${styles.subtitle} line-16 row-type bold`}>
          {listed === 'sight' ? t('largest') : t('here')}
        </h3>
        {entries.length === 0 && <p className={`${styles.note} quiet`}>{t('noneInSight')}</p>}
        <ul className="stack">
          {entries.map((entry) => (
            <li key={entry.key}>
              <button
                type="button"
                className={`${styles.entry} ruled line-16 wide soft row-type stack breaks`}
                aria-label={
                  entry.isSeveral ? `${lineOf(entry.words)}. ${t('pressForMore')}` : lineOf(entry.words)
                }
                onClick={entry.onPress}
                onFocus={() => onPoint(entry.circle)}
                onBlur={() => onPoint(null)}
                onPointerEnter={() => onPoint(entry.circle)}
                onPointerLeave={() => onPoint(null)}
              >
                <EntryWords of={entry.words} />
              </button>
            </li>
          ))}
        </ul>
        {more > 0 && <p className={`${styles.note} quiet`}>{t('more', { count: more })}</p>}
      </div>
    </section>
  )
}

/** Px that stay free beside the list. */
const MARGIN_X = 16

/** Maximum size of the list in the map. */
function roomIn(map: MapEngine | null) {
  if (!map) return undefined
  const { clientWidth, clientHeight } = map.getContainer()
  return { maxWidth: clientWidth - MARGIN_X, maxHeight: `calc(${clientHeight}px - var(--zoom-height))` }
}

function EntryWords({ of: { count, parts, date, place, location, source } }: { of: CircleWords }) {
  return (
    <>
      <span className="strong">{count}</span>
      {parts && <span>{parts}</span>}
      <span>
        {date} · {place}
      </span>
      {location && <span lang="en">{location}</span>}
      {source && <span className="quiet">{source}</span>}
    </>
  )
}

/** The circles whose centre is in view, largest first; updated when the map comes to rest. */
function useInSight(map: MapEngine | null, circles: readonly IncidentCircle[]): readonly IncidentCircle[] {
  const [moves, setMoves] = useState(0)
  useEffect(() => {
    if (!map) return
    const update = () => setMoves((count) => count + 1)
    map.on('moveend', update)
    return () => void map.off('moveend', update)
  }, [map])
  void moves
  if (!map) return circles
  const { clientWidth, clientHeight } = map.getContainer()
  return circles.filter(({ longitude, latitude }) => {
    const { x, y } = map.project([longitude, latitude])
    return x >= 0 && y >= 0 && x <= clientWidth && y <= clientHeight
  })
}

function IncidentTotals({ file, words }: { file: IncidentFile; words: Words }) {
  const { t } = useTranslation(['incidents', 'common'])
  const { columns, runs } = file
  const all = sumsOf(columns, runs)
  const isAnyUnknown = all.notStated > 0
  const cells = ({ incidents, sum, notStated }: IncidentTotal) => (
    <>
      <td>{words.number(incidents)}</td>
      <td>{sum === null ? t('common:notStated') : words.number(sum)}</td>
      {isAnyUnknown && <td>{words.number(notStated)}</td>}
    </>
  )
  return (
    <Table look="numbers" className={styles.totals}>
      <caption className="visually-hidden">{t('byPlace')}</caption>
      <TableHead
        names={[
          t('column.place'),
          t('column.incidents'),
          t('column.persons'),
          ...(isAnyUnknown ? [t('column.notStated')] : []),
        ]}
      />
      <tbody>
        {sumsByPlace(columns, runs).map(({ place, ...total }) => (
          <tr key={place}>
            <th scope="row">{words.figurePlace(place)}</th>
            {cells(total)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('shared:allPlaces')}</th>
          {cells(all)}
        </tr>
      </tfoot>
    </Table>
  )
}

interface CircleWords {
  /** "12 dead or missing"; for several incidents "12 dead or missing in 4 incidents". */
  count: string
  /** For one incident "8 dead, 4 missing"; for several, how many state no number (null if all do). */
  parts: string | null
  /** "11 March 2025", "around March 2025"; for several, the first and the last. */
  date: string
  /** The route or other place. */
  place: string
  /** Location in the publisher's words; null for several incidents. */
  location: string | null
  /** The publisher's source and its quality; null for several incidents. */
  source: string | null
}

/** Text for circles and incidents in the reader's language. */
export function incidentWords(words: Words, t: TFunction<'incidents'>) {
  const together = (value: number | null): string =>
    value === null ? t('deadAndMissingNotStated') : t('deadAndMissing', { count: value })
  const split = ({ dead, missing }: Incident): string =>
    dead === null && missing === null
      ? t('notToldApart')
      : t('pair', {
          first: dead === null ? t('deadNotStated') : t('dead', { count: dead }),
          second: missing === null ? t('missingNotStated') : t('missing', { count: missing }),
        })

  const dateOf = ({ date, precision }: Pick<Incident, 'date' | 'precision'>): string => {
    if (precision === 'day') return words.period({ start: date, end: date, precision })
    const month = date.slice(0, 7)
    const last = lastDayOfMonth(yearOf(date), Number(date.slice(5, 7)))
    return t('around', { month: words.period({ start: `${month}-01`, end: `${month}-${last}`, precision }) })
  }

  const incident = (one: Incident): CircleWords => ({
    count: together(one.deadAndMissing),
    parts: split(one),
    date: dateOf(one),
    place: words.figurePlace(one.place),
    location: one.location === '' ? null : one.location,
    source: [
      one.informationSource === null ? t('sourceNotStated') : t('source', { source: one.informationSource }),
      one.sourceQuality === null ? t('qualityNotStated') : t('quality', { quality: one.sourceQuality }),
    ].join(' '),
  })

  const circle = (
    { rows, place, sum, notStated }: IncidentCircle,
    { columns }: IncidentFile,
  ): CircleWords => {
    const [first = 0] = rows
    const last = rows.at(-1) ?? first
    if (rows.length === 1) return incident(incidentAt(columns, first))
    const from = dateOf(incidentAt(columns, first))
    const to = dateOf(incidentAt(columns, last))
    return {
      count: t('pairOfCounts', {
        persons: together(sum),
        incidents: t('incidents', { count: rows.length }),
      }),
      parts: notStated > 0 ? t('withoutNumber', { count: notStated }) : null,
      date: from === to ? from : t('span', { from, to }),
      place: words.figurePlace(place),
      location: null,
      source: null,
    }
  }
  return { circle, incident }
}

/** Accessible name of a circle: its whole text in one line. */
function lineOf({ count, parts, date, place, location, source }: CircleWords): string {
  return [count, parts, date, place, location, source].filter((part) => part !== null).join(', ')
}

interface IncidentTipProps {
  drawn: DrawnIncidents
  /** Px in the map. */
  pointer: { x: number; y: number }
  size: { width: number; height: number }
  words: Words
}

/** Gap between tip and pointer, px. */
const GAP = 14

/** Tooltip of the circle under the pointer. Hidden from screen readers, which have the list. */
export function IncidentTip({ drawn: { pointed, layer }, pointer, size, words }: IncidentTipProps) {
  const { t } = useTranslation('incidents')
  const { circle } = incidentWords(words, t)
  if (!pointed || !layer?.file) return null
  const { count, parts, date, place, location, source } = circle(pointed, layer.file)
  const isLeft = pointer.x > size.width / 2
  const isAbove = pointer.y > size.height / 2
  return (
    <div
      className={`${styles.tip} line-16 soft row-type float no-pointer`}
      data-testid="incident-tip"
      style={{
        transform: `translate(${pointer.x + (isLeft ? -GAP : GAP)}px, ${pointer.y + (isAbove ? -GAP : GAP)}px) translate(${isLeft ? '-100%' : '0'}, ${isAbove ? '-100%' : '0'})`,
      }}
      aria-hidden="true"
    >
      <p className="strong">{count}</p>
      {parts && <p>{parts}</p>}
      <p>{date}</p>
      <p>{place}</p>
      {location && <p lang="en">{location}</p>}
      {source && <p>{source}</p>}
      {pointed.rows.length > 1 && <p className="below-4 quiet">{t('pressForMore')}</p>}
    </div>
  )
}
