import { describe, expect, it } from 'vitest'
import { categoriesInstead } from '#learn/suggestClaims.ts'
import { THRESHOLD } from '#scripts/deriveSuggestions.ts'
import {
  chooseThreshold,
  leaveKindsOut,
  NOTHING_SHOWN,
  sumTallies,
  tallyShown,
} from '#scripts/leaveKindsOut.ts'
import { readTraining } from '#scripts/readTraining.ts'
import { lexicon } from '#tests/support/lexicon.ts'

const guessed = leaveKindsOut(readTraining('.', lexicon))
const tally = (threshold: number) =>
  guessed.map((text) => tallyShown(text, threshold)).reduce(sumTallies, NOTHING_SHOWN)

/** Leaves each kind of author out in turn; the proposals are those of rules that had not seen the text. */
describe('suggestions for a text that neither the rules nor the model have seen', () => {
  const alone = tally(2)
  const together = tally(THRESHOLD)

  it('hold claims that the rules do not propose', () => {
    expect(alone.found / alone.claims).toBeLessThan(0.7)
    expect(together.found / together.claims).toBeGreaterThanOrEqual(0.7)
    expect(together.foundOffered / together.claims).toBeGreaterThanOrEqual(0.75)
    expect(together.foundByKind / together.claims).toBeGreaterThanOrEqual(
      together.foundOffered / together.claims,
    )
  })

  it('show at most two for one kept', () => {
    expect(together.shown / together.kept).toBeLessThanOrEqual(2)
  })

  it('are kept one in three from a probability that kinds of author left out chose', () => {
    expect(chooseThreshold(guessed)).toBeLessThanOrEqual(THRESHOLD)
  })
})

it('a suggestion offers the likeliest categories of its kind that are not shown themselves', () => {
  const ranked = ['measure:a', 'event:b', 'measure:c', 'measure:d', 'measure:e'] as const
  const shown = new Set(['measure:a', 'measure:c'] as const)
  expect(categoriesInstead('measure:a', ranked, shown)).toEqual(['measure:d', 'measure:e'])
  expect(categoriesInstead('event:b', ranked, new Set(['event:b']))).toEqual([])
})
