import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SOURCE_LANGUAGES } from '#domain/language.ts'
import { anyCharacter } from '#tests/support/anyCharacter.ts'
import { claimsIn, read } from '#tests/support/lexicon.ts'

describe('deriveDocument', () => {
  const words = [
    'In 2024, ',
    'police ',
    'arrested ',
    '12 ',
    'smugglers',
    '. ',
    '\n',
    '- ',
    'from Libya ',
    'to Crete',
    ' will ',
    '… ',
    'Mesures:\n',
    '12 and 13 January 2025 ',
    '€5m ',
    '\u00a0',
  ]
  const anyText = fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc.array(fc.constantFrom(...words)).map((parts) => parts.join('')),
  )

  it('never throws, keeps quotes exact and is deterministic, for any text', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom(...SOURCE_LANGUAGES),
        fc.constantFrom(null, '2024', '2024-12-10'),
        (text, language, date) => {
          const { document, claims } = read(text, language, date)
          for (const claim of claims) {
            const { start, end, exact } = claim.citation
            expect(text.slice(start, end)).toBe(exact)
            const line = document.lines.find((line) => line.start <= start && end <= line.end)
            expect(line?.role).toBe('text')
            for (const cue of claim.cues) expect(text.slice(cue.start, cue.end)).toBe(cue.exact)
          }
          expect(JSON.stringify(read(text, language, date))).toBe(JSON.stringify({ document, claims }))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('gives ids that do not depend on other sentences', () => {
    const sentence = 'Police arrested 12 smugglers in Lille in May 2024.'
    const context = `${'x'.repeat(40)}.\n`
    const alone = read(`${context}${sentence}`).claims.map(({ id }) => id)
    const later = read(`Europol will deploy officers.\n${context}${sentence}\nMore to come.`).claims
    expect(later.map(({ id }) => id)).toEqual(expect.arrayContaining(alone))
    expect(alone.length).toBeGreaterThan(0)
    expect(new Set(later.map(({ id }) => id)).size).toBe(later.length)
  })

  it.each([
    'The country has a long border with Algeria and lives off farming.',
    'The minister thanked officers for their hard work and support.',
    'A private channel on television showed the film.',
    'The political climate has changed.',
    'The trainer of the young team comes from Serbia.',
    'We use all communication channels to reach our customers.',
    'Passport forms can be filled in by anyone over 18.',
    'Her work on the history of Malta won a prize.',
    'The museum of the Channel Islands reopened in 2024.',
    'By Friday ten thousand tickets were sold.',
    'Home Secretary Smith read from her book.',
    'The report has 12 pages and two maps.',
  ])('reads nothing in “%s”', (sentence) => {
    expect(claimsIn(sentence, 'en', '2024-12-10')).toEqual([])
  })

  it.each([
    ['Officials met in London on 9 May 2024.', 'event meeting'],
    ['Small boats carried 300 people from Libya to Greece.', 'route eastern-mediterranean inferred'],
    ['Lorries bring migrants through France to the United Kingdom.', 'route channel inferred'],
    ['Departures from Mauritania rose.', 'route western-african inferred'],
    ['Flows on routes from North Africa and the Middle East grow.', 'route middle-east named'],
  ])('reads in “%s” %s', (sentence, claim) => {
    expect(claimsIn(sentence)).toContain(claim)
  })

  it('extends a plan through its paragraph until a cue ends it', () => {
    const text = 'Ministers will act together. A joint action plan. Police arrested ten smugglers.'
    expect(claimsIn(text).filter((claim) => claim.startsWith('measure'))).toEqual([
      'measure coordination planned',
      'measure joint-operations done',
    ])
  })

  it.each([
    ['There is a lack of cooperation between states.', 'gap'],
    ['Closer cooperation between states is needed.', 'gap'],
    ['States aim to improve cooperation between them.', 'planned'],
    ['States have improved cooperation between them.', 'done'],
    ['They signed an action plan that will help.', 'done'],
  ])('status of “%s” is %s', (sentence, status) => {
    expect(claimsIn(sentence)).toContain(`measure coordination ${status}`)
  })

  it('distinguishes actors from places', () => {
    const [claim] = read('France signed an action plan on flows from Libya.').claims
    expect(claim?.actors).toEqual(['FR'])
    expect(claim?.countries).toEqual(['LY'])
  })
})
