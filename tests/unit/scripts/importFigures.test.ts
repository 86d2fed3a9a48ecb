import { spawnSync } from 'node:child_process'
import { readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFile } from '#scripts/import-figures.ts'
import { copySources, type SourcesCopy } from '#tests/support/sourcesCopy.ts'

const TABLE = 'data/sources/figures/missing-migrants-annual.csv'
const META = TABLE.replace('.csv', '.meta.json')
const HEAD = 'year,mediterranean_dead_and_missing,global_dead_and_missing\n'

let copy: SourcesCopy
beforeAll(() => {
  copy = copySources()
})
afterAll(() => copy.remove())

/** Runs the command in this process on 6 January 2027. */
function run(text: string | Uint8Array, ...options: readonly string[]) {
  const file = join(copy.root, 'annual.csv')
  writeFileSync(file, text)
  const lines = { log: [] as string[], warn: [] as string[], error: [] as string[] }
  const collect = (to: string[]) => (line: string) => to.push(line)
  const output = { log: collect(lines.log), warn: collect(lines.warn), error: collect(lines.error) }
  const args = ['missing-migrants-annual', file, ...options, '--root', copy.root]
  const status = importFile(args, output, '2027-01-06')
  return { status, stdout: lines.log.join('\n'), stderr: [...lines.warn, ...lines.error].join('\n') }
}

const tables = () => [copy.read(TABLE), copy.read(META), readdirSync(join(copy.root, 'data/sources/figures'))]

describe('import-figures', () => {
  test('changes nothing and exits with 1 when a cell is invalid, and names it', () => {
    const before = tables()
    const result = run(`${HEAD}2026,1700,4000\n2027,twelve,1\n`, '--as-of', '2027-01-05')
    expect(result.status).toBe(1)
    expect(result.stderr).toContain(
      'annual.csv · row 3, column mediterranean_dead_and_missing: “twelve” is no whole number\n    → ',
    )
    expect(result.stderr).toContain('One fault, nothing written.')
    expect(tables()).toEqual(before)
  })

  test('writes both files and prints what was revised, added and kept', () => {
    const result = run(`${HEAD}2026,1700,3600\n2027,1,2\n`, '--as-of', '2027-01-05')
    expect(result.stderr).toBe('')
    expect(result.status).toBe(0)
    expect(result.stdout).toContain('  2026, mediterranean: 1662 → 1700\n  2026, world: 3525 → 3600')
    expect(result.stdout).toContain('rows added: 1\n  2027')
    expect(result.stdout).toContain('rows that the file lacks, kept: 12')
    expect(copy.read(TABLE)).toMatch(/\n2025,2185,7927\n2026,1700,3600\n2027,1,2\n$/)
    expect(JSON.parse(copy.read(META))).toMatchObject({
      asOf: '2027-01-05',
      coverage: { from: '2014-01', to: '2027-01' },
      partialMonths: ['2027-01'],
    })
  })

  test('rejects a file that is not UTF-8', () => {
    const before = tables()
    const result = run(Buffer.from(`${HEAD}Türkiye`, 'latin1'), '--as-of', '2027-02-05')
    expect(result.status).toBe(1)
    expect(result.stderr).toContain('annual.csv · line 2: it is not UTF-8 text')
    expect(tables()).toEqual(before)
  })

  test.each([
    [['--as-of', '5 January'], /--as-of 5 January: a date is YYYY-MM-DD/],
    [[], /--as-of is needed/],
    [['--as-of', '2027-01-05', '--months', '2027'], /--months 2027: months are/],
    [['--as-of', '2027-01-05', '--month', '2027-01'], /Unknown option '--month'/],
    [['another', '--as-of', '2027-01-05'], /a data set and a file are needed/],
  ])('prints its usage for %j', (options, message) => {
    const result = run(HEAD, ...options)
    expect(result.status).toBe(1)
    expect(result.stderr).toMatch(message)
    expect(result.stderr).toContain('Usage: npm run import-figures')
  })

  test('asks for --yes where much changes, and writes nothing without it', () => {
    const before = tables()
    const file = `${HEAD}2024,2573,8938\n2025,21850,79270\n`
    const asked = run(file, '--as-of', '2027-01-06')
    expect(asked.status).toBe(1)
    expect(asked.stdout).toContain('mediterranean: ')
    expect(asked.stderr).toContain(
      'check: mediterranean changes by a factor of 3 or more: 2025: 2185 → 21850',
    )
    expect(asked.stderr).toContain('run the command again with --yes')
    expect(tables()).toEqual(before)
    expect(run(file, '--as-of', '2027-01-06', '--yes').status).toBe(0)
    expect(copy.read(TABLE)).toContain('2025,21850,79270')
    copy.write(TABLE, before[0] as string)
    copy.write(META, before[1] as string)
  })

  test.each([
    [
      'a date of the data after today',
      `${HEAD}2026,1700,4000\n`,
      '2099-01-01',
      '2099-01-01 is after today, 2027-01-06',
    ],
    ['a row after today', `${HEAD}2031,1,2\n`, '2027-01-06', '2031 is after today'],
    [
      'more in the Mediterranean than in the world',
      `${HEAD}2026,1700,1600\n`,
      '2027-01-06',
      'more than world',
    ],
  ])('refuses %s', (_, text, asOf, words) => {
    const before = tables()
    const result = run(text, '--as-of', asOf, '--yes')
    expect(result.status).toBe(1)
    expect(result.stderr).toContain(words)
    expect(tables()).toEqual(before)
  })

  test('refuses a week that is not the sum of its days in the other table', () => {
    const [, ...weeks] = copy.read('data/sources/figures/uk-small-boats-weekly.csv').split('\n')
    const names =
      'migrants_arrived,boats_arrived,boats_uncontrolled_landings,migrants_prevented,events_prevented'
    const file = join(copy.root, 'weekly.csv')
    writeFileSync(
      file,
      [`week_ending,${names}`, ...weeks].join('\n').replace(/^(2024-06-30),(\d+)/m, '$1,1$2'),
    )
    const lines: string[] = []
    const output = { log: () => {}, warn: () => {}, error: (line: string) => lines.push(line) }
    const args = ['uk-small-boats-weekly', file, '--as-of', '2027-01-05', '--yes', '--root', copy.root]
    expect(importFile(args, output, '2027-01-06')).toBe(1)
    expect(lines.join('\n')).toMatch(
      /2024-06-30 has \d+, and its days in uk-small-boats-daily\.csv add up to \d+/,
    )
  })

  test('refuses what is no regular file of at most 64 MB', () => {
    const output = { log: () => {}, warn: () => {}, error: (line: string) => lines.push(line) }
    const lines: string[] = []
    const large = join(copy.root, 'large.csv')
    writeFileSync(large, '')
    truncateSync(large, 200_000_000)
    for (const file of [large, copy.root, join(copy.root, 'none.csv')]) {
      expect(
        importFile(['missing-migrants-annual', file, '--as-of', '2027-01-06'], output, '2027-01-06'),
      ).toBe(1)
    }
    expect(lines.join('\n')).toMatch(
      /it has 191 MB; at most 64 MB[\s\S]*it is a folder[\s\S]*it does not exist/,
    )
  })

  test('exits with its code when run as a program', () => {
    const args = ['--import', 'tsx', 'scripts/import-figures.ts', 'nothing']
    const result = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect(result.status).toBe(1)
    expect(result.stderr).toContain('Usage: npm run import-figures')
  })
})
