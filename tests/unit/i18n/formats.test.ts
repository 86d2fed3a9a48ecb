import { describe, expect, it } from 'vitest'
import { UI_LANGUAGES } from '#domain/language.ts'
import { createFormats } from '#i18n/formats.ts'
import { TESTED_LANGUAGES } from '#tests/support/testedLanguages.ts'

const NARROW = '\u202f'

describe('createFormats', () => {
  const en = createFormats('en')
  const fr = createFormats('fr')
  const nl = createFormats('nl')

  it('groups digits as the language does', () => {
    expect([en, fr, nl].map((formats) => formats.number(239000))).toEqual([
      '239,000',
      `239${NARROW}000`,
      '239.000',
    ])
  })

  it.each(UI_LANGUAGES)(
    'writes marks, spaces before them and ordinals as its language does: %s',
    (language) => {
      const { quoted, labelled, date, semicolon } = createFormats(language)
      expect({
        quoted: quoted('Stop'),
        labelled: labelled('Calais', '3'),
        firstOfApril: date('2025-04-01', 'day'),
        parted: ['1', '2'].join(semicolon),
      }).toEqual(TESTED_LANGUAGES[language].written)
    },
  )

  it('names a value that is empty, or is still to come', () => {
    expect(nl.labelled('Calais', '')).toBe('Calais: ')
    expect([en.labelled('Calais'), fr.labelled('Calais')]).toEqual(['Calais:', 'Calais\u00a0:'])
  })

  it('formats a date at its precision, with the French ordinal only for the first of a month', () => {
    expect(fr.date('2025-04-11', 'day')).toBe('11 avril 2025')
    expect(fr.date('2025-04-01', 'month')).toBe('avril 2025')
    expect(en.date('2025-04-01', 'year')).toBe('2025')
  })

  it('writes money in millions, shares, lengths and times with their unit, and other counts as bare numbers', () => {
    expect(en.amount(7_400_000_000, 'EUR')).toBe('7.4 billion euros')
    expect(fr.amount(300_000, 'GBP')).toBe(`300${NARROW}000 livres sterling`)
    expect(nl.amount(5_750_000, 'EUR')).toBe('5,75 miljoen euro')
    expect(fr.amount(-41, 'percent')).toMatch(/^−41[\u00a0\u202f]%$/)
    expect(nl.amount(3, 'years')).toBe('3 jaar')
    expect(fr.amount(2004, 'persons')).toBe(`2${NARROW}004`)
  })

  it('writes a change with its sign, with one decimal below one per cent', () => {
    expect([-0.6185, 0.1127, -0.0045, 0, 0.0099].map(en.change)).toEqual([
      '−62%',
      '+11%',
      '−0.5%',
      '0%',
      '+1%',
    ])
    expect(fr.change(-0.0045)).toMatch(/^−0,5[\u00a0\u202f]%$/)
  })

  it('names countries and joins names', () => {
    expect([fr.country('BY'), nl.country('TR'), en.country('frontex')]).toEqual([
      'Biélorussie',
      'Turkije',
      'frontex',
    ])
    expect(fr.list(['a', 'b', 'c'])).toBe('a, b et c')
    expect(nl.list(['a', 'b', 'c'])).toBe('a, b en c')
  })

  it('writes the numbers of axes whole below a million, since Dutch has no short thousands', () => {
    const inAll = (value: number) =>
      ['en', 'fr', 'nl'].map((language) => createFormats(language).axisNumber(value))
    expect(inAll(400_000)).toEqual(['400,000', '400\u202f000', '400.000'])
    expect(inAll(1_200_000)).toEqual(['1.2m', '1,2\u00a0M', '1,2\u00a0mln.'])
  })
})
