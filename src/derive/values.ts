import type { ClaimValue } from '#domain/claim.ts'
import type { SourceLanguage } from '#domain/language.ts'
import { LANGUAGE_WORDS } from '#domain/languages/allLanguages.ts'
import { spansOf } from './dates.ts'
import type { NumbersFile } from './lexicon.ts'
import { findSpans, overlaps, type Span } from './patterns.ts'
import { compileList } from './rules.ts'

/** The compiled number rules of one language. */
export type NumberRules = ReturnType<typeof numberRulesOf>

/** A number in a sentence, with offsets into it. `word`: written in letters. */
export type FoundValue = Readonly<{
  start: number
  end: number
  value: number | null
  unit: string | null
  approximate: boolean
  word: boolean
}>

function choice(words: Iterable<string>): string {
  return [...words]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/[ -]/g, '[\\s-]'))
    .join('|')
}

export function numberRulesOf(file: NumbersFile, language: SourceLanguage) {
  const words = new Map(Object.entries(file.words[language]))
  const hundreds = new Map(Object.entries(file.hundreds[language]))
  const scales = new Map(Object.entries(file.scales[language]))
  const currencies = new Map(
    Object.entries(file.currencies).flatMap(([code, names]) => names.map((name) => [name, code])),
  )
  const signs = choice(currencies.keys())
  const units = choice([...currencies.keys()].filter((name) => /\p{L}/u.test(name)))
  const percents = file.percent[language].filter((name) => !name.includes('?'))
  const scale = `(?:\\s?(?<scale>${choice(scales.keys())})(?![\\p{L}]))?`
  const unit = `(?:\\s?(?:(?<percent>${choice(percents)})|(?:of\\s|d'|de\\s)?(?<currency>${units}|${signs}))(?![\\p{L}]))?`
  const digits = '(?<digits>\\d{1,3}(?:[ .,]\\d{3})+(?!\\d)(?:[.,]\\d{1,2}(?!\\d))?|\\d+(?:[.,]\\d+)?)'
  // As "vierhonderdzeventig" in Dutch.
  const single = choice([...words.keys(), ...hundreds.keys()])
  const word = LANGUAGE_WORDS[language].numbers.isOneWord ? `(?:${single})+` : single
  const written = `(?<words>(?:${word})(?:(?:[\\s-]|\\set\\s|\\sand\\s|\\sen\\s)(?:${word}))*)(?![\\p{L}\\p{N}])`
  return {
    token: new RegExp(
      `(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}][-/.,])(?:(?<sign>${signs})\\s?)?(?:${digits}(?![\\d/])|${written})${scale}${unit}`,
      'giu',
    ),
    language,
    words,
    hundreds,
    scales,
    currencies,
    changes: compileList('numbers/changes', file.changes, language),
    shares: compileList('numbers/shares', file.shares, language),
    approximate: compileList('numbers/approximate', file.approximate, language),
    round: compileList('numbers/round', file.round, language),
    percent: new Set(percents),
    notValues: compileList('numbers/notValues', file.notValues, language),
    butValues: compileList('numbers/butValues', file.butValues, language),
  }
}

/** Phone numbers: they start with 0 or +. */
const PHONE = /(?<![\p{L}\p{N}.,]|\d )(?:0\d{2,}(?:[ /.-]\d{2,})*|\+\d[\d ()/.-]{6,}\d)/gu

