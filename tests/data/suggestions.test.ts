import { describe, expect, it } from 'vitest'
import { LIKELY } from '#domain/tableReading.ts'
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

  it('are kept three in five where they are likely, with the categories offered, and one in three of the others', () => {
    const likely = tally(LIKELY)
    const keptOf = (of: typeof likely, without: typeof likely) =>
      (of.keptOffered - without.keptOffered) / (of.shown - without.shown)
    expect(keptOf(likely, alone)).toBeGreaterThanOrEqual(0.6)
    expect(keptOf(together, likely)).toBeGreaterThanOrEqual(0.33)
    expect(keptOf(together, likely)).toBeLessThan(0.45)
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
