import { type ReactNode, type RefObject, useMemo, useRef } from 'react'
import type { CellQuery } from '#domain/cellQuery.ts'
import { rowsAt } from '#domain/own/figureTable.ts'
import { type OwnRow, ownSum, wholeMonthsOf } from '#domain/own/series.ts'
import { periodOfDate } from '#domain/period.ts'
import { ReaderActions } from '#features/reader/ReaderActions.tsx'
import styles from '#features/reader/ReaderFrame.module.css'
import { ReaderFrame, UnknownTarget, useReaderFocus } from '#features/reader/ReaderFrame.tsx'
import { Fact, Facts } from '#parts/Facts.tsx'
import { OutLink } from '#parts/OutLink.tsx'
import { useDataset } from '#state/datasets.ts'
import { useLayers } from '#state/layers.ts'
import { useViewStore } from '#state/viewStore.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { Table, TableHead } from '#ui/Table.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { OwnNumber, useOwnWords } from './OwnNumber.tsx'

/** The row or rows that the view names, or a note that this device has none. */
export function OwnRowTarget() {
  const { t } = useTranslation('reader')
  const dialogRef = useRef<HTMLDialogElement>(null)
  const target = useViewStore((state) => state.view.reader)
  const own = useLayers((state) => state.own)
  const rows = useMemo(() => rowsAt(own, target) ?? [], [own, target])
  const [first, second] = rows
  useReaderFocus(dialogRef, rows.map(({ figure }) => figure.id).join())
  if (target?.type !== 'row' && target?.type !== 'cells') return null
  if (!first) {
    const message = target.type === 'row' ? t('unknownRow', { row: target.row }) : t('unknownRows')
    return <UnknownTarget dialogRef={dialogRef} message={message} />
  }
  return target.type === 'cells' && second ? (
    <OwnRowsReader dialogRef={dialogRef} query={target.query} rows={[first, ...rows.slice(1)]} />
  ) : (
    <OwnRowReader dialogRef={dialogRef} found={first} />
  )
}

interface OwnReaderProps {
  dialogRef: RefObject<HTMLDialogElement | null>
  found: OwnRow
  what: string
  /** The number and its time; null for rows that are no sum. */
  stated: { time: string; number: string } | null
  flags?: ReactNode
  children: ReactNode
}

/** A table of the reader's own with a number of it, under its sign. */
function OwnReader({ dialogRef, found: { table, figure }, what, stated, flags, children }: OwnReaderProps) {
  const { t } = useTranslation('ownFigures')
  const own = useOwnWords()
  return (
    <ReaderFrame
      dialogRef={dialogRef}
      title={table.title}
      meta={
        <p>
          <StatusSign look={figure.isApart ? 'outlined' : 'filled'} radius={3} own={own.sign(figure)} />{' '}
          {t('shared:fromDesk')}
        </p>
      }
    >
      <div className={styles.body}>
        <section aria-label={t('row.number')}>
          <p className="bold">{what}</p>
          {stated && (
            <dl className="below-8 apart-24 row-wrap">
              <div>
                <dt className="soft small">{stated.time}</dt>
                <dd className="big">{stated.number}</dd>
              </div>
            </dl>
          )}
          {flags}
        </section>
        {children}
      </div>
    </ReaderFrame>
  )
}

interface OwnRowsReaderProps extends Pick<OwnReaderProps, 'dialogRef'> {
  query: CellQuery
  rows: readonly [OwnRow, ...OwnRow[]]
}

/** A sum of the reader's own figures, or what it cannot sum, and its rows; each opens. */
function OwnRowsReader({ dialogRef, query, rows }: OwnRowsReaderProps) {
  const { t } = useTranslation('ownFigures')
  const words = useWords()
  const own = useOwnWords()
  const [found] = rows
  const figures = rows.map(({ figure }) => figure)
  const sum = ownSum(figures)
  const what = [own.what(found.figure), words.list((query.where.route ?? []).map(words.figurePlace))]
  const stated = sum && {
    time: sum.covered.map(own.time).join(', '),
    number: own.counted({ ...found.figure, value: sum.value }),
  }
  return (
    <OwnReader {...{ dialogRef, found, stated }} what={what.join(' · ')}>
      <NamedTable
        title={t('row.rows', { count: rows.length })}
        columns={[t('time'), t('row.number'), t('row.place')]}
      >
        {figures.map((figure) => (
          <tr key={figure.id}>
            <th scope="row">
              {[own.time(figure.span), ...(sum ? [] : [words.figurePlace(figure.place)])].join(' · ')}
            </th>
            <td>
              <OwnNumber figure={figure} />
            </td>
            <td>{figure.row}</td>
          </tr>
        ))}
      </NamedTable>
      <AboutOwnTable found={found} hasRow={false} />
    </OwnReader>
  )
}

