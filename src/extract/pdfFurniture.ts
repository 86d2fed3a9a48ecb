import { countByKey, groupBy } from '#lib/groupBy.ts'
import { cleanLine } from './cleanLine.ts'
import type { DroppedTexts } from './extractedDocument.ts'
import { mainSize, type Segment } from './pdfSegments.ts'

/** The rows of a page, from top to bottom. */
export interface PageRows {
  number: number
  height: number
  rows: readonly (readonly Segment[])[]
}

/** Share of the page, at its top and at its foot, that may hold running heads, feet and page numbers. */
const MARGIN = 0.2
/** Rows at the top and at the foot that may be running heads or feet. */
const MOST_ROWS = 3
/** How far the baseline of a running head may differ between pages, points. */
const SAME_PLACE = 4
/** Pages with the same text at the same place from which it is a running head, or half of the pages. */
const ENOUGH_PAGES = 3

interface Candidate {
  page: number
  row: readonly Segment[]
  zone: 'head' | 'foot'
  y: number
  size: number
  text: string
  /** The text without the page number at its start or end. */
  key: string
  /** The page number at its start or end. */
  number: number | null
}

/** The pages without running heads, running feet and page numbers, which are added to `dropped`. */
export function withoutFurniture<Page extends PageRows>(
  pages: readonly Page[],
  dropped: DroppedTexts,
): Page[] {
  const candidates = pages.flatMap(candidatesOf)
  const bodySize = mainSize(pages.flatMap(({ rows }) => rows.flat()))
  const leave = new Set<readonly Segment[]>()
  const drop = (candidate: Candidate, text: string, isNumber = false) => {
    const reason = isNumber ? 'page-number' : candidate.zone === 'head' ? 'running-head' : 'running-foot'
    leave.add(candidate.row)
    dropped.add(reason, text, candidate.page)
  }
  for (const group of repeated(candidates, pages.length, bodySize)) {
    for (const candidate of group) drop(candidate, candidate.text)
  }
  for (const candidate of atUsualPlace(candidates, leave, pages.length)) {
    drop(candidate, candidate.text)
  }
  for (const candidate of pageNumbers(candidates.filter(({ row }) => !leave.has(row)))) {
    drop(candidate, candidate.text, true)
  }
  return pages.map((page) => ({ ...page, rows: page.rows.filter((row) => !leave.has(row)) }))
}

function candidatesOf({ number, height, rows }: PageRows): Candidate[] {
  const isHead = (row: readonly Segment[]) => (row[0]?.y ?? 0) < height * MARGIN
  const isFoot = (row: readonly Segment[]) => (row[0]?.y ?? 0) > height * (1 - MARGIN)
  const heads = setApart(rows.slice(0, MOST_ROWS + 1)).filter(isHead)
  const feet = setApart(rows.slice(-MOST_ROWS - 1).toReversed()).filter(
    (row) => isFoot(row) && !heads.includes(row),
  )
  const candidate = (row: readonly Segment[], zone: Candidate['zone']): Candidate => {
    const text = cleanLine(row.map((segment) => `${segment.label ?? ''} ${segment.text}`).join(' '))
    const size = mainSize(row)
    return { page: number, row, zone, y: row[0]?.y ?? 0, size, text, ...withoutNumber(text) }
  }
  return [...heads.map((row) => candidate(row, 'head')), ...feet.map((row) => candidate(row, 'foot'))]
}

/** The rows from the edge of a page up to the last one that a gap or another size sets apart; not of running text. */
function setApart(rows: readonly (readonly Segment[])[]): (readonly Segment[])[] {
  if (rows.length <= MOST_ROWS) return [...rows]
  let end = 0
  for (let at = 0; at < MOST_ROWS; at += 1) {
    const [size, next] = [mainSize(rows[at] ?? []), mainSize(rows[at + 1] ?? [])]
    const step = Math.abs((rows[at + 1]?.[0]?.y ?? 0) - (rows[at]?.[0]?.y ?? 0))
    if (step > Math.max(size, next) * 1.6 || Math.abs(size - next) > Math.max(size, next) * 0.08) end = at + 1
  }
  return rows.slice(0, end)
}

/** A text without the page number that it begins or ends with: "Report 2024 | Page 3 of 12" is "Report 2024" and 3. */
function withoutNumber(text: string): { key: string; number: number | null } {
  const start = /^(?<number>\d{1,5}|[ivxlc]{1,6})\s*(?:[-–—|·/]\s*|\s)(?=\S)/u.exec(text)
  const end =
    /[\s|·–—-]*(?:\b(?:page|p\.|pag\.|pagina|blz\.|seite)\s*)?\b(?<number>\d{1,5}|[ivxlc]{1,6})(?:\s*(?:\/|of|sur|de|van|von)\s*\d{1,4})?$/iu.exec(
      text,
    )
  const number = start?.groups?.number ?? end?.groups?.number
  if (number === undefined) return { key: text, number: null }
  const key = start ? text.slice(start[0].length) : text.slice(0, end?.index)
  return { key: key.trim(), number: numberValue(number) }
}

