import { useTranslation } from 'react-i18next'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { useVersionedSave } from '#state/dataVersion.ts'
import { type FigureRow, figureCsv } from '#state/selectors/figureCsv.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { download } from '#ui/download.ts'

/** Saves a chart's numbers as CSV, each with a link to its cells; `hasFailed` reports the last try. */
export function useSaveFigures(name: string): {
  save: (rows: readonly FigureRow[]) => void
  hasFailed: boolean
} {
  const { t } = useTranslation('charts')
  const language = useViewStore((state) => state.view.language)
  const { save, hasFailed } = useVersionedSave()
  const write = (rows: readonly FigureRow[]) => (version: string) => {
    const text = figureCsv({
      rows,
      version,
      columnName: (column) => t(`csv.${column}`),
      stateName: (state) => t(`csv.${state}`),
      linkOf: (query) => linkOfView({ ...DEFAULT_VIEW, language, reader: { type: 'cells', query } }),
    })
    download(text, `throughline-${name}-${version}.csv`)
  }
  return { save: (rows) => void save(write(rows)), hasFailed }
}
