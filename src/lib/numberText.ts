/** Formats a number with its sign: "+12", "−3", "0". The minus is U+2212, as wide as the plus. */
export function signed(value: number, write: (value: number) => string): string {
  if (value === 0) return write(0)
  return `${value > 0 ? '+' : '−'}${write(Math.abs(value))}`
}

/** A to Z, then AA to ZZ. */
export function letterAt(index: number): string {
  const letter = (at: number) => String.fromCharCode('A'.charCodeAt(0) + at)
  return index < 26 ? letter(index) : letter(Math.floor(index / 26) - 1) + letter(index % 26)
}

/** Whole numbers in order, those that follow each other as one run: "9–12", "15". */
export function numberRuns(numbers: readonly number[]): readonly string[] {
  const runs: [first: number, last: number][] = []
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && number === run[1] + 1) run[1] = number
    else runs.push([number, number])
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`))
}
