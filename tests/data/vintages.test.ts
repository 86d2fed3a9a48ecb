import { describe, expect, it } from 'vitest'
import { loadFigures } from '#content/loadedFigures.ts'
import { figuresAsKnown, vintagesOf } from '#domain/asKnown.ts'
import { cubeSeries, cubeSpan } from '#domain/figureCube.ts'
import { monthIndex } from '#domain/period.ts'
import type { RevisedCell } from '#domain/vintage.ts'
import { published } from '#tests/support/published.ts'

const file = published('vintages')
const figures = published('figures')
const frontex = vintagesOf(file, 'frontex-detections')
const unhcr = vintagesOf(file, 'unhcr-arrivals')

const valueOn = (day: string, route: string, month: string) => {
  const { cube } = loadFigures(figuresAsKnown(figures, file, day)).byRoute
  return cubeSeries(cube, { route: [route] })?.[monthIndex(month) - monthIndex(cube.from)]
}
const { cube: now } = loadFigures(figures).byRoute
const today = ({ where }: RevisedCell) =>
  cubeSeries(now, { route: [where.route ?? ''] })?.[monthIndex(where.month ?? '') - monthIndex(now.from)]
/** The cells that some state from this one on holds otherwise than today's table. */
const revisedSince = (state: number) =>
  (frontex?.cells ?? []).filter((cell) =>
    cell.values.slice(state, state + 1).some((value) => value !== null && value !== today(cell)),
  )

describe('the earlier states of Frontex’s series', () => {
  it('are six, of 1,718 to 1,809 route-months', () => {
    expect(frontex?.states.map(({ knownOn, dated }) => [knownOn, dated])).toEqual([
      ['2025-01-31', '2025-01'],
      ['2025-02-04', '2025-02-04'],
      ['2025-03-04', '2025-03-04'],
      ['2025-04-02', '2025-04-02'],
      ['2025-06-03', '2025-06-03'],
      ['2025-10-01', null],
    ])
    expect(frontex?.now).toBe('2026-08-04')
    expect(frontex?.states.every(({ partialMonths }) => partialMonths.length === 0)).toBe(true)
  })

  it('hold 34 of 1,890 route-months otherwise than some other state, 16 of them since 3 June 2025', () => {
    const moved = (frontex?.cells ?? []).filter((cell) => {
      const held = [...cell.values, today(cell)].filter((value) => value !== null)
      return new Set(held).size > 1
    })
    expect(moved).toHaveLength(34)
    expect(moved.every(({ where }) => (where.month ?? '') >= '2023-01')).toBe(true)
    expect(revisedSince(4)).toHaveLength(16)
    expect(figures.tables.find(({ id }) => id === 'frontex-detections')?.counts[0]?.values).toHaveLength(1890)
  })

  it('lead from 2,955 to 567 at the eastern land border in April 2025', () => {
    expect(valueOn('2025-06-03', 'eastern-land-border', '2025-04')).toBe(2955)
    expect(valueOn('2025-12-01', 'eastern-land-border', '2025-04')).toBe(567)
    expect(valueOn('2026-11-30', 'eastern-land-border', '2025-04')).toBe(567)
    const september = [...['2025-01-31', '2025-02-04', '2025-04-02'], '2026-11-30'].map((day) =>
      valueOn(day, 'eastern-mediterranean', '2024-09'),
    )
    expect(september).toEqual([8757, 8853, 8732, 8732])
  })

  it('end with the months that were published, and have the next value where a doubtful one is omitted', () => {
    const spans = ['2025-02-01', '2025-06-03'].map(
      (day) => cubeSpan(loadFigures(figuresAsKnown(figures, file, day)).byRoute.cube).to,
    )
    expect(spans).toEqual(['2024-11', '2025-04'])
    expect(valueOn('2025-02-01', 'central-mediterranean', '2023-12')).toBe(5289)
    const doubtful = frontex?.cells.find(({ omitted }) => omitted !== undefined)
    expect(doubtful).toEqual({
      where: { route: 'central-mediterranean', month: '2023-12' },
      count: 'detections',
      values: [null, 5289, 5289, 5289, 5289, 5289],
      omitted: [0],
    })
  })
})

describe('the earlier states of UNHCR’s series', () => {
  it('are nine before today’s, in which July 2026 went from 4,260 to 7,672 by sea', () => {
    expect(unhcr?.states).toHaveLength(9)
    const july = unhcr?.cells.find(
      ({ where, count }) => where.month === '2026-07' && count === 'sea_arrivals',
    )
    expect(july?.values).toEqual([4260, 4706, 4706, 5293, 5298, 5492, 7671, 7672, 7672])
    expect(unhcr?.states.map(({ partialMonths }) => partialMonths.join()).slice(3, 5)).toEqual([
      '2026-07',
      '2026-08',
    ])
  })
})
