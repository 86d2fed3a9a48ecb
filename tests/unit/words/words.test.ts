import { describe, expect, test } from 'vitest'
import type { UiLanguage } from '#domain/language.ts'
import type { Vocabulary } from '#domain/vocabulary.ts'
import { measureOf, on } from '#tests/support/builders.ts'
import { englishI18n } from '#tests/support/english.ts'
import { published } from '#tests/support/published.ts'
import { buildWords } from '#words/buildWords.ts'

function wordsOn(today: string, language: UiLanguage = 'en', vocabulary: Vocabulary | null = null) {
  const t = englishI18n().getFixedT('en', 'common')
  return buildWords({
    language,
    t: t as never,
    vocabulary,
    routes: [],
    regions: [],
    otherPlaces: [],
    today,
  })
}

const said = measureOf({ id: 'said', status: 'planned', period: on('2025'), statedOn: on('2024-12-10') })
const silent = measureOf({ id: 'silent', status: 'planned', period: on('2025') })

describe('a plan', () => {
  test('that is overdue shows the date of its statement, or that this is not stated', () => {
    const words = wordsOn('2026-01-01')
    expect(words.overduePlan(said)).toBe('planned (stated December 2024)')
    expect(words.overduePlan({ ...said, statedOn: on('2024') })).toBe('planned (stated 2024)')
    expect(words.overduePlan(silent)).toBe('planned (statement undated)')
    expect(words.measureStatus(silent)).toBe('Planned (statement undated)')
  })

  test('that is not overdue is just planned; its status still shows the date of the statement', () => {
    const words = wordsOn('2025-12-31')
    expect(words.overduePlan(said)).toBeNull()
    expect(words.measureStatus(said)).toBe('Planned (stated 10 December 2024)')
    expect(words.measureStatus(silent)).toBe('Planned')
  })

  test('is the only status that can be overdue', () => {
    expect(wordsOn('2030-01-01').overduePlan(measureOf({ id: 'done', period: on('2023') }))).toBeNull()
  })
})

describe('the publisher of a page', () => {
  const page = { publisher: 'European Commission', republishedBy: 'OpenRijk' }
  const report = { publisher: 'Lusa', via: 'SAPO', citing: ['Frontex', 'UNHCR'] }

  test('is joined with the site, the outlet and the sources that it names', () => {
    const { publisher } = wordsOn('2026-01-01')
    expect(publisher({ publisher: 'Frontex' })).toBe('Frontex')
    expect(publisher(page)).toBe('European Commission, republished by OpenRijk')
    expect(publisher(report)).toBe('Lusa via SAPO, citing Frontex and UNHCR')
  })

  test('has the name that the vocabulary gives a public body', () => {
    const names = { en: 'European Commission', fr: 'Commission européenne', nl: 'Europese Commissie' }
    const vocabulary = { ...published('vocabulary'), publishers: [names] }
    const words = wordsOn('2026-01-01', 'nl', vocabulary)
    expect(words.publisherName('European Commission')).toBe('Europese Commissie')
    expect(words.publisher(page)).toMatch(/^Europese Commissie, .*OpenRijk$/)
    expect(words.publisherName('Belga')).toBe('Belga')
  })
})

test('whole years of months are shortened to years', () => {
  const { shortMonths } = wordsOn('2026-01-01')
  expect(shortMonths({ from: '2024-01', to: '2024-12' })).toBe('2024')
  expect(shortMonths({ from: '2023-01', to: '2027-12' })).toBe('2023–2027')
  expect(shortMonths({ from: '2024-03', to: '2025-08' })).toBe('Mar 2024 – Aug 2025')
  expect(shortMonths({ from: '2024-03', to: '2024-03' })).toBe('Mar 2024')
})
