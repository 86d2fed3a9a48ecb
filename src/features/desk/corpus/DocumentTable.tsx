import { type ReactNode, useMemo, useState } from 'react'
import type { ClaimKind } from '#domain/claim.ts'
import { pageRanges } from '#domain/project.ts'
import type { CorpusRow } from '#state/desk/corpusRows.ts'
import { LongRows, type RowPlace } from '#ui/LongRows.tsx'
import { SortHead } from '#ui/SortHead.tsx'
import { Table } from '#ui/Table.tsx'
import { useIsWhole } from '#ui/usePrinting.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './CorpusView.module.css'

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
    <section className={styles.scroller} tabIndex={0} aria-label={t('face.documents')}>
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
                {isKind(column) ? t(`common:claimKinds.${column}`) : t(`column.${column}`)}
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
              {open > 0 && <small> +{words.number(open)}</small>}
            </span>
            <span className="visually-hidden">{t('kindCell', { kept, open })}</span>
          </td>
        )
      })}
      <td data-column="routes">{found ? words.list(found.routes.map(words.routeShort)) : '…'}</td>
      <td data-column="years">{found ? pageRanges(found.years) : '…'}</td>
      <td data-column="near">
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
export function LongBody({ keys, renderRow }: LongBodyProps) {
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
