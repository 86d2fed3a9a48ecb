import { useId, useState } from 'react'
import type { DetectionFigure, PlaceFigure } from '#content/figureModel.ts'
import type { OverviewFigures } from '#content/overviewFigures.ts'
import { placeToPoint } from '#content/pointable.ts'
import type { Count, FigureUnit } from '#domain/figureUnit.ts'
import type { MonthSpan } from '#domain/period.ts'
import details from '#features/dossier/Details.module.css'
import dossier from '#features/dossier/Dossier.module.css'
import { useNumberText } from '#features/dossier/route/FigureChange.tsx'
import { CellsButton } from '#parts/CellsButton.tsx'
import { MajorityNote } from '#parts/MajorityNote.tsx'
import { usePointing } from '#state/usePointing.ts'
import { select } from '#state/viewStore.ts'
import { TextButton } from '#ui/Button.tsx'
import { Legend } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { Table, TableHead } from '#ui/Table.tsx'
import { type CellProps, useArrowCells } from '#ui/useArrowCells.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Overview.module.css'

/** Dumbbell chart of every route at two times on one scale, another unit apart; can be shown as a table. */
export function RouteChanges({ figures }: { figures: OverviewFigures }) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const [isTable, setIsTable] = useState(false)
  const headingId = useId()
  const { total, routes, arrivals, headline } = figures
  const scale = dumbbellScale(Math.max(...[...routes, arrivals].flatMap(valuesOf)))
  return (
    <Section look="block" titleId={headingId} title={t('figures.routes')}>
      <p className="small quiet">{t('figures.inOrder')}</p>
      {isTable ? (
        <RouteChangesTable figures={figures} labelledBy={headingId} />
      ) : (
        <div className={styles.chart} data-single={total.period.compared === null}>
          <Key period={total.period} />
          <RouteRows routes={routes} arrivals={arrivals} headline={headline} scale={scale} />
          <p className={`${styles.foot} soft caption-type stack`}>
            <span>{t('figures.arrivedMark')}</span>
            <span className={`${styles.axis} anchor`} aria-hidden="true">
              {scale.ticks.map((tick) => (
                <span key={tick} style={{ insetInlineStart: `${scale.at(tick)}%` }}>
                  {words.number(tick)}
                </span>
              ))}
            </span>
          </p>
        </div>
      )}
      <p>
        <TextButton
          className={`small quiet ${details.switch}`}
          aria-expanded={isTable}
          aria-label={isTable ? t('figures.hideTable') : t('figures.showTable')}
          onClick={() => setIsTable(!isTable)}
        >
          {isTable ? t('shared:hideTable') : t('shared:showTable')}
        </TextButton>
      </p>
    </Section>
  )
}

/** What the two points of a row are. The names of the rows say it too. */
function Key({ period: { compared, spans } }: Pick<DetectionFigure, 'period'>) {
  const { t } = useTranslation('overview')
  const words = useWords()
  return (
    <div className="to-ends apart-12 soft caption-type row-wrap" aria-hidden="true">
      <Legend>
        {compared && (
          <li>
            <svg width="10" height="10" aria-hidden="true">
              <circle fill="var(--paper)" stroke="var(--ink-2)" strokeWidth="1.5" cx="5" cy="5" r="4" />
            </svg>
            {t('figures.yearBefore')}
          </li>
        )}
        <li>
          <svg width="10" height="10" aria-hidden="true">
            <circle fill="var(--ink-2)" cx="5" cy="5" r="5" />
          </svg>
          {words.spans(compared ? [compared.after] : spans)}
        </li>
      </Legend>
      {compared && <span>{t('shared:change')}</span>}
    </div>
  )
}

interface RouteRowsProps extends Pick<OverviewFigures, 'routes' | 'arrivals' | 'headline'> {
  scale: DumbbellScale
}

/** All rows share one tab stop. */
function RouteRows({ routes, arrivals, headline, scale }: RouteRowsProps) {
  const rows = [...routes, arrivals]
  const { cellProps, tableProps } = useArrowCells(
    rows.flatMap((_, row) => [
      { row, column: 0 },
      { row, column: 1 },
    ]),
  )
  return (
    <ul {...tableProps}>
      {rows.map((figure, row) => (
        <ChangeRow
          key={figure.place}
          figure={figure}
          scale={scale}
          cells={[cellProps({ row, column: 0 }), cellProps({ row, column: 1 })]}
          isApart={figure === arrivals}
          isInHeadline={headline?.others.includes(figure.place) ?? false}
        />
      ))}
    </ul>
  )
}

interface ChangeRowProps {
  figure: PlaceFigure
  scale: DumbbellScale
  /** The places of its two buttons among the rows. */
  cells: readonly [CellProps, CellProps]
  /** True if it counts in another unit than the rows above. */
  isApart: boolean
  /** True if the headline counts it among those that went the other way; set off for that. */
  isInHeadline: boolean
}

