/** Inputs of an expression: the zoom, and the properties and state of a feature. */
export interface Facts {
  zoom: number
  properties: Readonly<Record<string, unknown>>
  state: Readonly<Record<string, unknown>>
}

/**
 * Evaluates a style expression as the map library does, for the operators that our layers use. Other values are returned
 * as they are. Throws on an unknown operator.
 */
export function evaluate(expression: unknown, facts: Facts): unknown {
  if (!Array.isArray(expression) || typeof expression[0] !== 'string') return expression
  const [operator, ...parts]: [string, ...unknown[]] = [expression[0], ...expression.slice(1)]
  const value = (part: unknown) => evaluate(part, facts)
  switch (operator) {
    case 'literal':
      return parts[0]
    case 'get':
      return facts.properties[String(parts[0])] ?? null
    case 'feature-state':
      return facts.state[String(parts[0])] ?? null
    case 'zoom':
      return facts.zoom
    case 'boolean':
      return parts.map(value).find((candidate) => typeof candidate === 'boolean') ?? false
    case 'number':
      return parts.map(value).find((candidate) => typeof candidate === 'number') ?? 0
    case 'coalesce':
      return parts.map(value).find((candidate) => candidate !== null && candidate !== undefined) ?? null
    case '!':
      return value(parts[0]) !== true
    case 'all':
      return parts.every((part) => value(part) === true)
    case 'any':
      return parts.some((part) => value(part) === true)
    case '==':
      return value(parts[0]) === value(parts[1])
    case '!=':
      return value(parts[0]) !== value(parts[1])
    case '<':
      return number(value(parts[0])) < number(value(parts[1]))
    case '<=':
      return number(value(parts[0])) <= number(value(parts[1]))
    case '>':
      return number(value(parts[0])) > number(value(parts[1]))
    case '>=':
      return number(value(parts[0])) >= number(value(parts[1]))
    case 'in': {
      const among = value(parts[1])
      return Array.isArray(among) && among.includes(value(parts[0]))
    }
    case '+':
      return parts.reduce<number>((sum, part) => sum + number(value(part)), 0)
    case '*':
      return parts.reduce<number>((product, part) => product * number(value(part)), 1)
    case '-':
      return parts.length === 1 ? -number(value(parts[0])) : number(value(parts[0])) - number(value(parts[1]))
    case 'max':
      return Math.max(...parts.map((part) => number(value(part))))
    case '/':
      return number(value(parts[0])) / number(value(parts[1]))
    case 'case':
      return value(caseOf(parts, value))
    case 'match':
      return value(matchOf(parts, value(parts[0])))
    case 'step':
      return value(stepOf(parts, number(value(parts[0]))))
    case 'interpolate':
      return interpolated(parts, facts)
    default:
      throw new Error(`Operator "${operator}" is not supported. Add it to src/picture/evaluate.ts.`)
  }
}

/** The value of an expression as a number, else `fallback`. */
export function numberOf(expression: unknown, facts: Facts, fallback: number): number {
  const value = evaluate(expression, facts)
  return typeof value === 'number' ? value : fallback
}

/** Whether an expression, or any expression inside an object, uses one of these operators. */
export function usesOperator(expression: unknown, operators: readonly string[]): boolean {
  if (Array.isArray(expression)) {
    if (operators.includes(String(expression[0]))) return true
    return expression.some((part) => usesOperator(part, operators))
  }
  return (
    typeof expression === 'object' &&
    expression !== null &&
    Object.values(expression).some((part) => usesOperator(part, operators))
  )
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN
}

function caseOf(parts: readonly unknown[], value: (part: unknown) => unknown): unknown {
  for (let at = 0; at + 1 < parts.length; at += 2) if (value(parts[at]) === true) return parts[at + 1]
  return parts.at(-1)
}

function matchOf(parts: readonly unknown[], input: unknown): unknown {
  for (let at = 1; at + 1 < parts.length; at += 2) {
    const label = parts[at]
    if (Array.isArray(label) ? label.includes(input) : label === input) return parts[at + 1]
  }
  return parts.at(-1)
}

function stepOf(parts: readonly unknown[], input: number): unknown {
  let found = parts[1]
  for (let at = 2; at + 1 < parts.length; at += 2) if (input >= number(parts[at])) found = parts[at + 1]
  return found
}

function interpolated([kind, input, ...stops]: readonly unknown[], facts: Facts): unknown {
  const at = number(evaluate(input, facts))
  const base = Array.isArray(kind) && kind[0] === 'exponential' ? number(kind[1]) : 1
  const count = stops.length / 2
  const stopAt = (index: number) => number(stops[index * 2])
  const valueAt = (index: number) => evaluate(stops[index * 2 + 1], facts)
  if (at <= stopAt(0)) return valueAt(0)
  if (at >= stopAt(count - 1)) return valueAt(count - 1)
  let index = 0
  while (at >= stopAt(index + 1)) index += 1
  const [low, high] = [stopAt(index), stopAt(index + 1)]
  const share = base === 1 ? (at - low) / (high - low) : (base ** (at - low) - 1) / (base ** (high - low) - 1)
  const [from, to] = [number(valueAt(index)), number(valueAt(index + 1))]
  return from + (to - from) * share
}
