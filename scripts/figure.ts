/** One measured figure as the bench prints it: the median of `runs` values, and the outermost of them. */
export interface Figure {
  figure: string
  unit: string
  median: number
  min: number
  max: number
  runs: number
}

/** Sums the values of several runs up in one figure, with three significant digits. Throws without a value. */
export function figure(name: string, unit: string, values: readonly number[]): Figure {
  const sorted = [...values].sort((a, b) => a - b)
  const min = sorted[0]
  const max = sorted[sorted.length - 1]
  if (min === undefined || max === undefined) throw new Error(`${name}: nothing was measured`)
  return {
    figure: name,
    unit,
    median: rounded(medianOf(sorted)),
    min: rounded(min),
    max: rounded(max),
    runs: sorted.length,
  }
}

/** The middle of sorted values; the mean of the two middle ones when their number is even. */
function medianOf(sorted: readonly number[]): number {
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN
  return (lower + upper) / 2
}

function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}
