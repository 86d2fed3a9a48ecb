import { type ReactNode, useMemo, useState } from 'react'
import type { DataSheet, SheetRow } from '#content/dataSheet.ts'
import { CLAIM_KINDS, type ClaimKind } from '#domain/claim.ts'
import { type DocumentHead, pageRanges } from '#domain/project.ts'
import { type CorpusRow, isKept } from '#state/desk/corpusRows.ts'
import { useDesk } from '#state/desk/desk.ts'
import { fileNameOf } from '#state/desk/deskState.ts'
import { useExportWords } from '#state/useExportWords.ts'
import { Button } from '#ui/Button.tsx'
import { download, downloadBlob } from '#ui/download.ts'
import { ExportRun } from '#ui/ExportRun.tsx'
import { LongRows, type RowPlace } from '#ui/LongRows.tsx'
import { SortHead, Table } from '#ui/Table.tsx'
import { useExportRun } from '#ui/useExportRun.ts'
import { useIsWhole } from '#ui/useMediaQuery.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './CorpusView.module.css'

/** A category of the table: `column` is its name in every saved file. */
interface Code {
  readonly column: string
  readonly group: string
  readonly name: string
}

/** How often each category stands in a document, by column; null where nothing of it was decided, which is not zero. */
interface CodedDocument {
  readonly head: DocumentHead
  readonly counts: ReadonlyMap<string, number> | null
  /** Columns of the saved file alone. */
  readonly facts?: SheetRow
}

/** The accepted claims of each document by category. */
export function CodeTable({ rows }: { rows: readonly CorpusRow[] }) {
  const { t } = useTranslation(['corpus', 'common'])
  const words = useWords()
  const columnOf = (kind: string, category: string) => `${kind}_${category}`.replaceAll('-', '_')
  const codes = new Map<string, Code>()
  const documents = rows.map(({ head, found }): CodedDocument => {
    const kept = found?.claims.filter(isKept) ?? []
    const counts = new Map<string, number>()
    for (const { kind, category } of kept) {
      const column = columnOf(kind, category)
      const name = words.claimSubject({ kind, category, facet: null })
      codes.set(column, { column, group: t(`shared:claimKinds.${kind}`), name })
      counts.set(column, (counts.get(column) ?? 0) + 1)
    }
    const { open = null, rejected = null } = found?.all ?? {}
    const isBegun = kept.length + (rejected ?? 0) > 0
    return { head, counts: isBegun ? counts : null, facts: { to_decide: open, rejected } }
  })
  const place = ({ column }: Code) => CLAIM_KINDS.findIndex((kind) => column.startsWith(`${kind}_`))
  const inOrder = [...codes.values()].sort(
    (a, b) => place(a) - place(b) || a.name.localeCompare(b.name, words.language),
  )
  return (
    <CountTable
      name={t('face.codes')}
      codes={inOrder}
      documents={documents}
      file="codes"
      note={t('codesNote')}
      none={t('codesNone')}
    />
  )
}

interface CountTableProps {
  name: string
  codes: readonly Code[]
  documents: readonly CodedDocument[]
  /** What the saved file is, in its name. */
  file: string
  /** What is counted. */
  note: string
  /** In place of a table without columns. */
  none: string
}

/** Documents by categories, to look at and to save. */
export function CountTable({ name, codes, documents, file, note, none }: CountTableProps) {
  const words = useWords()
  if (codes.length === 0) return <p className={`${styles.lead} rigid soft row-type in-row`}>{none}</p>
  return (
    <>
      <SaveCounts codes={codes} documents={documents} file={file} note={note} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard. */}
      <section className={`${styles.scroller} anchor`} tabIndex={0} aria-label={name}>
        <Table isHeadSticky className={styles.table}>
          <thead>
            <tr>
              <td />
              {codes.map((code) => (
                <th key={code.column} scope="col" data-column="code">
                  <span className="block regular">{code.group}</span> {code.name}
                </th>
              ))}
            </tr>
          </thead>
          <LongBody
            keys={documents.map(({ head }) => head.id)}
            renderRow={(index, place) => {
              const document = documents[index]
              return (
                document && (
                  <tr key={document.head.id} {...place}>
                    <th scope="row" data-column="title" lang={document.head.language} dir="auto">
                      {document.head.title}
                    </th>
                    {codes.map(({ column }): ReactNode => {
                      const count = document.counts && (document.counts.get(column) ?? 0)
                      return (
                        <td key={column} data-number data-zero={!count}>
                          {count === null ? '–' : words.number(count)}
                        </td>
                      )
                    })}
                  </tr>
                )
              )
            }}
          />
        </Table>
      </section>
    </>
  )
}

