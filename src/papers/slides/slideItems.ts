import { STATUS_LOOK } from '#domain/claim.ts'
import type {
  Slide,
  SlideBox,
  SlideCell,
  SlideGroup,
  SlideItem,
  SlideLabel,
  SlideShape,
  SlideSlot,
} from '#domain/slides.ts'
import { TRIANGLE } from '#lib/picture.ts'
import { FOOT } from '#picture/step/stepLabels.ts'
import { LEAST, slideTextLines, slideTextWidth, titleItems } from './slideLayout.ts'
import { footItems, freedNotes } from './slideProvenance.ts'
import type {
  SlideColours,
  SlideList,
  SlideListRow,
  SlideMap,
  SlideMapLabel,
  SlideModelInput,
  SlideStep,
  SlideT,
} from './slideTalk.ts'

/** Cell margins, inches: vertical and horizontal sums. */
const PAD = { y: 0.08, x: 0.1 } as const
/** The letters of common fonts are narrower by this than those that leave room for every font. */
const NARROWER = 1.15
/** Font sizes, points: the largest at which all rows fit, else rows go to the next slide. On slides of tables 16 at most. */
const SIZES = [28, 26, 24, 22, 20, 18, 16, 14, 13, 12] as const
const LARGEST_OF_MANY = 16
/** The most that is added to a row to fill the height of its slot, inches. */
const SPREAD = 0.9

/** Whether the slide of a step has its table. */
export function hasTable({ role }: Pick<SlideStep, 'role'>): boolean {
  return role === 'text-table' || role === 'table'
}

/** Widths of columns, inches: the longest word each, and of what is left more where cells are long; null where a word is too long. */
function columnsOf(
  { columns, rows, counts, isBare }: SlideList,
  w: number,
  size: number,
): readonly number[] | null {
  const cells = rows.filter(({ look }) => look !== 'heading').map((row) => row.cells)
  const widest = (text: string, isBold: boolean) =>
    Math.max(...text.split(' ').map((word) => slideTextWidth(word, size, isBold)))
  const each = columns.map((head, at) => {
    const texts = cells.map((row) => row[at] ?? '')
    const words = texts.map((text) => widest(text, isBare === true && at === 0))
    return {
      least: PAD.x + Math.max(isBare ? 0 : widest(head, true), ...words) * (at === counts ? COUNT_SHARE : 1),
      // A sign needs no more than its own width, and a date may be on two lines.
      share:
        Math.sqrt(Math.max(...[head, ...texts].map(({ length }) => length))) *
        (isBare && at < columns.length - 1 ? (head === '' ? 0 : 0.4) : 1),
    }
  })
  const least = each.reduce((sum, one) => sum + one.least, 0)
  const shares = each.reduce((sum, one) => sum + one.share, 0)
  if (least > w) return size > LEAST ? null : each.map((one) => (one.least / least) * w)
  return each.map((one) => one.least + ((w - least) * one.share) / shares)
}

/** Letters of a large count beside those of its row. */
const COUNT_SHARE = 1.75

/** Letters of the words below a cell's own. */
const BELOW_SHARE = 0.64

/** The height of the rows of a list at a size, inches; null where a word of it is wider than its column. */
function rowHeights(list: SlideList, w: number, size: number) {
  const columns = columnsOf(list, w, size)
  if (!columns) return null
  const below = Math.max(LEAST, Math.round(size * BELOW_SHARE))
  const heightOf = (
    { cells, look, below: small = '' }: SlideListRow,
    { wider = 1, isHead = false }: { wider?: number; isHead?: boolean } = {},
  ) => {
    const widths = cells.length === 1 ? [w] : columns
    const points = cells.map((text, at) => {
      const width = ((widths[at] ?? 1) - PAD.x) * wider
      const isBold = isHead || look === 'total' || (list.isBare === true && at === 0)
      const own = slideTextLines(text, width, size, isBold) * size
      const isLast = at === cells.length - 1
      return own + (isLast && small !== '' ? slideTextLines(small, width, below) * below : 0)
    })
    const least = list.counts === undefined || isHead ? 1 : COUNT_SHARE
    return (Math.max(...points, least * size) * 1.22) / 72 + PAD.y
  }
  return { columns, below, heightOf }
}

