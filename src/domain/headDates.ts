import { foldText } from '#lib/foldText.ts'
import { monthNames } from '#lib/monthNames.ts'
import { periodOfDate } from './period.ts'

/** Names of months, folded, with their numbers. */
const MONTHS = new Map(
  [...monthNames(['en', 'fr', 'nl', 'de', 'es', 'it'], 'full and short')].map(
    ([name, month]) => [foldText(name), month] as const,
  ),
)
const MONTH = `(${[...MONTHS.keys()].join('|')})\\b\\.?`
const YEAR = '((?:19|20)\\d\\d)(?!\\d)'

/** Forms of a date in a folded line; the named groups are its parts. */
const FORMS = [
  `(?<y>(?:19|20)\\d\\d)-(?<m>\\d\\d)-(?<d>\\d\\d)(?!\\d)`,
  `(?<d>\\d{1,2})[./-](?<m>\\d{1,2})[./-](?<y>(?:19|20)\\d\\d)(?!\\d)`,
  `(?<d>\\d{1,2})(?:er|st|nd|rd|th|e|\\.|º|°)?\\s+(?:of\\s+|de\\s+|di\\s+)?(?<name>${MONTH}),?\\s+(?:de\\s+|del\\s+)?(?<y>${YEAR})`,
  `(?<name>${MONTH})\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<y>${YEAR})`,
  `(?<name>${MONTH}),?\\s+(?:of\\s+|de\\s+|del\\s+)?(?<y>${YEAR})`,
].map((form) => new RegExp(`(?<![\\p{L}\\p{N}])${form}`, 'gu'))

export interface HeadDate {
  /** ISO 8601 of reduced precision: `2024-12`, `2024-12-10`. */
  readonly date: string
  /** The folded line before and after it. */
  readonly before: string
  readonly after: string
}

/** The dates in a line that state a month at least, in order, without those that end a span ("January to March 2024"). */
export function headDates(line: string): readonly HeadDate[] {
  const folded = foldText(line)
  const found: (HeadDate & { at: number; end: number })[] = []
  for (const form of FORMS) {
    for (const match of folded.matchAll(form)) {
      const { y = '', m, d, name } = match.groups ?? {}
      const [at, end] = [match.index, match.index + match[0].length]
      const month = m ?? String(MONTHS.get((name ?? '').replace('.', '')))
      const date = [y, month, ...(d === undefined ? [] : [d])].map((part) => part.padStart(2, '0')).join('-')
      if (found.some((one) => at < one.end && one.at < end)) continue
      found.push({ date, at, end, before: folded.slice(0, at), after: folded.slice(end) })
    }
  }
  const spans = new RegExp(
    `(?:\\d|${MONTH})\\s*(?:[-–—/]|\\b(?:to|and|au|a|et|tot|en|bis|und|al|e)\\b)\\s*$`,
    'u',
  )
  // A day that no calendar has is no date of its month either.
  return found
    .filter(({ date, before }) => periodOfDate(date) !== null && !spans.test(before))
    .toSorted((a, b) => a.at - b.at)
}

/** Words that say that a date is when the text was published, and those that say of what else it is. */
const PUBLISHED =
  /(?:publi(?:shed|cation|e|ee|cado)|issued|released?|adopted|adopte|answered|dated?|parution|gepubliceerd|publicatiedatum|datum|vastgesteld|verschenen|stand|veroffentlicht|fecha|data)\b[^\p{L}]*(?:(?:on|le|op|am|du|of|date|de)\b[^\p{L}]*){0,2}$/u
const OTHER =
  /\b(?:deadline|closing|due|expir\w*|valid|next|born|since|updated|modified|accessed|consulted|uiterlijk|volgende|sinds|vanaf|tot|voor|geldig|bijgewerkt|laatst|geraadpleegd|limite|jusqu|avant|prochain\w*|depuis|valable|mis a jour|mise a jour|consulte|ab|bis|seit|nachste\w*)\b[^.]*$|\b(?:by|until|before|from)\s*$/u
/** Words beside a date of a day, and beside one of a month, in a line that dates the text. */
const BESIDE = { day: 5, month: 2 }

/** When a text was published, as its first or last lines state it; null where none does. */
export function dateOfLines(lines: readonly string[]): string | null {
  const head = lines.slice(0, 30)
  const tail = lines.slice(30).slice(-12)
  const all = [...head, ...tail].map((line) => ({ line, dates: headDates(line) }))
  const isOther = ({ before }: HeadDate) => OTHER.test(before)
  const labelled = all.flatMap(({ line, dates }) =>
    line.length < 200 ? dates.filter((one) => PUBLISHED.test(one.before) && !isOther(one)) : [],
  )
  const alone = all.flatMap(({ line, dates: [first, ...more] }) => {
    if (!first || more.length > 1 || isOther(first) || line.length > 120) return []
    const words = `${first.before} ${first.after}`.match(/\p{L}{3,}/gu) ?? []
    const isSentence = /[.!?]\s*$/u.test(line) && words.length > 3
    const most = first.date.length > 7 ? BESIDE.day : BESIDE.month
    return !isSentence && words.length <= most + (/[|·]/.test(line) ? 5 : 0) ? [first] : []
  })
  // "LISLE, 17 June 2024 (Agency) - Nine boats were stopped."
  const datelines = all.flatMap(({ dates: [first] }) =>
    first && first.before.length < 50 && /^[^.]{0,50}?\s[-–—]\s|^[^.]{0,50}?:/u.test(`${first.after} `)
      ? isOther(first)
        ? []
        : [first]
      : [],
  )
  return [...labelled, ...alone, ...datelines][0]?.date ?? null
}
