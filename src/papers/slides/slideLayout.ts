import type {
  SlideBox,
  SlideFrame,
  SlideRun,
  SlideSlot,
  SlideTemplate,
  SlideText,
  SlotName,
} from '#domain/slides.ts'

/** Line height, relative to the font size. */
const LINE = 1.22
/** Letter widths relative to the font size. Sized for DejaVu Sans, the widest substitute for Arial. */
const WIDTHS: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[ijlI.,:;'’|! \u00a0\u202f]/, 0.32],
  [/[frt()[\]/\-‐]/, 0.42],
  [/[mwMW%@—–+−…]/, 0.98],
  [/[A-ZÀ-Þ0-9]/, 0.69],
]
const OTHER = 0.62
/** Width factor of bold text. */
const BOLD = 1.12

/** Widths of the letters met so far: texts are measured again and again to find their size. */
const known = new Map<string, number>()

/** Maximum width of a text, inches; `size` in points. */
export function slideTextWidth(text: string, size: number, isBold = false): number {
  let width = 0
  for (const letter of text) {
    const own = known.get(letter) ?? WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? OTHER
    known.set(letter, own)
    width += own
  }
  return (width * size * (isBold ? BOLD : 1)) / 72
}

/** Number of lines of a text in a width (inches), broken at plain spaces. */
export function slideTextLines(text: string, width: number, size: number, isBold = false): number {
  let lines = 1
  let used = 0
  for (const word of text.split(' ')) {
    const own = slideTextWidth(word, size, isBold)
    const space = used > 0 ? slideTextWidth(' ', size, isBold) : 0
    if (used > 0 && used + space + own > width) {
      lines += 1
      used = 0
    } else {
      used += space
    }
    // A word longer than the line is broken.
    lines += Math.max(0, Math.ceil(own / width) - 1)
    used += own % width
  }
  return lines
}

/** Height of paragraphs, inches; `gap` in points after each but the last. */
export function slideTextHeight(
  paragraphs: readonly string[],
  width: number,
  { size, isBold = false, gap = 0 }: Readonly<{ size: number; isBold?: boolean; gap?: number }>,
): number {
  const lines = paragraphs.reduce((sum, text) => sum + slideTextLines(text, width, size, isBold), 0)
  return (lines * size * LINE + Math.max(0, paragraphs.length - 1) * gap) / 72
}

/** The slots of a title slide without a picture: its words take the room of the picture beside them. */
export function withoutPicture(
  slots: SlideFrame['slots'],
  { size }: Pick<SlideTemplate, 'size'>,
): SlideFrame['slots'] {
  const { map } = slots
  if (!map) return slots
  const wide = (name: 'title' | 'subtitle') => {
    const { [name]: slot } = slots
    if (!slot || map.box.x < slot.box.x + slot.box.w) return {}
    const right = Math.min(map.box.x + map.box.w, size.w - slot.box.x)
    return { [name]: { ...slot, isMoved: true, box: { ...slot.box, w: right - slot.box.x } } }
  }
  return { ...slots, ...wide('title'), ...wide('subtitle') }
}

/** Shortens a text at a word, with an ellipsis, if it does not fit. */
export function cutToFit(
  text: string,
  { w, h }: Pick<SlideBox, 'w' | 'h'>,
  size: number,
  isBold = false,
): string {
  const fits = (candidate: string) => slideTextHeight([candidate], w, { size, isBold }) <= h
  if (fits(text)) return text
  const words = text.split(' ')
  while (words.length > 1) {
    words.pop()
    const shorter = `${words.join(' ').replace(/[,.;:]$/, '')} …`
    if (fits(shorter)) return shorter
  }
  return '…'
}

/** Points after a paragraph, as masters usually have it, per point of the font size. */
export const GAP = 0.43
/** No text on a slide is smaller, points. */
export const LEAST = 12

type Paragraphs = SlideText['paragraphs']

const wordsOf = (runs: readonly Pick<SlideRun, 'text'>[]) => runs.map(({ text }) => text).join('')

/** The line of each word of a paragraph, where a word ends with a space; what is glued together stays in one line. */
function linesOf(words: readonly Pick<SlideRun, 'text'>[], width: number, size: number): readonly number[] {
  let [line, used] = [0, 0]
  return words.map(({ text }, at) => {
    if (used > 0 && words[at - 1]?.text.endsWith(' ')) {
      const glued = words.findIndex((word, later) => later >= at && word.text.endsWith(' '))
      const own = wordsOf(words.slice(at, glued < 0 ? undefined : glued + 1)).trimEnd()
      if (used + slideTextWidth(own, size) > width) [line, used] = [line + 1, 0]
    }
    used += slideTextWidth(text, size)
    return line
  })
}

/** Shares of the width at which a line may end: letters of other fonts are up to a fifth narrower. */
const WIDER = Array.from({ length: 11 }, (_, at) => 1 + at / 40)

/**
 * The runs of a paragraph in letters of `size` points, broken into lines of a width (inches) where a link might else cross the
 * end of one: LibreOffice breaks linked text inside a word.
 */
