import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { krippendorffAlpha, VERDICTS, type Verdict } from '#domain/agreement.ts'

const verdict = fc.constantFrom(...VERDICTS)

/** Four observers on twelve units, null where one made no judgement. */
const KRIPPENDORFF_2011 = [
  [1, 1, null, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [null, 5, 5, 5],
  [null, null, 1, 1],
  [null, 3, null, null],
].map((row) => row.map((one) => (one === null ? null : String(one))))

type Row = readonly (Verdict | null)[]

/** Alpha from the matrix of coincidences, as its author computes it. */
function alphaByCoincidences(rows: readonly (readonly (string | null)[])[]): number {
  const cells = new Map<string, number>()
  const margins = new Map<string, number>()
  let total = 0
  for (const row of rows) {
    const made = row.filter((one): one is string => one !== null)
    made.forEach((one, i) => {
      made.forEach((other, j) => {
        if (i === j) return
        const weight = 1 / (made.length - 1)
        cells.set(`${one} ${other}`, (cells.get(`${one} ${other}`) ?? 0) + weight)
        margins.set(one, (margins.get(one) ?? 0) + weight)
        total += weight
      })
    })
  }
  const names = [...margins.keys()]
  const sum = (of: (name: string) => number) => names.reduce((all, name) => all + of(name), 0)
  const same = sum((name) => cells.get(`${name} ${name}`) ?? 0)
  const chance = sum((name) => (margins.get(name) ?? 0) * ((margins.get(name) ?? 0) - 1))
  return ((total - 1) * same - chance) / (total * (total - 1) - chance)
}

/** Fleiss' kappa of proposals that all readers decided. */
function fleissKappa(rows: readonly (readonly Verdict[])[]): number {
  const readers = rows[0]?.length ?? 0
  const agreed =
    rows.reduce((sum, row) => {
      const pairs = VERDICTS.map((one) => row.filter((verdict) => verdict === one).length)
      return sum + pairs.reduce((all, count) => all + count * (count - 1), 0) / (readers * (readers - 1))
    }, 0) / rows.length
  const chance = VERDICTS.reduce(
    (sum, one) => sum + (rows.flat().filter((verdict) => verdict === one).length / rows.flat().length) ** 2,
    0,
  )
  return (agreed - chance) / (1 - chance)
}

describe("Krippendorff's alpha", () => {
  it('is that of its author’s worked example', () => {
    const alpha = krippendorffAlpha(KRIPPENDORFF_2011)
    // "Computing Krippendorff's Alpha-Reliability" (2011), example C: nominal data, alpha = 0.743.
    expect(alpha.state === 'known' && alpha.value).toBeCloseTo(0.743, 3)
  })

  it('is the same counted from coincidences, and follows from Fleiss’ kappa where all decided', () => {
    const row = fc.array(fc.option(verdict), { minLength: 3, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 10, maxLength: 40 }), (rows: readonly Row[]) => {
        const alpha = krippendorffAlpha(rows)
        if (alpha.state !== 'known') return
        expect(alpha.value).toBeCloseTo(alphaByCoincidences(rows), 10)
        expect(alpha.low ?? alpha.value).toBeLessThanOrEqual(alpha.value)
        expect(alpha.high ?? alpha.value).toBeGreaterThanOrEqual(alpha.value)
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(verdict, verdict, verdict), { minLength: 10, maxLength: 40 }), (rows) => {
        const alpha = krippendorffAlpha(rows)
        if (alpha.state !== 'known') return
        const kappa = fleissKappa(rows)
        expect(alpha.value).toBeCloseTo(kappa + (1 - kappa) / (rows.length * 3), 10)
      }),
    )
  })

  it('has an interval as wide as resampling the proposals gives', () => {
    // A fixed sequence, so that the test does not depend on chance.
    let seed = 1
    const random = () => {
      seed = (seed * 16807) % 2147483647
      return seed / 2147483647
    }
    const rows = Array.from({ length: 60 }, (_, at): readonly Verdict[] => {
      const kind = VERDICTS[at % 3] ?? 'accept'
      return Array.from({ length: 3 }, () => (random() < 0.8 ? kind : (VERDICTS[at % 2] ?? 'accept')))
    })
    const alpha = krippendorffAlpha(rows)
    if (alpha.state !== 'known' || alpha.low === null || alpha.high === null) throw new Error('no interval')
    const drawn = Array.from({ length: 1000 }, () =>
      alphaByCoincidences(rows.map(() => rows[Math.floor(random() * rows.length)] ?? [])),
    ).sort((a, b) => a - b)
    expect(alpha.low).toBeCloseTo(drawn[25] ?? 0, 1)
    expect(alpha.high).toBeCloseTo(drawn[975] ?? 0, 1)
  })

  it('says why there is no value or no interval', () => {
    const same = Array.from({ length: 12 }, (): Row => ['accept', 'accept', 'accept'])
    expect(krippendorffAlpha(same.slice(0, 9))).toEqual({ state: 'too-few' })
    expect(krippendorffAlpha(same)).toEqual({ state: 'undefined' })
    expect(krippendorffAlpha([...same, ['reject', 'reject', null]])).toMatchObject({ value: 1, low: null })
    expect(krippendorffAlpha([...same, ['reject', 'accept', null]])).toMatchObject({ low: null, high: null })
    expect(krippendorffAlpha([...same, ['reject', null, null]])).toEqual({ state: 'undefined' })
  })
})
