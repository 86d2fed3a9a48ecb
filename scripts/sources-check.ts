import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { countOf, describeFaults } from '#derive/fault.ts'
import { parseJsonFile, stableJson } from '#derive/jsonText.ts'
import { compareText } from '#domain/compareText.ts'
import { type Locator, RecordFile, type RecordSource } from '#domain/datedRecord.ts'
import { type SourceCheck, SourceCheckFile, SourceCheckResult } from '#domain/findSentence.ts'
import { OutcomeFile } from '#domain/outcome.ts'
import { writeAtomically } from './derivedFolder.ts'
import type { Output } from './deriveMany.ts'
import { readInput } from './readInput.ts'
import { checkPages, type PageToCheck } from './sourceChecks.ts'

const USAGE = `Usage: npm run sources:check [-- OPTIONS]
Asks every page that records and outcomes cite whether it is still there and holds the sealed sentence, one request a second to
a host and as its robots.txt allows, and writes data/sources/checks.json. Can be stopped and continued: pages checked in the
last --days days are left as they are. Run npm run derive afterwards.
  --days N    check again what was checked N days ago or earlier (default 7; 0: everything)
  --only TEXT pages whose address holds this text
  --root DIR  use the data/ folder below DIR instead of this repository's`

const AGENT = 'Throughline-sources-check/1'
const DAY = 86_400_000

/** Pages cited, each once, with the sentences sealed in it. */
export function pagesOf(sources: readonly RecordSource[]): readonly PageToCheck[] {
  const locators = new Map<string, Map<string, Locator>>()
  for (const { url, locator } of sources) {
    const ofPage = locators.get(url) ?? new Map<string, Locator>()
    locators.set(url, ofPage)
    if (locator) ofPage.set(locator.sha256, locator)
  }
  return [...locators].map(([url, ofPage]) => ({ url, locators: [...ofPage.values()] }))
}

/** The checks that stand: those of pages and sentences that are still cited, the newest of each, by address. */
export function keptChecks(
  before: readonly SourceCheck[],
  now: readonly SourceCheck[],
  pages: readonly PageToCheck[],
): readonly SourceCheck[] {
  const keyOf = ({ url, sha256 }: Pick<SourceCheck, 'url' | 'sha256'>) => `${url} ${sha256 ?? ''}`
  const cited = new Set(
    pages.flatMap(({ url, locators }) =>
      locators.length > 0
        ? locators.map(({ sha256 }) => keyOf({ url, sha256 }))
        : [keyOf({ url, sha256: null })],
    ),
  )
  const newest = new Map([...before, ...now].map((check) => [keyOf(check), check]))
  return [...newest.entries()]
    .filter(([key]) => cited.has(key))
    .sort(([a], [b]) => compareText(a, b))
    .map(([, check]) => check)
}

/** Runs the command; returns the exit code. `now` is the time of the run, ms. Times in ms can be shortened for tests. */
export async function sourcesCheck(
  args: readonly string[],
  output: Output = console,
  { now = Date.now(), pause = 1000, timeLimit = 20_000, hosts = 4 } = {},
): Promise<0 | 1> {
  const fail = (...lines: readonly string[]): 1 => {
    for (const line of lines) output.error(line)
    return 1
  }
  let flags: { days: string; only: string; root?: string | undefined; help: boolean }
  try {
    flags = parseArgs({
      args: [...args],
      options: {
        days: { type: 'string', default: '7' },
        only: { type: 'string', default: '' },
        root: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error), '', USAGE)
  }
  if (!/^\d{1,4}$/.test(flags.days)) return fail(`--days ${flags.days}: a whole number of days`, '', USAGE)
  if (flags.help) {
    output.log(USAGE)
    return 0
  }
  const root = flags.root ? resolve(flags.root) : fileURLToPath(new URL('..', import.meta.url))
  const read = readCited(root)
  if (read.faults.length > 0 || !read.sources) {
    return fail(...describeFaults(read.faults), `${countOf(read.faults.length)}, nothing checked.`)
  }
  const all = pagesOf(read.sources)
  const day = (time: number) => new Date(time).toISOString().slice(0, 10)
  const fresh = new Set(
    read.checks.filter(({ on }) => on > day(now - Number(flags.days) * DAY)).map(({ url }) => url),
  )
  const pages = all.filter(({ url }) => url.includes(flags.only) && !fresh.has(url))
  output.log(`${pages.length} of ${all.length} pages to check.`)
  let found: readonly SourceCheck[] = []
  const save = () => writeChecks(root, keptChecks(read.checks, found, all))
  await checkPages(pages, {
    today: day(now),
    agent: AGENT,
    pause,
    timeLimit,
    hosts,
    onChecked: (checks, { url }) => {
      found = [...found, ...checks]
      save()
      for (const { result, detail, movedTo } of checks) {
        const more = [detail, movedTo && `moved to ${movedTo}`].filter(Boolean).join(', ')
        output.log(`${result}: ${url}${more ? ` (${more})` : ''}`)
      }
    },
  })
  save()
  const totals = SourceCheckResult.options.map((result) => {
    const count = found.filter((check) => check.result === result).length
    return count > 0 ? `${result} ${count}` : ''
  })
  output.log(totals.filter(Boolean).join(', ') || 'Nothing to check.')
  return 0
}

/** The pages that records and outcomes cite, and the checks of before. */
function readCited(root: string) {
  const folder = 'data/sources'
  const remedy = 'correct the value so that it fits its schema in src/domain'
  const records = parse(root, `${folder}/records.json`, RecordFile, remedy)
  const outcomes = parse(root, `${folder}/outcomes.json`, OutcomeFile, remedy)
  const checks = parse(root, `${folder}/checks.json`, SourceCheckFile, remedy)
  const faults = [...records.faults, ...outcomes.faults, ...checks.faults]
  const sources =
    records.value && outcomes.value
      ? [
          ...records.value.records.flatMap((record) => record.sources),
          ...Object.values(outcomes.value.plans)
            .flat()
            .flatMap(({ evidence }) => evidence),
        ]
      : null
  return { sources, checks: checks.value?.checks ?? [], faults }
}

function parse<Value>(
  root: string,
  name: string,
  schema: Parameters<typeof parseJsonFile>[1] & { _zod: { output: Value } },
  remedy: string,
) {
  const { text, fault } = readInput(join(root, name), name, 'json')
  if (fault) return { value: null, faults: [fault] }
  const parsed = parseJsonFile({ path: name, text }, schema, remedy)
  return { value: parsed.value as Value | null, faults: parsed.faults }
}

function writeChecks(root: string, checks: readonly SourceCheck[]): void {
  writeAtomically(join(root, 'data', 'sources'), [{ name: 'checks.json', text: stableJson({ checks }) }])
}

// Tests import this module; run only as the entry point.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await sourcesCheck(process.argv.slice(2))
}
