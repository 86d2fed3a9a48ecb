import type { Slide, SlideCell, SlideItem, SlideSlot } from '#domain/slides.ts'
import { slideTextLines, slideTextWidth, slotText } from './slideLayout.ts'
import { footItems, freedNotes } from './slideProvenance.ts'
import type { SlideList, SlideModelInput, SlideStep, SlideWords } from './slideTalk.ts'

/** Cell margins, inches: vertical and horizontal sums. */
const PAD = { y: 0.08, x: 0.1 } as const
/** Font sizes, points: the largest at which all rows fit, else rows go to the next slide. */
const SIZES = [16, 14, 13, 12] as const

/** Whether the slide of a step has its table. */
export function hasTable({ role }: Pick<SlideStep, 'role'>): boolean {
  return role === 'text-table' || role === 'table'
}

/** Widths of columns, inches: the longest word each, and of what is left more where cells are long. */
function columnsOf({ columns, rows }: SlideList, w: number): readonly number[] {
  const cells = rows.filter(({ look }) => look !== 'heading').map((row) => row.cells)
  const widest = (text: string, isBold: boolean) =>
    Math.max(...text.split(' ').map((word) => slideTextWidth(word, SIZES.at(-1) ?? 12, isBold)))
  const each = columns.map((head, at) => {
    const texts = [head, ...cells.map((row) => row[at] ?? '')]
    return {
      least: PAD.x + Math.max(...texts.map((text, row) => widest(text, row === 0))),
      share: Math.sqrt(Math.max(...texts.map(({ length }) => length))),
    }
  })
  const least = each.reduce((sum, one) => sum + one.least, 0)
  const shares = each.reduce((sum, one) => sum + one.share, 0)
  if (least > w) return each.map((one) => (one.least / least) * w)
  return each.map((one) => one.least + ((w - least) * one.share) / shares)
}

/** A list as a native table in a slot, from a row on; rows that do not fit are left for the next slide. */
export function listTable(
  list: SlideList,
  slot: SlideSlot,
  words: Pick<SlideWords, 'moreRows'> | null,
  from = 0,
): { items: readonly SlideItem[]; next: number } {
  const { w } = slot.box
  const columns = columnsOf(list, w)
  const whole = list.rows.slice(from)
  const heightOf = (cells: readonly string[], size: number, isBold = false) => {
    const widths = cells.length === 1 ? [w] : columns
    const lines = Math.max(
      ...cells.map((text, index) => slideTextLines(text, (widths[index] ?? 1) - PAD.x, size, isBold)),
    )
    return (lines * size * 1.22) / 72 + PAD.y
  }
  const sizeOf = (all: SlideList['rows']) =>
    SIZES.find(
      (each) =>
        all.reduce(
          (sum, { cells, look }) => sum + heightOf(cells, each, look === 'total'),
          heightOf(list.columns, each, true),
        ) <= slot.box.h,
    )
  const fits = (all: SlideList['rows']) => sizeOf(all) !== undefined
  // On the slide that is shown, a row matters more than all its words.
  const rows: SlideList['rows'] = (words && !fits(whole) && list.shorter?.(fits)) || whole
  const size = sizeOf(rows) ?? 12
  const shown: SlideCell[][] = [
    list.columns.map((text, index) => ({
      text,
      ...(list.isNumeric[index] ? { align: 'right' as const } : {}),
    })),
  ]
  const heights = [heightOf(list.columns, size, true)]
  let used = heights[0] ?? 0
  let next = from
  // One line is kept free for the number of rows left.
  const room = slot.box.h - (words ? 0.25 : 0)
  for (const [at, { cells, look }] of rows.entries()) {
    const height = heightOf(cells, size, look === 'total')
    // A heading stays with its first row.
    const kept = look === 'heading' && rows[at + 1] ? heightOf(rows[at + 1]?.cells ?? [], size) : 0
    if (used + height + kept > (next === list.rows.length - 1 ? slot.box.h : room) && next > from) break
    shown.push(
      look === 'heading'
        ? [{ text: cells[0] ?? '', span: columns.length }]
        : cells.map((text, index) => ({
            text,
            ...(list.isNumeric[index] ? { align: 'right' as const } : {}),
            ...(look === 'total' ? { bold: true } : {}),
          })),
    )
    heights.push(height)
    used += height
    next += 1
  }
  const left = list.rows.length - next
  const below =
    words && left > 0
      ? slotText(
          {
            ...slot,
            placeholder: null,
            isMoved: true,
            size: 12,
            isBold: false,
            inset: { x: 0, y: 0 },
            box: { ...slot.box, y: slot.box.y + used + 0.04, h: 0.21 },
          },
          { name: words.moreRows(left), paragraphs: [[{ text: words.moreRows(left) }]] },
        )
      : null
  return {
    items: [
      {
        kind: 'table',
        name: list.title,
        slot: { ...slot, box: { ...slot.box, h: used } },
        columns,
        rows: shown,
        heights,
        size,
        alt: `${list.title} (${list.columns.filter(Boolean).join(', ')})`,
      },
      ...(below ? [below.item] : []),
    ],
    next,
  }
}

/**
 * The list of a step on slides of its own, as many as it takes. They are hidden in the show, and are there for a question and
 * on paper.
 */
export function tableSlides(input: SlideModelInput, index: number): readonly Slide[] {
  const { talk, template, words } = input
  const frame = template.frames.table
  const { table } = frame.slots
  const step = talk.steps[index]
  if (!table || !step?.list) return []
  const { provenance } = step
  const own = template.frames[step.role].slots.table
  const isWhole = own !== undefined && listTable(step.list, own, words).next === step.list.rows.length
  const list = step.details ?? (hasTable(step) && isWhole ? null : step.list)
  if (!list) return []
  const heading = words.listOfStep(index + 1, list.title)
  const slides: Slide[] = []
  for (let from = 0; from < list.rows.length; ) {
    const text = from === 0 ? heading : words.continued(heading)
    const title = slotText(frame.slots.title, { name: text, paragraphs: [[{ text }]] })
    const { items, next } = listTable(list, table, null, from)
    slides.push({
      id: `list-${index + 1}-${slides.length + 1}`,
      title: text,
      role: 'table',
      items: [
        ...(title ? [title.item] : []),
        ...items,
        ...footItems(input, frame, { ...provenance, caveats: [] }, words.openStep, 1),
      ],
      notes: freedNotes(frame, ['title', 'table', 'footer'], input),
      isHidden: true,
    })
    from = next
  }
  return slides
}
