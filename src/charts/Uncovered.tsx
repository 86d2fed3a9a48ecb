import { ReferenceArea, ReferenceLine } from 'recharts'
import type { PlotColumn, PlotSeries } from './plot.ts'

interface UncoveredProps {
  columns: readonly PlotColumn[]
  series: readonly PlotSeries[]
  hatchId: string
}

/** Hatches the columns without coverage, so that they are not read as 0; children of the chart. */
export function Uncovered({ columns, series, hatchId }: UncoveredProps) {
  return uncoveredRuns(series).flatMap(({ from, to }) => {
    const [first, last] = [columns[from]?.key, columns[to]?.key]
    return first === undefined || last === undefined
      ? []
      : [
          <ReferenceArea
            key={`${from} area`}
            x1={first}
            x2={last}
            fill={`url(#${hatchId})`}
            fillOpacity={1}
          />,
          <ReferenceLine
            key={`${from} line`}
            x={first}
            position="start"
            stroke="var(--line-2)"
            strokeDasharray="3 3"
          />,
        ]
  })
}

/** Hatch pattern for columns without coverage. */
export function UncoveredHatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M2.5 0v5" stroke="var(--line)" strokeWidth={1} />
      </pattern>
    </defs>
  )
}

/** Runs of columns that the first series does not cover, both ends included. */
export function uncoveredRuns(series: readonly PlotSeries[]): readonly { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  for (const [column, state] of (series[0]?.states ?? []).entries()) {
    if (state !== 'uncovered') continue
    const last = runs.at(-1)
    if (last?.to === column - 1) last.to = column
    else runs.push({ from: column, to: column })
  }
  return runs
}
