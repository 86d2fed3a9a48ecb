import type { Browser } from '@playwright/test'
import { type Figure, figure, type Spread, spread } from './figure.ts'
import { measureExport, measureKiosk, measureSteps } from './measureBriefing.ts'
import { measureBrush } from './measureBrush.ts'
import { type CubeTimes, measureCube } from './measureCube.ts'
import { type IncidentLoad, type IncidentView, measureIncidents } from './measureIncidents.ts'
import { measureAggregates } from './measureInNode.ts'

type Line = Figure | Spread

/** Drags of the period at each speed. */
const DRAGS = 4
const MANY = 100_000

/** Measures dragging the period: map and dock per step, lists and charts after the last step. */
export async function benchBrush(browser: Browser, origin: string): Promise<readonly Line[]> {
  const lines: Line[] = []
  for (const cpu of [1, 4]) {
    const { stepToFrame, lastToLists } = await measureBrush(browser, origin, cpu, DRAGS)
    lines.push(
      spread(`period dragged: step to map and dock, cpu x${cpu}`, 'ms', stepToFrame),
      spread(`period dragged: last step to lists and charts, cpu x${cpu}`, 'ms', lastToLists),
    )
  }
  return lines
}

/** Measures incidents on the map: frames with none, the published ones, and many. */
export async function benchIncidents(browser: Browser, origin: string): Promise<readonly Line[]> {
  const lines: Line[] = []
  const loads: readonly (readonly [string, IncidentLoad])[] = [
    ['no incidents', 'none'],
    ['published incidents', 'published'],
    [`${MANY / 1000} thousand incidents`, MANY],
  ]
  const views: readonly IncidentView[] = ['afar', 'near']
  for (const view of views) {
    for (const [name, load] of loads) {
      const { pan, brush } = await measureIncidents(browser, origin, load, view)
      lines.push(
        spread(`frame while the map is moved, ${view}, ${name}`, 'ms', pan),
        spread(`frame while the period is brushed, ${view}, ${name}`, 'ms', brush),
      )
    }
  }
  return lines
}

/** Steps to change forth and back, and steps after which the heap of a kiosk is read. */
const STEP_CHANGES = 44
const HEAP_STOPS = [40, 200] as const

/** Measures a briefing of twelve steps: as slides, on paper, on stage, and in a long kiosk run. */
export async function benchBriefing(
  browser: Browser,
  origin: string,
  runs: number,
): Promise<readonly Line[]> {
  const lines: Line[] = []
  for (const what of ['slides', 'handout'] as const) {
    const times: number[] = []
    for (let run = 0; run < runs; run += 1) times.push(await measureExport(browser, origin, what))
    const name = what === 'slides' ? 'to PPTX' : 'to print-ready pages'
    lines.push(figure(`briefing of 12 steps ${name}`, 'ms', times))
  }
  lines.push(
    spread('step of a briefing: key to settled', 'ms', await measureSteps(browser, origin, STEP_CHANGES)),
  )
  const [early = Number.NaN, late = Number.NaN] = await measureKiosk(browser, origin, HEAP_STOPS)
  const [first, last] = HEAP_STOPS
  return [
    ...lines,
    figure(`kiosk: heap after ${first} steps`, 'MB', [early / 1e6]),
    figure(`kiosk: heap after ${last} steps`, 'MB', [late / 1e6]),
    figure(`kiosk: heap after ${last} steps / after ${first}`, 'ratio', [late / early]),
  ]
}

const ROWS = 1_000_000

/** Measures aggregation in Node: on the published data, and on many rows against crossfilter2. */
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
