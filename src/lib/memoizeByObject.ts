/** Memoises `compute` per object in a WeakMap. Inputs must be immutable: a changed object keeps its old result. */
export function memoizeByObject<Input extends object, Result>(
  compute: (input: Input) => Result,
): (input: Input) => Result {
  const results = new WeakMap<Input, { result: Result }>()
  return (input) => {
    const known = results.get(input)
    if (known) return known.result
    const result = compute(input)
    results.set(input, { result })
    return result
  }
}
