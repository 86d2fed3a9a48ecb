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