/** A number of the reader's own and its evidence: the row of the table, as it is in the file. */
function OwnRowReader({ dialogRef, found }: Pick<OwnReaderProps, 'dialogRef' | 'found'>) {
  const { t } = useTranslation('ownFigures')
  const words = useWords()
  const own = useOwnWords()
  const routes = useDataset('routes').data?.routes ?? []
  const { figure, table } = found
  const months = wholeMonthsOf(figure)
  const place = words.figurePlace(figure.place)
  const what = [
    own.what(figure),
    place,
    ...(figure.nationality === null ? [] : [words.nationality(figure.nationality)]),
  ].join(' · ')
  const stated = { time: own.time(figure.span), number: own.counted(figure) }
  const said = [stated.number, place, stated.time]
  const flags = (['rounded', 'preliminary', 'apart'] as const).filter(
    (flag) => ({ rounded: figure.isRounded, preliminary: figure.isPreliminary, apart: figure.isApart })[flag],
  )
  const flagList = flags.length > 0 && (
    <ul className="marked below-8 gap-4 stack">
      {flags.map((flag) => (
        <li key={flag}>{t(`row.flags.${flag}`)}</li>
      ))}
    </ul>
  )
  return (
    <OwnReader {...{ dialogRef, found, what, stated }} flags={flagList}>
      <ReaderActions
        mapView={
          routes.some(({ id }) => id === figure.place)
            ? {
                selected: { kind: 'route', id: figure.place },
                filters: {},
                ...(months && { period: [months] }),
              }
            : null
        }
        citation={{
          id: figure.id,
          kind: 'data',
          title: table.title,
          publisher: figure.publisher === null ? null : own.publisher(figure.publisher),
          issued: table.coverageTo,
          language: null,
          page: figure.address,
          said: said.join(', '),
          text: [...said, own.publisher(figure.publisher), own.source(found), figure.address ?? []]
            .flat()
            .join(', '),
        }}
        report={null}
      />
      <FileRow found={found} />
      <AboutOwnTable found={found} />
    </OwnReader>
  )
}

/** Each cell of the row with the name of its column. */
function FileRow({ found: { table: file, figure } }: { found: OwnRow }) {
  const { t } = useTranslation('ownFigures')
  const title = t('row.inFile', { row: figure.row })
  const cells = figure.cells.map((cell, column) => ({
    cell,
    column,
    name: file.header[column] || t('shared:columnNumber', { number: column + 1 }),
    key: `${column} ${file.header[column]}`,
  }))
  return (
    <NamedTable title={title} columns={[t('row.column'), t('row.cell')]}>
      {cells.map(({ key, name, cell, column }) => (
        <tr key={key}>
          <th scope="row">{name}</th>
          <td>
            {cell === '' ? (
              <span className="quiet">{t('row.empty')}</span>
            ) : column + 1 === figure.column ? (
              <mark>{cell}</mark>
            ) : (
              cell
            )}
          </td>
        </tr>
      ))}
    </NamedTable>
  )
}

interface NamedTableProps {
  title: string
  columns: readonly string[]
  /** Its rows. */
  children: ReactNode
}

/** A table under its title, which scrolls where it is wider than the Reader. */
function NamedTable({ title, columns, children }: NamedTableProps) {
  return (
    <section>
      <h3>{title}</h3>
      <div className="scrolls-across">
        <Table look="page" className={styles.table} data-plain aria-label={title}>
          <TableHead names={columns} />
          <tbody>{children}</tbody>
        </Table>
      </div>
    </section>
  )
}

/** Facts of the table, and of the row where one is read. */
function AboutOwnTable({
  found: { table: file, figure },
  hasRow = true,
}: {
  found: OwnRow
  hasRow?: boolean
}) {
  const { t } = useTranslation(['ownFigures', 'common'])
  const words = useWords()
  return (
    <section>
      <h3>{t('row.facts')}</h3>
      <Facts look="page">
        <Fact name={t('common:filter.publishers')}>
          {figure.publisher === null ? null : words.publisherName(figure.publisher)}
        </Fact>
        <Fact name={t('row.file')}>{file.fileName}</Fact>
        {file.sheet !== null && <Fact name={t('row.sheet')}>{file.sheet}</Fact>}
        {hasRow && (
          <Fact name={t('row.place')}>
            {figure.column === undefined
              ? String(figure.row)
              : t('row.placeCell', { row: figure.row, column: file.header[figure.column - 1] ?? '' })}
          </Fact>
        )}
        <Fact name={t('row.coverage')}>
          {file.coverageTo === null ? null : words.period(periodOfDate(file.coverageTo))}
        </Fact>
        {hasRow && figure.note !== null && <Fact name={t('shared:note')}>{figure.note}</Fact>}
        {figure.address !== null && (
          <Fact name={t('shared:address')}>
            <WebPage address={figure.address} />
          </Fact>
        )}
      </Facts>
    </section>
  )
}

/** A link where the file gives the address of a page, else its words. */
function WebPage({ address }: { address: string }) {
  return URL.canParse(address) && /^https?:/.test(address) ? (
    <OutLink url={address}>{new URL(address).host}</OutLink>
  ) : (
    address
  )
}