/**
 * A list as a native table in a slot, from a row on, in letters as large as all rows allow; rows that do not fit are left for
 * the next slide.
 */
export function listTable(
  list: SlideList,
  slot: SlideSlot,
  t: SlideT | null,
  from = 0,
): { items: readonly SlideItem[]; next: number } {
  const { w, h } = slot.box
  const whole = list.rows.slice(from)
  const head: SlideListRow = { cells: list.columns, look: 'plain' }
  const lastLine = (LEAST * 1.22) / 72 + PAD.y
  // One line is kept free for the number of rows left.
  const room = h - (t ? lastLine : 0)
  const sizes = SIZES.filter((size) => t || size <= LARGEST_OF_MANY)
  const measured = new Map(sizes.map((size) => [size, rowHeights(list, w, size)]))
  const sizeOf = (all: SlideList['rows']) =>
    sizes.find((size) => {
      const at = measured.get(size)
      const top = list.isBare ? 0 : (at?.heightOf(head, { isHead: true }) ?? 0)
      return (
        at && all.reduce((sum, row) => sum + at.heightOf(row), top) <= (all.length < whole.length ? room : h)
      )
    })
  const fits = (all: SlideList['rows']) => sizeOf(all) !== undefined
  // On the slide that is shown, a row matters more than all its words.
  const rows: SlideList['rows'] = (t && !fits(whole) && list.shorter?.(fits)) || whole
  const size = sizeOf(rows) ?? LEAST
  const at = measured.get(size)
  if (!at) throw new Error('the smallest letters always have columns')
  const { columns, heightOf } = at
  const alignOf = (index: number) => (list.isNumeric[index] ? { align: 'right' as const } : {})
  const shown: SlideCell[][] = list.isBare
    ? []
    : [list.columns.map((text, index) => ({ text, ...alignOf(index) }))]
  // A program makes a row as high as its lines need; one that is higher from the start would stand out.
  const heights = list.isBare ? [] : [heightOf(head, { isHead: true, wider: NARROWER })]
  let used = list.isBare ? 0 : heightOf(head, { isHead: true })
  let next = from
  for (const [index, row] of rows.entries()) {
    const height = heightOf(row)
    const after = rows[index + 1]
    // A heading stays with its first row.
    const kept = row.look === 'heading' && after ? heightOf(after) : 0
    if (used + height + kept > (next === list.rows.length - 1 ? h : room) && next > from) break
    shown.push(cellsOf(list, row, { size, below: at.below }))
    heights.push(heightOf(row, { wider: NARROWER }))
    used += height
    next += 1
  }
  const left = list.rows.length - next
  // What is left of the height is shared out between the rows.
  const spare = t && left === 0 ? Math.min(SPREAD, Math.max(0, h - used) / (next - from)) : 0
  const spread = heights.map((height, row) => (row === 0 && !list.isBare ? height : height + spare))
  if (t && left > 0) {
    shown.push([
      {
        text: t('slides.moreRows', { count: left }),
        span: columns.length,
        size: Math.min(size, LARGEST_OF_MANY),
      },
    ])
    spread.push(lastLine)
  }
  return {
    items: [
      {
        kind: 'table',
        name: list.title,
        slot: { ...slot, box: { ...slot.box, h: spread.reduce((sum, height) => sum + height, 0) } },
        columns,
        rows: shown,
        heights: spread,
        size,
        ...(list.isBare ? { above: spare / 2 } : {}),
        alt: `${list.title} (${list.columns.filter(Boolean).join(', ')})`,
      },
    ],
    next,
  }
}

