import type { Claim } from '#domain/claim.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'

/**
 * The words behind a claim's year ("By 2025", "in 2024"): the nearest mention of the year in or before the sentence,
 * within the span its basis names, with the short word before it. Null when the year is not in the text (a relative
 * date) or the document is missing.
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

/** Start of the basis's span: the sentence, its line, the heading above, or the document. */
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
