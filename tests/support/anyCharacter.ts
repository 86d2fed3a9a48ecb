import fc from 'fast-check'

/** Halves of characters, which are none: U+D800 to U+DFFF. */
const HALVES = { first: 0xd800, count: 0x800 }

/** Any character for `fc.string`. Its own unit `binary` takes a second of processor time to list all of them, in each process. */
export const anyCharacter = fc.integer({ min: 0, max: 0x10ffff - HALVES.count }).map(
  (place) => String.fromCodePoint(place < HALVES.first ? place : place + HALVES.count),
  (character) => {
    const [only = '', ...more] = typeof character === 'string' ? character : []
    const point = only.codePointAt(0)
    if (point === undefined || more.length > 0) throw new Error('it is not one character')
    return point < HALVES.first ? point : point - HALVES.count
  },
)