/** The cells of a row; a heading is one over all columns. */
function cellsOf(
  { columns, isNumeric, counts, isBare }: SlideList,
  { cells, look, below }: SlideListRow,
  sizes: { size: number; below: number },
): SlideCell[] {
  if (look === 'heading') return [{ text: cells[0] ?? '', span: columns.length }]
  return cells.map((text, at) => ({
    text,
    ...(isNumeric[at] ? { align: 'right' as const } : {}),
    ...(look === 'total' || (isBare && at === 0) ? { bold: true } : {}),
    ...(at === counts ? { bold: true, size: Math.round(sizes.size * COUNT_SHARE) } : {}),
    ...(below && at === cells.length - 1 ? { below: { text: below, size: sizes.below } } : {}),
  }))
}

/**
 * The list of a step on slides of its own, as many as it takes. They are hidden in the show, and are there for a question and
 * on paper.
 */
export function tableSlides(input: SlideModelInput, index: number): readonly Slide[] {
  const { talk, template, t } = input
  const frame = template.frames.table
  const { table } = frame.slots
  const step = talk.steps[index]
  if (!table || !step?.list) return []
  const { provenance } = step
  const own = template.frames[step.role].slots.table
  const isWhole = own !== undefined && listTable(step.list, own, t).next === step.list.rows.length
  const list = step.details ?? (hasTable(step) && isWhole ? null : step.list)
  if (!list) return []
  const heading = t('slides.listOfStep', { number: index + 1, title: list.title })
  const slides: Slide[] = []
  for (let from = 0; from < list.rows.length; ) {
    const text = from === 0 ? heading : t('slides.continued', { title: heading })
    const { items, next } = listTable(list, table, null, from)
    slides.push({
      id: `list-${index + 1}-${slides.length + 1}`,
      title: text,
      role: 'table',
      items: [
        ...titleItems(frame.slots, text),
        ...items,
        ...footItems(input, frame, { ...provenance, caveats: [] }, t('slides.openStep'), 1),
      ],
      notes: freedNotes(frame, ['title', 'table', 'footer'], input),
      isHidden: true,
    })
    from = next
  }
  return slides
}

/** Px of a map per inch: the smallest letters, the counts of 20 px, are 12 pt. */
const PX_PER_INCH = 120
/** Points per px of the map. */
const POINTS = 72 / PX_PER_INCH

/** Size of a slot's map, px; never stretched. */
export function mapSize({ box }: Pick<SlideSlot, 'box'>): { width: number; height: number } {
  return { width: Math.round(box.w * PX_PER_INCH), height: Math.round(box.h * PX_PER_INCH) }
}

/** A step's map: land and lines as a picture, all words and signs as native shapes in one group above it. */
export function mapItems(
  map: SlideMap,
  slot: SlideSlot,
  t: SlideT,
  colours: SlideColours,
): readonly SlideItem[] {
  const { svg, alt, labels, width } = map
  const picture: SlideItem = { kind: 'picture', name: t('map:title'), slot, svg, alt }
  const { x, y, w } = slot.box
  const scale = w / width
  const place: Place = {
    at: (px, py) => ({ x: x + px * scale, y: y + py * scale }),
    size: (px) => px * scale,
  }
  const items = labels.flatMap((label) => labelItems(label, place, colours))
  const group: readonly SlideGroup[] =
    items.length > 0 ? [{ kind: 'group', name: t('map:legend'), items }] : []
  return [picture, ...group]
}

/** From px of the map to inches of the slide. */
interface Place {
  at: (x: number, y: number) => { x: number; y: number }
  size: (px: number) => number
}

const ALIGNED = { start: 'left', end: 'right', center: 'center' } as const
/** Line height of a row, as the stage places it. */
const LEADING = 1.2

function labelItems(
  label: SlideMapLabel,
  place: Place,
  colours: SlideColours,
): readonly (SlideLabel | SlideShape)[] {
  const { name, box, align, rows, signs, leader } = label
  const height = rows.reduce((sum, { size }) => sum + size * LEADING, 0)
  const [first] = rows
  const words: readonly SlideLabel[] = first
    ? [
        {
          kind: 'label',
          name,
          box: { ...place.at(box.x, box.y), w: place.size(box.width), h: place.size(height) },
          paragraphs: rows.map(({ text, size, weight, fill, isSea }) => [
            {
              text,
              size: size * POINTS,
              bold: weight >= 560,
              colour: colours.label(fill),
              ...(isSea ? { isSea } : {}),
            },
          ]),
          size: first.size * POINTS,
          colour: colours.ink,
          align: ALIGNED[align],
          glow: first.isSea ? null : colours.land,
        },
      ]
    : []
  return [
    ...(leader ? leaderItems(leader, name, place, colours) : []),
    ...words,
    ...signs.flatMap((sign) => signItems(sign, name, place, colours)),
  ]
}

