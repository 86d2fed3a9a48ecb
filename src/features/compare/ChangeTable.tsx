import { type ReactNode, useMemo } from 'react'
import { ChangeBar, type ChangeScale, changeScale } from '#charts/ChangeBar.tsx'
import type { ChangeRow, CompareModel } from '#content/compareModel.ts'
import type { FigureRow } from '#content/figureSheet.ts'
import { CHANNEL } from '#content/loadedFigures.ts'
import { cellsId } from '#content/viewContent.ts'
import { writeCellQuery } from '#domain/cellQuery.ts'
import type { ComparedMonths } from '#domain/comparedMonths.ts'
import type { Count, FigureUnit } from '#domain/figureUnit.ts'
import { signed } from '#lib/numberText.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { MajorityNote } from '#parts/MajorityNote.tsx'
import { SaveData } from '#parts/SaveData.tsx'
import { useFigureSheet } from '#parts/useCellWords.ts'
import { useViewStore } from '#state/viewStore.ts'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Compare.module.css'

const COLUMNS = 6

/** All places in both periods: two values, difference, per cent and a bar. The Channel, in another unit, stands apart. */
export function ChangeTable({ model }: { model: CompareModel }) {
  const { t } = useTranslation(['compare', 'overview'])
  const words = useWords()
  const { months, total, routes, others, channel } = model
  const scale = useMemo(
    () => changeScale([...routes, ...others].map(({ change }) => change.difference)),
    [routes, others],
  )
  const channelName = t('table.arrived', { place: words.figurePlace(CHANNEL) })
  return (
    <PartTable
      id="changes"
      title={t('table.title')}
      beside={<SaveChanges model={model} />}
      heads={
        <>
          <ChangeHeads months={months} />
          <th {...TABLE_ROLES.columnHead} className={styles.value}>
            {t('table.percent')}
          </th>
          <th {...TABLE_ROLES.columnHead} className={styles.barHead}>
            <span className="visually-hidden">{t('table.bar')}</span>
            <span aria-hidden="true">{t('table.fewer')}</span>
            <span aria-hidden="true">{t('table.more')}</span>
          </th>
        </>
      }
    >
      <tbody {...TABLE_ROLES.group}>
        <Row row={total} name={t('overview:figures.column.total')} months={months} isTotal />
        {routes.map((row) => (
          <Row
            key={row.place}
            row={row}
            name={words.figurePlace(row.place)}
            months={months}
            scale={scale}
            isRoute
          />
        ))}
        {others.length > 0 && <NoteRow>{t('table.others')}</NoteRow>}
        {others.map((row) => (
          <Row key={row.place} row={row} name={words.figurePlace(row.place)} months={months} scale={scale} />
        ))}
      </tbody>
      <tbody {...TABLE_ROLES.group} className={styles.apart}>
        {channel ? (
          <Row
            row={channel}
            name={channelName}
            months={channel.months}
            isRoute
            note={
              channel.months.isCut
                ? t('table.onlyMonths', {
                    first: words.spans([channel.months.first]),
                    second: words.spans([channel.months.second]),
                  })
                : null
            }
          />
        ) : (
          <tr {...TABLE_ROLES.row}>
            <th {...TABLE_ROLES.rowHead}>{channelName}</th>
            <td {...TABLE_ROLES.cell} colSpan={COLUMNS - 1}>
              {t('table.notCovered')}
            </td>
          </tr>
        )}
      </tbody>
    </PartTable>
  )
}

interface PartTableProps {
  /** How its rows stand as cards on narrow screens. */
  id: 'changes' | 'measures' | 'own'
  title: string
  /** Beside the title. */
  beside?: ReactNode
  note?: ReactNode
  heads: ReactNode
  /** Its bodies. */
  children: ReactNode
}

/** A part of the page: a table under its title, with a note. */
export function PartTable({ id, title, beside, note, heads, children }: PartTableProps) {
  const headingId = `compare-${id}`
  return (
    <div className="one-column shrinks gap-8 stack-top">
      <div className={`${styles.partHead} gap-16 to-ends row-middle`}>
        <h2 id={headingId} className="body-type">
          {title}
        </h2>
        {beside}
      </div>
      <div className="anchor">
        <table {...TABLE_ROLES.table} className={styles.table} data-cards={id} aria-labelledby={headingId}>
          <thead {...TABLE_ROLES.group}>
            <tr {...TABLE_ROLES.row}>{heads}</tr>
          </thead>
          {children}
        </table>
      </div>
      {note !== undefined && <p className="line-16 quiet caption-type">{note}</p>}
    </div>
  )
}

/** Heads of a table of changes: route, both periods and the difference. */
export function ChangeHeads({ months }: { months: ComparedMonths }) {
  const { t } = useTranslation('compare')
  const words = useWords()
  return (
    <>
      <th {...TABLE_ROLES.columnHead}>
        <span className={styles.rowName}>{t('table.route')}</span>
      </th>
      <th {...TABLE_ROLES.columnHead} className={styles.value}>
        {words.spans([months.first])}
      </th>
      <th {...TABLE_ROLES.columnHead} className={styles.value}>
        {words.spans([months.second])}
      </th>
      <th {...TABLE_ROLES.columnHead} className={styles.value}>
        {t('shared:change')}
      </th>
    </>
  )
}

