import { describe, expect, it } from 'vitest'
import type { UiLanguage } from '#domain/language.ts'
import { stepFaults } from '#domain/stepFaults.ts'
import { partsOfYearIn } from '#domain/subjectWords.ts'
import { checkWords } from '#domain/wordsCheck.ts'
import { BRIEFING_SOURCES } from '#tests/support/briefingSources.ts'

const BOATS = 'uk-small-boats-monthly:arrivals'
const YEAR = { cells: `${BOATS}:2025-01..2025-12`, against: `${BOATS}:2024-01..2024-12` }
const BOTH = [`cells:${YEAR.cells}`, `cells:${YEAR.against}`]

/** A step that shows the Channel's arrivals of 2025, +13% on 2024; October was −47%, March to July +26%. */
const stepOf = (title: string) => ({
  view: '#/explore?v=3',
  title,
  text: [],
  notes: '',
  number: null,
  chart: { kind: 'months' as const, ...YEAR },
  evidence: BOTH,
})

function check(title: string, language: UiLanguage = 'en') {
  const [found] = checkWords(stepOf(title), language, BRIEFING_SOURCES)
  if (!found) throw new Error('the step has a title')
  return found
}

describe('the parts of the year that words name', () => {
  it.each([
    ['October fell by half', 'en', [[10, 10]]],
    ['Fewer from March to July', 'en', [[3, 7]]],
    ['Between March and July', 'en', [[3, 7]]],
    ['March–July', 'en', [[3, 7]]],
    [
      'In March and July',
      'en',
      [
        [3, 3],
        [7, 7],
      ],
    ],
    ['Since May', 'en', [[5, null]]],
    ['fewer from October', 'en', [[10, null]]],
    ['In the first half of 2025', 'en', [[1, 6]]],
    ['the second quarter', 'en', [[4, 6]]],
    ['Q4 of 2025', 'en', [[10, 12]]],
    ['Depuis mai', 'fr', [[5, null]]],
    ['au premier semestre', 'fr', [[1, 6]]],
    ['de mars à juillet', 'fr', [[3, 7]]],
    ['le deuxième trimestre', 'fr', [[4, 6]]],
    ['in de tweede helft van 2025', 'nl', [[7, 12]]],
    ['van maart tot en met juli', 'nl', [[3, 7]]],
    ['sinds mei', 'nl', [[5, null]]],
    ['in het derde kwartaal', 'nl', [[7, 9]]],
    ['they may march on', 'en', []],
    ['On 23 July 2025 a law', 'en', []],
    ['half of them', 'en', []],
  ] as const)('%s', (text, language, parts) => {
    expect((partsOfYearIn(text, language) ?? []).map(({ from, to }) => [from, to])).toEqual(parts)
  })
})

describe('words on a part of the year', () => {
  it.each([
    ['October fell by half', 'en'],
    ['October fell by half, March to July rose', 'en'],
    ['In October, arrivals fell by half', 'en'],
    ['Arrivals fell by 47% in October', 'en'],
    ['Arrivals rose in the first half of 2025', 'en'],
    ['Octobre a reculé de moitié', 'fr'],
    ['In oktober daalde het met de helft', 'nl'],
  ] as const)('are borne out by its months: %s', (title, language) => {
    const { against, unheld } = check(title, language)
    expect({ against, unheld }).toEqual({ against: null, unheld: [] })
    expect(stepFaults(stepOf(title), language, BRIEFING_SOURCES)).toEqual([])
  })

  it.each([
    ['October rose by 13%', 'rose', -47, '2025-10'],
    ['October fell by 30%', '30%', -47, '2025-10'],
    ['October rose', 'rose', -47, '2025-10'],
    ['Arrivals fell in the first half', 'fell', 48, undefined],
    ['March to July rose, October rose', 'rose', -47, '2025-10'],
  ] as const)('are contradicted by its months: %s', (title, text, value, month) => {
    const { against } = check(title)
    expect(against).toMatchObject({ text, held: { form: 'change' }, evidence: BOTH.toReversed() })
    const { held } = against ?? {}
    expect(held?.form === 'change' && Math.round(held.value)).toBe(value)
    expect(held?.form === 'change' && held.month).toBe(month)
  })

  it('are compared with the whole where its table has no such months', () => {
    expect(check('Since the third quarter of 2019 arrivals rose by 13%').against).toBeNull()
  })
})