/** Width of a leader and radius of its dot, px of the map. */
const LEADER = { width: 1.5, dot: 3.5 } as const

/** The line between a label and its route, with a dot on the route. */
function leaderItems(
  [from, to]: NonNullable<SlideMapLabel['leader']>,
  name: string,
  { at, size }: Place,
  { ink }: SlideColours,
): readonly SlideShape[] {
  const [start, end] = [at(...from), at(...to)]
  const sign = { name, colour: ink, width: LEADER.width * POINTS, isDashed: false, inside: null }
  return [
    {
      ...sign,
      kind: 'line',
      box: {
        x: Math.min(start.x, end.x),
        y: Math.min(start.y, end.y),
        w: Math.abs(end.x - start.x),
        h: Math.abs(end.y - start.y),
      },
      isRising: (end.x - start.x) * (end.y - start.y) < 0,
    },
    { ...sign, kind: 'disc', box: discBox(end, size(LEADER.dot)) },
  ]
}

/** Radius of a disc with its count beside it, the outline of one that is not filled, and the count's size, px of the map. */
const COUNTED = 9
const OUTLINE = 2.5
const COUNT = 20

/**
 * A disc, filled, outlined or dashed by status, with the number of its line, or a count beside it. A triangle with a
 * number is a disc with a triangle at its foot.
 */
function signItems(
  { line, status, count, shape, x, y, radius }: SlideMapLabel['signs'][number],
  name: string,
  { at, size }: Place,
  { ink, ink2, paper, land }: SlideColours,
): readonly (SlideLabel | SlideShape)[] {
  // An event has no status: it happened.
  const look = STATUS_LOOK[status ?? 'done']
  const isFilled = look === 'filled'
  const isNumbered = line !== null
  const middle = isNumbered ? at(x, y) : at(x - radius + COUNTED, y)
  const isTriangle = shape === 'triangle' && !isNumbered
  const disc: SlideShape = {
    name,
    kind: isTriangle ? 'triangle' : 'disc',
    box: isTriangle
      ? triangleBox(middle, size(COUNTED))
      : discBox(middle, size(isNumbered ? radius : COUNTED)),
    colour: ink,
    width: OUTLINE * POINTS,
    isDashed: look === 'dashed',
    inside: isFilled ? null : paper,
    ...(isNumbered ? { text: { words: String(line), colour: isFilled ? paper : ink } } : {}),
  }
  if (shape === 'triangle' && isNumbered) {
    const foot = triangleBox(at(x + radius, y + radius - FOOT), size(FOOT))
    return [disc, { kind: 'triangle', name, box: foot, colour: ink, width: 0, isDashed: false, inside: null }]
  }
  if (isNumbered || count < 2) return [disc]
  const left = at(x - radius + 2 * COUNTED + 5, y)
  return [
    disc,
    {
      kind: 'label',
      name: `${name} (${count})`,
      box: { x: left.x, y: left.y - size(COUNT) * 0.6, w: size(COUNT) * 1.2, h: size(COUNT) * LEADING },
      paragraphs: [[{ text: String(count) }]],
      size: COUNT * POINTS,
      colour: ink2,
      align: 'left',
      glow: land,
    },
  ]
}

function discBox({ x, y }: { x: number; y: number }, radius: number): SlideBox {
  return { x: x - radius, y: y - radius, w: 2 * radius, h: 2 * radius }
}

/** The box of the triangle that weighs as much as a disc of that radius. */
function triangleBox({ x, y }: { x: number; y: number }, radius: number): SlideBox {
  const { half, up, down } = TRIANGLE
  return { x: x - half * radius, y: y - up * radius, w: 2 * half * radius, h: (up + down) * radius }
}
