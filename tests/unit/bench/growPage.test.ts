import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { GROWN_FILES } from '#bench/growData.ts'
import { growPage } from '#bench/growPage.ts'
import { DATASET_SCHEMAS } from '#domain/datasetSchemas.ts'

const sumOf = (text: string | Buffer) => `sha256-${createHash('sha256').update(text).digest('base64')}`

/** A built page with the published files, two of them joined with another one for the start. */
function builtPage(): { root: string; folder: string } {
  const home = mkdtempSync(join(tmpdir(), 'grown-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const root = join(home, 'dist')
  mkdirSync(join(root, 'assets'), { recursive: true })
  mkdirSync(join(root, '.vite'))
  for (const name of GROWN_FILES) cpSync(`data/derived/${name}.json`, join(root, `assets/${name}-x.json`))
  writeFileSync(
    join(root, '.vite/manifest.json'),
    JSON.stringify(
      Object.fromEntries(
        GROWN_FILES.map((name) => [`data/derived/${name}.json`, { file: `assets/${name}-x.json` }]),
      ),
    ),
  )
  const start = JSON.stringify({
    measures: JSON.parse(readFileSync('data/derived/measures.json', 'utf8')) as unknown,
    routes: { routes: [] },
  })
  writeFileSync(join(root, 'assets/start-x.json'), start)
  writeFileSync(
    join(root, 'index.html'),
    `<link rel="preload" as="fetch" href="./assets/start-x.json" data-integrity="${sumOf(start)}" data-holds="measures routes" crossorigin="anonymous"><link href="./assets/records-x.json" data-integrity="sha256-old"><link href="./a.css">`,
  )
  return { root, folder: join(home, 'grown') }
}

test('a grown page has the data in single and joined files, with their checksums; the first page stays', () => {
  const { root, folder } = builtPage()
  const before = readFileSync(join(root, 'index.html'), 'utf8')
  growPage(root, folder, 2)
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown
  const { measures } = DATASET_SCHEMAS.measures.parse(read('assets/measures-x.json'))
  const published = DATASET_SCHEMAS.measures.parse(
    JSON.parse(readFileSync('data/derived/measures.json', 'utf8')),
  )
  expect(measures.length).toBeGreaterThan(1.5 * published.measures.length)
  expect(read('assets/start-x.json')).toEqual({ measures: { measures }, routes: { routes: [] } })

  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const [start, records] = ['start', 'records'].map((name) =>
    sumOf(readFileSync(join(folder, `assets/${name}-x.json`))),
  )
  expect(html).toContain(
    `href="./assets/start-x.json" data-integrity="${start}" data-holds="measures routes"`,
  )
  expect(html).toContain(`href="./assets/records-x.json" data-integrity="${records}"`)
  expect(html).toContain('<link href="./a.css">')
  expect(readFileSync(join(root, 'index.html'), 'utf8')).toBe(before)
})

test('a build without a file is refused by name', () => {
  const { root, folder } = builtPage()
  writeFileSync(join(root, '.vite/manifest.json'), '{}')
  expect(() => growPage(root, folder, 2)).toThrow(/no records\.json.*npm run build/)
})
