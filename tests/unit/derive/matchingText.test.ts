import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchingText, normalise, originalSpan } from '#derive/patterns.ts'
import { read } from '#tests/support/lexicon.ts'

describe('the matching form of a text', () => {
  it.each([
    ['l’an 239\u00a0000', "l'an 239 000"],
    ['smug\u00adgling of mi\u200bgrants\ufeff', 'smuggling of migrants'],
    ['de\u0301cide\u0301', 'décidé'],
    ['traﬃcking', 'trafficking'],
    ['Belgium\t\t \u200b signed', 'Belgium signed'],
    ['e\u0301\u00adte\u0301', 'été'],
  ])('of “%s” is “%s”', (text, form) => {
    expect(normalise(text)).toBe(form)
  })

  it('leads each of its spans back to the original, in order', () => {
    const unit = fc.constantFrom('a', ' ', '\t', 'é', 'e\u0301', '\u00ad', '\u200d', 'ﬁ', '’', '🙂', '\u0301')
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit })), (text) => {
        const form = matchingText(text)
        let before = 0
        for (let at = 0; at < form.text.length; at += 1) {
          const { start, end } = originalSpan(form, { start: at, end: at + 1 })
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          before = start
        }
      }),
    )
  })
})

describe('claims', () => {
  const PLAIN =
    'In December 2024, Belgium and France signed an agreement against smuggling of migrants in Türkiye.'
  const DAMAGED: readonly (readonly [string, string])[] = [
    ['soft hyphens', PLAIN.replaceAll(/([a-z]{3})([a-z]{3})/g, '$1\u00ad$2')],
    ['zero-width joiners', PLAIN.replaceAll(/([a-z]{3})([a-z]{3})/g, '$1\u200d$2')],
    ['decomposed accents', PLAIN.normalize('NFD')],
    ['spaces that do not break', PLAIN.replaceAll(' ', '\u00a0')],
    ['doubled spaces', PLAIN.replaceAll(' ', '  ')],
  ]

  it.each(DAMAGED)('are the same with %s, and quote the text as received', (_, text) => {
    const shape = (claims: ReturnType<typeof read>['claims']) =>
      claims.map(({ kind, category, years, actors, countries, cues }) => {
        return { kind, category, years, actors, countries, cues: cues.map(({ exact }) => normalise(exact)) }
      })
    expect(shape(read(PLAIN).claims).length).toBeGreaterThan(0)
    expect(shape(read(text).claims)).toEqual(shape(read(PLAIN).claims))
    for (const { citation, cues } of read(text).claims) {
      expect(citation.exact).toBe(text)
      for (const cue of cues) expect(text.slice(cue.start, cue.end)).toBe(cue.exact)
    }
  })
})
