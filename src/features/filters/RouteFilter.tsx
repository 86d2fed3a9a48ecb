import { useId } from 'react'
import { isDetections } from '#content/figureModel.ts'
import { CHANNEL } from '#content/loadedFigures.ts'
import type { Route } from '#domain/route.ts'
import { textWidth } from '#lib/textWidth.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import group from './FilterGroup.module.css'
import styles from './RouteFilter.module.css'
import { type RailNumbers, RouteRow } from './RouteRow.tsx'

interface RouteFilterProps {
  /** In the order of the rows. */
  routes: readonly Route[]
  counts: ReadonlyMap<string, number>
  chosen: readonly string[]
  /** Routes that match the filters; the others are grey. */
  litRoutes: ReadonlySet<string>
  numbers: RailNumbers
}

/** Longest name, px by textWidth at 12 px, that leaves room for a sparkline in the narrow rail. */
const LONGEST_NAME = 104
/** Widest caption, px by textWidth at 12 px, beside the name of the group in the narrow rail. */
const WIDEST_CAPTION = 205

/** The routes: a button that filters to each and opens its dossier, with its figures. */
export function RouteFilter({ routes, counts, chosen, litRoutes, numbers }: RouteFilterProps) {
  const words = useWords()
  const headingId = useId()
  const areNamesLong = routes.some(({ id }) => textWidth(words.routeShort(id), 12) > LONGEST_NAME)
  const { head, foot } = useCaption(numbers)
  const figures = typeof numbers === 'string' ? undefined : numbers
  return (
    <div className={styles.group}>
      <div className={group.head}>
        <h2 className={styles.heading} id={headingId}>
          {words.filterName('routes', 'all')}
        </h2>
        {head !== null && (
          <span
            className={styles.caption}
            data-fit={textWidth(head, 12) > WIDEST_CAPTION ? 'tight' : 'usual'}
          >
            {head}
          </span>
        )}
      </div>
      <ul className={styles.list} aria-labelledby={headingId} data-names={areNamesLong ? 'long' : 'short'}>
        {routes.map((route) => (
          <RouteRow
            key={route.id}
            route={route}
            count={counts.get(route.id) ?? 0}
            figure={figures?.get(route.id)}
            isCounted={figures !== undefined}
            isPressed={chosen.includes(route.id)}
            isLit={litRoutes.has(route.id)}
          />
        ))}
      </ul>
      {numbers === 'measures' ? (
        <p className={styles.foot}>{foot}</p>
      ) : (
        <RouteNotes
          numbers={numbers}
          isAnyDotted={routes.some(({ legs }) => legs.length === 0)}
          change={foot}
        />
      )}
    </div>
  )
}

/**
 * What the numbers of the list count and in which months, with the months that their changes compare: in the head
 * if that leaves it one line, otherwise in a footnote.
 */
function useCaption(numbers: RailNumbers): { head: string | null; foot: string | null } {
  const { t } = useTranslation('filters')
  const words = useWords()
  if (numbers === 'measures') return { head: t('unitMeasures'), foot: t('figuresMissing') }
  const period = sharedPeriod(numbers)
  if (!period) return { head: null, foot: null }
  const time = words.spans(period.spans)
  const alone = t('detectionsIn', { time })
  if (!period.compared) return { head: alone, foot: null }
  const before = words.spans([period.compared.before])
  const full = t('detectionsOn', { time, before })
  return textWidth(full, 12) <= WIDEST_CAPTION
    ? { head: full, foot: null }
    : { head: alone, foot: t('changeOn', { before }) }
}

interface RouteNotesProps {
  numbers: Exclude<RailNumbers, string>
  isAnyDotted: boolean
  /** The months that the changes compare, unless the head has them. */
  change: string | null
}

/** Footnotes: what the number with an asterisk counts, with its months where they differ, and the dotted lines. */
function RouteNotes({ numbers, isAnyDotted, change }: RouteNotesProps) {
  const { t } = useTranslation('filters')
  const words = useWords()
  const arrivals = numbers.get(CHANNEL)
  const notes: string[] = []
  if (arrivals && arrivals.figure.total.value !== null) {
    const time = words.spans(arrivals.figure.period.spans)
    const isSame = time === words.spans(sharedPeriod(numbers)?.spans ?? [])
    const { compared } = arrivals.figure.period
    if (isSame) notes.push(t('arrivalsNote'))
    else if (compared) notes.push(t('arrivalsNoteOn', { time, before: words.spans([compared.before]) }))
    else notes.push(t(arrivals.isPartial ? 'arrivalsNotePartial' : 'arrivalsNoteTime', { time }))
  }
  if (isAnyDotted) notes.push(t('dottedNote'))
  if (change !== null) notes.push(change)
  return notes.length > 0 ? <p className={styles.foot}>{notes.join(' ')}</p> : null
}

/** The period of the routes counted in detections, which share one series. */
function sharedPeriod(numbers: Exclude<RailNumbers, string>) {
  return [...numbers.values()].map(({ figure }) => figure).find(isDetections)?.period
}
