import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Score, sumScores } from '#derive/score.ts'
import type { ClaimKind } from '#domain/claim.ts'
import { rates } from '#domain/ruleBook.ts'
import { scoreFolder } from '#scripts/deriveQuality.ts'
import { lexicon } from '#tests/support/lexicon.ts'

const scores = scoreFolder(join('tests', 'corpus', 'gold'), lexicon)
/** The texts that came with annotations; the six others were annotated later, after all tuning. */
const GIVEN = [
  'belgium-calais-group-2024',
  'frontex-2024-annual',
  'groupe-de-calais-cinq-axes-2024',
  'uk-written-statement-calais-2024',
]
const OWN = 'belgium-calais-group-2024'

function of(ids: (id: string) => boolean): Score {
  return sumScores(scores.filter(({ id }) => ids(id)).map(({ score }) => score))
}
const f1 = (score: Score, kind: ClaimKind) => rates(score.kinds[kind]).f1 ?? 1
const share = ({ right, of: all }: { right: number; of: number }) => right / all

/** By one reader who had read no rule; the rules were widened on their errors afterwards, so this is no estimate. */
const third = scoreFolder(join('tests', 'corpus', 'gold-third'), lexicon)

/** By one reader who had read no rule, scored before they were read (docs/decisions/0055). */
const blind = scoreFolder(join('tests', 'corpus', 'blind-open', 'gold'), lexicon)
const sealed = scoreFolder(join('tests', 'corpus', 'blind-sealed', 'gold'), lexicon)

describe('the unreviewed claims agree with the annotations', () => {
  it('on ten texts in all', () => expect(scores).toHaveLength(10))

  it('on the owner’s document', () => {
    const { precision, recall } = rates(of((id) => id === OWN).kinds.measure)
    expect(precision).toBeGreaterThanOrEqual(0.92)
    expect(recall).toBeGreaterThanOrEqual(0.92)
  })

  it('on the other given texts', () => {
    const score = of((id) => GIVEN.includes(id) && id !== OWN)
    for (const kind of ['measure', 'route', 'figure'] as const)
      expect(f1(score, kind)).toBeGreaterThanOrEqual(0.9)
    expect(share(score.status)).toBeGreaterThanOrEqual(0.9)
  })

  it('on the six others', () => {
    const score = of((id) => !GIVEN.includes(id))
    for (const kind of ['measure', 'route', 'event', 'figure'] as const)
      expect(f1(score, kind)).toBeGreaterThanOrEqual(0.9)
    expect(f1(score, 'driver')).toBeGreaterThanOrEqual(0.75)
    expect(share(score.status)).toBeGreaterThanOrEqual(0.9)
    expect(share(score.years)).toBeGreaterThanOrEqual(0.8)
  })
  it('on the ten texts by unlike authors', () => {
    const score = sumScores(third.map(({ score }) => score))
    expect(third).toHaveLength(10)
    for (const kind of ['measure', 'route', 'event'] as const)
      expect(f1(score, kind)).toBeGreaterThanOrEqual(0.9)
    for (const kind of ['driver', 'figure'] as const) expect(f1(score, kind)).toBeGreaterThanOrEqual(0.8)
    expect(share(score.status)).toBeGreaterThanOrEqual(0.88)
    expect(share(score.years)).toBeGreaterThanOrEqual(0.8)
  })
  it('on the six blind texts', () => {
    const score = sumScores(blind.map(({ score }) => score))
    expect(blind).toHaveLength(6)
    for (const kind of ['measure', 'figure'] as const) expect(f1(score, kind)).toBeGreaterThanOrEqual(0.7)
    expect(f1(score, 'driver')).toBeGreaterThanOrEqual(0.9)
    expect(share(score.status)).toBeGreaterThanOrEqual(0.75)
  })

  // No rule was written for these: what is claimed of them in decision 55 holds, and may only rise.
  it('on the six sealed texts, as far as is stated', () => {
    const score = sumScores(sealed.map(({ score }) => score))
    expect(sealed).toHaveLength(6)
    const found = Object.values(score.kinds).reduce((sum, { right }) => sum + right, 0)
    expect(found).toBeGreaterThanOrEqual(57)
    expect(score.status.right).toBeGreaterThanOrEqual(22)
  })
})
