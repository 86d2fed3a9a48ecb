import type { SlideBox, SlideCell, SlideItem } from '#domain/slides.ts'
import { slideText, slideTextHeight, slideTextLines } from './slideLayout.ts'
import type { SlideColours, SlideList, SlideWords } from './slideTalk.ts'

/** Cell padding, inches: vertical and horizontal sums. */
const PAD = { y: 0.06, x: 0.1 } as const

interface ListLook {
  /** Points: the largest size in this range that fits all rows. */
  most: number
  least: number
  /** Width share of the first column. */
  first: number
}

/** A list as a native table under its title; rows that do not fit are counted and left out. */
export function listItems(
  list: SlideList,
  box: SlideBox,
  words: Pick<SlideWords, 'moreRows'>,
  colours: SlideColours,
  { most, least, first }: ListLook,
): readonly SlideItem[] {
  const columns = columnsOf(list, box.w, first)
  let size = most
  while (size > least && heightOfAll(list, columns, size) > box.h - 0.35) size -= 1
  if (
    heightOf(list.columns, columns, size) + heightOf(list.rows[0]?.cells ?? [''], columns, size) >
    box.h - 0.5
  ) {
    return []
  }
  const title = slideText({
    name: list.title,
    box: { x: box.x, y: box.y, w: box.w, h: 0.26 },
    runs: [{ text: list.title, bold: true }],
    size: size + 1,
    colour: colours.ink,
    anchor: 'middle',
  })
  const noteSize = Math.max(9, size - 1)
  const noteHeight = (text: string) => slideTextHeight([text], box.w, { size: noteSize }) + 0.04
  const note = list.note === null ? 0 : noteHeight(list.note)
  const room = box.h - 0.3 - note

  const head = list.columns.map(
    (text, index): SlideCell => ({
      text,
      bold: true,
      colour: colours.ink2,
      ...(list.isNumeric[index] ? { align: 'right' as const } : {}),
    }),
  )
  const rows: SlideCell[][] = [head]
  const heights = [heightOf(list.columns, columns, size)]
  let used = heights[0] ?? 0
  let left = list.rows.length
  for (const row of list.rows) {
    const widths = row.look === 'note' ? [box.w] : columns
    const height = heightOf(row.cells, widths, size)
    const isLast = left === 1
    // After the last row there is no "more" line to leave room for.
    if (used + height + (isLast ? 0 : 0.2) > room) break
    rows.push(
      row.look === 'note'
        ? [{ text: row.cells[0] ?? '', colour: colours.ink2, span: columns.length }]
        : row.cells.map((text, index) => ({
            text,
            ...(list.isNumeric[index] ? { align: 'right' as const } : {}),
            ...(row.look === 'total' ? { bold: true } : {}),
          })),
    )
    heights.push(height)
    used += height
    left -= 1
  }
  const below = [...(left > 0 ? [words.moreRows(left)] : []), ...(list.note === null ? [] : [list.note])]
  return [
    title,
    {
      kind: 'table',
      name: list.title,
      box: { x: box.x, y: box.y + 0.28, w: box.w, h: used },
      columns,
      rows,
      heights,
      size,
      alt: list.title,
    },
    ...(below.length === 0
      ? []
      : [
          slideText({
            name: below[0] ?? '',
            box: {
              x: box.x,
              y: box.y + 0.28 + used + 0.04,
              w: box.w,
              h: Math.max(0.17, slideTextHeight(below, box.w, { size: noteSize })),
            },
            paragraphs: below.map((text) => [{ text }]),
            size: noteSize,
            colour: colours.ink2,
          }),
        ]),
  ]
}

/** Height of a complete list at a font size (points) and width, inches. */
export function listHeight(
  list: SlideList,
  width: number,
  { size, first }: { size: number; first: number },
): number {
  return heightOfAll(list, columnsOf(list, width, first), size) + 0.36
}

function columnsOf({ columns }: SlideList, width: number, first: number): readonly number[] {
  const others = (width * (1 - first)) / Math.max(1, columns.length - 1)
  return columns.map((_, index) => (index === 0 ? width * first : others))
}

/** Height of header and rows, inches. */
function heightOfAll(list: SlideList, columns: readonly number[], size: number): number {
  const whole = columns.reduce((sum, width) => sum + width, 0)
  return list.rows.reduce(
    (sum, { cells, look }) => sum + heightOf(cells, look === 'note' ? [whole] : columns, size),
    heightOf(list.columns, columns, size),
  )
}

function heightOf(cells: readonly string[], widths: readonly number[], size: number): number {
  const lines = Math.max(
    ...cells.map((text, index) => slideTextLines(text, (widths[index] ?? 1) - PAD.x, size, true)),
  )
  return (lines * size * 1.22) / 72 + PAD.y
}
