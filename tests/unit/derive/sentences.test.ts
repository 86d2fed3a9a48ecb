import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSentences } from '#derive/sentences.ts'
import { rulesOf } from '#tests/support/lexicon.ts'

const rules = rulesOf('en').sentences
const split = (line: string) =>
  splitSentences(line, 0, line.length, rules).map(({ start, end }) => line.slice(start, end))

describe('splitSentences', () => {
  it.each([
    [
      'an abbreviated month',
      'It met on 10 Dec. 2024 in Paris. Then it left.',
      ['It met on 10 Dec. 2024 in Paris.', 'Then it left.'],
    ],
    [
      'law numbers',
      'See No. 2016/1624 (e.g. Art. 3) for that. It holds.',
      ['See No. 2016/1624 (e.g. Art. 3) for that.', 'It holds.'],
    ],
    [
      'initials',
      'The U.K. and the U.S. agreed. Both signed.',
      ['The U.K. and the U.S. agreed.', 'Both signed.'],
    ],
    [
      'initials at the end',
      'They flew to the U.S. The talks failed.',
      ['They flew to the U.S.', 'The talks failed.'],
    ],
    [
      'a French title',
      'M. Retailleau a parlé. Il est reparti.',
      ['M. Retailleau a parlé.', 'Il est reparti.'],
    ],
    [
      'French quotation marks',
      '« Nous agirons. » Le ministre est parti.',
      ['« Nous agirons. »', 'Le ministre est parti.'],
    ],
    [
      'a quotation that continues',
      '« Nous agirons ! » a dit le ministre. Fin.',
      ['« Nous agirons ! » a dit le ministre.', 'Fin.'],
    ],
    [
      'par exemple',
      'Des agences, p. ex. Frontex, arrivent. Oui.',
      ['Des agences, p. ex. Frontex, arrivent.', 'Oui.'],
    ],
    [
      'a Dutch title',
      'Dhr. De Moor sprak o.a. Franse agenten aan. Hij vertrok.',
      ['Dhr. De Moor sprak o.a. Franse agenten aan.', 'Hij vertrok.'],
    ],
    ['bijv. before a number', 'Neem bijv. 12 boten. Dat is veel.', ['Neem bijv. 12 boten.', 'Dat is veel.']],
    [
      'a German ordinal',
      'Am 10. Dezember kam er. Danach ging er.',
      ['Am 10. Dezember kam er.', 'Danach ging er.'],
    ],
    [
      'a German abbreviation',
      'Viele, z. B. Boote, fehlen. Schade.',
      ['Viele, z. B. Boote, fehlen.', 'Schade.'],
    ],
    ['a decimal', 'It rose by 3.5 per cent. Then it fell.', ['It rose by 3.5 per cent.', 'Then it fell.']],
    ['a question', 'Why now? Because it helps! Good.', ['Why now?', 'Because it helps!', 'Good.']],
    [
      'an initial in a name',
      'The minister, J. Smith, spoke. She left.',
      ['The minister, J. Smith, spoke.', 'She left.'],
    ],
    [
      'an initialism inside',
      'Talks at 9 a.m. in London ended. All left.',
      ['Talks at 9 a.m. in London ended.', 'All left.'],
    ],
    [
      'an English quotation',
      'He said “We will act.” Then he left.',
      ['He said “We will act.”', 'Then he left.'],
    ],
    ['a bullet', '- They will act. They must.', ['They will act.', 'They must.']],
    ['a numbered point', '2. They will act.', ['They will act.']],
  ])('%s', (_, line, sentences) => {
    expect(split(line)).toEqual(sentences)
  })

  it('keeps a date at the start of a line', () => {
    expect(split('10. Dezember 2024 war ein Dienstag.')).toEqual(['10. Dezember 2024 war ein Dienstag.'])
  })

  it('returns spans in order, inside the line, without outer white space, for any text', () => {
    const piece = fc.constantFrom(
      'M. ',
      'No. ',
      '12',
      '. ',
      '… ',
      ' » ',
      'U.S. ',
      '\u00a0',
      'Word',
      ' and ',
      '? ',
      '- ',
    )
    const anyLine = fc.oneof(
      fc.string(),
      fc.array(piece).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(anyLine, fc.string(), (line, before) => {
        const text = before + line
        let last = before.length
        for (const { start, end } of splitSentences(text, before.length, text.length, rules)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
          last = end
        }
      }),
    )
  })
})
