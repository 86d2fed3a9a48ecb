import { useQueryClient } from '@tanstack/react-query'
import type { DataSheet } from '#content/dataSheet.ts'
import { type FigureRow, type FigureSheetWords, figureSheet } from '#content/figureSheet.ts'
import { nationalityTable } from '#content/nationalityTable.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import { causesOfKey } from '#domain/incident.ts'
import { majorityNationality } from '#domain/majorityNationality.ts'
import { type MonthSpan, periodOfDate, wholeYears } from '#domain/period.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { datasetQuery } from '#state/datasets.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { majorityWords } from '#words/comparisonWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** Up to this many keys of a dimension are named; more are counted. */
const MAX_NAMED_KEYS = 6

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
  /** The word of a name in a group of messages. */
  const named = (path: string, name: string) => t(path as never, { defaultValue: name })
  const dimension = (name: string) => named(`dimension.${name}`, name)
  const date = (day: string) => words.period(periodOfDate(day))
  const keys: Readonly<Record<string, (key: string) => string>> = {
    route: words.figurePlace,
    border: (border) => named(`border.${border}`, border),
    nationality: words.nationality,
    country: words.country,
    counted: (counted) => named(`counted.${counted}`, counted),
    area: (area) => named(`area.${area}`, area),
    cause: (causes) => words.list(causesOfKey(causes).map((cause) => t(`cause.${cause}`))),
    week_ending: (day) => t('shared:weekEnding', { date: date(day) }),
    period: words.timeKey,
    month: date,
    date,
  }
  const key = (name: string, value: string): string => keys[name]?.(value) ?? value
  return {
    column: (name) => named(`columnName.${name}`, name),
    definition: (name) => named(`definition.${name}`, '') || null,
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

/** The words of sheets of numbers, in the reader's language. */
export function useFigureSheetWords(): FigureSheetWords {
  const words = useWords()
  const { column, key } = useCellWords()
  return { ...words, column, key }
}

/** Returns a function that makes the sheet of some numbers, each with a link to its cells. */
export function useFigureSheet(): (rows: readonly FigureRow[], version: string) => Promise<DataSheet> {
  const { t } = useTranslation('series')
  const words = useWords()
  const sheetWords = useFigureSheetWords()
  const client = useQueryClient()
  const language = useViewStore((state) => state.view.language)
  return async (rows, version) => {
    const figures = await client.fetchQuery(datasetQuery('figures'))
    const table = rows.some(({ cells }) => cells?.where.route)
      ? nationalityTable(figures, await client.fetchQuery(datasetQuery('nationalities')))
      : null
    return figureSheet({
      rows,
      version,
      sources: new Map(figures.sources.map((source) => [source.id, source])),
      words: sheetWords,
      majorityOf: (cells) => {
        const found = table && majorityNationality(table, cells)
        return found ? { found, text: majorityWords(found, t, words) } : null
      },
      linkOf: (query) => linkOfView({ ...DEFAULT_VIEW, language, reader: { type: 'cells', query } }),
    })
  }
}
