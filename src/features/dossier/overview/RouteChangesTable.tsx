import type { PlaceFigure } from '#content/figureModel.ts'
import type { OverviewFigures } from '#content/overviewFigures.ts'
import type { Count, FigureUnit } from '#domain/figureUnit.ts'
import type { MonthSpan } from '#domain/period.ts'
import details from '#features/dossier/Details.module.css'
import { CellsButton } from '#parts/CellsButton.tsx'
import { MajorityNote } from '#parts/MajorityNote.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './RouteChanges.module.css'

interface RouteChangesTableProps {
  figures: OverviewFigures
  labelledBy: string
}

/** The dumbbell chart as a table; routes counted in another unit have their own labelled tbody. */
export function RouteChangesTable({ figures, labelledBy }: RouteChangesTableProps) {
  const { t } = useTranslation(['overview', 'common'])
  const words = useWords()
  const { total, routes, arrivals } = figures
  const { compared, spans } = total.period
  const times = compared ? [compared.before, compared.after] : spans
  const columns = compared ? times.length + 2 : 2
  return (
    <table className={`${details.table} ${styles.table}`} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{t('common:filter.routes.one')}</th>
          {compared ? (
            times.map((time) => (
              <th key={time.from} scope="col">
                {words.spans([time])}
              </th>
            ))
          ) : (
            <th scope="col">{words.spans(spans)}</th>
          )}
          {compared && <th scope="col">{t('figures.column.change')}</th>}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="rowgroup" colSpan={columns}>
            {t('figures.column.detections')}
          </th>
        </tr>
        {routes.map((figure) => (
          <FigureRow key={figure.place} figure={figure} name={words.route(figure.place)} />
        ))}
        <FigureRow figure={total} name={t('figures.column.total')} />
      </tbody>
      <tbody>
        <tr>
          <th scope="rowgroup" colSpan={columns}>
            {t('figures.otherUnit')}
          </th>
        </tr>
        <FigureRow figure={arrivals} name={words.route(arrivals.place)} />
      </tbody>
    </table>
  )
}

function FigureRow({ figure, name }: { figure: PlaceFigure; name: string }) {
  const { period, change, changeCells, cells, total } = figure
  const words = useWords()
  const cellOf = (count: Count<FigureUnit>, spans: readonly MonthSpan[]) => (
    <ValueCell count={count} name={name} figure={figure} spans={spans} />
  )
  const spans = change && period.compared ? [period.compared.before, period.compared.after] : null
  return (
    <>
      <tr>
        <th scope="row">{name}</th>
        {change && period.compared ? (
          <>
            {cellOf(change.before, [period.compared.before])}
            {cellOf(change.after, [period.compared.after])}
            <td>
              {change.ratio !== null && (
                <CellsButton cells={changeCells ?? cells} name={`${name}: ${words.change(change.ratio)}`}>
                  {words.change(change.ratio)}
                </CellsButton>
              )}
            </td>
          </>
        ) : (
          cellOf(total, period.spans)
        )}
      </tr>
      {(spans ?? [null]).map((span) => (
        <MajorityNote
          key={span?.from ?? 'total'}
          cells={span ? { ...cells, spans: [span] } : cells}
          frame={(note) => (
            <tr>
              <td colSpan={(spans?.length ?? 0) + 2} className={styles.majority}>
                {note}
              </td>
            </tr>
          )}
        />
      ))}
    </>
  )
}

interface ValueCellProps {
  count: Count<FigureUnit>
  name: string
  figure: PlaceFigure
  spans: readonly MonthSpan[]
}

function ValueCell({ count, name, figure, spans }: ValueCellProps) {
  const { t } = useTranslation(['overview', 'common'])
  const words = useWords()
  if (count.value === null) return <td>{t('common:notStated')}</td>
  return (
    <td>
      <CellsButton
        cells={{ ...figure.cells, spans: [...spans] }}
        name={`${name}, ${words.spans(spans)}: ${words.number(count.value)}`}
      >
        {words.number(count.value)}
      </CellsButton>
      {count.isPartial && <> {t('figures.partial')}</>}
    </td>
  )
}
