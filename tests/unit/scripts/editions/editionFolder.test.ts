import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildHash, EDITION_VARIABLE, editionOfBuild, NO_EDITION } from '#scripts/editions/buildHash.ts'
import { addToIndex, readIndex, readState, writeState } from '#scripts/editions/editionFolder.ts'
import { filesOf, freezeBuild, frozenPage } from '#scripts/editions/freezeBuild.ts'
import { hostEditions } from '#scripts/editions/hostEditions.ts'
import { stateOfData } from '#scripts/editions/stateOfData.ts'

const ID = '2026-11-25-0123abcd'
const EDITION = {
  ...{ id: ID, day: '2026-11-25', hash: null, data: '26b876a8fbff', app: '0.1.0', commit: 'abc' },
  ...{ counts: { records: 1, figures: 2, claims: 0, outcomes: 0 } },
  ...{ files: null, address: null, withdrawn: null },
}
const PAGE =
  '<head>\n    <link rel="manifest" href="./manifest.webmanifest">\n    <script src="./theme.js"></script>\n  </head>\n'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'editions-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

describe('the hash of a build', () => {
  it('changes with what the app is made of, by content and path, and with nothing else', () => {
    put('src/app.ts', 'a')
    put('data/derived/figures.json', '{}')
    const first = buildHash(root)
    put('docs/readme.md', 'words')
    put('tests/app.test.ts', 'test')
    put('data/editions/index.json', '{}')
    put('src/.hidden', '')
    expect(buildHash(root)).toBe(first)
    put('data/derived/figures.json', '{ }')
    const second = buildHash(root)
    expect(second).not.toBe(first)
    put('src/other.ts', 'a')
    rmSync(join(root, 'src/app.ts'))
    expect([first, second]).not.toContain(buildHash(root))
  })

  it('names the edition of a build that was frozen, and no other', () => {
    put('src/app.ts', 'a')
    const folder = join(root, 'data/editions')
    addToIndex(folder, EDITION)
    expect(editionOfBuild(root)).toBeNull()
    addToIndex(folder, { ...EDITION, hash: buildHash(root) })
    expect(editionOfBuild(root)).toBe(ID)
    put('src/app.ts', 'b')
    expect(editionOfBuild(root)).toBeNull()
    process.env[EDITION_VARIABLE] = '2026-12-01-00000000'
    expect(editionOfBuild(root)).toBe('2026-12-01-00000000')
    process.env[EDITION_VARIABLE] = NO_EDITION
    put('src/app.ts', 'a')
    expect(editionOfBuild(root)).toBeNull()
    delete process.env[EDITION_VARIABLE]
    expect(editionOfBuild(root)).toBe(ID)
  })
})

describe('the index', () => {
  it('has the newest first, and keeps where an edition was published and why it was withdrawn', () => {
    const withdrawn = { on: '2026-12-02', reason: { en: 'A month was counted twice.' } }
    const address = 'https://maps.example/editions/2026-11-25-0123abcd/'
    addToIndex(root, { ...EDITION, address, withdrawn })
    addToIndex(root, { ...EDITION, id: '2026-11-28-0123abcd', day: '2026-11-28' })
    addToIndex(root, { ...EDITION, app: '0.2.0' })
    const { editions } = readIndex(root)
    expect(editions.map(({ id }) => id)).toEqual(['2026-11-28-0123abcd', ID])
    expect(editions[1]).toMatchObject({ app: '0.2.0', address, withdrawn })
  })
})

describe('a frozen app', () => {
  it('takes the place of the data of its commit alone', () => {
    put(`${ID}.json`, '{}')
    addToIndex(root, EDITION)
    const frozen = { ...EDITION, id: '2026-11-25-89abcdef', hash: '89abcdef' }
    addToIndex(root, frozen)
    expect(readIndex(root).editions).toEqual([frozen])
    expect(existsSync(join(root, `${ID}.json`))).toBe(false)
  })
})

