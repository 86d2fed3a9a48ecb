import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { NOTICES_FILE } from '#domain/fileParcel.ts'
import { thirdPartyNotices } from '#scripts/thirdPartyNotices.ts'

interface Asset {
  type: 'asset'
  source: string
  originalFileNames: string[]
}

/** The notices that the plugin writes for these assets, after Vite's notices for the code. */
function noticesOf(
  files: readonly string[],
  {
    written = '# Licenses\n',
    inWorker = [],
    inPage = [],
  }: { written?: string; inWorker?: string[]; inPage?: string[] } = {},
): string {
  const asset = (source: string, originalFileNames: string[] = []): Asset => ({
    type: 'asset',
    source,
    originalFileNames,
  })
  const bundle: Record<string, Asset | { type: 'chunk'; moduleIds: string[] }> = {
    [NOTICES_FILE]: asset(written),
  }
  for (const file of files) bundle[file] = asset('', [file])
  bundle['page.js'] = { type: 'chunk', moduleIds: inPage }
  const { page, worker } = thirdPartyNotices()
  const noteWorker = worker.generateBundle as unknown as (options: object, bundle: object) => void
  noteWorker({}, { 'worker.js': { type: 'chunk', moduleIds: inWorker } })
  const { handler } = page.generateBundle as unknown as {
    handler: (options: object, bundle: object) => void
  }
  handler({}, bundle)
  const notices = bundle[NOTICES_FILE]
  return notices?.type === 'asset' ? notices.source : ''
}

const FONT = 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'

describe('the third-party notices', () => {
  test('include the licence of a font, which Vite omits', () => {
    const notices = noticesOf([FONT, 'data/derived/routes.json'])
    expect(notices).toMatch(/^## @fontsource-variable\/inter - .*OFL-1\.1/m)
    expect(notices).toContain('SIL OPEN FONT LICENSE')
  })

  test('list a package once, however many of its files are built', () => {
    const twice = noticesOf([FONT, FONT.replace('latin', 'latin-ext')])
    expect(twice.match(/^## @fontsource-variable\/inter/gm)).toHaveLength(1)
    const heading = /^## @fontsource-variable\/inter.*$/m.exec(twice)?.[0] ?? ''
    expect(
      noticesOf([FONT], { written: `${heading}\n` }).match(/^## @fontsource-variable\/inter/gm),
    ).toHaveLength(1)
  })

  test('include what only a worker uses, also from inside another package', () => {
    const spec =
      'node_modules/@maplibre/maplibre-gl-style-spec/dist/node_modules/@mapbox/unitbezier/index.mjs'
    const notices = noticesOf([], {
      inWorker: ['node_modules/pbf/index.js', spec, 'src/worker/deskWorker.ts'],
    })
    expect(notices).toMatch(/^## pbf - /m)
    expect(notices).toMatch(/^## @maplibre\/maplibre-gl-style-spec - /m)
  })

  test.each([
    ['a worker', { inWorker: ['node_modules/jszip/dist/jszip.min.js'] }],
    ['the page', { inPage: ['node_modules/jszip/dist/jszip.min.js'] }],
  ])('include what a package carries within its own file, in %s', (_, where) => {
    const notices = noticesOf([], where)
    for (const name of ['jszip', 'pako', 'lie', 'setimmediate', 'readable-stream'])
      expect(notices).toMatch(new RegExp(`^## ${name} - `, 'm'))
  })

  test.each([
    ['has neither a licence nor the text of one', {}, '', /planted.package\.json: no licence/],
    ['names its licence', { license: 'MIT' }, '', null],
    ['carries the text of its licence', {}, 'Do as you like.', null],
  ])('a package planted in the build that %s', (_, named, terms, fault) => {
    const root = mkdtempSync(join(tmpdir(), 'notices-'))
    onTestFinished(() => rmSync(root, { recursive: true }))
    const folder = join(root, 'node_modules', 'planted')
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'planted', version: '1.0.0', ...named }),
    )
    if (terms !== '') writeFileSync(join(folder, 'LICENSE'), terms)
    for (const where of ['inPage', 'inWorker']) {
      const notices = () => noticesOf([], { [where]: [join(folder, 'index.js')] })
      if (fault) expect(notices).toThrow(fault)
      else expect(notices()).toMatch(/^## planted - 1\.0\.0 \((?:MIT|see below)\)$/m)
    }
  })

  test('credit data that is not from a package', () => {
    expect(noticesOf([])).toMatch(/Natural Earth[\s\S]*GeoNames/)
  })

  test('stop the build when Vite wrote none', () => {
    const { generateBundle } = thirdPartyNotices().page
    const handler = (generateBundle as unknown as { handler: (options: object, bundle: object) => void })
      .handler
    expect(() => handler({}, {})).toThrow(/build\.license/)
  })
})
