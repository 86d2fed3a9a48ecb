import type { RefObject } from 'react'
import { type CellsModel, cellsInOrder } from '#content/cellsModel.ts'
import { figureCitationText } from '#content/citationText.ts'
import { viewOfCells } from '#content/evidenceView.ts'
import { sourceGrades } from '#content/sourceGrades.ts'
import { type CellQuery, writeCellQuery } from '#domain/cellQuery.ts'
import type { FigureSource, FigureTable } from '#domain/figureTable.ts'
import { type Incident, type IncidentColumns, incidentAt } from '#domain/incident.ts'
import { periodOfDate } from '#domain/period.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { csvText } from '#lib/csv.ts'
import { SaveCsv } from '#parts/SaveCsv.tsx'
import { useCellWords } from '#parts/useCellWords.ts'
import { useDataset } from '#state/datasets.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { AboutTable } from './AboutTable.tsx'
import { CellsNumber } from './CellsNumber.tsx'
import styles from './CellsReader.module.css'
import tableStyles from './CellsTable.module.css'
import { CellsTable } from './CellsTable.tsx'
import { gradeKey } from './gradeKey.ts'
import { ReaderActions } from './ReaderActions.tsx'
import { ReaderFrame } from './ReaderFrame.tsx'

interface CellsReaderProps {
  dialogRef: RefObject<HTMLDialogElement | null>
  query: CellQuery
  model: CellsModel
  table: FigureTable
  source: FigureSource
  incidents: IncidentColumns | null
}

/** A number and its evidence: its cells, their publisher, what they count and what they leave out. */
export function CellsReader({ dialogRef, query, model, table, source, incidents }: CellsReaderProps) {
  const { t } = useTranslation('cells')
  const words = useWords()
  const cellWords = useCellWords()
  const routes = useDataset('routes').data?.routes ?? []
  const where = cellWords.where(query)
  const asOf = source.asOf === null ? null : words.period(periodOfDate(source.asOf))
  const spanNumbers = model.spans.map(({ span, sum }) =>
    words.labelled(cellWords.span(span), words.counted(sum.value, model.unit)),
  )

  return (
    <ReaderFrame
      dialogRef={dialogRef}
      title={words.localized(source.title)}
      meta={
        <p>
          {words.publisherName(source.publisher)} ·{' '}
          {asOf === null ? t('citationUndated') : t('citation', { date: asOf })}
        </p>
      }
    >
      <div className={styles.body}>
        <CellsNumber model={model} source={source} where={where} query={query} />
        <ReaderActions
          mapView={viewOfCells(query, new Set(routes.map(({ id }) => id)))}
          citation={figureCitationText(
            {
              number: words.list(spanNumbers),
              what: [cellWords.column(model.column), where].filter((part) => part !== '').join(' · '),
              title: words.localized(source.title),
              asOf: asOf === null ? t('citationUndated') : t('citation', { date: asOf }),
            },
            source,
            words,
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
        <AboutTable source={source} />
      </div>
    </ReaderFrame>
  )
}

interface SaveCellsProps {
  query: CellQuery
  model: CellsModel
  table: FigureTable
  source: FigureSource
  incidents: IncidentColumns | null
}

/** Saves all cells as a CSV file with their source, link and data version. */
function SaveCells({ query, model, table, source, incidents }: SaveCellsProps) {
  const { t } = useTranslation(['cells', 'common'])
  const words = useWords()
  const { key } = useCellWords()
  const language = useViewStore((state) => state.view.language)

  function csv(version: string) {
    const text = cellsCsv({
      model,
      table,
      source: { ...source, publisher: words.publisherName(source.publisher) },
      licence: words.localized(source.licence.name),
      credit: words.localized(source.licence.credit),
      incidentOf: (row) => incidents && incidentAt(incidents, row),
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

interface SourceGradesProps {
  model: CellsModel
  incidents: IncidentColumns
}

/** How the publisher grades the sources of the incidents behind a number. */
function SourceGrades({ model, incidents }: SourceGradesProps) {
  const { t } = useTranslation(['cells', 'common'])
  const words = useWords()
  const cellWords = useCellWords()
  const cells = cellsInOrder(model).map(({ cell }) => cell)
  const notStated = t('common:notStated')
  return (
    <section>
      <h3>{t('grades.title')}</h3>
      <div className={tableStyles.frame}>
        <table className={tableStyles.table} data-plain>
          <caption className="visually-hidden">{t('grades.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('grades.grade')}</th>
              <th scope="col" data-number>
                {t('grades.incidents')}
              </th>
              <th scope="col" data-number>
                {cellWords.column(model.column)}
              </th>
            </tr>
          </thead>
          <tbody>
            {sourceGrades(incidents, cells).map(({ grade, incidents: count, persons }) => {
              const key = gradeKey(grade)
              return (
                <tr key={grade}>
                  <th scope="row">{key === null ? notStated : t(`quality.${key}`)}</th>
                  <td data-number>{words.number(count)}</td>
                  <td data-number>{persons === null ? notStated : words.number(persons)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface CsvInput {
  model: CellsModel
  table: FigureTable
  source: FigureSource
  licence: string
  credit: string
  /** The incident of a row, which its keys do not identify; null for other tables. */
  incidentOf: (row: number) => Incident | null
  /** The name of a key in the reader's language. */
  word: (dimension: string, key: string) => string
  title: string
  /** Address of the view with these cells. */
  link: string
  /** Version of the published data. */
  version: string
}

/** The cells in the order shown, one CSV row each, with ids, unit and source. */
export function cellsCsv({
  model,
  table,
  source,
  licence,
  credit,
  incidentOf,
  word,
  title,
  link,
  version,
}: CsvInput): string {
  const names = table.dimensions.map(({ name }) => name)
  const isOfIncidents = table.role === 'incidents'
  const header = [
    'id',
    ...names.flatMap((name) => [name, `${name}_name`]),
    'column',
    'unit',
    'value',
    'month_is_incomplete',
    ...(isOfIncidents
      ? ['location', 'longitude', 'latitude', 'reported_by', 'source_url', 'source_quality']
      : []),
    'table',
    'title',
    'publisher',
    'data_as_of',
    'licence',
    'credit',
    'page',
    'link',
    'data_version',
  ]
  const rows = cellsInOrder(model).map(({ cell }) => {
    const keys = table.dimensions.map(({ keys: all, codes }) => all[codes[cell.row] ?? 0] ?? '')
    const incident = incidentOf(cell.row)
    return [
      `${table.id}/${incident?.id ?? keys.join('/')}`,
      ...keys.flatMap((key, index) => [key, word(names[index] ?? '', key)]),
      model.column,
      model.unit,
      // "Not stated" is an empty cell, never 0.
      cell.value === null ? '' : String(cell.value),
      source.partialMonths.includes(cell.time.slice(0, 7)) ? 'yes' : 'no',
      ...(incident
        ? [
            incident.location,
            String(incident.longitude),
            String(incident.latitude),
            incident.informationSource ?? '',
            incident.url ?? '',
            incident.sourceQuality === null ? '' : String(incident.sourceQuality),
          ]
        : []),
      table.id,
      title,
      source.publisher,
      source.asOf ?? '',
      licence,
      credit,
      source.page ?? '',
      link,
      version,
    ]
  })
  return csvText([header, ...rows])
}

/** The file name: table, column, time and data version. */
export function cellsFileName({ table, count, spans }: CellQuery, version: string): string {
  const time = spans.map(({ from, to }) => `${from}-to-${to}`).join('-and-')
  return ['throughline', table, count, time, version]
    .filter((part) => part !== '')
    .join('-')
    .concat('.csv')
}
