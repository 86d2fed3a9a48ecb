import { foldedTerms, foldText } from './foldText.ts'

/** Words of a shingle. */
const WORDS = 5
/** One shingle in so many is kept, chosen by its hash, so that every text keeps the same ones. */
const SAMPLE = 2
/** Shingles that a text needs before it is compared. */
const FEWEST = 8
/** Texts that a shingle is compared in, so that a phrase common to all costs no more than a rare one. */
const MOST = 20
/** Share of a text's shingles that stand in another before the two are called alike. */
const ENOUGH = 0.5

/** Another text in which most of a text stands: its id, and which share of the text stands there. */
export interface NearText {
  readonly id: string
  readonly share: number
}

/** The shingles of a text as hashes, a sample: texts with the same passages have the same ones. */
export function printsOf(text: string): ReadonlySet<number> {
  const words = foldedTerms(text).map(hashOf)
  const prints = new Set<number>()
  for (let at = WORDS; at <= words.length; at += 1) {
    let hash = 0
    for (let word = at - WORDS; word < at; word += 1) hash = mixed(Math.imul(hash, 31) + (words[word] ?? 0))
    if (hash % SAMPLE === 0) prints.add(hash)
  }
  return prints
}

/**
 * For each text of which at least half stands in another, the one in which the most of it does; the texts are given by id, by
 * their prints. The time grows with the sum of their lengths.
 */
export function nearestTexts(texts: ReadonlyMap<string, ReadonlySet<number>>): ReadonlyMap<string, NearText> {
  const holders = new Map<number, string[]>()
  const shared = new Map<string, Map<string, number>>([...texts.keys()].map((id) => [id, new Map()]))
  const count = (of: string, other: string) => {
    const counts = shared.get(of)
    counts?.set(other, (counts.get(other) ?? 0) + 1)
  }
  for (const [id, prints] of texts) {
    for (const print of prints) {
      const others = holders.get(print)
      if (!others) {
        holders.set(print, [id])
        continue
      }
      for (const other of others) {
        count(id, other)
        count(other, id)
      }
      if (others.length < MOST) others.push(id)
    }
  }
  const nearest = new Map<string, NearText>()
  for (const [id, { size }] of texts) {
    if (size < FEWEST) continue
    const [best] = [...(shared.get(id) ?? [])].sort(([, a], [, b]) => b - a)
    if (best && best[1] >= size * ENOUGH) nearest.set(id, { id: best[0], share: best[1] / size })
  }
  return nearest
}

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash
}

/** The last step of MurmurHash3: every bit depends on all. */
function mixed(value: number): number {
  let hash = value ^ (value >>> 16)
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The letters and digits of a text, folded: what it has in common with its other formats. */
export function lettersOf(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Letters per piece that is looked for. */
const PIECE = 48
/** Share of the longer text that the shorter has at least, and of the pieces that must be found. */
const SAME_SHARE = 0.9

/** Whether two texts by their letters may be the same by length alone. */
export function isSameLength(a: number, b: number): boolean {
  return Math.min(a, b) >= Math.max(a, b) * SAME_SHARE
}

/**
 * Whether two texts, by their letters, are one text in two formats: nearly all of the shorter is in the longer, and the digits of
 * one are in the other, since a corrected figure makes another text.
 */
export function isSameText(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (!isSameLength(a.length, b.length)) return false
  const digits = (text: string) => text.replace(/\P{N}+/gu, '')
  if (!digits(long).includes(digits(short))) return false
  const pieces = short.match(new RegExp(`.{${PIECE}}`, 'gsu')) ?? []
  const found = pieces.filter((piece) => long.includes(piece)).length
  return pieces.length > 0 && found >= pieces.length * SAME_SHARE
}
