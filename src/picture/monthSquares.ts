import type { Status } from '#domain/claim.ts'
import { cutToWidth, textWidth } from '#lib/textWidth.ts'

/** Side of a square where there is room, least side, and the space between two. */
const SIDE = { most: 6.5, least: 4 } as const
const GAP = { usual: 1.5, least: 1 } as const
/** Least width and height of a square with the space around it. */
const LEAST = SIDE.least + GAP.least
/** Height of the number of those that do not fit. */
const MORE_HEIGHT = 13

/** What stands in a month: from the ground up what is done, then plans, then what is said to be lacking. */
const ORDER: Readonly<Record<Status, number>> = { done: 0, planned: 1, gap: 2 }

interface OfMonth {
  /** Month index, see `monthIndex`. */
  month: number
  status: Status
}

/** The room of the squares: months of equal width from a first one on. */
interface SquaresRoom {
  /** Month index of the first month; its left edge is `left`. */
  first: number
  months: number
  left: number
  pitch: number
  height: number
}

/** A thing at its square: `x` and `y` are its upper left corner, from the top of the room. */
export interface MonthSquare<Thing> {
  thing: Thing
  x: number
  y: number
}

/** Columns side by side of which some have no room: how many, and where their number stands. */
interface MoreSquares<Thing> {
  things: readonly Thing[]
  /** Middle of the columns, and how far the outer ones are from it. */
  x: number
  reach: number
  /** Above their highest square. */
  y: number
}

export interface MonthSquares<Thing> {
  side: number
  squares: readonly MonthSquare<Thing>[]
  more: readonly MoreSquares<Thing>[]
}

/**
 * One square a thing in the column of its month, stacked upwards. Where the highest column has no room, all squares
 * shrink, and at their least side the column says how many more there are, together with its neighbours where the numbers
 * would meet. Where months are narrower than a square, a column holds three, six or twelve of them. Pure.
 */
export function monthSquares<Thing extends OfMonth>(
  things: readonly Thing[],
  { first, months, left, pitch, height }: SquaresRoom,
): MonthSquares<Thing> {
  const perColumn = [1, 3, 6].find((count) => count * pitch >= LEAST) ?? 12
  const columns = new Map<number, Thing[]>()
  for (const thing of things) {
    const at = Math.floor((thing.month - first) / perColumn)
    if (thing.month < first || thing.month >= first + months) continue
    columns.set(at, [...(columns.get(at) ?? []), thing])
  }
  const most = Math.max(1, ...[...columns.values()].map(({ length }) => length))
  const width = perColumn * pitch
  const cell = Math.max(LEAST, Math.min(SIDE.most + GAP.usual, width, height / most))
  const side = Math.max(SIDE.least, Math.min(SIDE.most, cell - GAP.least))
  const fitting = (count: number) =>
    count * cell <= height + 0.01 ? count : Math.max(0, Math.floor((height - MORE_HEIGHT) / cell))
  const placed = [...columns].map(([at, own]) => {
    const middle = left + (at + 0.5) * width
    const stack = own.toSorted((a, b) => ORDER[a.status] - ORDER[b.status])
    const count = fitting(stack.length)
    const squares = stack.slice(0, count).map(
      (thing, index): MonthSquare<Thing> => ({
        thing,
        x: middle - side / 2,
        y: height - index * cell - side,
      }),
    )
    const rest = stack.slice(count)
    const more = { things: rest, x: middle, reach: 0, y: height - count * cell }
    return { squares, more: rest.length > 0 ? [more] : [] }
  })
  return {
    side,
    squares: placed.flatMap(({ squares }) => squares),
    more: apart(placed.flatMap(({ more }) => more)),
  }
}

/** Size of the numbers, and least space between two, a separator of thousands included. */
const NUMBER = { size: 13, gap: 10 } as const

/** Joins neighbours whose numbers would meet. */
function apart<Thing>(columns: readonly MoreSquares<Thing>[]): readonly MoreSquares<Thing>[] {
  const half = ({ things }: MoreSquares<Thing>) => textWidth(`+${things.length}`, NUMBER.size) / 2
  const joined: MoreSquares<Thing>[] = []
  for (const next of columns.toSorted((a, b) => a.x - b.x)) {
    const last = joined.at(-1)
    if (!last || next.x - last.x >= half(last) + half(next) + NUMBER.gap) {
      joined.push(next)
      continue
    }
    const [from, to] = [last.x - last.reach, next.x + next.reach]
    joined[joined.length - 1] = {
      things: [...last.things, ...next.things],
      x: (from + to) / 2,
      reach: (to - from) / 2,
      y: Math.min(last.y, next.y),
    }
  }
  return joined
}

/** Height of a row of titles; space between a leader line and its title, and around titles. */
export const TITLE_ROW = 15
const SPACE = 5
const AROUND = 3
/** Least width of a title that is cut. */
const LEAST_WIDTH = 80
/** Widths of titles to try, the widest at which all have room is taken. */
const WIDTHS = [240, 210, 180, 160, 140, 120, 100, LEAST_WIDTH] as const

