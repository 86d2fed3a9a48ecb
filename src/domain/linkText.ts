import * as z from 'zod/mini'

/** Validates an id in a link; null for anything else. */
export function readId(text: string): string | null {
  return /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u.test(text) ? text : null
}

/** Makes a parser for one of these words; null for any other. */
export function oneOf<const T extends string>(values: readonly T[]): (text: string) => T | null {
  return (text) => values.find((value) => value === text) ?? null
}

/** Splits at the first separator; the second part is undefined when there is none. */
export function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator)
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)]
}

/** The distinct items of a list in a link, and those that are invalid. */
export function readItems<T>(
  text: string,
  read: (item: string) => T | null,
): { value: T[]; misread: readonly string[] } {
  const value = new Set<T>()
  const misread: string[] = []
  // A link may repeat a value a hundred thousand times; each is read and reported once.
  for (const item of new Set(text.split(','))) {
    if (item === '') continue
    const found = read(item)
    if (found === null) misread.push(item)
    else value.add(found)
  }
  return { value: [...value], misread }
}

/** A web URL, http or https only, since readers click it. */
export const WebAddress = z.url({ protocol: /^https?$/ })
export type WebAddress = z.infer<typeof WebAddress>
