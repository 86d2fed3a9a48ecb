import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quotePlaces } from '#derive/check.ts'

/** All places, overlapping ones too, by searching. */
function searched(text: string, quote: string): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) places.push(at)
  return places
}

describe('the places of a quote', () => {
  it('may overlap, and begin with the text', () => {
    expect(quotePlaces('aaaaaaaaaaaaaaab')('aaaaaaaaaaaa')).toEqual([0, 1, 2, 3])
    expect(quotePlaces('One sentence here. One sentence here.')('One sentence here.')).toEqual([0, 19])
  })

  it('are those that a search finds, in order', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é'), maxLength: 200 })
    fc.assert(
      fc.property(text, fc.nat(180), fc.integer({ min: 1, max: 40 }), (words, start, length) => {
        const quote = words.slice(start, start + length)
        fc.pre(quote !== '')
        expect(quotePlaces(words)(quote)).toEqual(searched(words, quote))
        expect(quotePlaces(words)(`${quote}zzzzzzzzzzzz`)).toEqual([])
      }),
    )
  })
})
