import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { type CellQuery, writeCellQuery } from '#domain/cellQuery.ts'
import type { FigureSource } from '#domain/figureSource.ts'
import type { FigureTable } from '#domain/figureTable.ts'
import type { IncidentColumns } from '#domain/incident.ts'
import { periodOfDate } from '#domain/period.ts'
import { useDataset } from '#state/datasets.ts'
import { carriedByCells } from '#state/selectors/carriedView.ts'
import type { CellsModel } from '#state/selectors/cellsModel.ts'
import { figureCitationText } from '#state/selectors/citationText.ts'
import { useWords } from '#words/words.ts'
import { CellsNumber } from './CellsNumber.tsx'
import styles from './CellsReader.module.css'
import { CellsTable } from './CellsTable.tsx'
import { ReaderActions } from './ReaderActions.tsx'
import { ReaderFrame } from './ReaderFrame.tsx'
import { SaveCells } from './SaveCells.tsx'
import { SourceFacts } from './SourceFacts.tsx'
import { SourceGrades } from './SourceGrades.tsx'
import { useCellWords } from './useCellWords.ts'

interface CellsReaderProps {
  dialogRef: RefObject<HTMLDialogElement | null>
  query: CellQuery
  model: CellsModel
  table: FigureTable
  source: FigureSource
  incidents: IncidentColumns | null
}

/** A number with all that it stands on: its cells, who counted them, what they count and what they do not say. */
export function CellsReader({ dialogRef, query, model, table, source, incidents }: CellsReaderProps) {
  const { t } = useTranslation('cells')
  const words = useWords()
  const cellWords = useCellWords()
  const routes = useDataset('routes').data?.routes ?? []
  const where = cellWords.where(query)
  const asOf = source.asOf === null ? null : words.period(periodOfDate(source.asOf))
  const spanNumbers = model.spans.map(
    ({ span, sum }) => `${cellWords.span(span)}: ${words.counted(sum.value, model.unit)}`,
  )

  return (
    <ReaderFrame
      dialogRef={dialogRef}
      title={words.localized(source.title)}
      meta={
        <p>
          {source.publisher} · {asOf === null ? t('citationUndated') : t('citation', { date: asOf })}
        </p>
      }
    >
      <div className={styles.body}>
        <CellsNumber model={model} source={source} where={where} />
        <ReaderActions
          carried={carriedByCells(query, new Set(routes.map(({ id }) => id)))}
          citation={figureCitationText(
            {
              number: words.list(spanNumbers),
              what: [cellWords.column(model.column), where].filter((part) => part !== '').join(' · '),
              title: words.localized(source.title),
              asOf: asOf === null ? t('citationUndated') : t('citation', { date: asOf }),
            },
            source,
          )}
          report={{
            parts: [
              ['dataset', source.id],
              ['cells', writeCellQuery(query)],
            ],
            quote: null,
          }}
        />
        <section>
          <div className={styles.head}>
            <h3>{t('rows')}</h3>
            <SaveCells query={query} model={model} table={table} source={source} incidents={incidents} />
          </div>
          {model.total.cells === 0 ? (
            <p className={styles.note}>{t('noneListed')}</p>
          ) : (
            <CellsTable model={model} incidents={incidents} />
          )}
        </section>
        {incidents && model.total.cells > 0 && <SourceGrades model={model} incidents={incidents} />}
        <SourceFacts source={source} />
      </div>
    </ReaderFrame>
  )
}
