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

/** Results of calls that share their first arguments; the last node of a path holds the result. */
interface Node<Result> {
  byObject: WeakMap<object, Node<Result>>
  byValue: Map<unknown, Node<Result>>
  known?: { result: Result }
}

/**
 * Memoises `compute` per combination of arguments, compared by identity. Objects and functions are held weakly and must be immutable;
 * a result lives as long as its objects. Primitive arguments are kept forever: pass few distinct values.
 */
export function memoizeByArguments<Arguments extends readonly unknown[], Result>(
  compute: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  const root = nodeOf<Result>()
  return (...given) => {
    let node = root
    for (const argument of given) {
      const isObject = typeof argument === 'function' || (typeof argument === 'object' && argument !== null)
      const next: Node<Result> | undefined = isObject
        ? node.byObject.get(argument)
        : node.byValue.get(argument)
      const reached = next ?? nodeOf<Result>()
      if (!next) {
        if (isObject) node.byObject.set(argument, reached)
        else node.byValue.set(argument, reached)
      }
      node = reached
    }
    node.known ??= { result: compute(...given) }
    return node.known.result
  }
}

function nodeOf<Result>(): Node<Result> {
  return { byObject: new WeakMap(), byValue: new Map() }
}

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
