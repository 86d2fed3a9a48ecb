import { beforeAll, describe, expect, test } from 'vitest'
import type { UiLanguage } from '#domain/language.ts'
import type { PlanHeadline } from '#domain/planList.ts'
import { createFormats } from '#i18n/formats.ts'
import { loadMessages } from '#i18n/i18n.ts'
import { englishI18n } from '#tests/support/english.ts'
import { periodWords } from '#words/buildWords.ts'
import { planHeadlineWords } from '#words/planWords.ts'

const i18n = englishI18n()
beforeAll(async () => {
  for (const language of ['fr', 'nl']) expect(await loadMessages(i18n, language)).toBe(true)
})

function said(headline: PlanHeadline, language: UiLanguage = 'en'): string {
  const formats = createFormats(language)
  const words = { ...formats, ...periodWords(formats, i18n.getFixedT(language, 'common')) }
  return planHeadlineWords(headline, words, i18n.getFixedT(language, 'planHeadline'))
}

const ANY = { years: [], months: null }
const IN_2025 = { years: [2025], months: null }
const ALL = {
  ...ANY,
  kind: 'some',
  plans: 51,
  carriedOut: 7,
  partly: 10,
  nothingFound: 17,
  notLooked: 0,
} as const
const NONE = { ...IN_2025, kind: 'none-in-full', plans: 12, nothingFound: 5, notLooked: 0 } as const

describe('the headline', () => {
  test('counts what was carried out, in part and not found, in each language', () => {
    expect(said(ALL)).toBe('Of 51 plans, 7 were carried out and 10 in part. On 17, nothing was found.')
    expect(said(ALL, 'fr')).toBe(
      'Sur 51 plans, 7 ont été réalisés et 10 en partie. Pour 17, rien n’a été trouvé.',
    )
    expect(said(ALL, 'nl')).toBe(
      'Van 51 plannen zijn er 7 uitgevoerd en 10 deels. Over 17 is niets gevonden.',
    )
  })

  test('says that no page shows one carried out, in each language', () => {
    expect(said(NONE)).toBe(
      'Of 12 plans for 2025, no page shows one carried out in full. On 5, nothing was found.',
    )
    expect(said(NONE, 'fr')).toBe(
      'Sur 12 plans pour 2025, aucune page n’en montre un entièrement réalisé. Pour 5, rien n’a été trouvé.',
    )
    expect(said(NONE, 'nl')).toBe(
      'Van 12 plannen voor 2025 is er volgens geen pagina een volledig uitgevoerd. Over 5 is niets gevonden.',
    )
  })

  test('has one for one', () => {
    const one = { ...ALL, carriedOut: 1, partly: 1 }
    expect(said(one)).toMatch(/^Of 51 plans, 1 was carried out and 1 in part\./)
    expect(said(one, 'fr')).toMatch(/^Sur 51 plans, 1 a été réalisé et 1 en partie\./)
    expect(said(one, 'nl')).toMatch(/^Van 51 plannen is er 1 uitgevoerd en 1 deels\./)
  })

  test('leaves out what is none', () => {
    expect(said({ ...ALL, partly: 0, nothingFound: 0 })).toBe('Of 51 plans, 7 were carried out.')
    expect(said({ ...NONE, nothingFound: 0 })).toBe(
      'Of 12 plans for 2025, no page shows one carried out in full.',
    )
  })

  test('counts the plans that nobody has looked for yet, in each language', () => {
    const then = { ...NONE, plans: 28, nothingFound: 0, notLooked: 23 }
    expect(said(then)).toBe(
      'Of 28 plans for 2025, no page shows one carried out in full. Not yet looked for: 23.',
    )
    expect(said(then, 'fr')).toMatch(/ Suite pas encore cherchée\u00a0: 23\.$/)
    expect(said(then, 'nl')).toMatch(/ Nog niet gezocht: 23\.$/)
  })

  test('gives the outcome of a single plan', () => {
    expect(said({ ...IN_2025, kind: 'one', state: 'carried-out' })).toBe(
      'The one plan for 2025 was carried out.',
    )
    expect(said({ ...ANY, kind: 'one', state: 'delayed' }, 'fr')).toBe('Le seul plan n’a pas encore eu lieu.')
    expect(said({ ...IN_2025, kind: 'one', state: 'nothing-found' }, 'nl')).toBe(
      'Het enige plan voor 2025: niets gevonden.',
    )
  })

  test('names plans that nobody looked for, and says when there is none', () => {
    expect(said({ ...IN_2025, kind: 'not-looked-for', plans: 3 })).toBe(
      'Nobody has looked for what came of 3 plans for 2025.',
    )
    expect(said({ ...ANY, kind: 'empty' })).toBe('No plan with these filters.')
  })

  test('names the chosen time', () => {
    const start = (time: Pick<PlanHeadline, 'years' | 'months'>) => said({ ...NONE, ...time }).split(',')[0]
    expect(start({ years: [2026, 2024], months: null })).toBe('Of 12 plans for 2024 or 2026')
    expect(start({ years: [], months: { from: '2025-03', to: '2025-08' } })).toBe(
      'Of 12 plans for March 2025 to August 2025',
    )
    expect(start({ years: ['not-stated'], months: null })).toBe('Of 12 plans that name no year')
    expect(start({ years: [2025, 'not-stated'], months: null })).toBe('Of 12 plans for 2025 or no named year')
  })
})
