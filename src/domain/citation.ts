import * as z from 'zod/mini'

/** How many code units of context a citation keeps on each side. */
export const CONTEXT_LENGTH = 32

/**
 * Where a claim stands in a document: the W3C Web Annotation TextQuoteSelector and TextPositionSelector
 * together. Offsets are UTF-16 code units of the stored text, `end` exclusive. The quote is the truth,
 * the position a promise, the context breaks ties.
 */
export const Citation = z.strictObject({
  documentId: z.string(),
  start: z.int().check(z.nonnegative()),
  end: z.int().check(z.positive()),
  exact: z.string().check(z.minLength(1)),
  prefix: z.string(),
  suffix: z.string(),
})
export type Citation = z.infer<typeof Citation>

/** Cuts the citation of `[start, end)` out of a document's text. */
export function citationAt(documentId: string, text: string, start: number, end: number): Citation {
  return {
    documentId,
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
    suffix: text.slice(end, end + CONTEXT_LENGTH),
  }
}

/** One key for each span of each document, so that claims on the same sentence are known as such. */
export function spanKey({ documentId, start, end }: Pick<Citation, 'documentId' | 'start' | 'end'>): string {
  return `${documentId}:${start}-${end}`
}

/** Every place at which the quote, with its prefix and suffix, fits the text: start offsets in order. */
export function placesOfQuote(
  text: string,
  citation: Pick<Citation, 'exact' | 'prefix' | 'suffix'>,
): readonly number[] {
  const whole = citation.prefix + citation.exact + citation.suffix
  const places: number[] = []
  if (citation.exact === '') return places
  for (let at = text.indexOf(whole); at !== -1; at = text.indexOf(whole, at + 1)) {
    places.push(at + citation.prefix.length)
  }
  return places
}
