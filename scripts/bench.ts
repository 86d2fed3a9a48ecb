import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { BROWSER_ARGUMENTS } from './browserArguments.ts'
import { figure } from './figure.ts'
import { findBrowser } from './findBrowser.ts'
import { listenOnFreePort } from './listenOnFreePort.ts'
import { measureDerivation } from './measureDerivation.ts'
import { measurePage, type PageStart } from './measurePage.ts'
import { BuildManifest, staticClosure } from './staticClosure.ts'
import { createStaticServer } from './staticServer.ts'
import { transferSizes } from './transferSizes.ts'

const USAGE = 'Usage: npm run bench -- [--runs 5]   (after npm run build)'
const SLOW = 4

/**
 * Measures the derivation and the built page and prints one JSON line a figure. Times depend on the machine, so
 * no test stands on them; the ratio of the slowed to the plain start of the same run is the steadiest of them.
 */
async function bench(): Promise<void> {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } })
  const runs = Number(values.runs)
  if (!Number.isInteger(runs) || runs < 1)
    throw new Error(`--runs ${values.runs}: a whole number from 1. ${USAGE}`)

  print(figure('documents derived', 'documents/s', measureDerivation(runs)))

  const root = resolve('dist')
  const server = createStaticServer(root)
  const origin = `http://localhost:${await listenOnFreePort(server, 4490)}`
  const executablePath = findBrowser()
  if (executablePath === null)
    throw new Error('There is no Chromium. Run `npx tsx scripts/ensure-browser.ts` first.')
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGUMENTS] })
  try {
    // The first start fills the server's memory of compressed files and is not counted.
    const warm = await measurePage(browser, `${origin}/`, 1)
    printSizes('first load', transferSizes(root, origin, firstLoad(root, origin)))
    printSizes('start until the map stands', transferSizes(root, origin, warm.requested))
    const plain: PageStart[] = []
    const slowed: PageStart[] = []
    for (let run = 0; run < runs; run += 1) {
      plain.push(await measurePage(browser, `${origin}/`, 1))
      slowed.push(await measurePage(browser, `${origin}/`, SLOW))
    }
    printStarts(plain, slowed)
  } finally {
    await browser.close()
    server.close()
    server.closeAllConnections()
  }
}

function printStarts(plain: readonly PageStart[], slowed: readonly PageStart[]): void {
  const of: Readonly<Record<string, (start: PageStart) => number>> = {
    'first paint': (start) => start.firstPaint,
    'map ready': (start) => start.mapReady,
    'filter to view drawn': (start) => figure('', '', start.filterToDrawn).median,
  }
  for (const [name, value] of Object.entries(of)) {
    print(figure(`${name}, cpu x1`, 'ms', plain.map(value)))
    print(figure(`${name}, cpu x${SLOW}`, 'ms', slowed.map(value)))
    const ratios = plain.map((start, run) => {
      const other = slowed[run]
      return other === undefined ? Number.NaN : value(other) / value(start)
    })
    print(figure(`${name}, x${SLOW} / x1`, 'ratio', ratios))
  }
}

/** The addresses of the page, its entry and all that it imports statically. */
function firstLoad(root: string, origin: string): readonly string[] {
  const manifest = BuildManifest.parse(JSON.parse(readFileSync(join(root, '.vite/manifest.json'), 'utf8')))
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
