import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareEqual } from '#lib/shareEqual.ts'

/** A value as a message or the storage gives it: nothing in it is held elsewhere. */
const received = <Value>(value: Value): Value => structuredClone(value)

const CLAIM = {
  id: 'one',
  years: [2024, 2025],
  routes: [],
  review: { state: 'accepted', reviewer: { en: 'Ada' }, note: null },
  citation: { documentId: 'own-a', start: 4, end: 9, exact: 'words' },
}

describe('shareEqual', () => {
  it('gives equal lists and objects of words of two values as one object', () => {
    const [first, second] = [shareEqual(received(CLAIM)), shareEqual(received({ ...CLAIM, id: 'two' }))]
    expect(second.years).toBe(first.years)
    expect(second.routes).toBe(first.routes)
    expect(second.review).toBe(first.review)
  })

  it('freezes what is shared, so that no change of one value reaches the other', () => {
    const { years, review } = shareEqual(received(CLAIM))
    expect(() => years.push(2026)).toThrow(TypeError)
    expect(Object.isFrozen(review.reviewer)).toBe(true)
  })

  it('leaves alone what has offsets or figures', () => {
    const [first, second] = [shareEqual(received(CLAIM)), shareEqual(received(CLAIM))]
    expect(second.citation).not.toBe(first.citation)
    second.citation.start = 7
    expect(first.citation.start).toBe(4)
  })

  it('changes no value, whatever was shared before', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(shareEqual(received(value))).toEqual(value)
      }),
    )
  })

  it('shares an empty list in a table that began anew', () => {
    const words = Array.from({ length: 5000 }, (_, index) => [`word ${index}`])
    expect(shareEqual(received(words))).toEqual(words)
    expect(shareEqual(received([[]]))[0]).toBe(shareEqual(received([[]]))[0])
  })
})
