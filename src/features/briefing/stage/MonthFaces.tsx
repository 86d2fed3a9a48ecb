import type { CSSProperties } from 'react'
import { ChangeBar, changeScale } from '#charts/ChangeBar.tsx'
import type { ContentRanking, RankingRow } from '#content/stepRanking.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import { hasHollowBars } from '#domain/figureUnit.ts'
import type { StepChart } from '#domain/stepChart.ts'
import {
  ChartNote,
  largestOfChart,
  MonthColumn,
  MonthTable,
  periodColour,
  shareOf,
  titleOf,
  useMonthName,
} from '#features/briefing/StepChart.tsx'
import { StepNumbers } from '#features/briefing/StepParts.tsx'
import { CellsButton } from '#parts/CellsButton.tsx'
import type { PlotSeries } from '#picture/charts/plotModel.ts'
import { seriesPart } from '#picture/charts/seriesDrawing.ts'
import { PictureSvg } from '#ui/PictureShapes.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import changeRows from './ChangeRows.module.css'
import type { FaceProps } from './FaceParts.tsx'
import styles from './MonthFaces.module.css'

/** Months in a year, and the number of bars from which only the first and last have their value. */
const YEAR = 12
const SPARSE_FROM = 15

/** A huge number, its change, and the months that lead to it. */
export function NumberFace({ content, lines }: FaceProps) {
  const { number, chart, ranking } = content
  return (
    <>
      {number && <StepNumbers number={number} look="huge" />}
      {lines}
      {ranking ? <WideRows {...ranking} /> : chart && <Bars chart={chart} />}
      {chart && <ChartNote chart={chart} />}
    </>
  )
}

/**
 * One bar per month with its value, without an axis; first and last in ink when nothing else is compared. Where a year
 * before is drawn, the value is below its bar: above, it would seem to belong to the stroke.
 */
function Bars({ chart }: { chart: StepChart }) {
  const words = useWords()
  const nameOf = useMonthName(chart)
  const [now, compared] = chart.series
  if (!now) return null
  const { length } = chart.categories
  const most = Math.max(1, largestOfChart(chart))
  return (
    <figure
      className={`${styles.bars} grow column`}
      data-part="chart"
      data-count={length}
      data-hollow={hasHollowBars(chart.unit, chart.series.length)}
      data-narrow={length >= SPARSE_FROM}
      style={compared && ({ '--colour': periodColour(0, now.route) } as CSSProperties)}
    >
      {compared && (
        <figcaption className={`${styles.key} row-middle`} aria-hidden="true">
          <span className={styles.barSign} />
          {now.name}
          <span className={styles.levelSign} />
          {compared.name}
        </figcaption>
      )}
      <div className={`${styles.plot} grow stack`} style={{ '--count': String(length) } as CSSProperties}>
        {chart.categories.map((category, place) => {
          const month = now.cells[place]?.spans[0]?.from ?? ''
          const isFirst = place === 0
          const isKey = !compared && (isFirst || place === length - 1)
          const value = now.values[place] ?? null
          const isWritten = value !== null && (isKey || length < SPARSE_FROM)
          const startsYear = !compared && (isFirst || month.endsWith('-01'))
          return (
            <MonthColumn
              key={category}
              {...{ chart, styles }}
              month={place}
              max={most}
              aria-label={nameOf(place)}
              data-key={isKey}
              data-year={startsYear && !isFirst}
            >
              {isWritten && !compared && (
                <span className={styles.value} style={shareOf(value, most)}>
                  {words.number(value)}
                </span>
              )}
              <span className={styles.month}>
                {length < SPARSE_FROM || startsYear ? words.monthName(month) : ''}
                {startsYear && (
                  <span className={`${styles.year} block regular soft`}>{month.slice(0, 4)}</span>
                )}
                {isWritten && compared && (
                  <span className={`${styles.below} block strong`}>{words.number(value)}</span>
                )}
              </span>
            </MonthColumn>
          )
        })}
      </div>
      <MonthTable chart={chart} />
    </figure>
  )
}

/** A step's months as lines, each with its name at its end. */
export function LinesFace({ content: { chart }, lines }: FaceProps) {
  return (
    <>
      {lines}
      {chart && chart.over === 'months' && <Lines chart={chart} />}
      {chart && <ChartNote chart={chart} />}
    </>
  )
}

/** Size of the drawing of lines, which grows to the canvas. */
const LINES = { width: 592, height: 228 } as const

function Lines({ chart }: { chart: StepChart }) {
  const words = useWords()
  const { t } = useTranslation(['briefing', 'common'])
  const [now] = chart.series
  const { length } = chart.categories
  const isLong = length > YEAR * 2
  const columns = (now?.cells ?? []).map(({ spans }, place) => {
    const month = spans[0]?.from ?? ''
    const isNamed = isLong ? month.endsWith('-01') : length <= YEAR || place % 3 === 0
    const name = chart.categories[place] ?? ''
    return { key: month, name, label: isNamed ? (isLong ? month.slice(0, 4) : name) : '' }
  })
  const series = chart.series.map(
    ({ name, values, route }, place): PlotSeries => ({
      id: name,
      name,
      colour: periodColour(place, route),
      look: 'solid',
      values,
      states: values.map((_, month) => (chart.isPartial[month] ? 'partial' : 'whole')),
      months: columns.map(() => null),
    }),
  )
  const { width, height } = LINES
  const { number, axisNumber } = words
  return (
    <figure className={`${styles.lines} grow column`} data-part="chart">
      <figcaption className={`${styles.key} row-middle`}>{titleOf(chart, t, words)}</figcaption>
      <PictureSvg
        drawn={seriesPart({ form: 'lines', columns, series, height, number, axisNumber }, width)}
        width={width}
        aria-hidden="true"
      />
      <MonthTable chart={chart} />
    </figure>
  )
}

