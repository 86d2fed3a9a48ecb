import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { markableSpans, type SourceDocument } from '#domain/sourceDocument.ts'
import { memoizeByObject } from '#lib/memoize.ts'

/** A stretch of a document's text: UTF-16 offsets, `end` exclusive. */
interface Span {
  readonly start: number
  readonly end: number
}

/** Selected words, and their offsets into the document's text. */
export interface SelectedWords extends Span {
  readonly quote: string
}

/** A selection widened to whole words; null unless its words lie in one sentence or heading. */
function snapToWords(document: SourceDocument, from: number, to: number): SelectedWords | null {
  const touches = ({ start, end }: Span) => start < to && from < end
  const touched = markableSpans(document)
    .filter(touches)
    .map((span) => wordsIn(document, span).filter(touches))
    .filter(({ length }) => length > 0)
  const [words = []] = touched
  const [first, last] = [words[0], words.at(-1)]
  return touched.length === 1 && first && last ? selected(document, first.start, last.end) : null
}

function selected({ text }: SourceDocument, start: number, end: number): SelectedWords {
  return { start, end, quote: text.slice(start, end) }
}

/** The words of a sentence, as its language divides them. */
function wordsIn({ text, language }: SourceDocument, { start, end }: Span): readonly Span[] {
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(text.slice(start, end))
  return [...segments].flatMap(({ segment, index, isWordLike }) =>
    isWordLike ? [{ start: start + index, end: start + index + segment.length }] : [],
  )
}

/** The words selected in the text, whole; `oneSentence` where they lie in several; null where none are. */
export function readSelection(
  text: HTMLElement,
  document: SourceDocument,
): SelectedWords | 'oneSentence' | null {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null
  const from = offsetOf(range.startContainer, range.startOffset)
  const to = offsetOf(range.endContainer, range.endOffset)
  if (from === null || to === null) return null
  return snapToWords(document, from, to) ?? 'oneSentence'
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

/** Selects words in the page, so that they look as those that a mouse selected, and brings them into view. */
function select(text: HTMLElement, { start, end }: Span): void {
  const run = runsIn(text).findLast((one) => Number(one.dataset.start) <= start)
  if (!run) return
  const range = document.createRange()
  const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT)
  let at = Number(run.dataset.start)
  for (let node = walker.nextNode(); node && at < end; node = walker.nextNode()) {
    const { length } = node.textContent ?? ''
    if (at <= start) range.setStart(node, Math.min(start - at, length))
    range.setEnd(node, Math.min(end - at, length))
    at += length
  }
  const selection = window.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
  run.scrollIntoView({ block: 'nearest' })
}

function runsIn(text: HTMLElement): HTMLElement[] {
  return [...text.querySelectorAll<HTMLElement>('[data-start]')]
}

/** Words chosen by keys: of the sentence or heading `span` those from `anchor` to `focus`, the one that the keys move; indices. */
interface Choice {
  readonly document: SourceDocument
  readonly span: number
  readonly anchor: number
  readonly focus: number
}

/** Sentences and headings that have words. */
const spansOf = memoizeByObject((document: SourceDocument): readonly Span[] =>
  markableSpans(document).filter(({ start, end }) => /[\p{L}\p{N}]/u.test(document.text.slice(start, end))),
)

function wordsOf({ document, span }: Pick<Choice, 'document' | 'span'>): readonly Span[] {
  const place = spansOf(document)[span]
  return place ? wordsIn(document, place) : []
}

/** The choice of all words of a sentence. */
function wholeOf(document: SourceDocument, span: number): Choice {
  return { document, span, anchor: 0, focus: wordsOf({ document, span }).length - 1 }
}

/**
 * The choice after a key: up and down take the whole sentence or heading before or after, left and right go from word to
 * word in the direction that the text is read in, and on into the next sentence; Home and End go to its first and last word.
 * With Shift they extend the choice within the sentence. Null for any other key.
 */
