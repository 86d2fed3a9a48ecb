import { type CSSProperties, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Route } from '#domain/route.ts'
import { textWidth } from '#lib/textWidth.ts'
import { isDetections } from '#state/selectors/figureModel.ts'
import { CHANNEL } from '#state/selectors/loadedFigures.ts'
import { useWords } from '#words/words.ts'
import row from './optionRow.module.css'
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

/** The routes: a button that filters to each and opens its dossier, with its figures. */
export function RouteFilter({ routes, counts, chosen, litRoutes, numbers }: RouteFilterProps) {
  const words = useWords()
  const headingId = useId()
  const areNamesLong = routes.some(({ id }) => textWidth(words.routeShort(id), 12) > LONGEST_NAME)
  const figures = typeof numbers === 'string' ? undefined : numbers
  return (
    <div className={`${row.rows} ${styles.group}`} style={{ '--rows': routes.length } as CSSProperties}>
      <div className={styles.head}>
        <h2 className={styles.heading} id={headingId}>
          {words.filterName('routes', 'all')}
        </h2>
        <span className={styles.caption}>
          <NumbersCaption numbers={numbers} />
        </span>
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
      <RouteNotes numbers={numbers} isAnyDotted={routes.some(({ legs }) => legs.length === 0)} />
    </div>
  )
}

/** What the numbers of the list count, in which months, and the months that their changes compare. */
function NumbersCaption({ numbers }: { numbers: RailNumbers }) {
  const { t } = useTranslation('filters')
  const words = useWords()
  if (numbers === 'measures') return t('unitMeasures')
  const period = sharedPeriod(numbers)
  if (!period) return null
  const time = words.spans(period.spans)
  if (!period.compared) return t('detectionsIn', { time })
  const [before, after] = [words.spans([period.compared.before]), words.spans([period.compared.after])]
  return after === time
    ? t('detectionsOn', { time, before })
    : t('detectionsCompared', { time, after, before })
}

/** Footnotes: what the number with an asterisk counts, with its months where they differ, and the dotted lines. */
function RouteNotes({ numbers, isAnyDotted }: { numbers: RailNumbers; isAnyDotted: boolean }) {
  const { t } = useTranslation('filters')
  const words = useWords()
  if (numbers === 'measures') return <p className={styles.foot}>{t('figuresMissing')}</p>
  const arrivals = numbers.get(CHANNEL)
  const notes: string[] = []
  if (arrivals && arrivals.figure.total.value !== null) {
    const time = words.spans(arrivals.figure.period.spans)
    const isSame = time === words.spans(sharedPeriod(numbers)?.spans ?? [])
    const key = isSame ? 'arrivalsNote' : arrivals.isPartial ? 'arrivalsNotePartial' : 'arrivalsNoteTime'
    notes.push(t(key, { time }))
  }
  if (isAnyDotted) notes.push(t('dottedNote'))
  return notes.length > 0 ? <p className={styles.foot}>{notes.join(' ')}</p> : null
}

/** The period of the routes counted in detections, which share one series. */
function sharedPeriod(numbers: Exclude<RailNumbers, string>) {
  return [...numbers.values()].map(({ figure }) => figure).find(isDetections)?.period
}
