import { useTranslation } from 'react-i18next'
import type { StepChart, StepChartSeries } from '#domain/stepChart.ts'
import { unitName } from '#state/unitName.ts'
import { useWords } from '#words/words.ts'
import styles from './Handout.module.css'
import { CHART_WIDTH, largestOf, namedPlaces, statedRuns, ticksOf } from './handoutChartFrame.ts'

const HEAD = 24
const PLOT = 96
const ROW = 16

/**
 * The chart of a step for paper: what the step is about is filled or drawn through, what it is set beside is hollow or dashed, so that a
 * printer without colour tells them apart, and bars have their values in a table below or beside them.
 */
export function HandoutChart({ chart }: { chart: StepChart }) {
  if (chart.kind === 'lines') return <Lines chart={chart} />
  return chart.over === 'routes' ? <Routes chart={chart} /> : <Months chart={chart} />
}

/** The series by their signs, and the unit that all count. */
function Head({ chart }: { chart: StepChart }) {
  const { t } = useTranslation('handout')
  const words = useWords()
  const unit = unitName(2, chart.unit, words)
  const hasPartial = chart.isPartial.some(Boolean)
  return (
    <>
      <text x={0} y={12} fontWeight={620}>
        {unit}
      </text>
      {chart.series.map((series, index) => (
        <g key={series.name} transform={`translate(${160 + index * 140} 0)`}>
          {chart.kind === 'lines' ? (
            <path d="M0 8H24" strokeWidth={2} fill="none" {...lineLook(series, index)} />
          ) : (
            <rect x={8} y={3} width={16} height={10} strokeWidth={1.2} {...barLook(series, index, false)} />
          )}
          <text x={32} y={12}>
            {series.name}
          </text>
        </g>
      ))}
      {hasPartial && (
        <text x={CHART_WIDTH} y={12} textAnchor="end" className={styles.faint}>
          * {t('partial')}
        </text>
      )}
    </>
  )
}

/** The height of the values in px; what is not stated has none. */
function heightOf(value: number | null, largest: number): number {
  return value === null ? 0 : Math.max(value > 0 ? 1 : 0, (value / largest) * PLOT)
}

const NAMES = 84

function Months({ chart }: { chart: StepChart }) {
  const { t } = useTranslation('handout')
  const words = useWords()
  const largest = largestOf(chart)
  const column = (CHART_WIDTH - NAMES) / chart.categories.length
  const bar = Math.min(22, (column - 8) / chart.series.length)
  const base = HEAD + PLOT
  const height = base + ROW * (chart.series.length + 1) + 4
  const middle = (place: number) => NAMES + (place + 0.5) * column
  return (
    <svg className={styles.chart} viewBox={`0 0 ${CHART_WIDTH} ${height}`} role="img" aria-label={t('chart')}>
      <Head chart={chart} />
      <path className={styles.axis} d={`M${NAMES} ${base + 0.5}H${CHART_WIDTH}`} />
      {chart.series.map((series, index) => (
        <g key={series.name}>
          {series.values.map((value, place) => (
            <rect
              key={chart.categories[place]}
              x={middle(place) - (bar * chart.series.length) / 2 + index * bar + 1}
              y={base - heightOf(value, largest)}
              width={bar - 2}
              height={heightOf(value, largest)}
              strokeWidth={1.2}
              {...barLook(series, index, chart.isPartial[place] ?? false)}
            />
          ))}
          <text x={0} y={base + ROW * (index + 2)}>
            {series.name}
          </text>
          {series.values.map((value, place) => (
            <text
              key={chart.categories[place]}
              x={middle(place)}
              y={base + ROW * (index + 2)}
              textAnchor="middle"
            >
              {value === null ? '–' : words.number(value)}
            </text>
          ))}
        </g>
      ))}
      {chart.categories.map((name, place) => (
        <text key={name} x={middle(place)} y={base + ROW} textAnchor="middle" className={styles.faint}>
          {chart.isPartial[place] ? `${name}*` : name}
        </text>
      ))}
    </svg>
  )
}

