import type { StepChart } from '#domain/stepChart.ts'

/** The width of a chart in px: that of the page between its margins. */
export const CHART_WIDTH = 672

/** The largest value of a chart; 1 where there is none, so that something can be divided by it. */
export function largestOf({ series }: Pick<StepChart, 'series'>): number {
  return Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)))
}

/** Round values for the lines behind a chart: 0, and two or three that reach the largest. */
export function ticksOf(largest: number): readonly number[] {
  const rough = largest / 3
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? 10 * power
  const whole = Math.max(1, step)
  const ticks: number[] = []
  for (let value = 0; value <= largest; value += whole) ticks.push(value)
  return ticks
}

/** Runs of places that have a value: a line is broken where nothing is stated. */
export function statedRuns(values: readonly (number | null)[]): readonly (readonly number[])[] {
  const runs: number[][] = []
  let run: number[] = []
  for (const [place, value] of values.entries()) {
    if (value === null) {
      run = []
      continue
    }
    if (run.length === 0) runs.push(run)
    run.push(place)
  }
  return runs
}

/** Places of the names under a line: so many as there is room for, evenly, from the first. */
export function namedPlaces(count: number, most: number): readonly number[] {
  const step = Math.max(1, Math.ceil(count / most))
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step)
}