/** Candidates with the same text at the same place on enough pages. */
function repeated(candidates: readonly Candidate[], pages: number, bodySize: number): Candidate[][] {
  const groups = groupBy(
    candidates.filter(({ key }) => /\p{L}/u.test(key)),
    (candidate) => `${candidate.zone} ${Math.round(candidate.size)} ${keyOf(candidate, bodySize)}`,
  )
  return [...groups.values()].flatMap((group) => {
    const places = group.map(({ y }) => y).toSorted((a, b) => a - b)
    const usual = places[places.length >> 1] ?? 0
    const same = group
      .filter(({ y }) => Math.abs(y - usual) <= SAME_PLACE)
      .filter(isNumberedAs(group, bodySize))
    const count = new Set(same.map(({ page }) => page)).size
    return count >= ENOUGH_PAGES || (count >= 2 && count * 2 >= pages) ? [same] : []
  })
}

/** What texts that are the same have in common. In small print, all numbers may differ: times, numbers of sheets. */
function keyOf({ key, size }: Candidate, bodySize: number): string {
  const words = key.toLowerCase()
  return size < bodySize * 0.95 ? words.replace(/\d+/g, '#') : words
}

/**
 * Whether a candidate's number grows with the pages as that of another candidate of its group, or is the same as others'.
 * In type larger than the body's it must be the same: "Annex 1" and "Annex 2" at the top of pages are headings.
 */
function isNumberedAs(group: readonly Candidate[], bodySize: number): (candidate: Candidate) => boolean {
  const keysOf = ({ number, page, size }: Candidate) => {
    const grows = number === null || size > bodySize * 1.1 ? [] : [`shift ${number - page}`]
    return [`is ${number}`, ...grows]
  }
  const counts = countByKey(group.flatMap(keysOf))
  return (candidate) => keysOf(candidate).some((key) => (counts.get(key) ?? 0) >= 2)
}

/** Candidates where half of the pages have a running head or foot in the same type: the name of a short chapter. */
function atUsualPlace(
  candidates: readonly Candidate[],
  left: ReadonlySet<readonly Segment[]>,
  pages: number,
): Candidate[] {
  const placeOf = ({ zone, size, y, row }: Candidate) =>
    `${zone} ${Math.round(size)} ${Math.round(y / 2)} ${row[0]?.font}`
  const counts = countByKey(candidates.filter(({ row }) => left.has(row)).map(placeOf))
  return candidates.filter(
    (candidate) =>
      !left.has(candidate.row) && pages >= 6 && (counts.get(placeOf(candidate)) ?? 0) * 2 >= pages,
  )
}

const PAGE_NUMBER =
  /^[\s|·–—-]*(?<word>(?:page|p\.|pag\.|pagina|blz\.|seite)\s*)?(?<number>\d{1,5}|[ivxlc]{1,7})(?<of>\s*(?:\/|of|sur|de|van|von)\s*\d{1,4})?[\s|·–—-]*$/iu

/** Candidates that are page numbers: they say so, are the number of their page, or grow with the pages. */
function pageNumbers(candidates: readonly Candidate[]): Candidate[] {
  const stated = candidates.flatMap((candidate) => {
    const groups = PAGE_NUMBER.exec(candidate.text)?.groups
    if (!groups?.number) return []
    const named = groups.word !== undefined || groups.of !== undefined
    return [
      {
        candidate,
        named,
        roman: !/^\d/.test(groups.number),
        shift: numberValue(groups.number) - candidate.page,
      },
    ]
  })
  const shifts = new Map<string, Set<number>>()
  for (const { candidate, roman, shift } of stated) {
    const key = `${roman} ${shift}`
    shifts.set(key, (shifts.get(key) ?? new Set()).add(candidate.page))
  }
  return stated
    .filter(
      ({ named, roman, shift }) => named || shift === 0 || (shifts.get(`${roman} ${shift}`)?.size ?? 0) >= 2,
    )
    .map(({ candidate }) => candidate)
}

/** The value of a page number, Arabic or Roman. */
function numberValue(text: string): number {
  if (/^\d/.test(text)) return Number(text)
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
  const digits = [...text.toLowerCase()].map((letter) => values[letter] ?? 0)
  return digits.reduce((sum, value, index) => sum + (value < (digits[index + 1] ?? 0) ? -value : value), 0)
}
