import type { Claim } from '#domain/claim.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'

/**
 * The words that a claim's year was read from ("By 2025", "in 2024"): the nearest mention of the year before or
 * in the sentence, inside the span that its basis names, with the short word before it. Null where the words do
 * not hold the number itself (a relative date) or the document is not there.
 */
export function yearWords(claim: Claim, document: SourceDocument | undefined): string | null {
  const year = claim.years[0]
  if (year === undefined || claim.yearBasis === null || claim.yearBasis === 'relative' || !document)
    return null
  const { start, end } = claim.citation
  const from = spanStart(claim, document)
  const mentions = [...document.text.slice(from, end).matchAll(mentionOf(year))]
  const inSentence = mentions.find((match) => from + match.index >= start)
  const words = (claim.yearBasis === 'sentence' ? inSentence : undefined) ?? mentions.at(-1)
  if (words) return words[0].trim()
  const after = claim.yearBasis === 'sentence' ? null : document.text.slice(end).match(mentionOf(year))
  return after?.[0]?.trim() ?? null
}

function mentionOf(year: number): RegExp {
  return new RegExp(`(?<!\\p{L})(?:\\p{L}{2,5} )?${year}(?!\\d)`, 'gu')
}

/** Where the span of the basis begins: the sentence, its line, the heading above it, or the document. */
function spanStart(claim: Claim, document: SourceDocument): number {
  const { start } = claim.citation
  if (claim.yearBasis === 'sentence') return start
  const index = document.lines.findIndex((line) => line.start <= start && start < line.end)
  if (claim.yearBasis === 'paragraph') return document.lines[index]?.start ?? start
  if (claim.yearBasis === 'section') {
    const heading = document.lines.slice(0, index + 1).findLast((line) => line.role === 'heading')
    return heading?.start ?? 0
  }
  return 0
}
