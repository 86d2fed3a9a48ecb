import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { type BenchedPage, type ServedPage, servePage } from './benchedPage.ts'
import { type Figure, figure, ratio, type Spread, spread } from './figure.ts'
import { growPage } from './growPage.ts'
import { measureExport, measureKiosk, measureSteps } from './measureBriefing.ts'
import { type CubeTimes, measureCube } from './measureCube.ts'
import { type IncidentLoad, type IncidentView, measureIncidents } from './measureIncidents.ts'
import { measureAggregates } from './measureInNode.ts'
import { KNOWN_STEPPED, measureInteractions, PERIOD_PRESSED } from './measureInteractions.ts'
import { measurePage, type PageFigures, type PageOptions } from './measurePage.ts'

type Line = Figure | Spread

const MANY = 100_000

/**
 * Measures pages in turn, each in a fresh browser: the medians of every page, and the ratios of the first to each other
 * one. A first start of each fills its server's cache of compressed files and does not count.
 */
export async function benchPages(
  pages: readonly BenchedPage[],
  rounds: number,
  options: PageOptions,
): Promise<readonly Line[]> {
  const served = await Promise.all(pages.map(servePage))
  try {
    for (const page of served) await measurePage({ ...page, years: '', brush: '', tabs: null }, options)
    const runs = served.map((page) => ({ name: page.name, found: [] as PageFigures[] }))
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, page] of served.entries()) runs[index]?.found.push(await measurePage(page, options))
    }
    return pageLines(runs, `cpu x${options.cpu}`)
  } finally {
    for (const { close } of served) close()
  }
}

/** By how much the page's thread is slowed for interactions: to about that of a cheap phone. */
const SLOWED = 4

/** Measures how long twelve usual interactions wait for the next frame, each and together. */
export async function benchInteractions(
  page: BenchedPage,
  rounds: number,
  options: PageOptions,
): Promise<readonly Line[]> {
  const served = await servePage(page)
  try {
    const found = new Map<string, number[]>()
    for (let round = 0; round < rounds; round += 1)
      for (const { name, inp } of await measureInteractions(served, { ...options, cpu: SLOWED }))
        found.set(name, [...(found.get(name) ?? []), inp])
    return [
      ...[...found].map(([name, values]) => figure(`INP, ${name}, cpu x${SLOWED}`, 'ms', values)),
      figure(
        `INP, ${KNOWN_STEPPED} / ${PERIOD_PRESSED}`,
        'ratio',
        (found.get(KNOWN_STEPPED) ?? []).map(
          (inp, run) => inp / (found.get(PERIOD_PRESSED)?.[run] ?? Number.NaN),
        ),
      ),
      spread(`INP, all ${found.size} interactions, cpu x${SLOWED}`, 'ms', [...found.values()].flat()),
    ]
  } finally {
    served.close()
  }
}

/** How many times the data the app is measured with. */
const TIMES = 10
const TABS = ['Measures', 'Overview'].map(
  (name) => `role=region[name="Details"] >> role=tab[name=/^${name}/]`,
) as [string, string]
/** Of these figures the growth is told: what hangs on the data. */
const GROWING = [
  'sent until drawn',
  'start, page thread',
  'period clicked',
  'Measures opened',
  'DOM nodes',
  'heap',
]

/** Measures a page with many times the data beside itself, in turn. */
export async function benchGrown(
  page: BenchedPage,
  rounds: number,
  options: PageOptions,
): Promise<readonly Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-grown-'))
  try {
    growPage(page.root, folder, TIMES)
    const today = { ...page, name: 'data of today', brush: '', tabs: TABS }
    const lines = await benchPages(
      [{ ...today, name: `${TIMES} times the data`, root: folder }, today],
      rounds,
      options,
    )
    return lines.filter((line) => GROWING.some((name) => line.figure.startsWith(name)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Measures the page thread of the start while other programs keep two processors busy. */
export async function benchBusy(
  pages: readonly BenchedPage[],
  rounds: number,
  options: PageOptions,
): Promise<readonly Line[]> {
  const loops: ChildProcess[] = [1, 2].map(() => spawn(process.execPath, ['-e', 'for (;;);']))
  try {
    const starts = pages.map((page) => ({ ...page, years: '', brush: '' }))
    const lines = await benchPages(starts, rounds, options)
    return lines
      .filter((line) => line.figure.startsWith('start, page thread'))
      .map((line) => ({ ...line, figure: `beside two busy loops: ${line.figure}` }))
  } finally {
    for (const loop of loops) loop.kill()
  }
}

/** A page with the figures of its rounds. */
interface PageRuns {
  name: string
  found: readonly PageFigures[]
}

/** The lines of all figures that the first page has. */
export function pageLines([first, ...others]: readonly PageRuns[], condition: string): readonly Line[] {
  if (!first) return []
  const valuesOf = ({ found }: PageRuns, name: string) => found.map((run) => run[name]?.[0] ?? null)
  const isMeasured = (values: readonly (number | null)[]) => values.some((value) => value !== null)
  return Object.entries(first.found[0] ?? {}).flatMap(([name, [, unit]]): readonly Line[] => {
    const title = `${name}, ${condition}`
    const own = valuesOf(first, name)
    if (!isMeasured(own)) return []
    const beside = others.map((page) => ({ page, values: valuesOf(page, name) }))
    return [
      figure(title, unit, own.filter(isNumber)),
      ...beside
        .filter(({ values }) => isMeasured(values))
        .flatMap(({ page, values }) => [
          figure(`${title}, ${page.name}`, unit, values.filter(isNumber)),
          ...[ratio(`${title}, ${first.name} / ${page.name}`, own, values)].filter((line) => line !== null),
        ]),
    ]
  })
}

function isNumber(value: number | null): value is number {
  return value !== null
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

/** Steps to change back and forth, and steps after which the heap of a kiosk is read. */
const STEP_CHANGES = 44
const HEAP_STOPS = [40, 200] as const

/** Measures a briefing of twelve steps: as slides, on paper, on stage (also that of other pages), and in a long kiosk run. */
export async function benchBriefing(
  browser: Browser,
  [page, ...others]: readonly [ServedPage, ...ServedPage[]],
  runs: number,
): Promise<readonly Line[]> {
  const lines: Line[] = []
  for (const what of ['slides', 'handout'] as const) {
    const times: number[] = []
    for (let run = 0; run < runs; run += 1) times.push(await measureExport(browser, page, what))
    const name = what === 'slides' ? 'to PPTX' : 'to print-ready pages'
    lines.push(figure(`briefing of 12 steps ${name}`, 'ms', times))
  }
  const title = 'step of a briefing: key to settled'
  const own = await measureSteps(browser, page, STEP_CHANGES)
  lines.push(spread(title, 'ms', own))
  for (const other of others) {
    const times = await measureSteps(browser, other, STEP_CHANGES)
    lines.push(spread(`${title}, ${other.name}`, 'ms', times))
    const line = ratio(`${title}, ${page.name} / ${other.name}`, own, times)
    if (line !== null) lines.push(line)
  }
  const [early = Number.NaN, late = Number.NaN] = await measureKiosk(browser, page, HEAP_STOPS)
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
