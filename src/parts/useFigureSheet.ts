import { useQueryClient } from '@tanstack/react-query'
import type { DataSheet } from '#content/dataSheet.ts'
import { type FigureRow, type FigureSheetWords, figureSheet } from '#content/figureSheet.ts'
import { nationalityTable } from '#content/nationalityTable.ts'
import { majorityNationality } from '#domain/majorityNationality.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { datasetQuery } from '#state/datasets.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { majorityWords } from '#words/comparisonWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { useCellWords } from './useCellWords.ts'

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