const ROUTE_NAMES = 170
const VALUES = 64

function Routes({ chart }: { chart: StepChart }) {
  const { t } = useTranslation(['handout', 'common'])
  const words = useWords()
  const largest = largestOf(chart)
  const group = ROW * chart.series.length + 6
  const height = HEAD + group * chart.categories.length
  const scale = (CHART_WIDTH - ROUTE_NAMES - VALUES) / largest
  return (
    <svg className={styles.chart} viewBox={`0 0 ${CHART_WIDTH} ${height}`} role="img" aria-label={t('chart')}>
      <Head chart={chart} />
      {chart.categories.map((name, place) => (
        <g key={name} transform={`translate(0 ${HEAD + place * group})`}>
          <text x={0} y={13}>
            {chart.isPartial[place] ? `${name}*` : name}
          </text>
          {chart.series.map((series, index) => {
            const value = series.values[place] ?? null
            const width = value === null ? 0 : Math.max(1, value * scale)
            return (
              <g key={series.name} transform={`translate(${ROUTE_NAMES} ${index * ROW})`}>
                <rect
                  y={3}
                  width={width}
                  height={11}
                  strokeWidth={1.2}
                  {...barLook(series, index, chart.isPartial[place] ?? false)}
                />
                <text x={width + 6} y={13}>
                  {value === null ? t('common:notStated') : words.number(value)}
                </text>
              </g>
            )
          })}
        </g>
      ))}
    </svg>
  )
}

const AXIS = 48
const MOST_NAMES = 9

function Lines({ chart }: { chart: StepChart }) {
  const { t } = useTranslation('handout')
  const words = useWords()
  const largest = largestOf(chart)
  const base = HEAD + PLOT
  const count = chart.categories.length
  const x = (place: number) => AXIS + ((CHART_WIDTH - AXIS - 40) * place) / Math.max(1, count - 1)
  const y = (value: number) => base - (value / largest) * PLOT
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${CHART_WIDTH} ${base + 20}`}
      role="img"
      aria-label={t('chart')}
    >
      <Head chart={chart} />
      {ticksOf(largest).map((tick) => (
        <g key={tick}>
          <path className={styles.grid} d={`M${AXIS} ${y(tick)}H${CHART_WIDTH}`} />
          <text x={AXIS - 6} y={y(tick) + 4} textAnchor="end" className={styles.faint}>
            {words.shortNumber(tick)}
          </text>
        </g>
      ))}
      {chart.series.map((series, index) =>
        statedRuns(series.values).map((run) => (
          <path
            key={`${series.name} ${run[0]}`}
            d={run
              .map((place, at) => `${at === 0 ? 'M' : 'L'}${x(place)} ${y(series.values[place] ?? 0)}`)
              .join('')}
            fill="none"
            strokeWidth={2}
            {...lineLook(series, index)}
          />
        )),
      )}
      {namedPlaces(count, MOST_NAMES).map((place) => (
        <text
          key={chart.categories[place]}
          x={x(place)}
          y={base + ROW}
          textAnchor={place === 0 ? 'start' : 'middle'}
          className={styles.faint}
        >
          {chart.isPartial[place] ? `${chart.categories[place]}*` : chart.categories[place]}
        </text>
      ))}
    </svg>
  )
}

/** Filled for what the step is about, hollow for what it is set beside; a dashed edge where the time is incomplete. */
function barLook(series: StepChartSeries, index: number, isPartial: boolean) {
  return {
    fill: index === 0 ? series.colour : '#ffffff',
    stroke: series.colour,
    strokeDasharray: isPartial ? '3 2' : undefined,
    fillOpacity: isPartial && index === 0 ? 0.4 : undefined,
  }
}

function lineLook(series: StepChartSeries, index: number) {
  return {
    stroke: series.colour,
    strokeDasharray: index === 0 ? undefined : '5 4',
  }
}
