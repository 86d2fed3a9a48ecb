import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Runs a script in its own folder, as npm does in the project's. */
function run(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'command-'))
  try {
    // The command `tsx` would start a second process for each.
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), resolve(script), ...args],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } },
    )
    return { status, stdout, stderr }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('a command that fails exits with 1 and names the remedy', () => {
  test.each([
    [
      'scripts/build.ts',
      ['--address', 'maps.example'],
      /--address: "maps\.example" is no web address.*Usage/,
    ],
    ['scripts/serve.ts', ['--port', '5999'], /no index\.html to serve.*npm run build/],
    ['scripts/serve.ts', ['--port', 'http'], /--port http: a port is a whole number.*Usage/],
    ['scripts/serve.ts', ['--prot', '1'], /--prot/],
    ['bench/bench.ts', ['--rounds', 'many'], /--rounds many: a whole number.*Usage/],
    ['scripts/print-totals.ts', ['green'], /Usage/],
    ['scripts/check-locale-keys.ts', [], /src\/i18n\/messages.*project's folder/],
  ])('%s %j', (script, args, message) => {
    const result = run(script, args)
    expect(result.status).toBe(1)
    expect(result.stderr).toMatch(message)
    expect(result.stderr).not.toMatch(/^\s+at /m)
  })

  test('ensure-browser, with a CHROMIUM_PATH that does not exist', () => {
    const result = run('scripts/ensure-browser.ts', [], { CHROMIUM_PATH: '/nowhere/chromium' })
    expect(result.status).toBe(1)
    expect(result.stderr).toMatch(/CHROMIUM_PATH.*\/nowhere\/chromium.*unset it/)
  })
})

test('test totals of a folder without results are a failure, alone on the last line', () => {
  const result = run('scripts/print-totals.ts', ['0'])
  expect(result.status).toBe(1)
  expect(result.stdout.trimEnd().split('\n').at(-1)).toBe('0 passed, 3 failed')
})
