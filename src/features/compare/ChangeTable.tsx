import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComparedMonths } from '#domain/comparedMonths.ts'
import type { Count, FigureUnit } from '#domain/figureUnit.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import type { ChangeRow, CompareModel } from '#state/selectors/compareModel.ts'
import { CHANNEL } from '#state/selectors/loadedFigures.ts'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { useWords } from '#words/words.ts'
import { ChangeBar, type ChangeScale, changeScale } from './ChangeBar.tsx'
import styles from './Compare.module.css'
import table from './CompareTable.module.css'
import { SaveChanges } from './SaveChanges.tsx'
import { TABLE_ROLES as AS } from './tableRoles.ts'

const COLUMNS = 6

/** Every place in both periods: two values, their difference, per cent, and a bar. The Channel stands below a rule. */
export function ChangeTable({ model }: { model: CompareModel }) {
  const { t } = useTranslation(['compare', 'charts'])
  const words = useWords()
  const { months, total, routes, others, channel } = model
  const scale = useMemo(
    () =>
      changeScale(
        [...routes, ...others, ...(channel ? [channel] : [])].map(({ change }) => change.difference),
      ),
    [routes, others, channel],
  )
  return (
    <div className={styles.part}>
      <div className={styles.partHead}>
        <h2 id="compare-changes" className={styles.heading}>
          {t('table.title')}
        </h2>
        <SaveChanges model={model} />
      </div>
      <div className={table.frame}>
        <table {...AS.table} className={table.table} data-cards="changes" aria-labelledby="compare-changes">
          <thead {...AS.group}>
            <tr {...AS.row}>
              <th {...AS.columnHead}>
                <span className={table.rowName}>{t('table.route')}</span>
              </th>
              <th {...AS.columnHead} className={table.value}>
                {words.spans([months.first])}
              </th>
              <th {...AS.columnHead} className={table.value}>
                {words.spans([months.second])}
              </th>
              <th {...AS.columnHead} className={table.value}>
                {t('table.difference')}
              </th>
              <th {...AS.columnHead} className={table.value}>
                <abbr title={t('table.percent')}>%</abbr>
              </th>
              <th {...AS.columnHead} className={table.barHead}>
                <span className="visually-hidden">{t('table.bar')}</span>
                <span aria-hidden="true">{t('table.fewer')}</span>
                <span aria-hidden="true">{t('table.more')}</span>
              </th>
            </tr>
          </thead>
          <tbody {...AS.group}>
            <Row row={total} name={t('charts:total')} months={months} isTotal />
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
              <Row
                key={row.place}
                row={row}
                name={words.figurePlace(row.place)}
                months={months}
                scale={scale}
              />
            ))}
          </tbody>
          <tbody {...AS.group} className={table.apart}>
            <NoteRow>{t('table.otherUnit')}</NoteRow>
            {channel ? (
              <Row
                row={channel}
                name={words.figurePlace(CHANNEL)}
                months={channel.months}
                scale={scale}
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
              <tr {...AS.row}>
                <th {...AS.rowHead}>{words.figurePlace(CHANNEL)}</th>
                <td {...AS.cell} colSpan={COLUMNS - 1}>
                  {t('table.notCovered')}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <p className={styles.note}>{t('table.note')}</p>
    </div>
  )
}

function NoteRow({ children }: { children: string }) {
  return (
    <tr {...AS.row}>
      <td {...AS.cell} colSpan={COLUMNS} className={table.noteCell}>
        <span>{children}</span>
      </td>
    </tr>
  )
}

interface RowProps {
  row: ChangeRow
  name: string
  months: ComparedMonths
  /** Null: a row without a bar. */
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
    if (count.value === null) return t('table.notStated')
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
        {count.isPartial && <span className={table.flag}> {t('table.partial')}</span>}
      </>
    )
  }
  const both = (text: string) => (
    <CellsButton look="dotted" cells={row.cells.both} name={t('table.both', { place: name, number: text })}>
      {text}
    </CellsButton>
  )
  return (
    <tr {...AS.row} data-total={isTotal}>
      <th {...AS.rowHead}>
        <span className={table.place}>
          {isRoute && <RouteSwatch routeId={row.place} isHollow={row.change.after.unit !== 'detections'} />}
          {name}
        </span>
        {note !== null && <span className={table.flag}> {note}</span>}
      </th>
      <td {...AS.cell}>{side(before, months.first, row.cells.before)}</td>
      <td {...AS.cell}>{side(after, months.second, row.cells.after)}</td>
      <td {...AS.cell}>
        {difference === null ? t('table.notStated') : both(signed(difference, words.number))}
      </td>
      <td {...AS.cell} data-rise={ratio !== null && ratio > 0}>
        {ratio === null ? <span title={t('table.notStated')}>–</span> : both(words.change(ratio))}
      </td>
      <td {...AS.cell} className={table.barCell}>
        {scale && difference !== null && (
          <ChangeBar
            difference={difference}
            scale={scale}
            colour={isRoute ? `var(--route-${row.place}, var(--bar))` : 'var(--bar)'}
          />
        )}
      </td>
    </tr>
  )
}

/** A whole number with its sign; a hyphen is too short to be seen as one. */
export function signed(value: number, number: (value: number) => string): string {
  if (value === 0) return number(0)
  return `${value > 0 ? '+' : '−'}${number(Math.abs(value))}`
}
