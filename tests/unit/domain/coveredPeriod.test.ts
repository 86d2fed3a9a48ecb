import { describe, expect, it } from 'vitest'
import { coveredPeriod } from '#domain/figurePeriod.ts'

const COVERAGE = { from: '2014-01', to: '2025-04' }
const FIGURES = { from: '2009-01', to: '2026-06' }

describe('the months of a table that ends early', () => {
  it('are, where nobody asks, those of the year of the other figures that are covered, and are marked as cut', () => {
    const { spans, isDefault, isCut } = coveredPeriod([], COVERAGE, FIGURES)
    expect(spans).toEqual([{ from: '2025-01', to: '2025-04' }])
    expect([isDefault, isCut]).toEqual([true, true])
  })

  it('are those of the last whole year that is covered where the year of the other figures has none', () => {
    const { spans } = coveredPeriod([], COVERAGE, { from: '2009-01', to: '2027-12' })
    expect(spans).toEqual([{ from: '2024-01', to: '2024-12' }])
    expect(coveredPeriod([], COVERAGE, null).spans).toEqual([{ from: '2024-01', to: '2024-12' }])
  })

  it('are those that are asked, cut to what is covered', () => {
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
