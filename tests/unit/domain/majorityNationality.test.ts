import { describe, expect, it } from 'vitest'
import { nationalityTable } from '#content/nationalityTable.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import { loadTable } from '#domain/figureTable.ts'
import { majorityNationality } from '#domain/majorityNationality.ts'
import { published } from '#tests/support/published.ts'
import { codedTable } from '#tests/support/smallFigures.ts'

const COVERAGE = { from: '2024-01', to: '2024-02' }
const YEAR = { from: '2024-01', to: '2024-12' }

/** The cells of one route, by month, nationality and value. */
function tableOf(...cells: readonly [month: string, nationality: string, value: number | null][]) {
  const coded = codedTable(
    'frontex-nationalities',
    ['route', 'nationality', 'month'],
    'detections',
    cells.map(([month, nationality, value]) => ({ keys: ['channel', nationality, month], value })),
  )
  return { table: loadTable(coded), coverage: COVERAGE }
}

function totalOf(part: Partial<CellQuery> = {}): CellQuery {
  return {
    table: 'frontex-detections',
    count: 'detections',
    spans: [COVERAGE],
    where: { route: ['channel'] },
    ...part,
  }
}

describe('the nationality with more than half of a total', () => {
  it('is found with its share, months and cells', () => {
    const table = tableOf(['2024-01', 'SY', 10], ['2024-01', 'UA', 21], ['2024-02', 'UNK', 9])
    expect(majorityNationality(table, totalOf())).toEqual({
      nationality: 'UA',
      share: 21 / 40,
      total: 40,
      spans: [COVERAGE],
      isCut: false,
      cells: {
        table: 'frontex-nationalities',
        count: 'detections',
        spans: [COVERAGE],
        where: { route: ['channel'], nationality: ['UA'] },
      },
    })
  })

  it('needs more than half of all, unknown nationalities included', () => {
    expect(majorityNationality(tableOf(['2024-01', 'UA', 20], ['2024-01', 'UNK', 20]), totalOf())).toBeNull()
    expect(majorityNationality(tableOf(['2024-01', 'UNK', 30], ['2024-01', 'UA', 1]), totalOf())).toBeNull()
  })

  it('counts the covered months, and says when the total has more', () => {
    const table = tableOf(['2024-01', 'UA', 3], ['2024-02', 'SY', 1])
    const found = majorityNationality(table, totalOf({ spans: [YEAR] }))
    expect([found?.share, found?.spans, found?.isCut]).toEqual([0.75, [COVERAGE], true])
    expect(found?.cells.spans).toEqual([COVERAGE])
  })

  it.each([
    ['no month is covered', { spans: [{ from: '2024-03', to: '2024-12' }] }],
    ['the total has no months', { spans: [] }],
    ['the table does not count the route', { where: { route: ['elsewhere'] } }],
    ['the total is of all routes', { where: {} }],
    ['the total is of several routes', { where: { route: ['channel', 'western-balkans'] } }],
    ['the number is already of a nationality', { where: { route: ['channel'], nationality: ['UA'] } }],
    ['the number counts something else', { count: 'arrivals' }],
  ])('is not named where %s', (_, part) => {
    expect(majorityNationality(tableOf(['2024-01', 'UA', 3]), totalOf(part))).toBeNull()
  })

  it('is Ukrainian at the Eastern land border in 2023 and 2024', () => {
    const table = nationalityTable(published('figures'), published('nationalities'))
    if (!table) throw new Error('no table of nationalities')
    const shares = ['2023', '2024'].map((year) => {
      const spans = [{ from: `${year}-01`, to: `${year}-12` }]
      const found = majorityNationality(table, totalOf({ spans, where: { route: ['eastern-land-border'] } }))
      return `${found?.nationality} ${Math.round((found?.share ?? 0) * 100)}`
    })
    expect(shares).toEqual(['UA 79', 'UA 84'])
  })
})
