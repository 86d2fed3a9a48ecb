/** A measured figure: median, minimum and maximum of `runs` values. */
export interface Figure {
  figure: string
  unit: string
  median: number
  min: number
  max: number
  runs: number
  /** The most that the median may be, of counts that must not grow. Times have none: they depend on the machine. */
  most?: number
}

/** What a figure with a limit exceeds, as a line; null where it does not. */
export function excessOf({ figure: name, unit, median, most }: Figure): string | null {
  return most === undefined || median <= most
    ? null
    : `${name}: ${median} ${unit}, at most ${most} are expected`
}

/** Summarises the values of several runs with three significant digits. Throws without a value. */
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

/** The distribution of many values of one kind. */
export interface Spread {
  figure: string
  unit: string
  p50: number
  p95: number
  min: number
  max: number
  values: number
}

/** Summarises many values. Throws without a value. */
export function spread(name: string, unit: string, values: readonly number[]): Spread {
  const { median, min, max, runs } = figure(name, unit, values)
  const sorted = [...values].sort((a, b) => a - b)
  // The nearest rank.
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN
  return { figure: name, unit, p50: median, p95: rounded(p95), min, max, values: runs }
}

/** The median of sorted values. */
function medianOf(sorted: readonly number[]): number {
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN
  return (lower + upper) / 2
}

function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}

/**
 * The ratio of two figures, run by run: the two runs of a round share what else the machine did. Runs without a value,
 * or with a zero to divide by, are left out; null if none is left.
 */
export function ratio(
  name: string,
  values: readonly (number | null)[],
  others: readonly (number | null)[],
): Figure | null {
  const ratios = values.flatMap((value, run) => {
    const other = others[run] ?? null
    return value === null || other === null || other === 0 ? [] : [value / other]
  })
  return ratios.length === 0 ? null : figure(name, 'ratio', ratios)
}
