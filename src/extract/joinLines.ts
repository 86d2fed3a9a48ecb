/** Words of a document, in lower case, that stand within a line: they tell whether a broken word has a hyphen. */
export type KnownWords = ReadonlySet<string>

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-‐‑][\p{L}\p{M}\p{N}]+)*/gu

/** The words of lines, but for those that a line break may have cut. */
export function knownWords(lines: Iterable<string>): KnownWords {
  const words = new Set<string>()
  let cut = false
  for (const line of lines) {
    const found = [...line.matchAll(WORD)]
    const ends = endsInHyphen(line)
    for (const [index, match] of found.entries()) {
      const first = index === 0 && cut
      const last = index === found.length - 1 && ends
      if (!first && !last) words.add(match[0].toLowerCase().replace(/[‐‑]/g, '-'))
    }
    cut = ends
  }
  return words
}

const HYPHEN_END = /[\p{L}\p{M}\p{N}][-‐]$/u

function endsInHyphen(line: string): boolean {
  return line.endsWith('\u00ad') || HYPHEN_END.test(line)
}

/** First parts that keep their hyphen in English, French or Dutch: "non-European", "ex-ministre", "oud-premier". */
const PREFIXES = new Set(
  'non anti ex self cross vice well so-called north south east west nord sud est ouest noord zuid oost anglo franco euro pan quasi semi demi oud niet self-'.split(
    ' ',
  ),
)
/** Second parts that keep it: "peut-être", "c'est-à-dire", "dit-il", "celui-ci". */
const SECOND_PARTS = new Set(
  'dire il elle ils elles on vous nous ci là même mêmes être ce t je tu moi based led related driven wide'.split(
    ' ',
  ),
)
/** After a hyphen that stands for the rest of a compound: "land- and sea borders", "in- en uitvoer". */
const AND_OR = /^(?:and|or|to|et|ou|en|of|und|oder|bis)\s/u

/**
 * Joins the next line of a paragraph to the text before. A hyphen at the line's end goes when the word without it is
 * known, or when its second part goes on in lower case and neither part asks for it; it stays when the word with it is
 * known, and before a capital or a number.
 */
export function joinLines(before: string, next: string, words: KnownWords): string {
  if (before === '' || next === '') return before + next
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + next
  if (!HYPHEN_END.test(before)) return before + (goesOnUnspaced(before, next) ? '' : ' ') + next
  if (AND_OR.test(next)) return `${before} ${next}`
  return keepsHyphen(before, next, words) ? before + next : before.slice(0, -1) + next
}

function keepsHyphen(before: string, next: string, words: KnownWords): boolean {
  if (!/^\p{Ll}/u.test(next) || isAddress(before)) return true
  const first = /[\p{L}\p{M}\p{N}'’-]+[-‐]$/u.exec(before.slice(-80))?.[0].slice(0, -1).toLowerCase() ?? ''
  const second = /^[\p{L}\p{M}]+/u.exec(next)?.[0].toLowerCase() ?? ''
  if (words.has(first + second)) return false
  if (words.has(`${first}-${second}`)) return true
  if (/\d$/.test(first) || PREFIXES.has(first) || SECOND_PARTS.has(second)) return true
  // "EU-" and "NGO-" are whole words: "EU-wide".
  return /(?:^|[^\p{L}])\p{Lu}{2,}[-‐]$/u.test(before)
}

function isAddress(before: string): boolean {
  return /(?:https?:\/\/|www\.)\S*$/u.test(before.slice(-300))
}

/** Whether a line goes on without a space: within an address, between numbers after a dash, after a slash in a word. */
function goesOnUnspaced(before: string, next: string): boolean {
  if (isAddress(before) && /[/_?=&.]$/u.test(before)) return /^[\p{Ll}\d/?=&%_-]/u.test(next)
  return /\d[–—]$/u.test(before) && /^\d/u.test(next)
}
