import { type ReactNode, type RefObject, useMemo, useRef } from 'react'
import { cellsModel } from '#content/cellsModel.ts'
import { figureCitation } from '#content/citationText.ts'
import { viewOfCells } from '#content/evidenceView.ts'
import { tableIn } from '#content/tableById.ts'
import { type CellQuery, writeCellQuery } from '#domain/cellQuery.ts'
import { type FigureSource, tableWithRole } from '#domain/figureTable.ts'
import { type Incident, incidentAt } from '#domain/incident.ts'
import { countedBy } from '#domain/own/whose.ts'
import { periodOfDate } from '#domain/period.ts'
import type { ReaderTarget } from '#domain/readerLink.ts'
import { type ByType, byType } from '#lib/byType.ts'
import { Beside } from '#parts/Beside.tsx'
import { DataFaults, DataGate } from '#parts/DataGate.tsx'
import { Fact, Facts } from '#parts/Facts.tsx'
import { OutLink } from '#parts/OutLink.tsx'
import { TableGate } from '#parts/TableGate.tsx'
import { useCellWords } from '#parts/useCellWords.ts'
import { useDataset, useDatasets } from '#state/datasets.ts'
import { useClaimsOf } from '#state/shownLayers.ts'
import { openReader, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { AboutTable, CellsFaultNote, CellsReader, gradeKey } from './CellsReader.tsx'
import { DocumentReader } from './DocumentReader.tsx'
import { ReaderActions } from './ReaderActions.tsx'
import styles from './ReaderFrame.module.css'
import { ReaderFrame, readerSlots, UnknownTarget, useReaderFocus } from './ReaderFrame.tsx'
import { RecordReader } from './RecordReader.tsx'

/**
 * The evidence behind a mark or number: a document with its lit sentence, a record, cells of a table, an incident, or rows of
 * the reader's own table. Renders nothing when the view has no reader target.
 */
export function Reader() {
  const target = useViewStore((state) => state.view.reader)
  return target && byType(READERS, target)
}

const rows = () => <Beside place="rows" />

/** How each kind of target is read. */
const READERS: ByType<ReaderTarget, ReactNode> = {
  record: ({ recordId }) => <RecordTarget recordId={recordId} />,
  document: ({ documentId, span }) => <DocumentTarget documentId={documentId} span={span} />,
  cells: ({ query }) => (countedBy(query) === 'published' ? <CellsTarget query={query} /> : rows()),
  incident: ({ incidentId }) => <IncidentTarget incidentId={incidentId} />,
  row: rows,
}

interface DocumentTargetProps {
  documentId: string
  span: { start: number; end: number } | null
}

function DocumentTarget({ documentId, span }: DocumentTargetProps) {
  const { t } = useTranslation('reader')
  const dialogRef = useRef<HTMLDialogElement>(null)
  const slots = readerSlots(dialogRef)
  const documents = useDataset('documents').data?.documents
  const claims = useDataset('claims')
  const read = useClaimsOf(documentId)
  const document = documents?.find(({ id }) => id === documentId)
  // Cues and used sentences come with the claims: show the text once they have loaded or failed.
  const isReady = document !== undefined && !claims.isPending
  useReaderFocus(dialogRef, `${documentId} ${span?.start}-${span?.end} ${isReady}`)

  return (
    <DataGate needs={['documents']} {...slots}>
      {document && !isReady && slots.skeleton}
      {document && isReady && (
        <DocumentReader
          dialogRef={dialogRef}
          document={document}
          claims={read}
          span={span}
          fault={claims.isError && <DataFaults needs={['claims']} />}
        />
      )}
      {!document && (
        <UnknownTarget dialogRef={dialogRef} message={t('unknownDocument', { id: documentId })} />
      )}
    </DataGate>
  )
}

function RecordTarget({ recordId }: { recordId: string }) {
  const { t } = useTranslation('reader')
  const dialogRef = useRef<HTMLDialogElement>(null)
  const records = useDataset('records').data?.records
  const record = records?.find(({ id }) => id === recordId)
  useReaderFocus(dialogRef, `${recordId} ${record !== undefined}`)

  return (
    <DataGate needs={['records']} {...readerSlots(dialogRef)}>
      {record ? (
        <RecordReader dialogRef={dialogRef} record={record} />
      ) : (
        <UnknownTarget dialogRef={dialogRef} message={t('unknownRecord', { id: recordId })} />
      )}
    </DataGate>
  )
}

/** The cells behind a number once their table has loaded, or why there are none. */
function CellsTarget({ query }: { query: CellQuery }) {
  const { t } = useTranslation('cells')
  const dialogRef = useRef<HTMLDialogElement>(null)
  const figures = useDataset('figures').data
  const source = figures?.sources.find(({ id }) => id === query.table) ?? null
  const file = useDataset(source?.file ?? 'figures').data
  const table = source && file ? tableIn(file, source) : null
  const reading = useMemo(
    () => (table && source ? cellsModel(table, source, query) : null),
    [table, source, query],
  )
  useReaderFocus(dialogRef, `${writeCellQuery(query)} ${reading !== null}`)

  return (
    <TableGate requested={{ id: query.table }} {...readerSlots(dialogRef)}>
      {(_, found) => {
        if (table && source && reading?.ok) {
          return (
            <CellsReader
              // Reset open groups and shown rows for another query.
              key={writeCellQuery(query)}
              dialogRef={dialogRef}
              query={query}
              model={reading.model}
              table={table}
              source={source}
              incidents={found && !('tables' in found.file) ? found.file : null}
            />
          )
        }
        return (
          <CellsFaultNote
            dialogRef={dialogRef}
            query={query}
            source={source}
            {...(reading && !reading.ok
              ? { fault: reading.fault }
              : { message: t(source?.role === 'stated' ? 'fault.stated' : 'fault.table') })}
          />
        )
      }}
    </TableGate>
  )
}

const FILES = ['figures', 'incidents'] as const

/** One incident once the incidents have loaded, or a note that the id is unknown. */
function IncidentTarget({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation('cells')
  const dialogRef = useRef<HTMLDialogElement>(null)
  const isPending = useDatasets(FILES).some((file) => file.isPending)
  useReaderFocus(dialogRef, `${incidentId} ${isPending}`)

  return (
    <DataGate needs={FILES} {...readerSlots(dialogRef)}>
      {({ sources }, incidents) => {
        const source = tableWithRole(sources, 'incidents')
        const row = incidents.id.indexOf(incidentId)
        if (!source || row === -1) {
          return <UnknownTarget dialogRef={dialogRef} message={t('unknownIncident', { id: incidentId })} />
        }
        return <IncidentReader dialogRef={dialogRef} incident={incidentAt(incidents, row)} source={source} />
      }}
    </DataGate>
  )
}

interface IncidentReaderProps {
  dialogRef: RefObject<HTMLDialogElement | null>
  incident: Incident
  source: FigureSource
}

/** One incident as its publisher recorded it. Never identities. */
function IncidentReader({ dialogRef, incident, source }: IncidentReaderProps) {
  const { t } = useTranslation(['cells', 'common'])
  const words = useWords()
  const { key } = useCellWords()
  const routes = useDataset('routes').data?.routes ?? []
  const month = incident.date.slice(0, 7)
  const isDay = incident.precision === 'day'
  const date = words.period(periodOfDate(isDay ? incident.date : month))
  const title = t('incident.title', { date })
  const quality = gradeKey(incident.sourceQuality)
  const query = {
    table: source.id,
    count: 'dead_and_missing',
    spans: [{ from: month, to: month }],
    where: { route: [incident.place] },
  }
  const persons = (value: number | null) => (value === null ? null : words.number(value))

  return (
    <ReaderFrame
      dialogRef={dialogRef}
      title={title}
      meta={<p>{t('incident.ours', { publisher: words.publisherName(source.publisher) })}</p>}
    >
      <div className={styles.body}>
        <p className={styles.summary}>{words.counted(incident.deadAndMissing, 'dead-and-missing')}</p>
        <ReaderActions
          mapView={viewOfCells(query, new Set(routes.map(({ id }) => id)))}
          citation={figureCitation(
            source,
            {
              number: words.counted(incident.deadAndMissing, 'dead-and-missing'),
              what: `${title}, ${incident.location}`,
              title: `${words.localized(source.title)} (${incident.id})`,
              asOf: source.asOf ? t('cited:asOf', { date: words.period(periodOfDate(source.asOf)) }) : '',
            },
            words,
          )}
          report={{ parts: [['incident', incident.id]], quote: null }}
        />
        <Facts look="page">
          <Fact name={t('shared:date')}>{isDay ? date : t('incident.onlyMonth', { month: date })}</Fact>
          <Fact name={t('shared:place')}>
            {incident.location !== '' && (
              <>
                <span lang="en">{incident.location}</span> ({t('incident.placeNote')})
              </>
            )}
          </Fact>
          <Fact name={t('common:filter.countries', { count: 1 })}>
            {incident.country !== '' && words.country(incident.country)}
          </Fact>
          <Fact name={t('common:filter.routes', { count: 1 })}>{words.figurePlace(incident.place)}</Fact>
          <Fact name={t('columnName.dead')}>{persons(incident.dead)}</Fact>
          <Fact name={t('columnName.missing')}>{persons(incident.missing)}</Fact>
          <Fact name={t('columnName.dead_and_missing')}>
            {incident.deadAndMissing !== null && (
              <>
                {persons(incident.deadAndMissing)}. {t('incident.minimum')}
              </>
            )}
          </Fact>
          <Fact name={t('columnName.survivors')}>{persons(incident.survivors)}</Fact>
          <Fact name={t('dimension.cause')}>{key('cause', incident.cause)}</Fact>
          <Fact name={t('incident.source')}>
            {incident.informationSource && <span lang="en">{incident.informationSource}</span>}
          </Fact>
          <Fact name={t('grades.grade')}>{quality && t(`quality.${quality}`)}</Fact>
          <Fact name={t('incident.report')}>{incident.url && <OutLink url={incident.url} />}</Fact>
          <Fact name={t('incident.id')}>{incident.id}</Fact>
        </Facts>
        <Button onClick={() => openReader({ type: 'cells', query })}>{t('incident.all')}</Button>
        <AboutTable source={source} />
      </div>
    </ReaderFrame>
  )
}
