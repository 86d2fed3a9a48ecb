import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import { countOf, dimensionOf, type FigureTable, loadTable } from '#domain/figureTable.ts'
import { monthAt, monthIndex } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'
import { coverageOf, loadFigures } from '#state/selectors/loadedFigures.ts'
import { routeNationalities } from '#state/selectors/nationalities.ts'
import { nationalityShares } from '#state/selectors/nationalityShares.ts'
import { published } from '#tests/support/published.ts'

const { sources } = loadFigures(published('figures'))
const coverage = coverageOf(sources, 'frontex-nationalities')
const figuresCoverage = coverageOf(sources, 'frontex-detections')
const table = ((): FigureTable => {
  const coded = published('nationalities').tables.find(({ id }) => id === 'frontex-nationalities')
  if (!coded) throw new Error('nationalities.json lacks its table')
  return loadTable(coded)
})()

function read(routeId: string, requested: readonly MonthSpan[]) {
  const found = routeNationalities({ table, coverage, figuresCoverage, requested, routeId })
  if (!found) throw new Error(`no nationalities on ${routeId}`)
  return { total: found.total, shares: nationalityShares(routeId, found, coverage) }
}

describe('the nationality shares of a route', () => {
  it('cover the covered months of the period, and are flagged when cut', () => {
    const { shares } = read('eastern-mediterranean', [{ from: '2025-01', to: '2025-12' }])
    expect(shares.spans).toEqual([{ from: '2025-01', to: '2025-04' }])
    expect([shares.isCut, shares.coveredTo, shares.top.length]).toEqual([true, '2025-04', 10])
  })

  it('are empty when the series covers no month of the period', () => {
    const { shares } = read('eastern-mediterranean', [{ from: '2025-06', to: '2026-06' }])
    expect([shares.top, shares.rest, shares.unknown, shares.isCut]).toEqual([[], null, null, true])
  })

  it('are in descending order, match their cells and add up to 1, for any period', () => {
    const column = countOf(table, 'detections', 'detections')
    const from = monthIndex(coverage.from)
    const months = monthIndex(coverage.to) - from
    fc.assert(
      fc.property(
        fc.constantFrom(...dimensionOf(table, 'route').keys),
        fc.nat(months),
        fc.integer({ min: 1, max: 36 }),
        (route, start, length) => {
          const span = { from: monthAt(from + start), to: monthAt(from + start + length - 1) }
          const { shares, total } = read(route, [span])
          const { top, rest, unknown } = shares
          const parts = [...top, ...(rest ? [rest] : []), ...(unknown ? [unknown] : [])]
          for (const { cells, share } of parts) {
            const { value } = sumOfRows(column, rowsOfQuery(table, cells))
            expect((value ?? 0) / total).toBeCloseTo(share, 12)
          }
          expect(top.map(({ share }) => share)).toEqual(
            top.map(({ share }) => share).toSorted((a, b) => b - a),
          )
          if (parts.length > 0) expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
        },
      ),
      { numRuns: 25 },
    )
  })
})
