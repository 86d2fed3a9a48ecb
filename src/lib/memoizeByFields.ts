import { memoizeByArguments } from './memoize.ts'

/**
 * Memoises `compute` for a first argument that is built at each call: known by the values of its fields, which must be written
 * in one order, and by the other arguments. As in `memoizeByArguments`, primitive values are kept forever.
 */
export function memoizeByFields<Fields extends object, Others extends readonly unknown[], Result>(
  compute: (fields: Fields, ...others: Others) => Result,
): (fields: Fields, ...others: Others) => Result {
  const slotOf = memoizeByArguments((..._values: readonly unknown[]): { known?: { result: Result } } => ({}))
  return (fields, ...others) => {
    const slot = slotOf(...Object.values(fields), ...others)
    slot.known ??= { result: compute(fields, ...others) }
    return slot.known.result
  }
}
