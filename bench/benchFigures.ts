import { type Figure, figure, type Spread, spread } from './figure.ts'
import { measureAggregates } from './measureAggregates.ts'
import { type CubeTimes, measureCube } from './measureCube.ts'

const ROWS = 1_000_000

/** The lines of the bench about adding figures up, in Node: on the published data, and on many rows beside crossfilter2. */
export function benchFigures(runs: number): readonly (Figure | Spread)[] {
  const { build, changes } = measureCube(ROWS, runs)
  const rows = `${ROWS / 1e6} million rows`
  return [
    spread('all aggregates of a change, published data', 'ms', measureAggregates(runs)),
    figure(`cube laid out, ${rows}`, 'ms', build.cube),
    figure(`crossfilter2 laid out, ${rows}`, 'ms', build.crossfilter),
    ...[['any change', together([...changes.values()])] as const, ...changes].flatMap(
      ([change, { cube, crossfilter }]) => [
        spread(`${change}, ${rows}, cube`, 'ms', cube),
        spread(`${change}, ${rows}, crossfilter2`, 'ms', crossfilter),
        figure(
          `${change}, ${rows}, crossfilter2 / cube`,
          'ratio',
          crossfilter.map((time, index) => time / (cube[index] ?? Number.NaN)),
        ),
      ],
    ),
  ]
}

function together(all: readonly CubeTimes[]): CubeTimes {
  return {
    cube: all.flatMap(({ cube }) => cube),
    crossfilter: all.flatMap(({ crossfilter }) => crossfilter),
  }
}
