import { describe, expect, it } from 'vitest'
import { coveredPeriod } from '#domain/figurePeriod.ts'

const COVERAGE = { from: '2014-01', to: '2025-04' }
const FIGURES = { from: '2009-01', to: '2026-06' }

describe('the period of a table that ends early', () => {
  it('defaults to the covered months of the other figures’ year, marked as cut', () => {
    const { spans, isDefault, isCut } = coveredPeriod([], COVERAGE, FIGURES)
    expect(spans).toEqual([{ from: '2025-01', to: '2025-04' }])
    expect([isDefault, isCut]).toEqual([true, true])
  })

  it('defaults to the last whole covered year when the other figures’ year is not covered', () => {
    const { spans } = coveredPeriod([], COVERAGE, { from: '2009-01', to: '2027-12' })
    expect(spans).toEqual([{ from: '2024-01', to: '2024-12' }])
    expect(coveredPeriod([], COVERAGE, null).spans).toEqual([{ from: '2024-01', to: '2024-12' }])
  })

  it('is the requested one, cut to the coverage', () => {
    const asked = [
      { from: '2013-06', to: '2014-02' },
      { from: '2026-01', to: '2026-12' },
    ]
    const { spans, isCut, isDefault } = coveredPeriod(asked, COVERAGE, FIGURES)
    expect(spans).toEqual([{ from: '2014-01', to: '2014-02' }])
    expect([isCut, isDefault]).toEqual([true, false])
    expect(coveredPeriod([{ from: '2026-01', to: '2026-12' }], COVERAGE, FIGURES).spans).toEqual([])
  })
})
