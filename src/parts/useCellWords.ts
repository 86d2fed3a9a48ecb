import type { CellQuery } from '#domain/cellQuery.ts'
import { causesOfKey } from '#domain/incident.ts'
import { type MonthSpan, periodOfDate, wholeYears } from '#domain/period.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** Up to this many keys of a dimension are named; more are counted. */
const MAX_NAMED_KEYS = 6

const COLUMNS = [
  'detections',
  'arrivals',
  'boats',
  'uncontrolled_landings',
  'prevented',
  'prevention_events',
  'mediterranean',
  'world',
  'dead_and_missing',
  'dead',
  'missing',
  'survivors',
  'landings',
  'sea_arrivals',
  'land_arrivals',
  'disruptions',
  'major',
  'moderate',
  'minor',
  'transferred',
  'returned',
  'first_time',
  'applicants',
  'returned_following_order',
  'intentions',
  'applications',
] as const
const DEFINED = ['prevented', 'prevention_events'] as const
const DIMENSIONS = [
  'route',
  'border',
  'nationality',
  'cause',
  'country',
  'month',
  'date',
  'week_ending',
  'year',
  'period',
  'counted',
  'area',
] as const
const BORDERS = ['sea', 'land'] as const
const AREAS = [
  'total',
  'sea',
  'canaries',
  'peninsula',
  'balearics',
  'peninsula-and-balearics',
  'ceuta',
  'melilla',
  'ceuta-and-melilla',
] as const
const COUNTED = ['sea_arrivals', 'sea_and_land_arrivals', 'all_arrivals'] as const

/** Names of columns, dimensions and keys; a name without a translation is shown as it is. */
export interface CellWords {
  column: (name: string) => string
  /** What a column counts, where that is something else than its table's definition says; else null. */
  definition: (column: string) => string | null
  dimension: (name: string) => string
  /** "Central Mediterranean", "Syria", "sea", "March 2024", "week ending 10 March 2024". */
  key: (dimension: string, key: string) => string
  /** "January 2024 to March 2024", or the year; null means all covered months. */
  span: (span: MonthSpan | null) => string
  /** The keys of each dimension in the query, as one line; empty without a restriction. */
  where: (query: CellQuery) => string
}

/** The names for tables of figures, in the reader's language. */
export function useCellWords(): CellWords {
  const { t } = useTranslation('cells')
  const words = useWords()
  const dimension = (name: string) => {
    const known = DIMENSIONS.find((item) => item === name)
    return known ? t(`dimension.${known}`) : name
  }
  const border = (name: string) => {
    const known = BORDERS.find((item) => item === name)
    return known ? t(`border.${known}`) : name
  }
  const counted = (name: string) => {
    const known = COUNTED.find((item) => item === name)
    return known ? t(`counted.${known}`) : name
  }
  const area = (name: string) => {
    const known = AREAS.find((item) => item === name)
    return known ? t(`area.${known}`) : name
  }
  const key = (name: string, value: string): string => {
    switch (name) {
      case 'route':
        return words.figurePlace(value)
      case 'border':
        return border(value)
      case 'nationality':
        return words.nationality(value)
      case 'country':
        return words.country(value)
      case 'counted':
        return counted(value)
      case 'area':
        return area(value)
      case 'cause':
        return words.list(causesOfKey(value).map((cause) => t(`cause.${cause}`)))
      case 'week_ending':
        return t('shared:weekEnding', { date: words.period(periodOfDate(value)) })
      case 'period':
        return words.timeKey(value)
      case 'month':
      case 'date':
        return words.period(periodOfDate(value))
      default:
        return value
    }
  }
  return {
    column: (name) => {
      const known = COLUMNS.find((item) => item === name)
      return known ? t(`columnName.${known}`) : name
    },
    definition: (name) => {
      const known = DEFINED.find((item) => item === name)
      return known ? t(`definition.${known}`) : null
    },
    dimension,
    key,
    span: (span) => {
      if (span === null) return t('allTime')
      return wholeYears(span) ? words.spans([span]) : words.months(span)
    },
    where: ({ where }) =>
      Object.entries(where)
        .map(([name, keys]) =>
          keys.length > MAX_NAMED_KEYS
            ? `${dimension(name)} (${words.number(keys.length)})`
            : words.list(keys.map((value) => key(name, value))),
        )
        .join(' · '),
  }
}