const TABLE = {
  id: 'series',
  dimensions: [
    { name: 'route', keys: ['channel', 'balkans'], codes: [0, 1] },
    { name: 'month', keys: ['2025-02', '2025-01'], codes: [0, 1] },
  ],
  counts: [{ name: 'detections', unit: 'detections', values: [3, null] }],
}
const DATA: Readonly<Record<string, Record<string, unknown>>> = {
  figures: { tables: [TABLE], stated: [{ id: 'total-2024', value: 5 }] },
  records: {
    records: [
      {
        id: 'a',
        title: { en: 'A', fr: 'A', nl: 'A' },
        status: 'planned',
        categories: ['x', 'y'],
        period: { start: '2025-03-01', end: '2025-03-31', precision: 'month' },
        statedOn: { start: '2025-03-05', end: null, precision: 'day' },
        values: [{ value: 116, unit: 'convictions' }],
        sources: [{ url: 'https://a.example/', locator: 1 }],
      },
    ],
  },
  outcomes: { plans: { a: [{ state: 'partly', since: null, tie: 'same-act', what: {}, evidence: [] }] } },
}
const read = (name: string) => DATA[name] ?? null

describe('a state', () => {
  it('has short facts of a record as they are, and fingerprints of the rest', () => {
    const { state } = stateOfData(read)
    expect(state.records?.a?.facts).toMatchObject({
      status: 'planned',
      categories: 'x;y',
      period: '2025-03',
      statedOn: '2025-03-05/..',
      values: '116 convictions',
      summary: expect.stringMatching(/^#[0-9a-f]{8}$/),
    })
    expect(state.outcomes?.a).toMatchObject({ title: { en: 'A' }, facts: { state: 'partly' } })
    expect(state.tables.stated?.rows).toBe(1)
  })

  it('is the same whatever the order of rows and keys', () => {
    const turned = {
      ...TABLE,
      dimensions: [
        { name: 'month', keys: ['2025-01', '2025-02'], codes: [0, 1] },
        { name: 'route', keys: ['channel', 'balkans'], codes: [1, 0] },
      ],
      counts: [{ name: 'detections', unit: 'detections', values: [null, 3] }],
    }
    const other = stateOfData((name) =>
      name === 'figures' ? { ...DATA.figures, tables: [turned] } : read(name),
    )
    expect(other.state.tables).toEqual(stateOfData(read).state.tables)
  })

  it('is read as it was written, with its cells', () => {
    const made = stateOfData(read)
    writeState(root, ID, made)
    const { cells, ...state } = readState(root, ID)
    expect(state).toEqual(made.state)
    expect(cells.size).toBe(2)
  })
})

describe('a frozen build', () => {
  beforeEach(() => {
    put('dist/index.html', PAGE)
    put('dist/throughline.html', 'one file')
    put('dist/assets/app.js', '')
    for (const path of [
      'sw.js',
      '.vite/manifest.json',
      'text-recognition/start.js',
      'editions/index.json',
      'feed.xml',
      'robots.txt',
    ])
      put(`dist/${path}`, '')
  })

  it('has its script before those of the app, and is neither installed nor served by a worker', () => {
    const files = freezeBuild(join(root, 'dist'), join(root, 'editions', ID), ID, '{}')
    const at = (path: string) => join(root, 'editions', ID, path)
    const page = readFileSync(at('index.html'), 'utf8')
    expect(page.indexOf('frozen.js')).toBeLessThan(page.indexOf('theme.js'))
    expect(page).not.toContain('manifest')
    for (const path of ['sw.js', '.vite', 'text-recognition', 'editions', 'feed.xml', 'robots.txt'])
      expect(existsSync(at(path)), path).toBe(false)
    expect(readFileSync(at('frozen.js'), 'utf8')).toContain(`"id":"${ID}"`)
    expect(files).toEqual(filesOf(join(root, 'editions', ID)))
    expect(files).toMatchObject({ count: 6, singleBytes: 8 })
  })

  it('is refused where the page has no place for it', () => {
    expect(() => frozenPage('<head></head>')).toThrow('theme')
  })

  it('is copied to the host, with the editions and the state of the app beside it', () => {
    freezeBuild(join(root, 'dist'), join(root, 'editions', ID), ID, '{}')
    addToIndex(join(root, 'data/editions'), EDITION)
    put('data/derived/figures.json', JSON.stringify(DATA.figures))
    expect(hostEditions(root, join(root, 'dist'))).toMatchObject({ here: [ID], now: 'now' })
    const at = (path: string) => join(root, 'dist/editions', path)
    expect(existsSync(at(`${ID}/index.html`))).toBe(true)
    expect(readState(join(root, 'dist/editions'), 'now').tables.series?.rows).toBe(2)
    cpSync(at('index.json'), join(root, 'copy.json'))
    expect(JSON.parse(readFileSync(join(root, 'copy.json'), 'utf8')).editions).toHaveLength(1)
  })
})
