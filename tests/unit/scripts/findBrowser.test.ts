import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findBrowser } from '#scripts/findBrowser.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'browser-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function program(name: string, mode = 0o755): string {
  const path = join(folder, name)
  writeFileSync(path, '#!/bin/sh\n')
  chmodSync(path, mode)
  return path
}

test('CHROMIUM_PATH comes first', () => {
  program('chromium')
  const mine = program('my-browser')
  expect(findBrowser({ PATH: folder, CHROMIUM_PATH: mine })).toBe(mine)
})

test('a CHROMIUM_PATH that cannot be run is an error with a remedy', () => {
  program('chromium')
  const text = program('notes.txt', 0o644)
  expect(() => findBrowser({ PATH: folder, CHROMIUM_PATH: text })).toThrow(/CHROMIUM_PATH.*notes\.txt.*unset/)
})

test('on the PATH the headless shell comes before chromium, chromium before chrome, and what cannot run is skipped', () => {
  const chrome = program('google-chrome')
  program('chromium-browser', 0o644)
  expect(findBrowser({ PATH: `${folder}:` })).toSatisfy(
    // A chromium in /usr/bin comes before any chrome.
    (path: string) => path === chrome || path.startsWith('/usr/bin/chromium'),
  )
  const chromium = program('chromium')
  expect([chromium, '/usr/bin/chromium-headless-shell']).toContain(findBrowser({ PATH: folder }))
  const shell = program('chromium-headless-shell')
  expect(findBrowser({ PATH: folder })).toBe(shell)
})
