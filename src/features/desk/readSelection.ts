import type { SourceDocument } from '#domain/sourceDocument.ts'

/** Selected words: offsets into the document's text, and the sentence that they are in. */
export interface SelectedWords {
  readonly start: number
  readonly end: number
  readonly quote: string
}

/** The words selected in the text, snapped to whole words; else what is wrong with the selection. */
export function readSelection(
  text: HTMLElement,
  document: SourceDocument,
): SelectedWords | 'selectFirst' | 'oneSentence' {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return 'selectFirst'
  const range = selection.getRangeAt(0)
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return 'selectFirst'
  const from = offsetOf(range.startContainer, range.startOffset)
  const to = offsetOf(range.endContainer, range.endOffset)
  if (from === null || to === null) return 'selectFirst'
  return snapToWords(document, from, to) ?? 'oneSentence'
}

/** A selection widened to whole words; null unless it lies in one sentence. */
export function snapToWords(document: SourceDocument, from: number, to: number): SelectedWords | null {
  const { text, sentences } = document
  const letter = /[\p{L}\p{N}]/u
  let start = from
  let end = to
  while (start < end && !letter.test(text[start] ?? '')) start += 1
  while (end > start && !letter.test(text[end - 1] ?? '')) end -= 1
  if (start === end) return null
  while (start > 0 && letter.test(text[start - 1] ?? '')) start -= 1
  while (end < text.length && letter.test(text[end] ?? '')) end += 1
  const inside = sentences.some((sentence) => sentence.start <= start && end <= sentence.end)
  return inside ? { start, end, quote: text.slice(start, end) } : null
}

/** The offset of a place in the page into the document's text; null outside its runs. */
function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement
  const run = element?.closest<HTMLElement>('[data-start]')
  if (!run) return null
  const range = document.createRange()
  range.setStart(run, 0)
  range.setEnd(node, offset)
  return Number(run.dataset.start) + range.toString().length
}
