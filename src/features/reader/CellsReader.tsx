import type { RefObject } from 'react'
import {
  type CellSpan,
  type CellsFault,
  type CellsModel,
  cellsInOrder,
  cellsSheet,
  sourceGrades,
} from '#content/cellsModel.ts'
import { figureCitation } from '#content/citationText.ts'
import { viewOfCells } from '#content/evidenceView.ts'
import { coverageOf } from '#content/loadedFigures.ts'
import { unitName } from '#content/unitName.ts'
import { cellsId } from '#content/viewContent.ts'
import { type CellQuery, writeCellQuery } from '#domain/cellQuery.ts'
import type { FigureSource, FigureTable } from '#domain/figureTable.ts'
import type { IncidentColumns } from '#domain/incident.ts'
import { periodOfDate } from '#domain/period.ts'
import { DEFAULT_VIEW, type View } from '#domain/view.ts'
import { signed } from '#lib/numberText.ts'
import { Fact } from '#parts/Facts.tsx'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { MajorityNote } from '#parts/MajorityNote.tsx'
import { SaveData } from '#parts/SaveData.tsx'
import { SourceFacts } from '#parts/SourceFacts.tsx'
import { useCellWords, useFigureSheetWords } from '#parts/useCellWords.ts'
import { useDataset } from '#state/datasets.ts'
import { linkOfView, openPage, openReader, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { TableHead } from '#ui/Table.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { CellsTable } from './CellsTable.tsx'
import { ReaderActions } from './ReaderActions.tsx'
import frame from './ReaderFrame.module.css'
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
  const column = cellWords.column(model.column)
  // "78,886 detections" says what a column of detections counts.
  const isOnlyUnit = column.toLocaleLowerCase(words.language) === unitName(2, model.unit, words)
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
          {asOf === null ? t('cited:asOfNotStated') : t('cited:asOf', { date: asOf })}
        </p>
      }
    >
      <div className={frame.body}>
        <CellsNumber model={model} source={source} where={where} query={query} />
        <ReaderActions
          mapView={viewOfCells(query, new Set(routes.map(({ id }) => id)))}
          citation={figureCitation(
            source,
            {
              number: words.list(spanNumbers),
              what: [isOnlyUnit ? '' : column, where].filter((part) => part !== '').join(' · '),
              title: words.localized(source.title),
              asOf: asOf === null ? t('cited:asOfNotStated') : t('cited:asOf', { date: asOf }),
            },
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
          <div className="to-ends apart-16 foot-4 in-row">
            <h3>{t('rows')}</h3>
            <SaveCells query={query} model={model} table={table} source={source} incidents={incidents} />
          </div>
          {model.total.cells === 0 ? (
            <p className="soft">{t('noneListed')}</p>
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

/** Saves all cells with their source, link and data version. */
function SaveCells({ query, model, table, source, incidents }: SaveCellsProps) {
  const words = useWords()
  const sheetWords = useFigureSheetWords()
  const { where } = useCellWords()
  const language = useViewStore((state) => state.view.language)
  const view: View = { ...DEFAULT_VIEW, language, layers: [] }
  const link = linkOfView({ ...DEFAULT_VIEW, language, reader: { type: 'cells', query } })
  return (
    <SaveData
      disabled={model.total.cells === 0}
      data={() => ({
        name: writeCellQuery(query),
        title: [words.localized(source.title), where(query)].filter(Boolean).join(' · '),
        view,
        link,
        evidence: [cellsId(query)],
        sheet: (version) => cellsSheet({ model, table, source, incidents, words: sheetWords, link, version }),
      })}
    />
  )
}

/** How the publisher grades the sources of the incidents behind a number. */
function SourceGrades({ model, incidents }: { model: CellsModel; incidents: IncidentColumns }) {
  const { t } = useTranslation(['cells', 'common'])
  const words = useWords()
  const cellWords = useCellWords()
  const cells = cellsInOrder(model).map(({ cell }) => cell)
  const notStated = t('common:notStated')
  return (
    <section>
      <h3>{t('grades.title')}</h3>
      <div className="scrolls-across">
        <table className={frame.table} data-plain>
          <caption className="visually-hidden">{t('grades.title')}</caption>
          <TableHead
            names={[t('grades.grade'), t('grades.incidents'), cellWords.column(model.column)]}
            numbers={[1, 2]}
          />
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

interface CellsNumberProps {
  model: CellsModel
  source: FigureSource
  /** The query's dimensions and keys, in words. */
  where: string
  query: CellQuery
}

/** The number: one sum, or the sums of several spans and their change, each with its caveats. */
function CellsNumber({ model, source, where, query }: CellsNumberProps) {
  const { t } = useTranslation('cells')
  const words = useWords()
  const cellWords = useCellWords()
  const { spans, change, unit, total } = model
  const what = [cellWords.column(model.column), where].filter((part) => part !== '').join(' · ')
  return (
    <section aria-label={t('number')}>
      <p className="bold">{what}</p>
      <dl className="below-8 apart-24 row-wrap">
        {spans.map((span) => (
          <div key={`${span.span?.from} ${span.span?.to}`}>
            <dt className="soft small">{cellWords.span(span.span)}</dt>
            <dd className="big">
              {words.counted(span.sum.value, unit)}
              {span.span && (
                <MajorityNote
                  cells={{ ...query, spans: [span.span] }}
                  className="block regular soft caption-type line-16"
                />
              )}
            </dd>
          </div>
        ))}
        {change && change.difference !== null && (
          <div>
            <dt className="soft small">{t('shared:change')}</dt>
            <dd className="big">
              {signed(change.difference, words.number)}
              {change.ratio !== null && ` (${words.change(change.ratio)})`}
            </dd>
          </div>
        )}
        {spans.length > 1 && !change && (
          <div>
            <dt className="soft small">{t('shared:total')}</dt>
            <dd className="body-type">{words.counted(total.value, unit)}</dd>
          </div>
        )}
      </dl>
      <Flags model={model} spans={spans} source={source} />
      <p className="below-8 small soft">
        {cellWords.definition(model.column) ?? <LocalizedWords text={source.definition} />}
      </p>
    </section>
  )
}

/** Months of the query that are incomplete or not covered, and the number of cells without a value. */
function Flags({
  model,
  spans,
  source,
}: {
  model: CellsModel
  spans: readonly CellSpan[]
  source: FigureSource
}) {
  const { t } = useTranslation('cells')
  const words = useWords()
  const partial = [...new Set(spans.flatMap((span) => span.partial))]
  const notCovered = spans.reduce((sum, span) => sum + span.notCovered, 0)
  const coverage = coverageOf(new Map([[source.id, source]]), source.id)
  const { notStated } = model.total
  if (partial.length === 0 && notCovered === 0 && notStated === 0) return null
  return (
    <ul className="marked below-8 gap-4 stack">
      {partial.length > 0 && (
        <li>
          {t('partial', {
            count: partial.length,
            months: words.list(partial.map((month) => words.months({ from: month, to: month }))),
          })}
        </li>
      )}
      {notCovered > 0 && (
        <li>{t('notCovered', { count: notCovered, ...monthEnds(coverage, words.months) })}</li>
      )}
      {notStated > 0 && <li>{t('notStatedCells', { count: notStated })}</li>}
    </ul>
  )
}

/** The facts of a table of figures, with its months. */
export function AboutTable({ source }: { source: FigureSource }) {
  const { t } = useTranslation('cells')
  const words = useWords()
  const { partialMonths } = source
  return (
    <section>
      <h3>{t('about')}</h3>
      <SourceFacts source={source}>
        <Fact name={t('shared:coverage')}>
          {words.months(coverageOf(new Map([[source.id, source]]), source.id))}
        </Fact>
        <Fact name={t('partialMonths')}>
          {partialMonths.length === 0
            ? t('shared:none')
            : words.list(partialMonths.map((month) => words.months({ from: month, to: month })))}
        </Fact>
      </SourceFacts>
    </section>
  )
}

const GRADES = ['1', '2', '3', '4', '5'] as const

/** The message key of a publisher's grade of a source (1 to 5); null for none. */
export function gradeKey(grade: number | null): (typeof GRADES)[number] | null {
  return GRADES.find((known) => known === String(grade)) ?? null
}

type CellsFaultNoteProps = {
  dialogRef: RefObject<HTMLDialogElement | null>
  query: CellQuery
  source: FigureSource | null
} & ({ fault: CellsFault } | { message: string })

/** Explains why a query matches no cell, and leads to the cells that exist. */
export function CellsFaultNote({ dialogRef, query, source, ...rest }: CellsFaultNoteProps) {
  const { t } = useTranslation(['cells', 'common'])
  const words = useWords()
  const faultText = useFaultText()
  const isAboutCells = 'fault' in rest
  const column = isAboutCells && rest.fault.code === 'column' ? rest.fault.known[0] : query.count
  return (
    <ReaderFrame dialogRef={dialogRef} title={source ? words.localized(source.title) : null}>
      <div className={`${frame.state} quiet stack`}>
        <p className="strong">{isAboutCells ? faultText(rest.fault) : rest.message}</p>
        {isAboutCells && <p>{t('faultRemedy')}</p>}
        <p>
          {isAboutCells && column !== undefined ? (
            <Button
              onClick={() =>
                openReader({
                  type: 'cells',
                  query: { table: query.table, count: column, spans: [], where: {} },
                })
              }
            >
              {t('wholeTable')}
            </Button>
          ) : (
            <Button onClick={() => openPage('sources')}>{t('common:sources')}</Button>
          )}
        </p>
      </div>
    </ReaderFrame>
  )
}

function useFaultText(): (fault: CellsFault) => string {
  const { t } = useTranslation('cells')
  const words = useWords()
  const cellWords = useCellWords()
  return (fault) => {
    switch (fault.code) {
      case 'column':
      case 'dimension':
        return t(`fault.${fault.code}`, { asked: fault.asked, known: words.list(fault.known) })
      case 'key':
        return t('fault.key', {
          dimension: cellWords.dimension(fault.dimension),
          asked: words.list(fault.asked),
        })
      case 'not-covered':
        return t('fault.not-covered', monthEnds(fault.coverage, words.months))
      case 'part-of-year':
      case 'empty':
        return t(`fault.${fault.code}`)
    }
  }
}

/** The first and last month of a span, in words. */
function monthEnds(
  { from, to }: { from: string; to: string },
  months: (span: { from: string; to: string }) => string,
): { from: string; to: string } {
  return { from: months({ from, to: from }), to: months({ from: to, to }) }
}