function SaveCounts({ codes, documents, file, note }: Omit<CountTableProps, 'name' | 'none'>) {
  const { t } = useTranslation('corpus')
  const run = useExportRun()
  const exportWords = useExportWords()
  const title = useDesk(({ project }) => project?.title ?? '')
  const save = (format: 'csv' | 'xlsx') =>
    run.start(async () => {
      const { dataCsv, dataWorkbook } = await import('#papers/dataFile.ts')
      const sheet = countSheet(codes, documents)
      const saved = `${fileNameOf(title)}-${file}.${format}`
      const about = [
        [t('shared:whatIsCounted'), note],
        [t('about.empty'), t('about.emptyText')],
        ...codes.map(({ column, group, name }) => [column, `${group} · ${name}`] as const),
      ] as const
      if (format === 'csv') download(dataCsv(sheet), saved)
      else downloadBlob(await dataWorkbook(sheet, about), saved)
      return saved
    })
  return (
    <div className={`${styles.lead} rigid soft row-type in-row`}>
      <p>{note}</p>
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button key={format} onClick={() => save(format)}>
          {t('shared:saveAs', { format: format.toUpperCase() })}
        </Button>
      ))}
      <ExportRun run={run} words={exportWords} />
    </div>
  )
}

/** A row for each document, a column for each category. */
function countSheet(codes: readonly Code[], documents: readonly CodedDocument[]): DataSheet {
  const columns = codes.map(({ column }) => column)
  const facts = Object.keys(documents[0]?.facts ?? {})
  return {
    columns: ['document', 'title', 'publisher', 'date', 'language', ...facts, ...columns],
    rows: documents.map(({ head: { id, title, publisher, date, language }, counts, facts: own }) => ({
      ...{ document: id, title, publisher, date, language },
      ...own,
      ...Object.fromEntries(columns.map((column) => [column, counts && (counts.get(column) ?? 0)])),
    })),
  }
}

/** The kinds that have a column; what names routes has one of its own. */
const KINDS = ['measure', 'figure', 'event', 'driver'] as const satisfies readonly ClaimKind[]
const COLUMNS = ['title', 'open', 'kept', 'rejected', ...KINDS, 'routes', 'years', 'near'] as const
type Column = (typeof COLUMNS)[number]

/** By what a row is sorted in a column; null last, where nothing is known. */
function valueIn(column: Column, { head, found, near }: CorpusRow): string | number | null {
  if (column === 'title') return head.title
  if (column === 'near') return near?.share ?? null
  if (!found) return null
  switch (column) {
    case 'open':
    case 'kept':
    case 'rejected':
      return found.all[column]
    case 'routes':
      return found.routes.length
    case 'years':
      return found.years.at(-1) ?? null
    default:
      return found.kinds[column].kept + found.kinds[column].open
  }
}

interface DocumentTableProps {
  rows: readonly CorpusRow[]
  onOpen: (documentId: string) => void
}

