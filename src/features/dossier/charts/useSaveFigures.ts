import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { useDataVersion } from '#state/dataVersion.ts'
import { type FigureRow, figureCsv } from '#state/selectors/figureCsv.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { download } from '#ui/download.ts'

/** Saves the numbers of a chart as CSV, each with its cells and a link to them; `hasFailed` while the last try did. */
export function useSaveFigures(name: string): {
  save: (rows: readonly FigureRow[]) => void
  hasFailed: boolean
} {
  const { t } = useTranslation('charts')
  const language = useViewStore((state) => state.view.language)
  const dataVersion = useDataVersion()
  const [hasFailed, setHasFailed] = useState(false)
  const save = useCallback(
    async (rows: readonly FigureRow[]) => {
      let version: string
      try {
        version = await dataVersion()
      } catch {
        setHasFailed(true)
        return
      }
      setHasFailed(false)
      const text = figureCsv({
        rows,
        version,
        columnName: (column) => t(`csv.${column}`),
        stateName: (state) => t(`csv.${state}`),
        linkOf: (query) => linkOfView({ ...DEFAULT_VIEW, language, reader: { type: 'cells', query } }),
      })
      download(text, `throughline-${name}-${version}.csv`)
    },
    [dataVersion, language, name, t],
  )
  return { save: (rows) => void save(rows), hasFailed }
}