/** Heights of the ranking, of the words for the other unit, which may take two lines, and of a row at most: px of the canvas. */
const RANKING = 548
const OTHER_UNIT = 78
const MAX_ROW = 72

/** Two periods on two maps, and the places ranked by their change. */
export function CompareFace({ content, lines }: FaceProps) {
  const { t } = useTranslation('stage')
  const { ranking } = content
  const { rows = [], otherUnit = [], periods } = ranking ?? {}
  const room = RANKING - (otherUnit.length > 0 ? OTHER_UNIT : 0)
  const row = Math.min(MAX_ROW, room / Math.max(1, rows.length + otherUnit.length))
  return (
    <>
      {ranking && (
        <>
          <div className={`${changeRows.periods} stack`}>
            {periods?.map(({ name, total, change, cells }) => (
              <p key={name} className={`${changeRows.period} from-start stack-top nowrap`}>
                <strong>{name}</strong>
                <CellsButton cells={cells} className={`${changeRows.total} soft`}>
                  {total}
                </CellsButton>
                {change && <b>{change}</b>}
              </p>
            ))}
          </div>
          <div
            className={changeRows.ranking}
            data-part="chart"
            style={{ '--row': String(row) } as CSSProperties}
          >
            <ChangeLists rows={rows} otherUnit={otherUnit} />
          </div>
        </>
      )}
      <div className={changeRows.below}>
        {lines}
        <p className={`${changeRows.legend} soft`}>{t('fewerMore')}</p>
      </div>
    </>
  )
}

/** The places of a step over its whole width, ranked by their change, or by size where nothing is compared. */
export function RankedFace({ content, lines }: FaceProps) {
  return (
    <>
      {lines}
      {content.ranking && <WideRows {...content.ranking} />}
    </>
  )
}

/** Height of a ranking over the whole width, and of a row of it at most: px of the canvas. */
const WIDE = 470
const WIDE_ROW = 58

type Ranked = Pick<ContentRanking, 'rows' | 'otherUnit'>

/** A ranking over the whole width. */
function WideRows({ rows, otherUnit }: Ranked) {
  const room = WIDE - (otherUnit.length > 0 ? OTHER_UNIT : 0)
  const row = Math.min(WIDE_ROW, room / Math.max(1, rows.length + otherUnit.length))
  return (
    <div
      className={`${changeRows.wide} grow`}
      data-part="chart"
      style={{ '--row': String(row) } as CSSProperties}
    >
      <ChangeLists rows={rows} otherUnit={otherUnit} />
    </div>
  )
}

/** The places of a ranking, and apart those that are counted in another unit. */
function ChangeLists({ rows, otherUnit }: Ranked) {
  const { t } = useTranslation('stage')
  return (
    <>
      <ChangeList rows={rows} others={otherUnit} />
      {otherUnit.length > 0 && (
        <>
          <p className={`${changeRows.unit} soft`}>{t('otherUnit')}</p>
          <ChangeList rows={otherUnit} others={rows} unit="arrivals" />
        </>
      )}
    </>
  )
}

interface ChangeListProps {
  rows: readonly RankingRow[]
  /** Rows of another list on the same scale. */
  others?: readonly RankingRow[]
  unit?: FigureUnit | undefined
}

/** Bars from one zero line, each of which opens its cells. */
function ChangeList({ rows, others = [], unit }: ChangeListProps) {
  const { t } = useTranslation('stage')
  const words = useWords()
  const all = [...rows, ...others]
  const scale = changeScale(
    all.map(({ difference }) => difference),
    all.some(({ before }) => before !== null),
  )
  return (
    <ul className={`${changeRows.list} stack`}>
      {rows.map(({ place, name, before, after, difference, signed, change, cells }) => (
        <li key={place}>
          <CellsButton
            cells={cells}
            className={`${changeRows.row} wide stack`}
            name={
              before === null
                ? words.labelled(name, signed)
                : t('compared', {
                    name,
                    after: words.number(after),
                    before: words.number(before),
                    change: `${signed}, ${change}`,
                  })
            }
          >
            <span className={`${changeRows.name} nowrap`}>{name}</span>
            <span className={`${changeRows.change} soft`} data-more={difference > 0 && before !== null}>
              {change}
            </span>
            <ChangeBar
              className={changeRows.track}
              difference={difference}
              unit={unit}
              scale={scale}
              colour={`var(--route-${place}, var(--bar))`}
            >
              <span className={`${changeRows.difference} soft nowrap`}>{signed}</span>
            </ChangeBar>
          </CellsButton>
        </li>
      ))}
    </ul>
  )
}
