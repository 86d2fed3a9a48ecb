import { describe, expect, it } from 'vitest'
import { outcomesByRecord } from '#domain/outcome.ts'
import { stepConcerns } from '#domain/stepConcerns.ts'
import { stepFaults } from '#domain/stepFaults.ts'
import { checkWords } from '#domain/wordsCheck.ts'
import { BRIEFING_SOURCES } from '#tests/support/briefingSources.ts'
import { published } from '#tests/support/published.ts'

const SOURCES = {
  ...BRIEFING_SOURCES,
  outcomes: outcomesByRecord(published('measures').measures, published('outcomes')),
}
const { briefings } = published('briefings')

describe.each(briefings)('the words of $id', ({ language, steps }) => {
  it('contradict no evidence, and what they state in digits is tied to it', () => {
    const open = steps.flatMap((step) =>
      checkWords(step, language, BRIEFING_SOURCES).flatMap(({ line, state, against, evidence }) =>
        state === 'contradicted' || state === 'tieable'
          ? [{ step: step.id, words: [step.title, ...step.text][line], state, against, evidence }]
          : [],
      ),
    )
    expect(open).toEqual([])
  })

  it('ask nothing before the talk', () => {
    const concerns = steps.flatMap((step) =>
      stepConcerns(step, stepFaults(step, language, SOURCES), checkWords(step, language, SOURCES)).map(
        ({ kind, text }) => ({ step: step.id, kind, text }),
      ),
    )
    expect(concerns).toEqual([])
  })
})
