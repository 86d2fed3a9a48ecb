import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copySources, type SourcesCopy } from '#tests/support/sourcesCopy.ts'

const TABLE = 'data/sources/figures/missing-migrants-annual.csv'
const META = TABLE.replace('.csv', '.meta.json')
const HEAD = 'year,mediterranean_dead_and_missing,global_dead_and_missing\n'

let copy: SourcesCopy
beforeAll(() => {
  copy = copySources()
})
afterAll(() => copy.remove())

function run(text: string | Uint8Array, ...options: readonly string[]) {
  const file = join(copy.root, 'annual.csv')
  writeFileSync(file, text)
  const args = ['missing-migrants-annual', file, ...options, '--root', copy.root]
  return spawnSync(resolve('node_modules/.bin/tsx'), ['scripts/import-figures.ts', ...args], {
    encoding: 'utf8',
  })
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
    const result = run(`${HEAD}2026,1700,4000\n2027,1,2\n`, '--as-of', '2027-01-05')
    expect(result.stderr).toBe('')
    expect(result.status).toBe(0)
    expect(result.stdout).toContain('  2026, mediterranean: 1662 → 1700\n  2026, world: 3525 → 4000')
    expect(result.stdout).toContain('rows added: 1\n  2027')
    expect(result.stdout).toContain('rows that the file lacks, kept: 12')
    expect(copy.read(TABLE)).toMatch(/\n2025,2185,7927\n2026,1700,4000\n2027,1,2\n$/)
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
    expect(result.stderr).toContain('annual.csv · (file): it is not UTF-8 text')
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
})
