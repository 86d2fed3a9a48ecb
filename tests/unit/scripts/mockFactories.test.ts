import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** What the factories of `vi.mock` import in a file of tests. */
function importsOfFactories(code: string): readonly string[] {
  return [...code.matchAll(/^vi\.(?:mock|doMock)\((?:[^\n]*\)$|.*?^\}\)+$)/gms)].flatMap(([call]) =>
    [...call.matchAll(/\bimport\('([^']+)'\)/g)].map(([, path = '']) => path),
  )
}

// A factory runs while the files that import its module load: what it imports of the app may be among them, and each would
// wait for the other. `vi.spyOn(module, 'name')` needs no factory.
test('no factory of `vi.mock` imports the app, or a file that does', () => {
  // Written so that this file itself replaces nothing.
  const sample = ['vi', "mock('#a.ts', async () => {\n  f()\n  return import('#b.ts')\n})\n"].join('.')
  expect(importsOfFactories(sample)).toEqual(['#b.ts'])
  const files = readdirSync('tests', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  )
  const imported = files.flatMap((file) => importsOfFactories(readFileSync(join('tests', file), 'utf8')))
  expect(imported.length).toBeGreaterThan(1)
  for (const path of new Set(imported)) {
    expect(path).toMatch(/^\.\/\w+\.tsx?$/)
    const code = readFileSync(join('tests/support', path), 'utf8')
    expect(code.match(/^import (?!type ).*'[#.].*$/gm) ?? [], path).toEqual([])
  }
})
