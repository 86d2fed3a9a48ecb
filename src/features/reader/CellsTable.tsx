import { Fragment, useState } from 'react'
import type { Cell, CellGroup, CellSpan, CellsModel } from '#content/cellsModel.ts'
import type { IncidentColumns } from '#domain/incident.ts'
import { signed } from '#lib/numberText.ts'
import { useCellWords } from '#parts/useCellWords.ts'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Table, TableHead } from '#ui/Table.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './ReaderFrame.module.css'

/** Up to this many cells, all groups start open. */
const MAX_OPEN_CELLS = 48
/** How many groups, or cells of a group, are shown at first and added by each "more". */
const STEP = 50

interface CellsTableProps {
  model: CellsModel
  /** Set for cells of incidents: each cell then opens its incident. */
  incidents: IncidentColumns | null
}

/** The cells as a table by span and group, with a sum per group and the total, or the change, at the foot. */
export function CellsTable({ model, incidents }: CellsTableProps) {
  const { t } = useTranslation(['cells', 'common'])
  const words = useWords()
  const cellWords = useCellWords()
  const { spans, columns, groupedBy, total, change } = model
  const keys = spans.flatMap((span, index) => span.groups.map((group) => `${index} ${group.key}`))
  const isShort = groupedBy === null || total.cells <= MAX_OPEN_CELLS || keys.length === 1
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(isShort ? keys : []))
  const headings = [...columns.map(cellWords.dimension), ...(incidents ? [t('shared:place')] : [])]
  const width = headings.length + 1
  const value = (sum: number | null) => (sum === null ? t('common:notStated') : words.number(sum))
  const changed = (difference: number | null) =>
    difference === null ? t('common:notStated') : signed(difference, words.number)
  const toggle = (key: string) => {
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    setOpen(next)
  }

  return (
    <>
      {keys.length > 1 && groupedBy !== null && (
        <p className="to-ends apart-16 quiet row-type in-row">
          <span>{t(incidents ? 'incidents' : 'cells', { count: total.cells })}</span>
          <Button look="text" onClick={() => setOpen(new Set(open.size === keys.length ? [] : keys))}>
            {t(open.size === keys.length ? 'closeGroups' : 'openGroups')}
          </Button>
        </p>
      )}
      <div className="scrolls-across">
        <Table
          look="page"
          className={styles.table}
          data-plain={(groupedBy === null && spans.length === 1) || undefined}
        >
          <caption className="visually-hidden">{t('rows')}</caption>
          <TableHead
            names={[t('what'), ...headings, cellWords.column(model.column)]}
            numbers={[headings.length + 1]}
          />
          {spans.map((span, index) => (
            <tbody key={`${span.span?.from} ${span.span?.to}`}>
              {spans.length > 1 && (
                <tr className={styles.span}>
                  <th scope="rowgroup" colSpan={width + 1}>
                    {cellWords.span(span.span)}
                  </th>
                </tr>
              )}
              <Steps items={span.groups} width={width + 1}>
                {(group) => (
                  <Fragment key={group.key}>
                    {groupedBy !== null && (
                      <GroupRow
                        name={cellWords.key(groupedBy, group.key)}
                        group={group}
                        width={width}
                        isOpen={open.has(`${index} ${group.key}`)}
                        onToggle={() => toggle(`${index} ${group.key}`)}
                      />
                    )}
                    {(groupedBy === null || open.has(`${index} ${group.key}`)) && (
                      <Steps items={group.cells} width={width + 1}>
                        {(cell) => <CellRow key={cell.row} cell={cell} model={model} incidents={incidents} />}
                      </Steps>
                    )}
                  </Fragment>
                )}
              </Steps>
            </tbody>
          ))}
          <tfoot>
            {spans.length > 1 &&
              spans.map((span) => (
                <tr key={`${span.span?.from} ${span.span?.to}`}>
                  <th scope="row" colSpan={width}>
                    {t('subtotal', { span: cellWords.span(span.span) })}
                    {isIncomplete(span) && ` (${t('shared:incomplete')})`}
                  </th>
                  <td data-number>{value(span.sum.value)}</td>
                </tr>
              ))}
            <tr className={styles.total}>
              <th scope="row" colSpan={width}>
                {t(change ? 'shared:change' : 'shared:total')}
                {spans.some(isIncomplete) && ` (${t('shared:incomplete')})`}
              </th>
              <td data-number>{change ? changed(change.difference) : value(total.value)}</td>
            </tr>
            {total.notStated > 0 && (
              <tr>
                <th scope="row" colSpan={width}>
                  {t('notStatedRow')}
                </th>
                <td data-number>{words.number(total.notStated)}</td>
              </tr>
            )}
          </tfoot>
        </Table>
      </div>
    </>
  )
}

function isIncomplete({ partial, notCovered }: CellSpan): boolean {
  return partial.length > 0 || notCovered > 0
}

interface GroupRowProps {
  name: string
  group: CellGroup
  width: number
  isOpen: boolean
  onToggle: () => void
}

function GroupRow({ name, group, width, isOpen, onToggle }: GroupRowProps) {
  const { t } = useTranslation('common')
  const words = useWords()
  return (
    <tr className={styles.group}>
      <th scope="rowgroup" colSpan={width}>
        <button type="button" className="target gap-4 row-middle" aria-expanded={isOpen} onClick={onToggle}>
          <Icon name={isOpen ? 'down' : 'forward'} />
          {name}
          <span className="regular quiet">{words.number(group.sum.cells)}</span>
        </button>
      </th>
      <td data-number>{group.sum.value === null ? t('notStated') : words.number(group.sum.value)}</td>
    </tr>
  )
}

interface CellRowProps {
  cell: Cell
  model: CellsModel
  incidents: IncidentColumns | null
}

function CellRow({ cell, model, incidents }: CellRowProps) {
  const { t } = useTranslation('common')
  const words = useWords()
  const cellWords = useCellWords()
  const incidentId = incidents?.id[cell.row]
  const time = cellWords.key(model.time, cell.time)
  return (
    <tr>
      <th scope="row">
        {incidentId === undefined ? (
          time
        ) : (
          <Button look="text" onClick={() => openReader({ type: 'incident', incidentId })}>
            {time}
          </Button>
        )}
      </th>
      {cell.keys.map((key, index) => (
        <td key={model.columns[index]}>{cellWords.key(model.columns[index] ?? '', key)}</td>
      ))}
      {incidents && <td lang="en">{incidents.location[cell.row]}</td>}
      <td data-number>
        {cell.value === null ? <span className="quiet">{t('notStated')}</span> : words.number(cell.value)}
      </td>
    </tr>
  )
}

interface StepsProps<Item> {
  items: readonly Item[]
  /** How many columns the button spans. */
  width: number
  children: (item: Item) => React.ReactNode
}

/** The first rows of a long list, and a button for more. */
function Steps<Item>({ items, width, children }: StepsProps<Item>) {
  const { t } = useTranslation('cells')
  const words = useWords()
  const [shown, setShown] = useState(STEP)
  const rest = items.length - shown
  return (
    <>
      {items.slice(0, shown).map(children)}
      {rest > 0 && (
        <tr>
          <td colSpan={width}>
            <Button look="text" onClick={() => setShown(shown + STEP)}>
              {t('more', { count: Math.min(rest, STEP), rest: words.number(rest) })}
            </Button>
          </td>
        </tr>
      )}
    </>
  )
}
