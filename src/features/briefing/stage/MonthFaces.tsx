import type { CSSProperties } from 'react'
import { LineGrid, scalesOf } from '#charts/LineGrid.tsx'
import type { StepChartCells, StepNumber } from '#domain/briefing.ts'
import { readCellQuery, writeCellQuery } from '#domain/cellQuery.ts'
import { monthIndex } from '#domain/months.ts'
import type { StepChart } from '#domain/stepChart.ts'
import { numberOfStep } from '#domain/talkParts.ts'
import { MonthTable, OwnChartNote, openCells, useMonthName } from '#features/briefing/chartParts.tsx'
import { StepNumbers } from '#features/briefing/StepNumbers.tsx'
import { roundScale } from '#picture/charts/plotModel.ts'
import { ROUTE_COLOURS } from '#picture/palette.ts'
import { useStepCharts } from '#state/useStepCharts.ts'
import { useWords } from '#words/words.ts'
import { RankedChart } from './ChangeRows.tsx'
import { FaceLines, type FaceProps, FaceTitle } from './FaceParts.tsx'
import styles from './MonthFaces.module.css'

/** Months in a year, and the number of bars from which only the first and last have their value. */
const YEAR = 12
const SPARSE_FROM = 15

/** A huge number, its change, and the months that lead to it. */
export function NumberFace({ step, built, Heading }: FaceProps) {
  const number = numberOfStep(step)
  const cells = step.chart ?? (number && monthsTo(number))
  const chart = useStepCharts(ROUTE_COLOURS.light)(cells ?? NO_CELLS)
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      {number && <StepNumbers number={number} look="huge" />}
      <FaceLines step={step} built={built} />
      {chart && (chart.over === 'routes' ? <RankedChart chart={chart} /> : <Bars chart={chart} />)}
      {chart && <OwnChartNote chart={chart} />}
    </>
  )
}

const NO_CELLS: StepChartCells = { kind: 'months', cells: '', against: null }

/**
 * The months that a number ends: for one month compared with that of a year before, the thirteen from one to the other;
 * otherwise its own months beside those compared.
 */
function monthsTo({ cells, against }: StepNumber): StepChartCells | null {
  const [now, before] = [readCellQuery(cells), against === null ? null : readCellQuery(against)]
  const [span, from] = [now?.spans[0], before?.spans[0]]
  if (!now || !span || now.spans.length > 1) return null
  const isOneMonth = span.from === span.to
  const distance = from ? monthIndex(span.from) - monthIndex(from.from) : 0
  if (isOneMonth && from && from.from === from.to && distance === YEAR) {
    const spans = [{ from: from.from, to: span.to }]
    return { kind: 'months', cells: writeCellQuery({ ...now, spans }), against: null }
  }
  return isOneMonth ? null : { kind: 'months', cells, against }
}

type Share = CSSProperties & Record<`--${string}`, string>

/** One bar per month with its value, without an axis; first and last in ink when nothing else is compared. */
function Bars({ chart }: { chart: StepChart }) {
  const words = useWords()
  const nameOf = useMonthName(chart)
  const [now, compared] = chart.series
  if (!now) return null
  const { length } = chart.categories
  const most = Math.max(1, ...chart.series.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const share = (value: number | null): Share => ({ '--share': String((value ?? 0) / most) })
  return (
    <figure className={styles.bars} data-count={length}>
      {compared && (
        <figcaption className={styles.key} aria-hidden="true">
          <span className={styles.barSign} />
          {now.name}
          <span className={styles.levelSign} />
          {compared.name}
        </figcaption>
      )}
      <div className={styles.plot} style={{ '--count': String(length) } as Share}>
        {chart.categories.map((category, place) => {
          const month = now.cells[place]?.spans[0]?.from ?? ''
          const isFirst = place === 0
          const isKey = !compared && (isFirst || place === length - 1)
          const [value, level] = [now.values[place] ?? null, compared?.values[place] ?? null]
          const isWritten = value !== null && (isKey || length < SPARSE_FROM)
          const startsYear = !compared && (isFirst || month.endsWith('-01'))
          return (
            <button
              key={category}
              type="button"
              className={styles.column}
              aria-label={nameOf(place)}
              data-key={isKey}
              data-partial={chart.isPartial[place]}
              data-year={startsYear && !isFirst}
              onClick={() => openCells(chart.series.flatMap((one) => one.cells[place] ?? []))}
            >
              {isWritten && (
                <span className={styles.value} style={share(heightOfValue(value, level, most))}>
                  {words.number(value)}
                </span>
              )}
              <span className={styles.pillar} style={share(value)} />
              {level !== null && <span className={styles.level} style={share(level)} />}
              <span className={styles.month}>
                {length < SPARSE_FROM || startsYear ? words.monthName(month) : ''}
                {startsYear && <span className={styles.year}>{month.slice(0, 4)}</span>}
              </span>
            </button>
          )
        })}
      </div>
      <MonthTable chart={chart} />
    </figure>
  )
}

/** Height of a value over its bar: above the compared level, unless the value would then seem to belong to that level. */
function heightOfValue(value: number, level: number | null, most: number): number {
  return level === null || level < value || level - value > most * ROOM_OF_VALUE ? value : level
}

/** The room that a value takes above its bar, as a share of the highest bar. */
const ROOM_OF_VALUE = 0.26

/** The drawing of lines, px of the canvas. */
const BOX = { width: 1184, height: 456, left: 84, right: 120, top: 16, bottom: 44 }

/** A step's months as lines, each with its name at its end. */
export function LinesFace({ step, built, Heading }: FaceProps) {
  const chart = useStepCharts(ROUTE_COLOURS.light)(
    step.chart ?? (step.number && monthsTo(step.number)) ?? NO_CELLS,
  )
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <FaceLines step={step} built={built} />
      {chart && chart.over === 'months' && <Lines chart={chart} />}
      {chart && <OwnChartNote chart={chart} />}
    </>
  )
}

function Lines({ chart }: { chart: StepChart }) {
  const words = useWords()
  const [now] = chart.series
  const count = chart.categories.length
  const most = Math.max(1, ...chart.series.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const { max: top, ticks } = roundScale(most)
  const { x, y } = scalesOf(BOX, count, top)
  const months = now?.cells.map(({ spans }) => spans[0]?.from ?? '') ?? []
  return (
    <figure className={styles.lines}>
      <svg viewBox={`0 0 ${BOX.width} ${BOX.height}`} aria-hidden="true">
        <LineGrid
          box={BOX}
          ticks={ticks}
          y={y}
          textOf={words.shortNumber}
          gap={12}
          drop={7}
          styles={styles}
        />
        {months.map((month, place) =>
          (count > YEAR * 2 ? month.endsWith('-01') : place % 3 === 0) ? (
            <text key={month} className={styles.tick} x={x(place)} y={BOX.height - 10} textAnchor="middle">
              {count > YEAR * 2 ? month.slice(0, 4) : chart.categories[place]}
            </text>
          ) : null,
        )}
        {chart.series.map(({ name, values, route }, place) => {
          const points = values.flatMap((value, at) => (value === null ? [] : [[x(at), y(value)] as const]))
          const [endX, endY] = points.at(-1) ?? [0, 0]
          return (
            <g
              key={name}
              data-compared={place > 0}
              style={{ color: route ? `var(--route-${route})` : undefined }}
            >
              <polyline className={styles.line} points={points.map((point) => point.join(',')).join(' ')} />
              <text className={styles.name} x={endX + 12} y={endY + 8}>
                {name}
              </text>
            </g>
          )
        })}
      </svg>
      <MonthTable chart={chart} />
    </figure>
  )
}
