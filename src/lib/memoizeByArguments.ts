/** Results of calls that share their first arguments; the last node of a path holds the result. */
interface Node<Result> {
  byObject: WeakMap<object, Node<Result>>
  byValue: Map<unknown, Node<Result>>
  known?: { result: Result }
}

/**
 * Memoises `compute` per combination of arguments, compared by identity. Objects are held weakly, so that a result lives
 * as long as all objects it was made from; they must be immutable. Other arguments are kept for good: pass few values of them.
 */
export function memoizeByArguments<Arguments extends readonly unknown[], Result>(
  compute: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  const root = nodeOf<Result>()
  return (...given) => {
    let node = root
    for (const argument of given) {
      const isObject = typeof argument === 'object' && argument !== null
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
