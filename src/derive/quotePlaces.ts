/** Length of the pieces that are indexed, code units. */
const PIECE = 12
const BASE = 0x01000193

/**
 * Returns a function that finds all places of a quote in a text, in order. An index of short pieces keeps the time of
 * many quotes in proportion to the text, where searching for each would read the text every time.
 */
export function quotePlaces(text: string): (quote: string) => readonly number[] {
  const length = Math.max(text.length - PIECE + 1, 0)
  const mask = 2 ** Math.ceil(Math.log2(2 * length + 2)) - 1
  const counts = new Int32Array(mask + 1)
  const heads = new Int32Array(mask + 1).fill(-1)
  const next = new Int32Array(length)
  const hashes = hashesOf(text)
  // From the end, so that each chain is in text order.
  for (let at = length - 1; at >= 0; at -= 1) {
    const slot = slotOf(hashes[at] ?? 0, mask)
    next[at] = heads[slot] ?? -1
    heads[slot] = at
    counts[slot] = (counts[slot] ?? 0) + 1
  }
  const find = (quote: string): readonly number[] => {
    if (quote.length < PIECE) return placesOfShort(text, quote)
    let rarest = { offset: 0, slot: 0, count: Number.POSITIVE_INFINITY }
    for (const [offset, hash] of hashesOf(quote).entries()) {
      const slot = slotOf(hash, mask)
      const count = counts[slot] ?? 0
      if (count < rarest.count) rarest = { offset, slot, count }
    }
    const places: number[] = []
    for (let at = heads[rarest.slot] ?? -1; at !== -1; at = next[at] ?? -1) {
      const start = at - rarest.offset
      if (start >= 0 && text.startsWith(quote, start)) places.push(start)
    }
    return places
  }
  /** A sentence that occurs often is asked for often. */
  const known = new Map<string, readonly number[]>()
  return (quote) => {
    const places = known.get(quote) ?? find(quote)
    known.set(quote, places)
    return places
  }
}

/** A hash of the piece that starts at each code unit. */
function hashesOf(text: string): Int32Array {
  const length = Math.max(text.length - PIECE + 1, 0)
  const hashes = new Int32Array(length)
  let leading = 1
  for (let unit = 1; unit < PIECE; unit += 1) leading = Math.imul(leading, BASE)
  let hash = 0
  for (let at = 0; at < text.length; at += 1) {
    if (at >= PIECE) hash -= Math.imul(text.charCodeAt(at - PIECE), leading)
    hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0
    if (at >= PIECE - 1) hashes[at - PIECE + 1] = hash
  }
  return hashes
}

function slotOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask
}

function placesOfShort(text: string, quote: string): readonly number[] {
  const places: number[] = []
  if (quote === '') return places
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) places.push(at)
  return places
}
