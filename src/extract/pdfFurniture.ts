import { cleanLine } from './cleanLine.ts'
import type { DroppedTexts } from './droppedTexts.ts'
import { mainSize, type Segment } from './pdfSegments.ts'

/** The rows of a page, from top to bottom. */
export interface PageRows {
  number: number
  height: number
  rows: readonly (readonly Segment[])[]
}

/** Share of the page, at its top and at its foot, that may hold running heads, feet and page numbers. */
const MARGIN = 0.15
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
  text: string
  /** The text without the page number at its start or end. */
  key: string
}

/** The pages without running heads, running feet and page numbers, which are added to `dropped`. */
export function withoutFurniture<Page extends PageRows>(
  pages: readonly Page[],
  dropped: DroppedTexts,
): Page[] {
  const candidates = pages.flatMap(candidatesOf)
  const leave = new Set<readonly Segment[]>()
  const drop = (candidate: Candidate, reason: 'running-head' | 'running-foot' | 'page-number') => {
    leave.add(candidate.row)
    dropped.add(reason, reason === 'page-number' ? candidate.text : candidate.key, candidate.page)
  }
  for (const group of repeated(candidates, pages.length)) {
    for (const candidate of group)
      drop(candidate, candidate.zone === 'head' ? 'running-head' : 'running-foot')
  }
  for (const candidate of pageNumbers(candidates.filter(({ row }) => !leave.has(row)))) {
    drop(candidate, 'page-number')
  }
  return pages.map((page) => ({ ...page, rows: page.rows.filter((row) => !leave.has(row)) }))
}

function candidatesOf({ number, height, rows }: PageRows): Candidate[] {
  const isHead = (row: readonly Segment[]) => (row[0]?.y ?? 0) < height * MARGIN
  const isFoot = (row: readonly Segment[]) => (row[0]?.y ?? 0) > height * (1 - MARGIN)
  const heads = rows.slice(0, MOST_ROWS).filter(isHead)
  const feet = rows.slice(-MOST_ROWS).filter((row) => isFoot(row) && !heads.includes(row))
  const candidate = (row: readonly Segment[], zone: Candidate['zone']): Candidate => {
    const text = cleanLine(row.map((segment) => `${segment.label ?? ''} ${segment.text}`).join(' '))
    return { page: number, row, zone, y: row[0]?.y ?? 0, text, key: withoutNumber(text) }
  }
  return [...heads.map((row) => candidate(row, 'head')), ...feet.map((row) => candidate(row, 'foot'))]
}

/** A text without the page number that it begins or ends with: "Report 2024 | Page 3 of 12" is "Report 2024". */
function withoutNumber(text: string): string {
  const shorter = text
    .replace(/^(?:\d{1,4}|[ivxlc]{1,6})\s*(?:[-–—|·/]\s*|\s)(?=\S)/u, '')
    .replace(
      /[\s|·–—-]*(?:\b(?:page|p\.|pag\.|pagina|blz\.|seite)\s*)?\b(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:\/|of|sur|de|van|von)\s*\d{1,4})?$/iu,
      '',
    )
  return shorter.trim()
}

/** Candidates with the same text at the same place on enough pages. */
function repeated(candidates: readonly Candidate[], pages: number): Candidate[][] {
  const groups = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    if (!/\p{L}/u.test(candidate.key)) continue
    const size = Math.round(mainSize(candidate.row))
    const key = `${candidate.zone} ${size} ${candidate.key.toLowerCase()}`
    groups.set(key, [...(groups.get(key) ?? []), candidate])
  }
  return [...groups.values()].flatMap((group) => {
    const places = group.map(({ y }) => y).toSorted((a, b) => a - b)
    const usual = places[places.length >> 1] ?? 0
    const same = group.filter(({ y }) => Math.abs(y - usual) <= SAME_PLACE)
    const count = new Set(same.map(({ page }) => page)).size
    return count >= ENOUGH_PAGES || (count >= 2 && count * 2 >= pages) ? [same] : []
  })
}

const PAGE_NUMBER =
  /^[\s|·–—-]*(?<word>(?:page|p\.|pag\.|pagina|blz\.|seite)\s*)?(?<number>\d{1,4}|[ivxlc]{1,7})(?<of>\s*(?:\/|of|sur|de|van|von)\s*\d{1,4})?[\s|·–—-]*$/iu

/** Candidates that are page numbers: they say so, are the number of their page, or grow with the pages. */
function pageNumbers(candidates: readonly Candidate[]): Candidate[] {
  const stated = candidates.flatMap((candidate) => {
    const groups = PAGE_NUMBER.exec(candidate.text)?.groups
    if (!groups?.number) return []
    const value = /^\d/.test(groups.number) ? Number(groups.number) : romanValue(groups.number)
    const named = groups.word !== undefined || groups.of !== undefined
    return [{ candidate, named, roman: !/^\d/.test(groups.number), shift: value - candidate.page }]
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

function romanValue(text: string): number {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
  const digits = [...text.toLowerCase()].map((letter) => values[letter] ?? 0)
  return digits.reduce((sum, value, index) => sum + (value < (digits[index + 1] ?? 0) ? -value : value), 0)
}