function moved(choice: Choice, key: string, isExtending: boolean): Choice | null {
  const { document, span, anchor, focus } = choice
  const spans = spansOf(document)
  const last = wordsOf(choice).length - 1
  const goTo = (word: number): Choice => ({ ...choice, anchor: isExtending ? anchor : word, focus: word })
  const isVertical = key === 'ArrowUp' || key === 'ArrowDown'
  if (isVertical && !isExtending) {
    const next = span + (key === 'ArrowUp' ? -1 : 1)
    return wholeOf(document, spans[next] ? next : span)
  }
  if (isVertical || key === 'Home' || key === 'End')
    return goTo(key === 'ArrowUp' || key === 'Home' ? 0 : last)
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null
  const isOn = (key === 'ArrowRight') !== isRightToLeft(choice)
  const next = focus + (isOn ? 1 : -1)
  if (isExtending) return goTo(Math.min(Math.max(next, 0), last))
  // From a whole sentence into it.
  if (last > 0 && anchor === 0 && focus === last) return goTo(isOn ? 0 : last)
  if (next >= 0 && next <= last) return goTo(next)
  const beside = span + (isOn ? 1 : -1)
  if (!spans[beside]) return choice
  const word = isOn ? 0 : wordsOf({ document, span: beside }).length - 1
  return { document, span: beside, anchor: word, focus: word }
}

/** Whether the line of the choice runs from right to left: its first letter says so, as for the browser. */
function isRightToLeft({ document, span }: Choice): boolean {
  const start = spansOf(document)[span]?.start ?? 0
  const line = document.lines.find((one) => one.start <= start && start < one.end)
  const [first = ''] = document.text.slice(line?.start, line?.end).match(/\p{L}/u) ?? []
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first)
}

/** Lets a reader choose words of a text without a mouse; the text has the focus meanwhile, and the browser's selection shows them. */
export function useWordChoice(
  document: SourceDocument | null,
  text: RefObject<HTMLElement | null>,
  onChosen: (words: SelectedWords) => void,
) {
  const [state, setChoice] = useState<Choice | null>(null)
  const opener = useRef<Element | null>(null)
  const choice = state?.document === document ? state : null
  const all = choice ? wordsOf(choice) : []
  const ends = choice && [choice.anchor, choice.focus].sort((a, b) => a - b).map((at) => all[at])
  const words = choice && ends?.[0] && ends[1] ? selected(choice.document, ends[0].start, ends[1].end) : null
  const { start, end } = words ?? {}
  useEffect(() => {
    // After every render: on a phone the text comes into view with the choice.
    if (words && text.current !== window.document.activeElement) text.current?.focus({ preventScroll: true })
  })
  useEffect(() => {
    if (text.current && start !== undefined && end !== undefined) select(text.current, { start, end })
  }, [text, start, end])
  const stop = () => {
    if (!choice) return
    setChoice(null)
    // Else the next choice would begin with these words.
    window.getSelection()?.removeAllRanges()
  }
  return {
    /** The words chosen so far; null while none are being chosen. */
    words,
    stop,
    /** Begins with the sentence at an offset of the text, or the first in view. */
    begin: (from: number | undefined) => {
      if (!document || !text.current) return
      opener.current = window.document.activeElement
      const top = Math.max(text.current.getBoundingClientRect().top, 0)
      const seen = runsIn(text.current).find((run) => run.getBoundingClientRect().bottom > top)
      const place = from ?? Number(seen?.dataset.start ?? 0)
      const at = spansOf(document).findIndex((span) => span.end > place)
      if (at >= 0) setChoice(wholeOf(document, at))
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (!choice || !words || event.ctrlKey || event.metaKey || event.altKey) return
      const next = moved(choice, event.key, event.shiftKey)
      if (next) setChoice(next)
      else if (event.key === 'Enter' || event.key === 'Escape') {
        stop()
        if (event.key === 'Enter') onChosen(words)
        else if (opener.current instanceof HTMLElement && opener.current !== window.document.body)
          opener.current.focus()
      }
      // Letters decide nothing while words are chosen; Tab, and what the browser has keys for, do as always.
      else if (event.key.length > 1) return
      event.preventDefault()
      event.stopPropagation()
    },
  }
}
