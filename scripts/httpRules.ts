/** The encodings that the server can send, best first. */
const ENCODINGS = ['br', 'gzip', 'identity'] as const
export type Encoding = (typeof ENCODINGS)[number]

/**
 * The encoding to send for an Accept-Encoding header (RFC 9110, 12.5.3): the one with the highest weight, of equal ones the
 * best. A weight of 0 refuses an encoding; `*` stands for all that are not named.
 */
export function encodingFor(header: string | undefined): Encoding {
  const weights = new Map<string, number>()
  for (const item of (header ?? '').split(',')) {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    if (name !== '') weights.set(name, weight === undefined ? 1 : Number(weight) || 0)
  }
  const weightOf = (encoding: Encoding) =>
    weights.get(encoding) ?? (encoding === 'identity' ? Number.MIN_VALUE : (weights.get('*') ?? 0))
  const best = ENCODINGS.reduce((one, other) => (weightOf(other) > weightOf(one) ? other : one))
  return weightOf(best) > 0 ? best : 'identity'
}

/** Whether an If-None-Match header names an entity tag: a list, compared weakly (RFC 9110, 13.1.2), or `*`. */
export function namesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  if (header.trim() === '*') return true
  return [...header.matchAll(/(?:W\/)?("[^"]*")/g)].some((match) => match[1] === tag)
}

/** A part of a body, both ends included. */
export type ByteRange = Readonly<{ first: number; last: number }>

/**
 * The part that a Range header asks for (RFC 9110, 14): null where the whole is sent (no header, another unit, several
 * parts, a malformed header), `unsatisfiable` where it begins after the end.
 */
export function rangeOf(header: string | undefined, length: number): ByteRange | 'unsatisfiable' | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.replaceAll(' ', '') ?? '')
  const [, from = '', to = ''] = found ?? []
  if (from === '' && to === '') return null
  if (from === '') {
    const count = Math.min(Number(to), length)
    return count === 0 ? 'unsatisfiable' : { first: length - count, last: length - 1 }
  }
  const first = Number(from)
  const last = to === '' ? length - 1 : Math.min(Number(to), length - 1)
  if (first >= length) return 'unsatisfiable'
  return to !== '' && Number(to) < first ? null : { first, last }
}

/** Whether a Host header names this machine, so that a page of another site cannot reach the server by its own name. */
export function isOwnHost(header: string | undefined): boolean {
  return header !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(header)
}
