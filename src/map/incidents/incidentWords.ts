import type { TFunction } from 'i18next'
import { type Incident, incidentAt } from '#domain/incident.ts'
import type { IncidentFile } from '#domain/mapContent.ts'
import { lastDayOfMonth, yearOf } from '#domain/period.ts'
import type { IncidentCircle } from '#picture/incidentCircles.ts'
import type { Words } from '#words/words.ts'

/** The text of one circle. */
export interface CircleWords {
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
export function lineOf({ count, parts, date, place, location, source }: CircleWords): string {
  return [count, parts, date, place, location, source].filter((part) => part !== null).join(', ')
}