/** A square that wants a title: its middle and its upper edge. */
interface Titled {
  x: number
  y: number
  title: string
}

/** A title beside its leader line, which runs from the title's row down to the square. */
export interface PlacedTitle<Thing> {
  thing: Thing
  text: string
  /** The leader line. */
  x: number
  to: number
  /** Left edge of the text, its width, and the top of its row. */
  left: number
  width: number
  top: number
}

/** The room of titles, above the squares. */
interface TitlesRoom {
  left: number
  right: number
  /** Size of the letters. */
  size: number
}

/**
 * Titles for a few squares, in rows above them: no title meets another or the leader line of another. Each stands right
 * of its line, or left where there is more room; too long ones are cut, and one without any room is left out. Pure.
 */
export function squareTitles<Thing extends Titled>(
  things: readonly Thing[],
  room: TitlesRoom,
): readonly PlacedTitle<Thing>[] {
  const inOrder = things.toSorted((a, b) => a.x - b.x || a.y - b.y)
  const rows = Math.floor(Math.min(...things.map(({ y }) => y)) / TITLE_ROW)
  let best: PlacedTitle<Thing>[] = []
  for (const most of WIDTHS) {
    const placed: PlacedTitle<Thing>[] = []
    for (const thing of inOrder) {
      const title = placedTitle(thing, placed, { ...room, rows, most })
      if (title) placed.push(title)
    }
    if (placed.length > best.length) best = placed
    if (best.length === things.length) break
  }
  // Those that were cut for the sake of others get what room is left.
  for (const [index, title] of best.entries()) {
    if (title.text === title.thing.title) continue
    const others = best.toSpliced(index, 1)
    const longer = WIDTHS.flatMap((most) => placedTitle(title.thing, others, { ...room, rows, most }) ?? [])
    best[index] = longest([title, ...longer]) ?? title
  }
  return best
}

interface TitleInput extends TitlesRoom {
  /** Greatest width. */
  most: number
}

function placedTitle<Thing extends Titled>(
  thing: Thing,
  placed: readonly PlacedTitle<Thing>[],
  input: TitleInput & { rows: number },
): PlacedTitle<Thing> | null {
  const room = { after: input.right - thing.x, before: thing.x - input.left }
  const isAfter = room.after >= room.before || room.after >= textWidth(thing.title, input.size) + SPACE
  const rows = Array.from({ length: input.rows }, (_, row) => row * TITLE_ROW)
  return longest(
    [isAfter, !isAfter].flatMap((side) => {
      const title = titleAt(thing, side, input)
      return title ? rows.map((top) => ({ ...title, top })).filter((one) => isFree(one, placed)) : []
    }),
  )
}

/** The first title that keeps the most of its words. */
function longest<Thing>(titles: readonly PlacedTitle<Thing>[]): PlacedTitle<Thing> | null {
  return titles.reduce<PlacedTitle<Thing> | null>(
    (best, one) => (best && best.text.length >= one.text.length ? best : one),
    null,
  )
}

/** A title in the first row, after or before its line, as long as it may be; null without room. */
function titleAt<Thing extends Titled>(
  thing: Thing,
  isAfter: boolean,
  { left, right, size, most }: TitleInput,
): PlacedTitle<Thing> | null {
  const room = Math.min(most, (isAfter ? right - thing.x : thing.x - left) - SPACE)
  if (room < Math.min(textWidth(thing.title, size), LEAST_WIDTH)) return null
  const text = wholeWordsOf(cutToWidth(thing.title, room, size), thing.title)
  const width = textWidth(text, size)
  const start = isAfter ? thing.x + SPACE : thing.x - SPACE - width
  return { thing, text, x: thing.x, to: thing.y, left: start, width, top: 0 }
}

/** A cut title without the word that the cut went through, and without a number at its end: "€1…" may be a billion. */
function wholeWordsOf(cut: string, title: string): string {
  if (cut === title) return cut
  const kept = cut.slice(0, -1)
  const end = title[kept.length] === ' ' ? kept.length : kept.lastIndexOf(' ')
  const words = kept.slice(0, end).replace(/(\s+\S*\d\S*)+$/u, '')
  return end > 0 ? `${words.replace(/[\s,;:–-]+$/u, '')}…` : cut
}

function isFree(title: PlacedTitle<unknown>, others: readonly PlacedTitle<unknown>[]): boolean {
  return others.every((other) => !meets(title, other) && !meets(other, title))
}

/** Whether a title touches another one in its row, or the leader line of one in a row above it. */
function meets(title: PlacedTitle<unknown>, other: PlacedTitle<unknown>): boolean {
  const [from, to] = [title.left - AROUND, title.left + title.width + AROUND]
  if (other.top === title.top) return other.left < to + AROUND && other.left + other.width > from - AROUND
  return other.top < title.top && other.x > from && other.x < to
}
