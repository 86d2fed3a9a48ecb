import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  agreementByKind,
  agreementOfFields,
  cohenKappa,
  comparedReaders,
  conflictsOf,
  countAgreement,
  decidedProposals,
  VERDICTS,
  type Verdict,
} from '#domain/agreement.ts'
import type { NewEntry } from '#domain/decisionLog.ts'
import { DECISIONS, entryOfTest, logOfTest } from '#tests/support/reviewLogs.ts'

type Pair = readonly [Verdict, Verdict]
const verdict = fc.constantFrom(...VERDICTS)
const pairsOf = (all: readonly Pair[]) =>
  all.map((row) => ({ decisions: row.map((one) => ({ verdict: one })) }))

/** Kappa by its definition: pairs of decisions drawn from both readers' own lists stand for chance. */
function kappaByDefinition(all: readonly Pair[]): number {
  const agreed = all.filter(([first, second]) => first === second).length / all.length
  let byChance = 0
  for (const [first] of all) for (const [, second] of all) if (first === second) byChance += 1
  const chance = byChance / all.length ** 2
  return (agreed - chance) / (1 - chance)
}

/** Kappa from expected counts, cell by cell of the confusion matrix. */
function kappaByExpectedCounts(all: readonly Pair[]): number {
  const count = (test: (pair: Pair) => boolean) => all.filter(test).length
  const cells = VERDICTS.map((one) => ({
    observed: count(([first, second]) => first === one && second === one),
    expected: (count(([first]) => first === one) * count(([, second]) => second === one)) / all.length,
  }))
  const observed = cells.reduce((sum, cell) => sum + cell.observed, 0)
  const expected = cells.reduce((sum, cell) => sum + cell.expected, 0)
  return (observed - expected) / (all.length - expected)
}

describe("Cohen's kappa", () => {
  it('is that of published worked examples, with their interval', () => {
    // statpsych 1.7.0, ci.kappa(.05, 31, 12, 4, 58): 0.6756757, SE 0.07344761, 0.5317210 to 0.8196303.
    const known = cohenKappa([
      [31, 12],
      [4, 58],
    ])
    if (known.state !== 'known') throw new Error('kappa is not known')
    expect(known.value).toBeCloseTo(0.6756757, 7)
    expect(known.low).toBeCloseTo(0.531721, 6)
    expect(known.high).toBeCloseTo(0.8196303, 6)
    // The diagnoses of Cohen (1960) as percentages: po = .70, pe = .41.
    const cohen = cohenKappa([
      [44, 5, 1],
      [7, 20, 3],
      [9, 5, 6],
    ])
    expect(cohen.state === 'known' && cohen.value).toBeCloseTo((0.7 - 0.41) / (1 - 0.41), 12)
  })

  it('is the same counted in two other ways', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(verdict, verdict), { minLength: 10, maxLength: 60 }), (all) => {
        const { coefficient: kappa } = countAgreement(pairsOf(all))
        if (kappa.state !== 'known') return
        expect(kappa.value).toBeCloseTo(kappaByDefinition(all), 10)
        expect(kappa.value).toBeCloseTo(kappaByExpectedCounts(all), 10)
      }),
    )
  })

  it('is a number within its interval and its scale, or says why it is none', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(verdict, verdict), { maxLength: 40 }), (all) => {
        const { coefficient: kappa, agree, share } = countAgreement(pairsOf(all))
        expect(share === null ? 0 : share * all.length).toBeCloseTo(agree, 10)
        expect(kappa.state === 'too-few').toBe(all.length < 10)
        if (kappa.state !== 'known') return
        expect(kappa.value).toBeGreaterThanOrEqual(-1)
        expect(kappa.value).toBeLessThanOrEqual(1)
        expect(kappa.low ?? kappa.value).toBeLessThanOrEqual(kappa.value)
        expect(kappa.high ?? kappa.value).toBeGreaterThanOrEqual(kappa.value)
        const isConstant = [0, 1].some((reader) => new Set(all.map((row) => row[reader])).size === 1)
        expect(kappa.low === null).toBe(agree === all.length || isConstant)
      }),
    )
  })

  it('does not change when the readers change places', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(verdict, verdict), { minLength: 10, maxLength: 40 }), (all) => {
        const turned = all.map(([first, second]): Pair => [second, first])
        const [one, other] = [
          countAgreement(pairsOf(all)).coefficient,
          countAgreement(pairsOf(turned)).coefficient,
        ]
        expect(one.state).toBe(other.state)
        if (one.state !== 'known' || other.state !== 'known') return
        expect(one.value).toBeCloseTo(other.value, 12)
        expect(one.low ?? 0).toBeCloseTo(other.low ?? 0, 10)
      }),
    )
  })

  it('is undefined when both always decide the same one way, and 1 without an interval when they never differ', () => {
    const accepts = Array.from({ length: 12 }, (): Pair => ['accept', 'accept'])
    expect(countAgreement(pairsOf(accepts)).coefficient).toEqual({ state: 'undefined' })
    const both: Pair[] = [...accepts, ['reject', 'reject']]
    expect(countAgreement(pairsOf(both)).coefficient).toEqual({
      state: 'known',
      value: 1,
      low: null,
      high: null,
    })
  })
})

