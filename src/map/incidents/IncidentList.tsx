import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { incidentAt } from '#domain/incident.ts'
import { type IncidentTotal, sumsByPlace, sumsOf } from '#domain/incidentTotals.ts'
import type { IncidentFile } from '#domain/mapContent.ts'
import { hullOf } from '#domain/months.ts'
import type { MapView } from '#map/mapView.ts'
import type { IncidentCircle } from '#picture/incidentCircles.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useFocusWhileOpen } from '#ui/useFocusWhileOpen.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import type { Words } from '#words/words.ts'
import styles from './incidents.module.css'
import { type CircleWords, incidentWords, lineOf } from './incidentWords.ts'
import type { DrawnIncidents } from './useDrawnIncidents.ts'

export const INCIDENT_LIST_ID = 'incident-list'

/** Maximum number of listed circles; the rest is counted. */
const MAX_ENTRIES = 40

interface IncidentListProps {
  map: MapView | null
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
  const card = useFocusWhileOpen<HTMLElement>()
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
  const close = () => {
    onPoint(null)
    onList(null)
  }
  const handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    close()
  }
  return (
    <section
      ref={card}
      id={INCIDENT_LIST_ID}
      className={styles.card}
      aria-labelledby={headingId}
      tabIndex={-1}
      style={roomIn(map)}
      data-map-card="incidents"
      onKeyDown={handleKey}
    >
      <div className={styles.head}>
        <h2 id={headingId} className={styles.title}>
          {t('listTitle', { period: period ? file.spans.map(words.months).join(', ') : '' })}
        </h2>
        <Button look="bare" aria-label={t('closeList')} onClick={close}>
          <Icon name="close" />
        </Button>
      </div>
      <div className={styles.content}>
        {listed === 'sight' && <IncidentTotals file={file} words={words} />}
        <h3 className={styles.subtitle}>{listed === 'sight' ? t('largest') : t('here')}</h3>
        {entries.length === 0 && <p className={styles.note}>{t('noneInSight')}</p>}
        <ul className={styles.entries}>
          {entries.map((entry) => (
            <li key={entry.key}>
              <button
                type="button"
                className={styles.entry}
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
        {more > 0 && <p className={styles.note}>{t('more', { count: more })}</p>}
      </div>
    </section>
  )
}

/** Px that stay free beside the list. */
const MARGIN_X = 16

/** Maximum size of the list in the map. */
function roomIn(map: MapView | null) {
  if (!map) return undefined
  const { clientWidth, clientHeight } = map.getContainer()
  return { maxWidth: clientWidth - MARGIN_X, maxHeight: `calc(${clientHeight}px - var(--zoom-height))` }
}

function EntryWords({ of: { count, parts, date, place, location, source } }: { of: CircleWords }) {
  return (
    <>
      <span className={styles.count}>{count}</span>
      {parts && <span>{parts}</span>}
      <span>
        {date} · {place}
      </span>
      {location && <span lang="en">{location}</span>}
      {source && <span className={styles.quiet}>{source}</span>}
    </>
  )
}

/** The circles whose centre is in view, largest first; updated when the map comes to rest. */
function useInSight(map: MapView | null, circles: readonly IncidentCircle[]): readonly IncidentCircle[] {
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

interface IncidentTotalsProps {
  file: IncidentFile
  words: Words
}

/** The incidents of the period by place, with their total. */
function IncidentTotals({ file, words }: IncidentTotalsProps) {
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
    <table className={styles.totals}>
      <caption className="visually-hidden">{t('byPlace')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.place')}</th>
          <th scope="col">{t('column.incidents')}</th>
          <th scope="col">{t('column.persons')}</th>
          {isAnyUnknown && <th scope="col">{t('column.notStated')}</th>}
        </tr>
      </thead>
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
          <th scope="row">{t('column.all')}</th>
          {cells(all)}
        </tr>
      </tfoot>
    </table>
  )
}