/** The numbers of a normalised sentence, in order, and shares in words ("two thirds of", of unit percent), except inside `taken` (dates) or names. */
export function findValues(text: string, rules: NumberRules, taken: readonly Span[]): FoundValue[] {
  const exceptions = spansOf(rules.butValues, text)
  const names = spansOf(rules.notValues, text).filter(
    (name) => !exceptions.some((other) => overlaps(name, other)),
  )
  names.push(...findSpans(PHONE, text))
  const shares = spansOf(rules.shares, text).filter((share) => !taken.some((other) => overlaps(other, share)))
  names.push(...shares)
  const approximate = spansOf(rules.approximate, text)
  const round = spansOf(rules.round, text)
  const found: FoundValue[] = []
  const isApproximate = (start: number) =>
    approximate.some(
      (cue) =>
        cue.end <= start &&
        start - cue.end <= 8 &&
        /^\s*(?:the\s|de\s|d'|les?\s|just\s)?$/u.test(text.slice(cue.end, start)),
    )
  for (const match of text.matchAll(rules.token)) {
    const groups = match.groups ?? {}
    const span = { start: match.index, end: match.index + match[0].trimEnd().length }
    if (taken.some((other) => overlaps(other, span)) || names.some((other) => overlaps(other, span))) continue
    // A letter right after the digits makes them a name ("4th", "3D").
    if (groups.digits !== undefined && /^\p{L}/u.test(text.slice(span.end))) continue
    // "£476m" is millions, "a 10 m boat" is metres.
    if ((groups.scale?.length ?? 9) < 3 && groups.sign === undefined) continue
    const base =
      groups.digits === undefined
        ? wordsValue(groups.words ?? '', rules)
        : digitsValue(groups.digits, rules.language)
    const value = base === null ? null : base * (rules.scales.get(groups.scale?.toLowerCase() ?? '') ?? 1)
    // More digits than a number keeps: a string of digits, which counts nothing.
    if (value === null || value > Number.MAX_SAFE_INTEGER) continue
    const currency = groups.currency ?? groups.sign
    found.push({
      ...span,
      value,
      unit:
        groups.percent !== undefined
          ? 'percent'
          : currency === undefined
            ? null
            : (rules.currencies.get(currency.toLowerCase()) ?? null),
      approximate: isApproximate(span.start) || round.some((words) => overlaps(words, span)),
      word: groups.digits === undefined,
    })
  }
  const add = (span: Span, unit: string | null) => {
    if (found.some((other) => overlaps(other, span))) return
    found.push({ ...span, value: null, unit, approximate: isApproximate(span.start), word: true })
  }
  for (const span of spansOf(rules.changes, text)) add(span, null)
  for (const span of shares) add(span, 'percent')
  return found.sort((a, b) => a.start - b.start)
}

/** The value in the form of a claim; `exact` are its words in the text. */
export function claimValue(value: FoundValue, exact: string, unit: string | null): ClaimValue {
  return {
    value: value.value,
    unit: value.unit ?? unit,
    approximate: value.approximate,
    exact,
  }
}

/** Parses digits by language: a group of three after a mark is thousands, else a fraction. */
function digitsValue(digits: string, language: SourceLanguage): number | null {
  const grouped = /^\d{1,3}(?:[ .,]\d{3})+/.exec(digits)?.[0]
  const { decimal } = LANGUAGE_WORDS[language].digits
  if (grouped !== undefined) {
    const marks = new Set(grouped.replace(/\d/g, ''))
    // A single group after the decimal mark of the language: "1.234" is a fraction in English only.
    const fraction =
      grouped.length === digits.length &&
      marks.size === 1 &&
      marks.has(decimal) &&
      /^\d{1,3}[.,]\d{3}$/.test(digits)
    if (!fraction || decimal !== '.') {
      const rest = digits.slice(grouped.length).replace(',', '.')
      return Number(grouped.replace(/[ .,]/g, '') + rest)
    }
  }
  const value = Number(digits.replace(',', '.'))
  return Number.isFinite(value) ? value : null
}

/** Evaluates number words: "huit cents", "two hundred and five", "soixante-douze", "vierhonderdzeventig". */
function wordsValue(words: string, rules: NumberRules): number | null {
  const normal = words.toLowerCase().trim()
  const whole = lookUp(normal, rules.words)
  if (whole !== null) return whole
  let total = 0
  let current = 0
  let rest = normal
  while (rest !== '') {
    const part = longestPrefix(rest, rules)
    if (!part) return null
    if (part.factor) {
      current = (current === 0 ? 1 : current) * part.value
      if (part.value >= 1000) {
        total += current
        current = 0
      }
    } else current += part.value
    rest = rest.slice(part.length).replace(/^(?:[\s-]+(?:et|and|en)\s+|[\s-]+)/u, '')
  }
  return total + current
}

function lookUp(words: string, table: ReadonlyMap<string, number>): number | null {
  return (
    table.get(words) ?? table.get(words.replace(/\s+/gu, '-')) ?? table.get(words.replace(/-/gu, ' ')) ?? null
  )
}

/** Longer than any number word of the lexicon, code units. */
const LONGEST_NUMBER_WORD = 40

function longestPrefix(
  text: string,
  rules: NumberRules,
): { value: number; length: number; factor: boolean } | null {
  const { isOneWord } = LANGUAGE_WORDS[rules.language].numbers
  for (let length = Math.min(text.length, LONGEST_NUMBER_WORD); length > 0; length -= 1) {
    const piece = text.slice(0, length)
    const inside = !isOneWord && /[\p{L}]/u.test(text[length] ?? ' ')
    if (inside || /[\s-]$/u.test(piece)) continue
    const factor = rules.hundreds.get(piece)
    if (factor !== undefined) return { value: factor, length, factor: true }
    const value = lookUp(piece, rules.words)
    if (value !== null) return { value, length, factor: false }
  }
  return null
}