/** What each document adds, in the order that the reader asks for; first the documents as they were added. */
export function DocumentTable({ rows, onOpen }: DocumentTableProps) {
  const { t } = useTranslation(['corpus', 'common'])
  const { language } = useWords()
  const [sort, setSort] = useState<{ column: Column; isDown: boolean } | null>(null)
  const sorted = useMemo(() => {
    if (!sort) return rows
    const collator = new Intl.Collator(language, { numeric: true })
    const compare = (a: CorpusRow, b: CorpusRow) => {
      const [x, y] = [valueIn(sort.column, a), valueIn(sort.column, b)]
      if (x === null || y === null) return Number(x === null) - Number(y === null)
      const order =
        typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y))
      return sort.isDown ? -order : order
    }
    return rows.toSorted(compare)
  }, [rows, sort, language])
  const titles = useMemo(() => new Map(rows.map(({ head }) => [head.id, head.title])), [rows])
  // Names begin at A, numbers at the highest.
  const turn = (column: Column) =>
    setSort({ column, isDown: sort?.column === column ? !sort.isDown : column !== 'title' })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard.
    <section className={`${styles.scroller} anchor`} tabIndex={0} aria-label={t('face.documents')}>
      <Table isHeadSticky className={styles.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <SortHead
                key={column}
                column={column}
                sorted={sort?.column !== column ? null : sort.isDown ? 'descending' : 'ascending'}
                onSort={() => turn(column)}
              >
                {isKind(column) ? t(`shared:claimKinds.${column}`) : t(`column.${column}`)}
              </SortHead>
            ))}
          </tr>
        </thead>
        <LongBody
          keys={sorted.map(({ head }) => head.id)}
          renderRow={(index, place) => {
            const row = sorted[index]
            const other = row?.near && titles.get(row.near.id)
            return (
              row && <Row key={row.head.id} row={row} other={other ?? null} place={place} onOpen={onOpen} />
            )
          }}
        />
      </Table>
    </section>
  )
}

const isKind = (column: Column): column is (typeof KINDS)[number] => KINDS.some((kind) => kind === column)

interface RowProps {
  row: CorpusRow
  /** Title of the document in which most of this one stands. */
  other: string | null
  place: RowPlace | undefined
  onOpen: (documentId: string) => void
}

function Row({ row: { head, found, near }, other, place, onOpen }: RowProps) {
  const { t } = useTranslation('corpus')
  const words = useWords()
  return (
    <tr {...place}>
      <th scope="row" data-column="title">
        <button type="button" lang={head.language} dir="auto" onClick={() => onOpen(head.id)}>
          {head.title}
        </button>
      </th>
      {(['open', 'kept', 'rejected'] as const).map((state) => (
        <td key={state} data-number data-zero={found?.all[state] === 0}>
          {found ? words.number(found.all[state]) : '…'}
        </td>
      ))}
      {KINDS.map((kind) => {
        if (!found) return <td key={kind}>…</td>
        const { kept, open } = found.kinds[kind]
        return (
          <td key={kind} data-number data-zero={kept + open === 0}>
            <span aria-hidden="true">
              {words.number(kept)}
              {open > 0 && <span className="soft"> +{words.number(open)}</span>}
            </span>
            <span className="visually-hidden">{t('kindCell', { kept, open })}</span>
          </td>
        )
      })}
      <td data-column="routes">{found ? words.list(found.routes.map(words.routeShort)) : '…'}</td>
      <td data-column="years">{found ? pageRanges(found.years) : '…'}</td>
      <td className="soft" data-column="near">
        {near && other !== null && t('nearCell', { share: words.percent(near.share), title: other })}
      </td>
    </tr>
  )
}

interface LongBodyProps {
  keys: readonly string[]
  renderRow: (index: number, place?: RowPlace) => ReactNode
}

/** Height of a row of two lines, px. */
const USUAL_ROW = 44

/** The rows of a table: all, or of a long one those in sight. */
function LongBody({ keys, renderRow }: LongBodyProps) {
  const isWhole = useIsWhole(keys.length)
  if (isWhole) return <tbody>{keys.map((_, index) => renderRow(index))}</tbody>
  return (
    <LongRows
      isTable
      keys={keys}
      height={USUAL_ROW}
      renderRow={renderRow}
      renderHolder={(rows, props) => <tbody {...props}>{rows}</tbody>}
    />
  )
}
