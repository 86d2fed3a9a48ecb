import type { ReactNode } from 'react'
import { ChartFrame } from './ChartFrame.tsx'
import { PlotOverlay } from './PlotOverlay.tsx'
import { PlotTable } from './PlotTable.tsx'
import { largestOf, type PlotFrame, type PlotProps, type PlotSeries, roundScale } from './plot.ts'
import styles from './SmallMultiples.module.css'

interface SmallMultiplesProps extends PlotProps {
  /** Whether all plots end at the same value; else each ends at its own. */
  isOneScale: boolean
  /** The switch between the two. */
  controls: ReactNode
}

const FRAME: PlotFrame = { top: 4, right: 0, bottom: 16, left: 0 }
/** The height of a plot in px, and its width in the units of its drawing, which is stretched. */
const HEIGHT = 56
const WIDTH = 200
/** So many years are named below a plot, and none that would stick out of it. */
const MOST_YEARS = 4
const LAST_LABEL = 0.85

/**
 * A plot a series, all over one axis of time, so that forms can be compared. Plain SVG: eight plots of the chart library
 * would take longer to draw than a reader waits for.
 */
export function SmallMultiples(props: SmallMultiplesProps) {
  const { columns, series, words, isOneScale, controls, isWaiting, onSave } = props
  const shared = roundScale(largestOf(series)).max
  const named = columns.flatMap(({ label }, index) =>
    label === '' ? [] : [{ label, share: index / columns.length }],
  )
  // As many years as have room beside one another, the last among them.
  const every = Math.ceil(named.length / MOST_YEARS)
  const years = named.filter(
    ({ share }, index) => (named.length - 1 - index) % every === 0 && share < LAST_LABEL,
  )
  return (
    <ChartFrame
      words={words}
      isWaiting={isWaiting ?? false}
      onSave={onSave}
      legend={controls}
      overlay={
        <ul className={styles.plots}>
          {series.map((one) => {
            const max = isOneScale ? shared : roundScale(largestOf([one])).max
            return (
              <li key={one.id}>
                <p className={styles.name}>{one.shortName ?? one.name}</p>
                <p className={styles.max}>{words.number(max)}</p>
                <div className={styles.plot}>
                  <SmallPlot series={one} max={max} />
                  <PlotOverlay
                    {...props}
                    series={[one]}
                    words={{ ...words, title: `${words.title}, ${one.name}` }}
                    frame={FRAME}
                    max={max}
                    kind="lines"
                  />
                  <p className={styles.axis} aria-hidden="true">
                    {years.map(({ label, share }) => (
                      <span key={label} style={{ left: `${share * 100}%` }}>
                        {label}
                      </span>
                    ))}
                  </p>
                </div>
              </li>
            )
          })}
        </ul>
      }
      table={<PlotTable {...props} />}
    />
  )
}

/** The area and line of one series. */
function SmallPlot({ series, max }: { series: PlotSeries; max: number }) {
  const plot = HEIGHT - FRAME.top - FRAME.bottom
  const step = WIDTH / Math.max(1, series.values.length)
  const points = series.values.flatMap((value, index) =>
    value === null
      ? []
      : [`${((index + 0.5) * step).toFixed(1)},${(FRAME.top + plot * (1 - value / max)).toFixed(1)}`],
  )
  const base = FRAME.top + plot
  const [first] = points
  const last = points.at(-1)
  return (
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      height={HEIGHT}
      aria-hidden="true"
    >
      {first && last && series.look !== 'hollow' && (
        <path
          d={`M${first.split(',')[0]},${base}L${points.join('L')}L${last.split(',')[0]},${base}Z`}
          fill={series.colour}
          opacity={0.18}
        />
      )}
      <path d={`M0 ${base}H${WIDTH}`} className={styles.base} />
      {first && (
        <path
          d={`M${points.join('L')}`}
          fill="none"
          stroke={series.colour}
          strokeWidth={series.look === 'hollow' ? 3.5 : 1.5}
          vectorEffect="non-scaling-stroke"
        />
      )}
      {first && series.look === 'hollow' && (
        <path
          d={`M${points.join('L')}`}
          className={styles.core}
          strokeWidth={1.5}
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  )
}
