import { type ReactNode, useId } from 'react'
import { useElementWidth } from '#ui/useElementWidth.ts'
import { ChartFrame } from './ChartFrame.tsx'
import { PlotOverlay } from './PlotOverlay.tsx'
import { PlotTable } from './PlotTable.tsx'
import { largestOf, type PlotFrame, type PlotProps, type PlotSeries, roundScale } from './plot.ts'
import styles from './SmallMultiples.module.css'
import { UncoveredHatch, uncoveredRuns } from './Uncovered.tsx'

interface SmallMultiplesProps extends PlotProps {
  /** All plots share a scale; else each has its own. */
  isOneScale: boolean
  /** Switch between the two. */
  controls: ReactNode
}

const FRAME: PlotFrame = { top: 4, right: 0, bottom: 16, left: 0 }
/** Px; the width is a fallback until measured. */
const HEIGHT = 56
const WIDTH = 168
/** Maximum number of years below a plot, and share of the width beyond which a label would stick out. */
const MAX_YEARS = 4
const LAST_LABEL = 0.85

/**
 * One small plot per series over the same time axis, to compare shapes. Plain SVG, because eight Recharts plots would take
 * too long to draw.
 */
export function SmallMultiples(props: SmallMultiplesProps) {
  const { words, controls, isWaiting, onSave, picture } = props
  return (
    <ChartFrame
      words={words}
      isWaiting={isWaiting ?? false}
      onSave={onSave}
      picture={picture}
      still={<Plots {...props} />}
      controls={controls}
      overlay={
        <Plots
          {...props}
          overlayOf={(one, max) => (
            <PlotOverlay
              {...props}
              series={[one]}
              words={{ ...words, title: `${words.title}, ${one.name}` }}
              frame={FRAME}
              max={max}
              kind="lines"
            />
          )}
        />
      }
      table={<PlotTable {...props} />}
    />
  )
}

interface PlotsProps extends Pick<SmallMultiplesProps, 'columns' | 'series' | 'words' | 'isOneScale'> {
  /** Interactive layer over a plot; `max` is the value at its top. */
  overlayOf?: (series: PlotSeries, max: number) => ReactNode
}

function Plots({ columns, series, words, isOneScale, overlayOf }: PlotsProps) {
  const shared = roundScale(largestOf(series)).max
  const named = columns.flatMap(({ label }, index) =>
    label === '' ? [] : [{ label, share: index / columns.length }],
  )
  // As many years as fit, always with the last.
  const every = Math.ceil(named.length / MAX_YEARS)
  const years = named.filter(
    ({ share }, index) => (named.length - 1 - index) % every === 0 && share < LAST_LABEL,
  )
  return (
    <ul className={styles.plots}>
      {series.map((one) => {
        const max = isOneScale ? shared : roundScale(largestOf([one])).max
        return (
          <li key={one.id}>
            <p className={styles.name} title={one.name}>
              {one.shortName ?? one.name}
            </p>
            <p className={styles.max}>{words.number(max)}</p>
            <div className={styles.plot}>
              <SmallPlot series={one} max={max} />
              {overlayOf?.(one, max)}
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
  )
}

/** The area and line of one series. */
function SmallPlot({ series, max }: { series: PlotSeries; max: number }) {
  const hatchId = useId()
  const [frame, width] = useElementWidth(WIDTH)
  const base = HEIGHT - FRAME.bottom
  const plot = base - FRAME.top
  const step = width / Math.max(1, series.values.length)
  const points = series.values.flatMap((value, index) =>
    value === null
      ? []
      : [`${((index + 0.5) * step).toFixed(1)},${(FRAME.top + plot * (1 - value / max)).toFixed(1)}`],
  )
  const [first] = points
  const last = points.at(-1)
  return (
    <div ref={frame}>
      <svg
        className={styles.drawing}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        width={width}
        height={HEIGHT}
        aria-hidden="true"
      >
        <UncoveredHatch id={hatchId} />
        <path d={`M0 0.5H${width}`} stroke="var(--line)" />
        {uncoveredRuns([series]).map(({ from, to }) => (
          <rect
            key={from}
            x={from * step}
            y={FRAME.top}
            width={(to - from + 1) * step}
            height={plot}
            fill={`url(#${hatchId})`}
          />
        ))}
        {first && last && series.look !== 'hollow' && (
          <path
            d={`M${first.split(',')[0]},${base}L${points.join('L')}L${last.split(',')[0]},${base}Z`}
            fill={series.colour}
            opacity={0.18}
          />
        )}
        <path d={`M0 ${base}H${width}`} stroke="var(--line-2)" />
        {first && (
          <path
            d={`M${points.join('L')}`}
            fill="none"
            stroke={series.colour}
            strokeWidth={series.look === 'hollow' ? 3.5 : 1.5}
          />
        )}
        {first && series.look === 'hollow' && (
          <path d={`M${points.join('L')}`} fill="none" stroke="var(--paper)" strokeWidth={1.5} />
        )}
      </svg>
    </div>
  )
}