describe('two readers of a log', () => {
  const edit = (set: object) => ({ ...DECISIONS.change, set })
  const driver = (decision: object): NewEntry['after'] =>
    ({ ...decision, kind: 'driver', category: 'conflict' }) as NewEntry['after']
  const log = logOfTest([
    entryOfTest(1, { claimId: 'c1' }),
    entryOfTest(2, { claimId: 'c2', after: edit({ years: [2024], status: 'gap' }) }),
    entryOfTest(3, { claimId: 'c3', after: driver(DECISIONS.reject) }),
    entryOfTest(4, { claimId: 'c4' }),
    entryOfTest(5, { claimId: 'c1', who: 'Bob', after: DECISIONS.reject }),
    entryOfTest(6, { claimId: 'c2', who: 'Bob', after: edit({ years: [2024], status: 'planned' }) }),
    entryOfTest(7, { claimId: 'c3', who: 'Bob', after: driver(DECISIONS.reject) }),
    entryOfTest(8, { claimId: 'c5', who: 'Bob' }),
    entryOfTest(9, { claimId: 'c1', who: 'Cleo' }),
    entryOfTest(10, { claimId: 'c1', who: 'Bob', after: DECISIONS.accept, settles: true }),
  ])
  const pairs = decidedProposals(log, ['Ann', 'Bob'])

  it('are those who decided a proposal that another decided too, the earliest first', () => {
    expect(comparedReaders(log)).toEqual(['Ann', 'Bob', 'Cleo'])
    const alone = logOfTest([entryOfTest(11, { claimId: 'c9', who: 'Dan' })], log)
    expect(comparedReaders(alone)).toEqual(['Ann', 'Bob', 'Cleo'])
    expect(comparedReaders(log.slice(0, 4))).toBeNull()
  })

  it('are compared on what both decided, by kind and category', () => {
    expect(pairs.map(({ claimId }) => claimId)).toEqual(['c1', 'c2', 'c3'])
    const [measures, drivers] = agreementByKind(pairs, ['measure', 'driver', 'event'])
    expect(measures).toMatchObject({ kind: 'measure', all: 2, agree: 1, share: 0.5 })
    expect(measures?.readers[0]).toEqual({ accept: 1, change: 1, reject: 0 })
    expect(measures?.categories.map(({ category }) => category)).toEqual(['coordination'])
    expect(drivers).toMatchObject({ kind: 'driver', all: 1, agree: 1, coefficient: { state: 'too-few' } })
  })

  it('have their edits compared field by field, and unlike edits are a conflict', () => {
    expect(agreementOfFields(pairs)).toEqual([
      { field: 'years', same: 1, of: 1 },
      { field: 'status', same: 0, of: 1 },
    ])
    const conflicts = conflictsOf(log, pairs)
    expect(conflicts.map(({ claimId, settled }) => [claimId, settled?.decision.action ?? null])).toEqual([
      ['c1', 'accept'],
      ['c2', null],
    ])
  })
})

describe('three readers of a log', () => {
  const readers = ['Ann', 'Bob', 'Cleo']
  const log = logOfTest([
    ...readers.map((who, at) => entryOfTest(at, { claimId: 'c1', who })),
    ...readers.map((who, at) =>
      entryOfTest(10 + at, { claimId: 'c2', who, after: at === 2 ? DECISIONS.reject : DECISIONS.accept }),
    ),
    entryOfTest(20, { claimId: 'c3', who: 'Bob' }),
    entryOfTest(21, { claimId: 'c3', who: 'Cleo', after: DECISIONS.change }),
    entryOfTest(22, { claimId: 'c4', who: 'Cleo' }),
    entryOfTest(30, { claimId: 'c2', who: 'Bob', settles: true }),
  ])
  const proposals = decidedProposals(log, readers)

  it('are compared on what two or more decided, and agree where all who decided did the same', () => {
    expect(proposals.map(({ claimId }) => claimId)).toEqual(['c1', 'c2', 'c3'])
    const { all, agree, readers: counts } = countAgreement(proposals)
    expect({ all, agree }).toEqual({ all: 3, agree: 1 })
    expect(counts).toEqual([
      { accept: 2, change: 0, reject: 0 },
      { accept: 3, change: 0, reject: 0 },
      { accept: 1, change: 1, reject: 1 },
    ])
  })

  it('have conflicts with the decision of each, open or settled', () => {
    const conflicts = conflictsOf(log, proposals).map(({ claimId, decisions, settled }) => [
      claimId,
      decisions.map((one) => one?.verdict ?? null),
      settled?.decision.action ?? null,
    ])
    expect(conflicts).toEqual([
      ['c2', ['accept', 'accept', 'reject'], 'accept'],
      ['c3', [null, 'accept', 'change'], null],
    ])
  })
})