/** One route: its name opens the route, its line and change the cells of both values, which the accessible name gives. */
function ChangeRow({ figure, scale, cells: [nameCell, changeCell], isApart, isInHeadline }: ChangeRowProps) {
  const { t } = useTranslation(['overview', 'common'])
  const words = useWords()
  const { place, change, changeCells, cells, total, period } = figure
  const pointing = usePointing(placeToPoint('route', place))
  const numberText = useNumberText()
  const ratio = change?.ratio ?? null
  const after = change ? change.after.value : total.value
  const visibleText = change ? (ratio === null ? '' : words.change(ratio)) : numberText(total.value)
  const accessibleName =
    change && period.compared
      ? t('figures.rowName', {
          route: words.route(place),
          before: numberText(change.before.value),
          beforeTime: words.spans([period.compared.before]),
          after: numberText(after),
          afterTime: words.spans([period.compared.after]),
          change: visibleText,
        })
      : t('figures.rowNameOne', {
          route: words.route(place),
          number: visibleText,
          time: words.spans(period.spans),
        })
  const isPartial = change ? change.before.isPartial || change.after.isPartial : total.isPartial
  return (
    <li {...pointing} className={`${styles.row} stack`} data-headline={isInHeadline} data-apart={isApart}>
      <TextButton look="plain" onClick={() => select({ kind: 'route', id: place })} {...nameCell}>
        {words.routeShort(place)}
        {isApart && '*'}
      </TextButton>
      <CellsButton
        cells={changeCells ?? cells}
        className={styles.values}
        name={accessibleName}
        {...changeCell}
      >
        <Dumbbell
          scale={scale}
          before={change?.before.value ?? null}
          after={after}
          colour={`var(--route-${place}, var(--ink-3))`}
        />
        <span className={`${styles.percent} soft`}>
          {visibleText}
          {after !== null && isPartial && <> {t('shared:partial')}</>}
        </span>
      </CellsButton>
    </li>
  )
}

function valuesOf({ change, total }: PlaceFigure): number[] {
  const values = change ? [change.before.value, change.after.value] : [total.value]
  return values.map((value) => value ?? 0)
}

/** The dumbbell chart as a table; routes counted in another unit have their own labelled tbody. */
function RouteChangesTable({ figures, labelledBy }: { figures: OverviewFigures; labelledBy: string }) {
  const { t } = useTranslation(['overview', 'common'])
  const words = useWords()
  const { total, routes, arrivals, others } = figures
  const { compared, spans } = total.period
  const times = compared ? [compared.before, compared.after] : spans
  const columns = compared ? times.length + 2 : 2
  return (
    <Table look="numbers" aria-labelledby={labelledBy}>
      <TableHead
        names={[
          t('common:filter.routes', { count: 1 }),
          ...(compared
            ? [...times.map((time) => words.spans([time])), t('shared:change')]
            : [words.spans(spans)]),
        ]}
      />
      <tbody>
        <tr>
          <th scope="rowgroup" colSpan={columns}>
            {t('figures.column.detections')}
          </th>
        </tr>
        {routes.map((figure) => (
          <FigureRow key={figure.place} figure={figure} name={words.route(figure.place)} />
        ))}
        {others.map((figure) => (
          <FigureRow key={figure.place} figure={figure} name={words.figurePlace(figure.place)} />
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
    </Table>
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
                <CellsButton
                  cells={changeCells ?? cells}
                  name={words.labelled(name, words.change(change.ratio))}
                >
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
              <td colSpan={(spans?.length ?? 0) + 2} className="soft caption-type line-16">
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
        name={words.labelled(`${name}, ${words.spans(spans)}`, words.number(count.value))}
      >
        {words.number(count.value)}
      </CellsButton>
      {count.isPartial && <> {t('shared:partial')}</>}
    </td>
  )
}

interface DumbbellProps {
  scale: DumbbellScale
  /** Null if unknown: then only the other value is drawn. */
  before: number | null
  after: number | null
  /** CSS colour. */
  colour: string
}

/** Two values on a line: earlier hollow, later filled. Hidden from assistive technology: the row has the text. */
export function Dumbbell({ scale, before, after, colour }: DumbbellProps) {
  const from = before === null ? null : `${scale.at(before)}%`
  const to = after === null ? null : `${scale.at(after)}%`
  return (
    <svg className={`${dossier.dumbbell} wide`} aria-hidden="true">
      {scale.ticks.map((tick) => (
        <line
          key={tick}
          stroke="var(--line)"
          x1={`${scale.at(tick)}%`}
          x2={`${scale.at(tick)}%`}
          y1="0"
          y2="100%"
        />
      ))}
      {from !== null && to !== null && (
        <line x1={from} x2={to} y1="50%" y2="50%" stroke={colour} strokeWidth="2" />
      )}
      {from !== null && (
        <circle fill="var(--paper)" strokeWidth="2" cx={from} cy="50%" r="4" stroke={colour} />
      )}
      {to !== null && <circle cx={to} cy="50%" r="5" fill={colour} />}
    </svg>
  )
}

/** The shared scale of the dumbbells: position of a value in percent of the width, and the labelled ticks. */
export interface DumbbellScale {
  at(value: number): number
  readonly ticks: readonly number[]
}

/** From zero to `largest`; the ticks are zero and the largest number of one digit and zeros. */
export function dumbbellScale(largest: number): DumbbellScale {
  const end = Math.max(1, largest)
  const power = 10 ** Math.floor(Math.log10(end))
  return { at: (value) => (value / end) * 100, ticks: [0, Math.floor(end / power) * power] }
}
