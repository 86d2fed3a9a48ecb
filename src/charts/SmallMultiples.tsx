import type { ReactNode } from 'react'
import type { PlotSeries } from '#picture/charts/plotModel.ts'
import { SMALL_PLOT, smallPlot, smallTops, smallYears } from '#picture/charts/seriesDrawing.ts'
import { PictureShapes } from '#ui/PictureShapes.tsx'
import { useElementWidth } from '#ui/useElementWidth.ts'
import styles from './ChartFrame.module.css'
import { ChartFrame } from './ChartFrame.tsx'
import { PlotOverlay, type PlotProps, plotTable } from './PlotOverlay.tsx'

interface SmallMultiplesProps extends PlotProps {
  /** All plots share a scale; else each has its own. */
  isOneScale: boolean
  /** Switch between the two. */
  controls: ReactNode
}

/** Px, until measured. */
const WIDTH = 168
const FRAME = { top: SMALL_PLOT.top, right: 0, bottom: SMALL_PLOT.bottom, left: 0 }

/** One small plot per series over the same time axis. Plain SVG: eight Recharts plots would take too long to draw. */
export function SmallMultiples(props: SmallMultiplesProps) {
  const { columns, series, words, controls, isOneScale, isWaiting, picture } = props
  const tops = smallTops(series, isOneScale)
  return (
    <ChartFrame
      {...{ words, controls, isWaiting, picture }}
      drawing={{ kind: 'multiples', columns, series, isOneScale, number: words.number }}
      overlay={
        <ul className={`${styles.plots} stack`}>
          {series.map((one, index) => (
            <li key={one.id}>
              <p className="medium small cut" title={one.name}>
                {one.shortName ?? one.name}
              </p>
              <p className="line-16 soft caption-type">{words.number(tops[index] ?? 1)}</p>
              <div className="whole-row anchor">
                <SmallPlot series={one} max={tops[index] ?? 1} />
                <PlotOverlay
                  {...props}
                  series={[one]}
                  words={{ ...words, title: `${words.title}, ${one.name}` }}
                  frame={FRAME}
                  max={tops[index] ?? 1}
                  kind="lines"
                />
                <p className={`${styles.multiplesAxis} soft caption-type`} aria-hidden="true">
                  {smallYears(columns).map(({ label, share }) => (
                    <span key={label} style={{ left: `${share * 100}%` }}>
                      {label}
                    </span>
                  ))}
                </p>
              </div>
            </li>
          ))}
        </ul>
      }
      table={plotTable(props)}
    />
  )
}

function SmallPlot({ series, max }: { series: PlotSeries; max: number }) {
  const [frame, width] = useElementWidth(WIDTH)
  const { height } = SMALL_PLOT
  return (
    <div ref={frame}>
      <svg
        className="block wide"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        aria-hidden="true"
      >
        <PictureShapes shapes={smallPlot(series, max, width)} />
      </svg>
    </div>
  )
}
