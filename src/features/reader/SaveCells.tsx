import { useTranslation } from 'react-i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { FigureSource } from '#domain/figureSource.ts'
import type { FigureTable } from '#domain/figureTable.ts'
import type { IncidentColumns } from '#domain/incident.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { useVersionedSave } from '#state/dataVersion.ts'
import type { CellsModel } from '#state/selectors/cellsModel.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { download } from '#ui/download.ts'
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
  const { save, hasFailed } = useVersionedSave()

  function write(version: string) {
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
    download(text, cellsFileName(query, version))
  }

  return (
    <>
      <Button disabled={model.total.cells === 0} onClick={() => void save(write)}>
        <Icon name="table" />
        {t('save')}
      </Button>
      {hasFailed && (
        <p role="alert">
          {t('common:fileFailed', { file: 'manifest.json' })} {t('notSaved')}
        </p>
      )}
    </>
  )
}
