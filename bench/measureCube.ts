import crossfilter from 'crossfilter2'
import { buildCube, cubeSeries, cubeTotals } from '#domain/figureCube.ts'
import { dimensionOf } from '#domain/figureTable.ts'
import { SYNTHETIC_MONTHS, syntheticTable } from './synthetic.ts'

/** Kinds of changes that a reader makes. */
const CHANGES = ['another year', 'brush by a month', 'another route', 'all years'] as const
export type CubeChange = (typeof CHANGES)[number]

interface Choice {
  change: CubeChange
  /** Month indexes, end exclusive. */
  months: readonly [from: number, to: number]
  route: number | null
}

/** Times of both, ms, one per change. */
export interface CubeTimes {
  cube: number[]
  crossfilter: number[]
}

export interface CubeRun {
  /** Building the index, once, ms. */
  build: CubeTimes
  changes: ReadonlyMap<CubeChange, CubeTimes>
}

/**
 * Sums a table by route, border, nationality and month for a series of choices, with our cube and with crossfilter2.
 * Throws if the two disagree.
 */
export function measureCube(rows: number, rounds: number): CubeRun {
  const table = syntheticTable(rows)
  const dimensions = ['route', 'border', 'nationality', 'month'].map((name) => dimensionOf(table, name))
  const [route, , , month] = dimensions
  const values = table.counts[0]?.values
  if (!route || !month || !values) throw new Error('the synthetic table lacks a dimension or its count')

  const built: CubeTimes = { cube: [], crossfilter: [] }
  const cube = timed(built.cube, () =>
    buildCube(table, 'detections', 'detections', {
      from: month.keys[0] ?? '',
      to: month.keys.at(-1) ?? '',
    }),
  )
  const groups = timed(built.crossfilter, () => {
    const filter = crossfilter(Array.from({ length: rows }, (_, row) => row))
    return dimensions.map(({ codes }) => {
      const dimension = filter.dimension((row) => codes[row] ?? 0)
      return { dimension, group: dimension.group().reduceSum((row) => values[row] ?? 0) }
    })
  })

  const queryCube = ({ months, route: requested }: Choice) => {
    const spans = [{ from: month.keys[months[0]] ?? '', to: month.keys[months[1] - 1] ?? '' }]
    const filter = requested === null ? {} : { route: [route.keys[requested] ?? ''] }
    return [
      cubeTotals(cube, 'route', spans),
      cubeTotals(cube, 'border', spans, filter),
      cubeTotals(cube, 'nationality', spans, filter),
      cubeSeries(cube, filter) ?? [],
    ]
  }
  const [byRoute, , , byMonth] = groups
  let before: Choice = { change: 'all years', months: [0, SYNTHETIC_MONTHS], route: null }
  const queryCrossfilter = (choice: Choice) => {
    if (String(choice.months) !== String(before.months)) byMonth?.dimension.filterRange(choice.months)
    if (choice.route === null && before.route !== null) byRoute?.dimension.filterAll()
    else if (choice.route !== null && choice.route !== before.route)
      byRoute?.dimension.filterExact(choice.route)
    before = choice
    return groups.map(({ group }) => group.all().map(({ value }) => value))
  }

  const changes = new Map(
    CHANGES.map((change) => [change, { cube: [], crossfilter: [] } satisfies CubeTimes]),
  )
  const times = (change: CubeChange): CubeTimes => changes.get(change) ?? { cube: [], crossfilter: [] }
  for (let round = 0; round < rounds; round += 1) {
    for (const choice of choicesOfRound()) {
      const ours = timed(times(choice.change).cube, () => queryCube(choice))
      const theirs = timed(times(choice.change).crossfilter, () => queryCrossfilter(choice))
      if (JSON.stringify(ours.map((list) => [...list])) !== JSON.stringify(theirs))
        throw new Error(`cube and crossfilter2 differ on ${JSON.stringify(choice)}`)
    }
  }
  return { build: built, changes }
}

function choicesOfRound(): readonly Choice[] {
  const year = (index: number): Choice['months'] => [index * 12, index * 12 + 12]
  return [
    ...Array.from(
      { length: 6 },
      (_, index): Choice => ({ change: 'another year', months: year(index * 3), route: null }),
    ),
    ...Array.from(
      { length: 12 },
      (_, index): Choice => ({ change: 'brush by a month', months: [181 + index, 193 + index], route: null }),
    ),
    ...Array.from(
      { length: 6 },
      (_, index): Choice => ({ change: 'another route', months: [192, 204], route: index }),
    ),
    { change: 'all years', months: [0, SYNTHETIC_MONTHS], route: null },
  ]
}

function timed<Result>(times: number[], work: () => Result): Result {
  const started = performance.now()
  const result = work()
  times.push(performance.now() - started)
  return result
}
