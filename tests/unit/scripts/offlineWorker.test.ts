import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { offlineWorker, writeOfflineFiles } from '#scripts/offlineWorker.ts'

const CODE = 'self.addEventListener("fetch", () => OFFLINE)\n'
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'built-'))
  mkdirSync(join(root, 'assets'))
  mkdirSync(join(root, '.vite'))
  mkdirSync(join(root, 'data'))
  mkdirSync(join(root, 'text-recognition/0123456789ab'), { recursive: true })
  for (const [path, text] of [
    ['index.html', 'page'],
    ['theme.js', 'theme'],
    ['assets/code-12345678.js', 'code'],
    ['assets/code-12345678.js.map', 'map'],
    ['assets/worker-12345678.mjs', 'worker'],
    ['.vite/manifest.json', '{}'],
    ['data/records.csv', 'id'],
    ['robots.txt', 'User-agent: *'],
    ['text-recognition/start.js', 'import'],
    ['text-recognition/0123456789ab/worker.min.js', 'worker'],
    ['sw.js', CODE],
  ] as const) {
    writeFileSync(join(root, path), text)
  }
})

afterEach(() => rmSync(root, { recursive: true }))

/** The version and files that the folder's service worker starts with. */
function written() {
  const [head = '', ...code] = readFileSync(join(root, 'sw.js'), 'utf8').split('\n')
  const { version, files } = JSON.parse(head.replace('const OFFLINE=', '')) as {
    version: string
    files: Record<string, string>
  }
  return { version, files, code: code.join('\n') }
}

describe('the service worker’s list of files', () => {
  test('has every built file with its hash, the page by its folder, and nothing else', () => {
    writeOfflineFiles(root)
    const { files, code } = written()
    expect(Object.keys(files).sort()).toEqual([
      '',
      'assets/code-12345678.js',
      'assets/worker-12345678.mjs',
      // The rest of text recognition is kept when a reader loads it.
      'text-recognition/start.js',
      'theme.js',
    ])
    expect(files['theme.js']).toBe(`sha256-${createHash('sha256').update('theme').digest('base64')}`)
    expect(code).toBe(CODE)
  })

  test('has a new version if one byte changes, and the same for the same files', () => {
    writeOfflineFiles(root)
    const first = readFileSync(join(root, 'sw.js'), 'utf8')
    writeOfflineFiles(root)
    expect(readFileSync(join(root, 'sw.js'), 'utf8')).toBe(first)
    const { version } = written()
    writeFileSync(join(root, 'theme.js'), 'them3')
    writeOfflineFiles(root)
    expect(written().version).not.toBe(version)
  })
})

test('a service worker that shares code with the page stops the build', () => {
  const hook = offlineWorker('src/app/serviceWorker.ts').generateBundle
  if (typeof hook !== 'function') throw new Error('the plugin does not look at what is built')
  const chunk = { type: 'chunk', imports: [], dynamicImports: [], exports: [] }
  const run = (bundle: object) => Reflect.apply(hook, null, [{}, bundle])
  expect(() => run({ 'sw.js': chunk })).not.toThrow()
  expect(() => run({ 'sw.js': { ...chunk, imports: ['assets/shared-1.js'] } })).toThrow(
    /serviceWorker\.ts: it shares code with the page \(assets\/shared-1\.js\)/,
  )
  expect(() => run({})).toThrow(/no code was built from it/)
})