function NoteRow({ children }: { children: ReactNode }) {
  return (
    <tr {...TABLE_ROLES.row}>
      <td {...TABLE_ROLES.cell} colSpan={COLUMNS} className={`${styles.noteCell} caption-type line-16 quiet`}>
        <span>{children}</span>
      </td>
    </tr>
  )
}

interface RowProps {
  row: ChangeRow
  name: string
  months: ComparedMonths
  /** Without it the row has no bar. */
  scale?: ChangeScale
  isTotal?: boolean
  isRoute?: boolean
  note?: string | null
}

function Row({ row, name, months, scale, isTotal = false, isRoute = false, note = null }: RowProps) {
  const { t } = useTranslation('compare')
  const words = useWords()
  const { before, after, difference, ratio } = row.change
  const side = (
    count: Count<FigureUnit>,
    span: ComparedMonths['first'],
    cells: ChangeRow['cells']['before'],
  ) => {
    if (count.value === null) return t('common:notStated')
    const number = words.number(count.value)
    return (
      <>
        <CellsButton
          look="dotted"
          cells={cells}
          name={t('table.cell', { place: name, period: words.spans([span]), number })}
        >
          {number}
        </CellsButton>
        {count.isPartial && (
          <span className="block line-16 regular quiet caption-type"> {t('table.partial')}</span>
        )}
      </>
    )
  }
  const both = (text: string) => (
    <CellsButton look="dotted" cells={row.cells.both} name={t('table.both', { place: name, number: text })}>
      {text}
    </CellsButton>
  )
  return (
    <>
      <tr {...TABLE_ROLES.row} data-total={isTotal}>
        <th {...TABLE_ROLES.rowHead}>
          <span className="gap-8 inline-middle">
            {isRoute && <RouteSwatch routeId={row.place} isHollow={row.change.after.unit !== 'detections'} />}
            {name}
          </span>
          {note !== null && <span className="block line-16 regular quiet caption-type"> {note}</span>}
        </th>
        <td {...TABLE_ROLES.cell}>{side(before, months.first, row.cells.before)}</td>
        <td {...TABLE_ROLES.cell}>{side(after, months.second, row.cells.after)}</td>
        <td {...TABLE_ROLES.cell} data-rise={ratio !== null && ratio > 0}>
          {difference === null ? t('common:notStated') : both(signed(difference, words.number))}
        </td>
        <td {...TABLE_ROLES.cell} data-rise={ratio !== null && ratio > 0}>
          {ratio === null ? (
            <span title={t(difference === null ? 'common:notStated' : 'table.tooFew')}>–</span>
          ) : (
            both(words.change(ratio))
          )}
        </td>
        <td {...TABLE_ROLES.cell} className={styles.barCell}>
          {scale && difference !== null && (
            <ChangeBar
              className={styles.bar}
              difference={difference}
              scale={scale}
              unit={row.change.after.unit}
              colour={isRoute ? `var(--route-${row.place}, var(--bar))` : 'var(--bar)'}
            />
          )}
        </td>
      </tr>
      {[row.cells.before, row.cells.after].map((cells) => (
        <MajorityNote key={writeCellQuery(cells)} cells={cells} frame={(text) => <NoteRow>{text}</NoteRow>} />
      ))}
    </>
  )
}

/** Explicit table roles: on narrow screens rows are cards, and some browsers then drop the implicit roles. */
export const TABLE_ROLES = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHead: { role: 'columnheader', scope: 'col' },
  rowHead: { role: 'rowheader', scope: 'row' },
  cell: { role: 'cell' },
} as const

/** Saves both values of every row, the later with the change, each with its cells and a link to them. */
function SaveChanges({ model }: { model: CompareModel }) {
  const { t } = useTranslation(['compare', 'overview'])
  const words = useWords()
  const { total, routes, others, channel } = model
  const sides = (row: ChangeRow<'detections' | 'arrivals'>): readonly FigureRow[] =>
    (['before', 'after'] as const).map((side) => ({
      period: row.cells[side].spans.map(({ from, to }) => `${from}/${to}`).join(' '),
      series: row === total ? t('overview:figures.column.total') : words.figurePlace(row.place),
      value: row.change[side].value,
      ...(side === 'after' && { before: row.change.before.value }),
      state: row.change[side].isPartial ? 'partial' : 'whole',
      cells: row.cells[side],
    }))
  return (
    <SaveRows
      name="compare"
      title={t('table.title')}
      rows={() => [total, ...routes, ...others, ...(channel ? [channel] : [])].flatMap(sides)}
    />
  )
}

interface SaveRowsProps {
  name: string
  title: string
  rows: () => readonly FigureRow[]
}

/** Saves the numbers of a table of Compare. */
export function SaveRows({ name, title, rows }: SaveRowsProps) {
  const sheet = useFigureSheet()
  const view = useViewStore((state) => state.view)
  return (
    <SaveData
      look="text"
      data={() => {
        const all = rows()
        const evidence = [...new Set(all.flatMap(({ cells }) => (cells ? cellsId(cells) : [])))]
        return { name, title, view, evidence, sheet: (version) => sheet(all, version) }
      }}
    />
  )
}
