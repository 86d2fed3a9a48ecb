import { type CellQuery, countOfQuery } from '#domain/cellQuery.ts'
import { STATUS_LOOK } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { columnOf } from '#domain/ownSeries.ts'
import { writeReader } from '#domain/readerLink.ts'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import type { StepSource } from '#state/selectors/stepSources.ts'
import { useFigureTable } from '#state/useFigureTable.ts'
import { openReader } from '#state/viewStore.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './EvidenceRows.module.css'
import { FaceLines, type FaceProps, FaceTitle } from './FaceParts.tsx'

/** Maximum rows; the line of sources names the publishers of all. */
const MAX_ROWS = 8
/** Up to this many rows are set larger: in a timeline with their publishers, in a table at 28 px. */
const FEW_ROWS = 5

/** The evidence of a step as a table: what, when, and the value or publisher. */
export function TableFace({ step, built, Heading }: FaceProps) {
  const { t } = useTranslation('stage')
  const { sources } = useStepSources(step)
  const rows = sources.slice(0, MAX_ROWS)
  const hasValues = rows.some(({ kind }) => kind === 'cells' || kind === 'own-cells')
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <FaceLines step={step} built={built} />
      <table className={styles.table} data-few={rows.length <= FEW_ROWS}>
        <thead>
          <tr>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t(hasValues ? 'value' : 'publisher')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((source) => (
            <tr key={writeReader(source.target)}>
              <SourceCells source={source} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function SourceCells({ source }: { source: StepSource }) {
  const { t } = useTranslation('briefing')
  const words = useWords()
  const [what, when, value] = (() => {
    switch (source.kind) {
      case 'cells': {
        const places = source.query.where.route?.map(words.routeShort)
        const name = places ? words.list(places) : words.localized(source.source.title)
        return [name, words.spans(source.query.spans), <CellSum key="sum" query={source.query} />]
      }
      case 'record': {
        const [page] = source.record.sources
        return [
          words.recordTitle(source.record),
          dateOf(source.record, words),
          page && words.publisherName(page.publisher),
        ]
      }
      case 'quote':
        return [
          <q key="quote" lang={source.document.language}>
            {source.quote}
          </q>,
          words.period(source.document.date),
          source.document.publisher === null ? '' : words.publisherName(source.document.publisher),
        ]
      case 'own-row':
        return [
          source.row.table.title,
          [source.row.figure.row, columnOf(source.row) ?? []].flat().join(' · '),
          '',
        ]
      case 'own-cells': {
        const places = words.list((source.query.where.route ?? []).map(words.routeShort))
        const name = `${places} · ${t('ownTable')}`
        return [name, words.spans(source.query.spans), <CellSum key="sum" query={source.query} />]
      }
    }
  })()
  return (
    <>
      <th scope="row">
        <button type="button" className={styles.open} onClick={() => openReader(source.target)}>
          {what}
        </button>
      </th>
      <td>{when}</td>
      <td className={styles.value}>{value}</td>
    </>
  )
}

function CellSum({ query }: { query: CellQuery }) {
  const words = useWords()
  const table = useFigureTable(query.table)
  const sum = table && countOfQuery(table, query)
  return sum && words.counted(sum.value, sum.unit)
}

function dateOf({ period, statedOn }: DatedRecord, words: ReturnType<typeof useWords>): string {
  return words.date(period, statedOn)
}

/** The records of a step in order of time, each with its date and status. */
export function TimelineFace({ step, built, Heading }: FaceProps) {
  const words = useWords()
  const { sources } = useStepSources(step)
  const records = sources
    .flatMap((source) => (source.kind === 'record' ? [source] : []))
    .toSorted((a, b) => startOf(a.record).localeCompare(startOf(b.record)))
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <ol className={styles.timeline} data-few={records.length <= FEW_ROWS}>
        {records.slice(0, MAX_ROWS).map(({ record, target }) => (
          <li key={record.id}>
            <span className={styles.date}>{dateOf(record, words)}</span>
            <span className={styles.sign}>
              {record.status && <StatusSign look={STATUS_LOOK[record.status]} radius={6} />}
            </span>
            <button type="button" className={styles.open} onClick={() => openReader(target)}>
              {words.recordTitle(record)}
              <span className={styles.publisher}>
                {record.status && `${words.status(record.status)}, `}
                {record.sources[0] && words.publisherName(record.sources[0].publisher)}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <FaceLines step={step} built={built} />
    </>
  )
}

function startOf({ period, statedOn }: DatedRecord): string {
  return (period ?? statedOn)?.start ?? ''
}
