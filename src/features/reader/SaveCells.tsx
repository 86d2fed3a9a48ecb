import { useTranslation } from 'react-i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { FigureSource } from '#domain/figureSource.ts'
import type { FigureTable } from '#domain/figureTable.ts'
import type { IncidentColumns } from '#domain/incident.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { SaveCsv } from '#parts/SaveCsv.tsx'
import type { CellsModel } from '#state/selectors/cellsModel.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { Icon } from '#ui/Icon.tsx'
import { useWords } from '#words/words.ts'
import { cellsCsv, cellsFileName } from './cellsCsv.ts'
import { useCellWords } from './useCellWords.ts'

interface SaveCellsProps {
  query: CellQuery
  model: CellsModel
  table: FigureTable
  source: FigureSource
  incidents: IncidentColumns | null
}

/** Saves the cells, all of them, as a CSV file that names its source, its link and the data's version. */
export function SaveCells({ query, model, table, source, incidents }: SaveCellsProps) {
  const { t } = useTranslation(['cells', 'common'])
  const words = useWords()
  const { key } = useCellWords()
  const language = useViewStore((state) => state.view.language)

  function csv(version: string) {
    const text = cellsCsv({
      model,
      table,
      source,
      idOf: (row) => incidents?.id[row] ?? null,
      word: key,
      title: words.localized(source.title),
      link: linkOfView({ ...DEFAULT_VIEW, language, reader: { type: 'cells', query } }),
      version,
    })
    return { text, name: cellsFileName(query, version) }
  }

  return (
    <SaveCsv
      disabled={model.total.cells === 0}
      csv={csv}
      fault={`${t('common:fileFailed', { file: 'manifest.json' })} ${t('notSaved')}`}
    >
      <Icon name="table" />
      {t('save')}
    </SaveCsv>
  )
}
