import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packWords, RecognisedWords, unpackWords } from '#domain/textRecognition.ts'

const box = fc.record({
  x: fc.nat(3000),
  y: fc.nat(3000),
  width: fc.nat(400),
  height: fc.nat(60),
  confidence: fc.nat(100),
})

test('words are the same packed and unpacked, in the order of the text', () => {
  const steps = fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 12 }), fc.nat(2), box))
  fc.assert(
    fc.property(steps, (all) => {
      let at = 0
      const words = all.map(([gap, length, page, rest]) => {
        const start = at + gap
        at = start + length
        return { start, end: at, page: page + 1, ...rest }
      })
      const sizes = [1, 2, 3].map((number) => ({ number, width: 2480, height: 3508 }))
      const packed = RecognisedWords.parse(JSON.parse(JSON.stringify(packWords(words.toReversed(), sizes))))
      expect(unpackWords(packed)).toEqual(words)
    }),
  )
})
