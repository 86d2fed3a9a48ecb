import { useQueryClient } from '@tanstack/react-query'
import { type FigureRow, figureCsv } from '#content/figureCsv.ts'
import { nationalityTable } from '#content/nationalityTable.ts'
import { majorityNationality } from '#domain/majorityNationality.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { datasetQuery } from '#state/datasets.ts'
import { useVersionedSave } from '#state/dataVersion.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { download } from '#ui/download.ts'
import { majorityWords } from '#words/comparisonWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** Saves a chart's numbers as CSV, each with a link to its cells; `hasFailed` reports the last try. */
export function useSaveFigures(name: string): {
  save: (rows: readonly FigureRow[]) => void
  hasFailed: boolean
} {
  const { t } = useTranslation('charts')
  const { t: nationalitiesT } = useTranslation('nationalities')
  const words = useWords()
  const client = useQueryClient()
  const language = useViewStore((state) => state.view.language)
  const { save, hasFailed } = useVersionedSave()
  const write = (rows: readonly FigureRow[]) => async (version: string) => {
    const table = rows.some(({ cells }) => cells?.where.route)
      ? nationalityTable(
          ...(await Promise.all([
            client.fetchQuery(datasetQuery('figures')),
            client.fetchQuery(datasetQuery('nationalities')),
          ])),
        )
      : null
    const text = figureCsv({
      rows: rows.map((row) => ({ ...row, publisher: words.publisherName(row.publisher) })),
      version,
      columnName: (column) => t(`csv.${column}`),
      majority: (cells) => {
        const found = table && majorityNationality(table, cells)
        return found ? majorityWords(found, nationalitiesT, words) : ''
      },
      stateName: (state) => t(`csv.${state}`),
      linkOf: (query) => linkOfView({ ...DEFAULT_VIEW, language, reader: { type: 'cells', query } }),
    })
    download(text, `throughline-${name}-${version}.csv`)
  }
  return { save: (rows) => void save(write(rows)), hasFailed }
}