export function withWholeLinks(runs: readonly SlideRun[], width: number, size: number): readonly SlideRun[] {
  const words = runs.flatMap((run) => run.text.split(/(?<= )/).map((text) => ({ run, text })))
  const linked = words.flatMap(({ run }, at) => (run.link === undefined ? [] : [at]))
  const isCrossing = (lines: readonly number[]) =>
    linked.some((at) => {
      const before = words.slice(0, at).findLastIndex(({ text }) => text.endsWith(' '))
      return before >= 0 && lines[before] !== lines[at]
    })
  if (!WIDER.some((share) => isCrossing(linesOf(words, width * share, size)))) return runs
  const lines = linesOf(words, width, size)
  const last = linked.at(-1) ?? 0
  const broken: { run: SlideRun; text: string }[] = []
  for (const [at, { run, text }] of words.entries()) {
    const isNew = at > 0 && at <= last && lines[at] !== lines[at - 1]
    const piece = broken.at(-1)
    if (piece?.run === run && !isNew) piece.text += text
    else broken.push({ run, text: isNew ? `\n${text}` : text })
  }
  return broken.map(({ run, text }) => ({ ...run, text }))
}

/** The height of paragraphs in a slot, inches, by the size of their letters; `indent` of numbers, inches. */
function heightIn({ box, inset, size, isBold }: SlideSlot, paragraphs: Paragraphs, indent = 0) {
  const width = box.w - inset.x - indent
  /** Rows of text from the size of the slot: a part of a paragraph that begins on a new line may be smaller. */
  const rows = paragraphs.flatMap((runs) => {
    const starts = [0, ...runs.flatMap(({ text }, at) => (at > 0 && text.startsWith('\n') ? [at] : []))]
    return starts.map((start, at) => {
      const part = runs.slice(start, starts[at + 1])
      return { text: wordsOf(part).trim(), share: (part[0]?.size ?? size) / size }
    })
  })
  return (at: number) =>
    rows.reduce(
      (sum, { text, share }) => sum + slideTextHeight([text], width, { size: at * share, isBold }),
      (Math.max(0, paragraphs.length - 1) * at * GAP) / 72,
    )
}

const roomIn = ({ box, inset }: SlideSlot) => box.h - inset.y + 0.02

/** Between texts that share a column, and the step by which their letters shrink, as a share. */
const BETWEEN = 0.12
const SHRINK = 0.02

/**
 * The slots of texts below each other, higher or lower so that all fit at one share of their sizes; as they are where each text
 * fits its own slot, none can, or they are no column.
 */
export function columnToFit(
  column: readonly (readonly [name: SlotName, slot: SlideSlot | undefined, paragraphs: Paragraphs])[],
): SlideFrame['slots'] {
  const parts = column.flatMap(([name, slot, paragraphs]) =>
    slot ? [{ name, slot, paragraphs, heightAt: heightIn(slot, paragraphs) }] : [],
  )
  const said = parts.filter(({ paragraphs }) => paragraphs.some((runs) => wordsOf(runs) !== ''))
  const isColumn = parts.every(({ slot: { box } }, at) => {
    const above = parts[at - 1]?.slot.box
    return !above || above.y + above.h <= box.y + 0.01
  })
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last || !isColumn || said.every(({ slot, heightAt }) => heightAt(LEAST) <= roomIn(slot)))
    return {}
  const room = last.slot.box.y + last.slot.box.h - first.slot.box.y - BETWEEN * (said.length - 1)
  const heights = (share: number) =>
    said.map(({ slot, heightAt }) => heightAt(Math.max(LEAST, slot.size * share)) + slot.inset.y)
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0)
  let share = 1
  while (share > SHRINK && sum(heights(share)) > room) share -= SHRINK
  const fitting = heights(share)
  const spare = (room - sum(fitting)) / said.length
  if (spare < 0) return {}
  let { y } = first.slot.box
  const slots: Partial<Record<SlotName, SlideSlot>> = {}
  for (const [at, { name, slot }] of said.entries()) {
    const box = { ...slot.box, y, h: (fitting[at] ?? 0) + spare }
    y += box.h + BETWEEN
    slots[name] = { ...slot, box, isMoved: true }
  }
  return slots
}

/**
 * Text for a slot, shrunk to fit it down to 12 pt; what does not fit then is cut at a word, and `cut` has it whole. Null
 * without words or without the slot.
 */
export function slotText(
  slot: SlideSlot | undefined,
  { name, paragraphs, isNumbered = false }: Pick<SlideText, 'name' | 'paragraphs'> & { isNumbered?: boolean },
): { item: SlideText; cut: readonly string[] } | null {
  if (!slot || paragraphs.every((runs) => wordsOf(runs) === '')) return null
  const { size, isBold } = slot
  const indent = isNumbered ? 0.5 : 0
  const room = { w: slot.box.w - slot.inset.x - indent, h: roomIn(slot) }
  const height = heightIn(slot, paragraphs, indent)
  let fitting = size
  while (fitting > LEAST && height(fitting) > room.h) fitting -= 0.5
  const cut: string[] = []
  let shown = paragraphs
  if (height(fitting) > room.h) {
    // Short paragraphs stay whole; long ones share the rest.
    const share = { w: room.w, h: room.h / paragraphs.length - (fitting * GAP) / 72 }
    const least = Math.max(share.h, (fitting * LINE) / 72)
    shown = paragraphs.map((runs) => {
      const whole = wordsOf(runs)
      const text = cutToFit(whole, { ...share, h: least + 0.01 }, fitting, isBold)
      if (text === whole) return runs
      cut.push(whole)
      return [{ ...runs[0], text }]
    })
  }
  return {
    item: {
      kind: 'text',
      name,
      slot,
      paragraphs: shown,
      scale: Math.floor((fitting / size) * 100),
      isNumbered,
    },
    cut,
  }
}

/** The title of a slide in its slot; nothing without one. */
export function titleItems(
  slots: SlideFrame['slots'],
  text: string,
  language?: string,
): readonly SlideText[] {
  const run = language === undefined ? { text } : { text, language }
  const title = slotText(slots.title, { name: text, paragraphs: [[run]] })
  return title ? [title.item] : []
}
