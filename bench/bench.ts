import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { BROWSER_ARGUMENTS, findBrowser } from '#scripts/findBrowser.ts'
import { BuildManifest, staticClosure } from '#scripts/staticClosure.ts'
import { createStaticServer, listenOnFreePort } from '#scripts/staticServer.ts'
import { benchBriefing, benchBrush, benchFigures, benchIncidents } from './benchLines.ts'
import { figure, spread } from './figure.ts'
import { chunkSizes, transferSizes } from './fileSizes.ts'
import { measureGrowth } from './measureGrowth.ts'
import { measureDerivation } from './measureInNode.ts'
import { measurePage, type PageRun } from './measurePage.ts'

/** What can be measured alone. */
const PARTS = ['derive', 'growth', 'figures', 'page', 'brush', 'incidents', 'briefing'] as const
type Part = (typeof PARTS)[number]
/** Parts that need neither a browser nor the build. */
const IN_NODE: readonly Part[] = ['derive', 'growth', 'figures']

const USAGE = `Usage: npm run bench -- [--runs 3] [--only ${PARTS.join(',')}]   (after npm run build)`
const SLOW = 4
/** Clicks in each run: three quarters on filters, the others on routes. */
const CLICKS = 32

/**
 * Measures the derivation, the aggregation of figures and the built page; prints a JSON line per figure. Times depend on
 * the machine, so no test uses them; the ratio of slowed to plain start within a run is the most stable.
 */
async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '3' }, only: { type: 'string', default: PARTS.join(',') } },
  })
  const runs = Number(values.runs)
  if (!Number.isInteger(runs) || runs < 1)
    throw new Error(`--runs ${values.runs}: a whole number from 1. ${USAGE}`)
  const parts = values.only.split(',').map((name): Part => {
    const part = PARTS.find((known) => known === name)
    if (!part) throw new Error(`--only ${name}: there is no such part. ${USAGE}`)
    return part
  })

  if (parts.includes('derive')) print(figure('documents derived', 'documents/s', measureDerivation(runs)))
  if (parts.includes('growth')) for (const line of measureGrowth(runs)) print(line)
  if (parts.includes('figures')) for (const line of benchFigures(runs)) print(line)
  if (parts.every((part) => IN_NODE.includes(part))) return

  const root = resolve('dist')
  const server = createStaticServer(root)
  const origin = `http://localhost:${await listenOnFreePort(server, 4490)}`
  const executablePath = findBrowser()
  if (executablePath === null)
    throw new Error('There is no Chromium. Run `npx tsx scripts/ensure-browser.ts` first.')
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGUMENTS] })
  try {
    if (parts.includes('page')) await benchPage(browser, root, origin, runs)
    if (parts.includes('brush')) for (const line of await benchBrush(browser, origin)) print(line)
    if (parts.includes('briefing')) for (const line of await benchBriefing(browser, origin, runs)) print(line)
    if (parts.includes('incidents')) for (const line of await benchIncidents(browser, origin)) print(line)
  } finally {
    await browser.close()
    server.close()
    server.closeAllConnections()
  }
}

async function benchPage(browser: Browser, root: string, origin: string, runs: number): Promise<void> {
  const manifest = readManifest(root)
  for (const line of chunkSizes(root, manifest)) print(line)
  // The first start fills the server's cache of compressed files and does not count.
  const warm = await measurePage(browser, `${origin}/`, { cpu: 1, clicks: 0 })
  printSizes('first load', transferSizes(root, origin, firstLoad(manifest, origin)))
  printSizes('start until the map stands', transferSizes(root, origin, warm.requested))
  const plain: PageRun[] = []
  const slowed: PageRun[] = []
  // Plain and slowed runs alternate, so that other load affects both.
  for (let run = 0; run < runs; run += 1) {
    plain.push(await measurePage(browser, `${origin}/`, { cpu: 1, clicks: CLICKS }))
    slowed.push(await measurePage(browser, `${origin}/`, { cpu: SLOW, clicks: CLICKS }))
  }
  printRuns(plain, slowed)
}

function printRuns(plain: readonly PageRun[], slowed: readonly PageRun[]): void {
  const starts: Readonly<Record<string, (run: PageRun) => number>> = {
    'first paint': (run) => run.firstPaint,
    'first paint with a map': (run) => run.firstMap,
    'map ready': (run) => run.mapReady,
  }
  for (const [name, value] of Object.entries(starts)) {
    print(figure(`${name}, cpu x1`, 'ms', plain.map(value)))
    print(figure(`${name}, cpu x${SLOW}`, 'ms', slowed.map(value)))
    printRatio(name, plain.map(value), slowed.map(value))
  }
  const kinds: Readonly<Record<string, (run: PageRun) => readonly number[]>> = {
    'filter to view drawn': (run) => run.toDrawn.filters,
    'route chosen to view drawn': (run) => run.toDrawn.routes,
    'map drawn for nothing': (run) => run.toDrawn.mapAlone,
  }
  for (const [name, times] of Object.entries(kinds)) {
    print(spread(`${name}, cpu x1`, 'ms', plain.flatMap(times)))
    print(spread(`${name}, cpu x${SLOW}`, 'ms', slowed.flatMap(times)))
    const middle = (run: PageRun) => figure('', '', times(run)).median
    printRatio(name, plain.map(middle), slowed.map(middle))
  }
  const shift = (run: PageRun) => run.layoutShift
  print(figure('layout shift of the start, cpu x1', 'score', plain.map(shift)))
  print(figure(`layout shift of the start, cpu x${SLOW}`, 'score', slowed.map(shift)))
}

/** The ratio of each slowed run to the plain run before it. */
function printRatio(name: string, plain: readonly number[], slowed: readonly number[]): void {
  const ratios = plain.map((value, run) => (slowed[run] ?? Number.NaN) / value)
  print(figure(`${name}, x${SLOW} / x1`, 'ratio', ratios))
}

function readManifest(root: string): BuildManifest {
  return BuildManifest.parse(JSON.parse(readFileSync(join(root, '.vite/manifest.json'), 'utf8')))
}

/** The addresses of the page, its entry and all that it imports statically. */
function firstLoad(manifest: BuildManifest, origin: string): readonly string[] {
  return ['', 'theme.js', 'startFrame.js', ...staticClosure(manifest, 'index.html')].map(
    (file) => `${origin}/${file}`,
  )
}

function printSizes(name: string, sizes: Readonly<Record<string, number>>): void {
  for (const [kind, bytes] of Object.entries(sizes)) {
    print({ figure: `${name}, ${kind}`, unit: 'bytes brotli', value: bytes })
  }
}

function print(line: object): void {
  console.log(JSON.stringify(line))
}

bench().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
