import { type CSSProperties, useMemo } from 'react'
import { type CompareModel, comparedByStep, compareModel } from '#content/compareModel.ts'
import { loadFigures } from '#content/loadedFigures.ts'
import type { BriefingStep } from '#domain/briefing.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import { ratioOf } from '#domain/figureUnit.ts'
import type { StepChart } from '#domain/stepChart.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { ROUTE_COLOURS } from '#picture/palette.ts'
import { useDataset } from '#state/datasets.ts'
import { useStepCharts } from '#state/useStepCharts.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './ChangeRows.module.css'
import { FaceLines, type FaceProps, FaceTitle } from './FaceParts.tsx'

/** One place in two periods; `before` null without a comparison. */
interface Row {
  place: string
  before: number | null
  after: number
  cells: CellQuery
}

/** Heights of the ranking, of the words for the other unit, which may take two lines, and of a row at most: px of the canvas. */
const RANKING = 548
const OTHER_UNIT = 78
const MAX_ROW = 72

/** Two periods on two maps, and the places ranked by their change. */
export function CompareFace({ step, built, Heading }: FaceProps) {
  const { t } = useTranslation('stage')
  const model = useComparison(step)
  const routes = model ? rowsOfModel(model) : []
  const channel = model?.channel ? rowsOf([model.channel]) : []
  const room = RANKING - (channel.length > 0 ? OTHER_UNIT : 0)
  const row = Math.min(MAX_ROW, room / Math.max(1, routes.length + channel.length))
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      {model && (
        <>
          <div className={styles.periods}>
            <PeriodTotal model={model} side="first" />
            <PeriodTotal model={model} side="second" />
          </div>
          <div className={styles.ranking} style={{ '--row': String(row) } as Shares}>
            <ChangeList rows={routes} others={channel} />
            {channel.length > 0 && (
              <>
                <p className={styles.unit}>{t('otherUnit')}</p>
                <ChangeList rows={channel} others={routes} />
              </>
            )}
          </div>
        </>
      )}
      <div className={styles.below}>
        <FaceLines step={step} built={built} />
        <p className={styles.legend}>{t('fewerMore')}</p>
      </div>
    </>
  )
}

function PeriodTotal({ model, side }: { model: CompareModel; side: 'first' | 'second' }) {
  const words = useWords()
  const { change, cells } = model.total
  const [count, query] = side === 'first' ? [change.before, cells.before] : [change.after, cells.after]
  return (
    <p className={styles.period}>
      <strong>{words.spans([model.months[side]])}</strong>
      <CellsButton cells={query} className={styles.total}>
        {words.counted(count.value, count.unit)}
      </CellsButton>
    </p>
  )
}

/** The places of a step over its whole width, ranked by their change, or by size where nothing is compared. */
export function RankedFace({ step, built, Heading }: FaceProps) {
  const chart = useStepCharts(ROUTE_COLOURS.light)(step.chart ?? NO_CELLS)
  const model = useComparison(step)
  const rows = chart?.over === 'routes' ? rowsOfChart(chart) : model && rowsOfModel(model)
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <FaceLines step={step} built={built} />
      {rows && <WideRows rows={rows} />}
    </>
  )
}

const NO_CELLS = { kind: 'routes', cells: '', against: null } as const

/** The ranking of a chart by route, for the layouts that show one. */
export function RankedChart({ chart }: { chart: StepChart }) {
  return <WideRows rows={rowsOfChart(chart)} />
}

function WideRows({ rows }: { rows: readonly Row[] }) {
  return (
    <div className={styles.wide}>
      <ChangeList rows={rows} />
    </div>
  )
}

/** The comparison of a step's own two periods; null until loaded, or without one. */
function useComparison(step: BriefingStep): CompareModel | null {
  const data = useDataset('figures').data
  const routes = useDataset('routes').data?.routes
  return useMemo(() => {
    if (!data || !routes) return null
    const compare = viewOfStep(step).compare ?? comparedByStep(step)
    return compareModel(
      loadFigures(data),
      compare,
      routes.map(({ id }) => id),
    )
  }, [data, routes, step])
}

function rowsOfModel(model: CompareModel): readonly Row[] {
  return ranked(rowsOf(model.routes))
}

function rowsOf(
  rows: readonly CompareModel['routes'][number][] | readonly NonNullable<CompareModel['channel']>[],
) {
  return rows.flatMap(({ place, change, cells }): Row[] =>
    change.after.value === null
      ? []
      : [{ place, before: change.before.value, after: change.after.value, cells: cells.both }],
  )
}

function rowsOfChart({ categories, series }: StepChart): readonly Row[] {
  const [now, compared] = series
  const rows = categories.flatMap((_, at): Row[] => {
    const [after, cells] = [now?.values[at] ?? null, now?.cells[at]]
    const place = cells?.where.route?.[0]
    if (after === null || !cells || place === undefined) return []
    const its = compared?.cells[at]
    const both = its ? { ...cells, spans: [...its.spans, ...cells.spans] } : cells
    return [{ place, before: compared?.values[at] ?? null, after, cells: both }]
  })
  return compared ? ranked(rows) : rows
}

/** The largest fall first, the largest rise last. */
function ranked(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => differenceOf(a) - differenceOf(b))
}

function differenceOf({ before, after }: Row): number {
  return before === null ? after : after - before
}

type Shares = CSSProperties & Record<`--${string}`, string>

interface ChangeListProps {
  rows: readonly Row[]
  /** Rows of another list on the same scale. */
  others?: readonly Row[]
}

/** Bars from one zero line: filled to the left for fewer, outlined to the right for more; each opens its cells. */
function ChangeList({ rows, others = [] }: ChangeListProps) {
  const { t } = useTranslation('stage')
  const words = useWords()
  const differences = [...rows, ...others].map(differenceOf)
  const fall = Math.max(0, ...differences.map((value) => -value))
  const rise = Math.max(0, ...differences)
  const range = Math.max(1, fall + rise)
  return (
    <ul className={styles.list} style={{ '--zero': String(fall / range) } as Shares}>
      {rows.map((row) => {
        const { place, before, after, cells } = row
        const difference = differenceOf(row)
        const ratio = ratioOf(before, after)
        const change = ratio === null ? null : words.change(ratio)
        const signed =
          before === null
            ? words.number(after)
            : `${difference < 0 ? '−' : '+'}${words.number(Math.abs(difference))}`
        const style: Shares = {
          '--share': String(Math.abs(difference) / range),
          '--colour': `var(--route-${place}, var(--bar))`,
        }
        const name = words.routeShort(place)
        const isFewer = before !== null && difference < 0
        return (
          <li key={place}>
            <CellsButton
              cells={cells}
              className={styles.row}
              name={
                before === null
                  ? `${name}: ${signed}`
                  : t('compared', {
                      name,
                      after: words.number(after),
                      before: words.number(before),
                      change: `${signed}, ${change}`,
                    })
              }
            >
              <span className={styles.name}>{name}</span>
              <span className={styles.change} data-more={difference > 0 && before !== null}>
                {change}
              </span>
              <span className={styles.track} style={style}>
                <span className={styles.bar} data-fewer={isFewer} data-plain={before === null} />
                <span className={styles.difference} data-fewer={isFewer}>
                  {signed}
                </span>
              </span>
            </CellsButton>
          </li>
        )
      })}
    </ul>
  )
}
