import type { CSSProperties } from 'react'
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
import { StepNumbers } from '#features/briefing/StepNumbers.tsx'
import type { PlotSeries } from '#picture/charts/plotModel.ts'
import { seriesPart } from '#picture/charts/seriesDrawing.ts'
import { PictureSvg } from '#ui/PictureShapes.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { WideRows } from './ChangeRows.tsx'
import { FaceLines, type FaceProps, FaceTitle } from './FaceParts.tsx'
import styles from './MonthFaces.module.css'

/** Months in a year, and the number of bars from which only the first and last have their value. */
const YEAR = 12
const SPARSE_FROM = 15

/** A huge number, its change, and the months that lead to it. */
export function NumberFace({ step, content, built, Heading }: FaceProps) {
  const { number, chart, ranking } = content
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      {number && <StepNumbers number={number} look="huge" />}
      <FaceLines step={step} built={built} />
      {ranking ? <WideRows {...ranking} /> : chart && <Bars chart={chart} />}
      {chart && <ChartNote chart={chart} />}
    </>
  )
}

/**
 * One bar per month with its value, without an axis; first and last in ink when nothing else is compared. Where a year
 * before is, the value is below its bar: over it, it would seem to belong to the stroke.
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
      className={styles.bars}
      data-count={length}
      data-unit={chart.unit}
      data-narrow={length >= SPARSE_FROM}
      style={compared && ({ '--colour': periodColour(0, now.route) } as CSSProperties)}
    >
      {compared && (
        <figcaption className={styles.key} aria-hidden="true">
          <span className={styles.barSign} />
          {now.name}
          <span className={styles.levelSign} />
          {compared.name}
        </figcaption>
      )}
      <div className={styles.plot} style={{ '--count': String(length) } as CSSProperties}>
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
                {startsYear && <span className={styles.year}>{month.slice(0, 4)}</span>}
                {isWritten && compared && <span className={styles.below}>{words.number(value)}</span>}
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
export function LinesFace({ step, content: { chart }, built, Heading }: FaceProps) {
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <FaceLines step={step} built={built} />
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
  const { number, shortNumber: axisNumber } = words
  return (
    <figure className={styles.lines}>
      <figcaption className={styles.key}>{titleOf(chart, t, words)}</figcaption>
      <PictureSvg
        drawn={seriesPart({ form: 'lines', columns, series, height, number, axisNumber }, width)}
        width={width}
        aria-hidden="true"
      />
      <MonthTable chart={chart} />
    </figure>
  )
}
