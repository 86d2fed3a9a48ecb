import { parseArgs } from 'node:util'
import { BROWSER_ARGUMENTS, findBrowser } from '#scripts/findBrowser.ts'
import { pageBeside, servePage, THROUGHLINE } from './benchedPage.ts'
import {
  benchBriefing,
  benchBusy,
  benchFigures,
  benchGrown,
  benchIncidents,
  benchInteractions,
  benchPages,
} from './benchLines.ts'
import { excessOf, type Figure, figure } from './figure.ts'
import { measureCorpus } from './measureCorpus.ts'
import { measureAfternoon, measureDecisions, measureDesk } from './measureDesk.ts'
import { measureDeskPage } from './measureDeskPage.ts'
import { measureGrowth } from './measureGrowth.ts'
import { measureDerivation } from './measureInNode.ts'
import { measureListeners } from './measureListeners.ts'
import { measureRanges } from './measureRanges.ts'
import { measureRecognition } from './measureRecognition.ts'
import { measureSuggestions } from './measureSuggestions.ts'
import { measureTables } from './measureTables.ts'
import { processorTimes } from './processorTimes.ts'

/** What can be measured alone. */
const PARTS = [
  'derive',
  'growth',
  'corpus',
  'suggestions',
  'tables',
  'desk',
  'afternoon',
  'figures',
  'ranges',
  'recognition',
  'page',
  'interactions',
  'grown',
  'busy',
  'incidents',
  'briefing',
  'listeners',
  'desk-page',
] as const
type Part = (typeof PARTS)[number]
/** Parts that need neither a browser nor the build. */
const IN_NODE: readonly Part[] = [
  'derive',
  'growth',
  'corpus',
  'suggestions',
  'tables',
  'desk',
  'afternoon',
  'figures',
  'ranges',
  // It draws its pages in a browser, but needs no build.
  'recognition',
]

const USAGE = `Usage: npm run bench -- [--rounds 5] [--only ${PARTS.join(',')}] [--cpu 4] [--angle] [--beside DIR]…   (after npm run build)`

/**
 * Measures the derivation, the aggregation of figures and the built page; prints a JSON line per figure. Times depend on
 * the machine, so no test uses them; the ratios of a run to another page of the same run (`--beside`) are steadier. Exits with 1
 * where a count grows that must not.
 */
async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      only: { type: 'string', default: PARTS.join(',') },
      cpu: { type: 'string', default: '1' },
      angle: { type: 'boolean', default: false },
      beside: { type: 'string', multiple: true, default: [] },
    },
  })
  const rounds = Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds ${values.rounds}: a whole number from 1. ${USAGE}`)
  const cpu = Number(values.cpu)
  if (!(cpu >= 1)) throw new Error(`--cpu ${values.cpu}: a factor from 1. ${USAGE}`)
  const parts = values.only.split(',').map((name): Part => {
    const part = PARTS.find((known) => known === name)
    if (!part) throw new Error(`--only ${name}: there is no such part. ${USAGE}`)
    return part
  })
  const pages = [THROUGHLINE, ...values.beside.map(pageBeside)]

  if (parts.includes('derive')) print(figure('documents derived', 'documents/s', measureDerivation(rounds)))
  if (parts.includes('growth')) for (const line of measureGrowth(rounds)) print(line)
  if (parts.includes('corpus')) for (const line of measureCorpus()) print(line)
  if (parts.includes('suggestions')) for (const line of measureSuggestions()) print(line)
  if (parts.includes('tables')) for (const line of await measureTables(rounds)) print(line)
  if (parts.includes('desk'))
    for (const line of [...(await measureDecisions()), ...(await measureDesk())]) print(line)
  if (parts.includes('afternoon')) for (const line of await measureAfternoon()) print(line)
  if (parts.includes('figures')) for (const line of benchFigures(rounds)) print(line)
  if (parts.includes('ranges')) print(measureRanges())
  if (parts.includes('recognition')) for (const line of await measureRecognition()) print(line)
  if (parts.every((part) => IN_NODE.includes(part))) return

  const executablePath = findBrowser()
  if (executablePath === null)
    throw new Error('There is no Chromium. Run `npx tsx scripts/ensure-browser.ts` first.')
  if (processorTimes(process.pid) === null)
    print({ note: 'processor times are left out: this system has no /proc' })
  const options = { executablePath, cpu, hasAngle: values.angle }
  if (parts.includes('page')) for (const line of await benchPages(pages, rounds, options)) print(line)
  if (parts.includes('interactions'))
    for (const line of await benchInteractions(THROUGHLINE, rounds, options)) print(line)
  if (parts.includes('grown')) for (const line of await benchGrown(THROUGHLINE, rounds, options)) print(line)
  if (parts.includes('busy')) for (const line of await benchBusy(pages, rounds, options)) print(line)
  if (!(['incidents', 'briefing', 'listeners', 'desk-page'] as const).some((part) => parts.includes(part)))
    return
  const own = await servePage(THROUGHLINE)
  const served = [own]
  if (parts.includes('listeners')) for (const line of await measureListeners(own, options)) print(line)
  if (parts.includes('desk-page')) for (const line of await measureDeskPage(own, options)) print(line)
  const { chromium } = await import('@playwright/test')
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGUMENTS] })
  try {
    if (parts.includes('briefing')) {
      const others = await Promise.all(pages.slice(1).map(servePage))
      served.push(...others)
      for (const line of await benchBriefing(browser, [own, ...others], rounds)) print(line)
    }
    if (parts.includes('incidents'))
      for (const line of await benchIncidents(browser, new URL(own.address).origin)) print(line)
  } finally {
    await browser.close()
    for (const { close } of served) close()
  }
}

const isFigure = (line: object): line is Figure => 'median' in line

function print(line: object): void {
  console.log(JSON.stringify(line))
  const excess = isFigure(line) ? excessOf(line) : null
  if (excess === null) return
  console.error(excess)
  process.exitCode = 1
}

bench().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
