import { beforeAll, describe, expect, test } from 'vitest'
import type { UiLanguage } from '#domain/language.ts'
import type { PlanOutcome } from '#domain/planState.ts'
import { createFormats } from '#i18n/formats.ts'
import { loadMessages } from '#i18n/i18n.ts'
import { measureOf, on } from '#tests/support/builders.ts'
import { englishI18n } from '#tests/support/english.ts'
import { periodWords } from '#words/buildWords.ts'
import { outcomeWords } from '#words/planWords.ts'

const i18n = englishI18n()
beforeAll(async () => {
  for (const language of ['fr', 'nl']) expect(await loadMessages(i18n, language)).toBe(true)
})

function said(outcome: Pick<PlanOutcome, 'state' | 'since'> | null, language: UiLanguage = 'en') {
  const common = i18n.getFixedT(language, 'common')
  const words = {
    ...periodWords(createFormats(language), i18n.getFixedT(language, 'common')),
    choice: ({ choice }: { choice: unknown }) => common(`choice.outcome.${choice}` as 'choice.outcome.none'),
  }
  const plan = measureOf({
    id: 'plan',
    status: 'planned',
    outcome: outcome && { ...outcome, tie: 'page-says' },
  })
  return outcomeWords(plan, words, i18n.getFixedT(language, 'outcomes'))
}

describe('what came of a plan', () => {
  test.each([
    ['partly', '2025-12-16', 'Partly carried out since 16 December 2025'],
    ['delayed', '2026-03', 'Not yet as of March 2026'],
    ['dropped', '2026-03-05', 'Dropped on 5 March 2026'],
    ['superseded', '2026-03', 'Replaced in March 2026'],
  ] as const)('names its state and day: %s, %s', (state, since, text) => {
    expect(said({ state, since: on(since) })).toBe(text)
  })

  test('says in part of what, in each language', () => {
    const partly = { state: 'partly', since: on('2025-12-16') } as const
    expect(said(partly, 'fr')).toBe('Réalisé en partie depuis le 16 décembre 2025')
    expect(said(partly, 'nl')).toBe('Deels uitgevoerd sinds 16 december 2025')
  })

  test('is the state alone where no page names a day, or nobody has looked', () => {
    expect(said({ state: 'nothing-found', since: null })).toBe('Nothing found')
    expect(said(null)).toBe('Not looked for')
  })

  test('takes the article of a day in French, not that of a month', () => {
    expect(said({ state: 'under-way', since: on('2026-03-05') }, 'fr')).toBe('En cours depuis le 5 mars 2026')
    expect(said({ state: 'under-way', since: on('2026-03') }, 'fr')).toBe('En cours depuis mars 2026')
    expect(said({ state: 'dropped', since: on('2026-03-05') }, 'nl')).toBe('Stopgezet op 5 maart 2026')
  })

  test('is nothing for what is no plan', () => {
    const t = i18n.getFixedT('en', 'outcomes')
    expect(outcomeWords(measureOf({ id: 'done' }), { period: () => '', choice: () => '' }, t)).toBeNull()
  })
})
