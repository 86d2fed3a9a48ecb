import { describe, expect, it } from 'vitest'
import { normalise } from '#derive/patterns.ts'
import { findValues } from '#derive/values.ts'
import type { SourceLanguage } from '#domain/language.ts'
import { rulesOf } from '#tests/support/lexicon.ts'

describe('findValues', () => {
  it.each<[string, SourceLanguage, (number | null)[], (string | null)[]]>([
    ['just over 239\u00a0000 crossings', 'en', [239000], [null]],
    ['33,000 people in 1.5 hectares', 'en', [33000, 1.5], [null, null]],
    ['fell by 38%, then by 4 per cent', 'en', [38, 4], ['percent', 'percent']],
    ['between EUR 7 000 and £476m', 'en', [7000, 476000000], ['EUR', 'GBP']],
    ['€1.2 billion', 'en', [1200000000], ['EUR']],
    ['Soixante-douze personnes', 'fr', [72], [null]],
    ['Huit cents gendarmes', 'fr', [800], [null]],
    ['2,5 millions d’euros', 'fr', [2500000], ['EUR']],
    ['bijna 80.000 mensen', 'nl', [80000], [null]],
    ['tweeënzeventig boten', 'nl', [72], [null]],
    ['the number roughly tripled', 'en', [null], [null]],
    ['two hundred and five boats', 'en', [205], [null]],
    ['three dozen dinghies and half a dozen vans', 'en', [36, 6], [null, null]],
    ['a hundred and four people', 'en', [104], [null]],
    ['une quinzaine de canots, deux centaines de gilets', 'fr', [15, 200], [null, null]],
    ['trois douzaines de moteurs', 'fr', [36], [null]],
    ['cent vingt-huit personnes', 'fr', [128], [null]],
    ['vierhonderdzeventig reizigers', 'nl', [470], [null]],
    ['bijna dertigduizend voertuigen', 'nl', [30000], [null]],
    ['honderdvijfentwintigduizend mensen', 'nl', [125000], [null]],
    ['drie dozijn motoren', 'nl', [36], [null]],
    ['two thirds of the 90 boats', 'en', [null, 90], ['percent', null]],
    ['sept sur dix', 'fr', [null], ['percent']],
    ['de helft van de 40 mannen', 'nl', [null, 40], ['percent', null]],
  ])('%s', (text, language, values, units) => {
    const found = findValues(normalise(text), rulesOf(language).numbers, [])
    expect(found.map(({ value }) => value)).toEqual(values)
    expect(found.map(({ unit }) => unit)).toEqual(units)
  })

  it.each([
    'the A16 and the G7',
    'Article 3',
    'the 4th floor',
    'after 24 hours',
    'call 0300 123 456',
    'Regulation 2016/1624',
  ])('reads no number in “%s”', (text) => expect(findValues(text, rulesOf('en').numbers, [])).toEqual([]))

  it.each<[string, SourceLanguage]>([
    ['checks every two weeks', 'en'],
    ['tous les deux jours', 'fr'],
    ['om de twee weken', 'nl'],
    ['een tweedehands boot', 'nl'],
  ])('reads no count in “%s”', (text, language) =>
    expect(findValues(normalise(text), rulesOf(language).numbers, [])).toEqual([]),
  )

  it.each<[string, SourceLanguage]>([
    ['une vingtaine de personnes', 'fr'],
    ['zo’n honderd mensen', 'nl'],
    ['een twintigtal mensen', 'nl'],
    ['barely two hundred people', 'en'],
  ])('marks “%s” as approximate', (text, language) =>
    expect(findValues(normalise(text), rulesOf(language).numbers, [])).toMatchObject([{ approximate: true }]),
  )

  it('marks approximate numbers', () => {
    expect(
      findValues('about 70 people, exactly 12 boats', rulesOf('en').numbers, []).map(
        (value) => value.approximate,
      ),
    ).toEqual([true, false])
  })
})
