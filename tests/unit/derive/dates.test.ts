import { describe, expect, it } from 'vitest'
import { findDates } from '#derive/dates.ts'
import { normalise } from '#derive/patterns.ts'
import { readSentenceTime } from '#derive/sentenceTime.ts'
import type { SourceLanguage } from '#domain/language.ts'
import { periodOfDate } from '#domain/period.ts'
import { rulesOf } from '#tests/support/lexicon.ts'

describe('findDates', () => {
  it.each<[string, SourceLanguage, string]>([
    ['a strike on 12 and 13 January 2025', 'en', '2025-01-12/2025-01-13'],
    ['By 2025, they aim', 'en', '2025-01-01/2025-12-31'],
    ['from 2021 to 2025', 'en', '2021-01-01/2025-12-31'],
    ['the 2021-2025 plan', 'en', '2021-01-01/2025-12-31'],
    ['on 30 November and 2 December 2024', 'en', '2024-11-30/2024-12-02'],
    ['on December 10, 2024', 'en', '2024-12-10/2024-12-10'],
    ['in March 2024', 'en', '2024-03-01/2024-03-31'],
    ['on 2024-02-29', 'en', '2024-02-29/2024-02-29'],
    ['Les 9 et 10 décembre 2024', 'fr', '2024-12-09/2024-12-10'],
    ['le 1er août 2023', 'fr', '2023-08-01/2023-08-01'],
    ['entre septembre 2023 et avril 2025', 'fr', '2023-09-01/2025-04-30'],
    ['de 2021 à 2025', 'fr', '2021-01-01/2025-12-31'],
    ['Op 22 februari 2023', 'nl', '2023-02-22/2023-02-22'],
    ['van 9 tot 11 mei 2024', 'nl', '2024-05-09/2024-05-11'],
  ])('%s', (text, language, wanted) => {
    const [date] = findDates(normalise(text), rulesOf(language).dates)
    expect(`${date?.period?.start}/${date?.period?.end}`).toBe(wanted)
  })

  it.each([
    'Regulation No 2016/1624',
    'about 2 024 people',
    '12,024 people',
    'on 31 February',
    'you may 10 times',
  ])('reads no date in “%s”', (text) => expect(findDates(text, rulesOf('en').dates)).toEqual([]))
})

describe('readSentenceTime', () => {
  const time = (text: string, language: SourceLanguage = 'en', date: string | null = '2024-12-11') =>
    readSentenceTime(normalise(text), rulesOf(language).dates, date === null ? null : periodOfDate(date))

  it.each<[string, SourceLanguage, number[], string | null]>([
    ['Detections fell in 2024.', 'en', [2024], 'sentence'],
    [
      'More people than in all of 2023 but fewer than in 2022 crossed so far this year.',
      'en',
      [2024],
      'relative',
    ],
    ['It is the lowest level since 2021.', 'en', [], null],
    ['It makes 2024 the deadliest year since crossings began to rise in 2018.', 'en', [2024], 'sentence'],
    ['At least 28,000 have drowned since 2014.', 'en', [2014], 'sentence'],
    ['The rules date from 2002.', 'en', [], null],
    ['Last year 600 phones were read.', 'en', [2023], 'relative'],
    ['Il a été annoncé le 29 novembre.', 'fr', [2024], 'document'],
    ['Ils ont perdu la vie depuis le début de l’année 2024.', 'fr', [2024], 'sentence'],
    ['Vorig jaar werden toestellen onderzocht.', 'nl', [2023], 'relative'],
  ])('%s', (text, language, years, basis) => {
    expect(time(text, language)).toMatchObject({ years, basis })
  })

  it('reads an eve as the day before', () => {
    expect(time('La veille de la réunion du 10 décembre, ils ont signé.', 'fr').date?.start).toBe(
      '2024-12-09',
    )
  })

  it('gives a day without a year the year nearest to the document', () => {
    expect(time('on 4 January').date?.start).toBe('2025-01-04')
    expect(time('on 4 January', 'en', '2024-02-01').date?.start).toBe('2024-01-04')
  })

  it('reads no relative dates without a document date', () => {
    expect(time('Last year, on 4 January', 'en', null)).toMatchObject({ years: [], basis: null, date: null })
  })
})
