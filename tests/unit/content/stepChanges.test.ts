import { describe, expect, it } from 'vitest'
import { stepChanges } from '#content/compareModel.ts'
import { loadFigures } from '#content/loadedFigures.ts'
import { comparedByStep } from '#domain/drawnCells.ts'
import { smallFigures } from '#tests/support/smallFigures.ts'

const DETECTIONS = 'frontex-detections:detections'
const [BEFORE, AFTER] = [
  { from: '2024-01', to: '2024-02' },
  { from: '2025-01', to: '2025-02' },
]

const figures = loadFigures(
  smallFigures({
    detections: {
      'western-african': { '2024-01': 10, '2024-02': 10, '2025-01': 5, '2025-02': 10 },
      'western-balkans': { '2024-01': 0, '2024-02': 0, '2025-01': 4, '2025-02': 5 },
    },
    arrivals: { '2024-01': 10, '2024-02': 10, '2025-01': 20, '2025-02': 2 },
  }),
)
const changesFor = (
  shown: readonly { from: string; to: string }[],
  compare = { first: BEFORE, second: AFTER },
) => stepChanges({ figures, compare, routeIds: ['western-african', 'western-balkans', 'channel'], shown })

describe('the periods a step compares', () => {
  it('are those of its number or chart and of its comparison', () => {
    const number = { cells: `${DETECTIONS}:2025-01..2025-02`, against: `${DETECTIONS}:2024-01..2024-02` }
    expect(comparedByStep({ number, chart: null })).toEqual({ first: BEFORE, second: AFTER })
    expect(comparedByStep({ number: null, chart: { kind: 'months', ...number } })).toEqual({
      first: BEFORE,
      second: AFTER,
    })
  })

  it.each([
    ['nothing to compare with', { cells: `${DETECTIONS}:2025-01..2025-02`, against: null }],
    [
      'two spans of months',
      { cells: `${DETECTIONS}:2025-01..2025-02,2024-01..2024-02`, against: DETECTIONS },
    ],
    ['no months', { cells: `${DETECTIONS}:all`, against: `${DETECTIONS}:2024-01..2024-02` }],
  ])('are null with %s', (_, number) => {
    expect(comparedByStep({ number, chart: null })).toBeNull()
  })
})

describe('the changes on the routes', () => {
  it('are shown when the map counts exactly these months, with the cells of both periods', () => {
    const changes = changesFor([AFTER])
    expect([...(changes?.routes ?? [])].map(([id, { ratio }]) => [id, ratio])).toEqual([
      ['western-african', -0.25],
      ['channel', 0.1],
    ])
    expect(changes?.routes.get('channel')?.cells).toMatchObject({
      table: 'uk-small-boats-monthly',
      spans: [BEFORE, AFTER],
    })
  })

  it('are null when the map counts other months or nothing is compared', () => {
    expect(changesFor([BEFORE])).toBeNull()
    expect(changesFor([AFTER, BEFORE])).toBeNull()
    expect(changesFor([])).toBeNull()
  })
})
