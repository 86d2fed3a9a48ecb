import { readFileSync } from 'node:fs'
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { beforeEach, describe, expect, it, test, vi } from 'vitest'
import { readBriefingFile } from '#domain/briefingFile.ts'
import { codingsOf } from '#domain/codeBook.ts'
import { readLog } from '#domain/decisionLog.ts'
import { parcelOf } from '#domain/fileParcel.ts'
import type { MonthSpan } from '#domain/period.ts'
import { DEFAULT_VIEW, type Filters, NO_FILTERS } from '#domain/view.ts'
import { parseView, writeView } from '#domain/viewCodec.ts'
import { briefingRepository } from '#state/createOwnBriefings.ts'
import { openDeskRepository } from '#state/desk/deskRepository.ts'
import { openShelf } from '#state/shelf/shelf.ts'
import { openTab, saved, stateOf, type Tab } from '#tests/support/deskTabs.ts'
import { readProjectFile } from '#tests/support/projectFiles.ts'
import links from './links.json'

/*
 * Files that builds up to now wrote, and what their readers' browsers kept. People have saved them: files may be added here,
 * never changed. docs/formats.md says what each holds.
 */

const bytesOf = (name: string) => Uint8Array.from(readFileSync(`tests/formats/${name}`))
const textOf = (name: string) => readFileSync(`tests/formats/${name}`, 'utf8')

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

/**
 * Links from briefings, documents and tests, with what each opened in November 2026, and as version 2 wrote it. Version 3 has the
 * months of the numbers apart: `linksOfBefore.test.ts` holds which.
 */
test.each(links)('$link opens the same view', ({ link, ...then }) => {
  const { view, dropped } = parseView(link)
  const { layers = null } = then.rest as { layers?: readonly string[] }
  const { period = null, ...others } = then.filters as Partial<Filters> & { period?: MonthSpan }
  expect(view).toEqual({
    ...DEFAULT_VIEW,
    ...then.rest,
    // The layer of measures went with its signs on the map.
    ...(layers && { layers: layers.filter((layer) => layer !== 'measures') }),
    period: view.period,
    filters: { ...NO_FILTERS, ...others, months: period },
  })
  // A link without a version is read as one of today.
  expect({ ...parseView(then.written).view, period: view.period }).toEqual(view)
  expect(dropped).toEqual(then.dropped)
})

test('the rewritten form of a link opens the same view', () => {
  expect(links.length).toBeGreaterThan(40)
  for (const { link } of links) {
    const { view } = parseView(link)
    expect(parseView(writeView(view)).view).toEqual(view)
  }
})

test.each([1, 2, 3, 4])('a briefing of version %i opens', (version) => {
  const read = readBriefingFile(textOf(`briefing-${version}.briefing.json`))
  const { briefing, fault } = read
  expect(fault).toBeNull()
  expect(fault === null && read.deliveries.map(({ day, as, kept }) => [day, as, kept])).toEqual(
    version < 4 ? [] : [['2026-11-28', ['stage', 'slides'], ['an invented change']]],
  )
  expect(briefing).toMatchObject({ id: 'own-talk', title: 'An invented talk', author: 'Ann' })
  expect(briefing?.steps).toHaveLength(2)
})

test('a briefing of the first build with briefings opens, every step of it', () => {
  const text = textOf('briefing-first.briefing.json')
  const { briefing, fault } = readBriefingFile(text)
  expect(fault).toBeNull()
  const { throughline: _, ...written } = JSON.parse(text)
  expect(briefing).toEqual(written)
  for (const { view } of briefing?.steps ?? []) expect(parseView(view).dropped, view).toEqual([])
})

test.each([4, 5])('the page of build %i opens with the evidence that it took along', (build) => {
  const { own, briefing } = parcelOf(textOf(`page-${build}.html`)) ?? {}
  expect(briefing?.title).toBe('An invented talk')
  expect(own?.documents[0]?.text).toMatch('Belgium will strengthen border controls in 2025.')
  expect(own).toMatchObject({ claims: expect.anything(), outcomes: expect.anything() })
})

/** The builds by the version of the project files that they wrote, with what they could keep. */
const BUILDS = [
  { build: 1, entries: 7, hasTables: false, hasBriefing: false, hasTemplate: false, outcomes: 0 },
  { build: 2, entries: 7, hasTables: true, hasBriefing: true, hasTemplate: false, outcomes: 0 },
  { build: 3, entries: 10, hasTables: true, hasBriefing: true, hasTemplate: false, outcomes: 0 },
  { build: 4, entries: 10, hasTables: true, hasBriefing: true, hasTemplate: true, outcomes: 0 },
  { build: 5, entries: 12, hasTables: true, hasBriefing: true, hasTemplate: true, outcomes: 2 },
  // With a document just read and a table by nationality.
  { build: 6, entries: 14, hasTables: true, hasBriefing: false, hasTemplate: true, outcomes: 2 },
  // With a code of the reader's own, words marked with it, and a document of a format that came with it.
  { build: 7, entries: 16, hasTables: true, hasBriefing: false, hasTemplate: true, outcomes: 2 },
] as const
type Build = (typeof BUILDS)[number]

/** Compares an open project, and what it shows in Explore, with what the build had. */
async function expectProject(
  tab: Tab,
  { build, entries, hasTables, hasTemplate, outcomes }: Build,
): Promise<void> {
  const { project, keepsOriginals, isReadOnly } = stateOf(tab)
  expect(project).toMatchObject({ title: 'Invented project' })
  expect(keepsOriginals).toBe(true)
  expect(isReadOnly).toBe(false)
  expect(project?.documents.map(({ title }) => title).sort()).toEqual(
    [
      'Invented test text',
      'Texte inventé',
      ...(build < 6 ? [] : ['Undated text']),
      ...(build < 7 ? [] : ['Invented open text']),
    ].sort(),
  )
  const undated = {
    date: null,
    fileDate: '2025-06-01',
    unconfirmed: true,
    dropped: [{ reason: 'menu', texts: ['Home', 'News'] }],
  }
  expect(project?.documents.filter(({ unconfirmed }) => unconfirmed)).toMatchObject(
    build < 6 ? [] : [undated],
  )
  const byName = project?.tables.filter(({ settings }) => settings.meanings.includes('nationality-values'))
  expect(byName?.map(({ settings }) => settings.answers)).toEqual(build < 6 ? [] : [{ 'short-year': 'use' }])
  expect(project?.log).toHaveLength(entries)
  const code = { name: 'Invented code', definition: 'What the text promises', sign: 'IC' }
  expect(codingsOf(project?.log ?? [])).toMatchObject(
    build < 7 ? [] : [{ code, citation: { exact: 'Belgium' }, readers: ['Ann'] }],
  )
  expect(new Set(project?.log.map(({ who }) => who))).toEqual(new Set(['Ann', 'Ben']))
  tab.desk.setReader('Ann')
  await vi.waitFor(() => expect(tab.shown.own?.claims).toHaveLength(3))
  const own = tab.shown.own
  expect(own?.measures).toHaveLength(3)
  expect(own?.outcomes).toHaveLength(outcomes)
  await vi.waitFor(() =>
    expect(tab.shown.own?.figures.map(({ value }) => value)).toEqual(hasTables ? [12, 3, null] : []),
  )
  expect((await tab.desk.projectTemplate())?.name).toBe(hasTemplate ? 'House style.potx' : undefined)
  expect([...stateOf(tab).partSizes.keys()]).toContain('originals/own-742aa90e7fff.pdf')
}

describe.each(BUILDS)('what build $build wrote', (build) => {
  it('as a project file opens, undamaged', async () => {
    const bytes = bytesOf(`project-${build.build}.throughline`)
    expect((await readProjectFile(bytes)).faults).toEqual([])
    const tab = await openTab(await openDeskRepository())
    await tab.desk.openFile({ name: 'a.throughline', file: new Blob([bytes]) })
    await saved(tab)
    await expectProject(tab, build)
    expect(tab.briefings.has('own-talk')).toBe(build.hasBriefing)
    expect(stateOf(tab).fileFaults).toEqual([])
  })

  it('into the storage of the browser opens, and once more after a decision', async () => {
    await fillBrowser(build.build)
    const tab = await openTab(await openDeskRepository())
    await tab.desk.openProject('p1-0')
    await expectProject(tab, build)
    const { documentId, derived } = stateOf(tab)
    const claim = derived.get(documentId ?? '')?.claims[0]
    if (!claim) throw new Error('the text has a claim')
    tab.desk.decide([{ claimId: claim.id, decision: null }])
    await saved(tab)
    const again = await openTab(await openDeskRepository())
    await again.desk.openProject('p1-0')
    expect(stateOf(again).project?.log).toHaveLength(build.entries + 1)
    expect(stateOf(again)).toMatchObject({ torn: [], damaged: [] })
  })
})

it('takes over briefings, the template and unsaved entries of a browser', async () => {
  await fillBrowser(5)
  const clock = { now: () => 0, newRevision: () => 'r' }
  const briefings = briefingRepository(await openShelf('briefings'), clock)
  const { stored, corrupt } = await briefings.list()
  expect(stored.map(({ briefing }) => briefing.title).sort()).toEqual([
    'An invented talk',
    'Another invented talk',
  ])
  expect(corrupt).toEqual([])
  const templates = await openShelf('templates')
  const template = await templates.read(['templates'], (store) => store('templates').get('own'))
  expect(template).toMatchObject({ name: 'House style.potx', bytes: expect.any(Uint8Array) })
  // What a closing page left in `localStorage`: the last entries of a log that stops before them.
  const database = await openDB('throughline-desk')
  const log = await database.getAll('log')
  for (const place of [10, 11]) await database.delete('log', ['p1-0', place])
  database.close()
  const unsaved = new Map([['p1-0', readLog(log.slice(10), readLog(log.slice(0, 10)).log).log]])
  const tab = await openTab(await openDeskRepository(), undefined, unsaved)
  await tab.desk.openProject('p1-0')
  expect(stateOf(tab).project?.log).toHaveLength(12)
})

interface StoredDatabase {
  version: number
  stores: Record<string, { keyPath: string | null; rows: [IDBValidKey, unknown][] }>
}

/** Fills the storage with what a build kept there. */
async function fillBrowser(build: number): Promise<void> {
  const databases: Record<string, StoredDatabase> = JSON.parse(textOf(`browser-${build}.json`))
  for (const [name, { version, stores }] of Object.entries(databases)) {
    const database = await openDB(name, version, {
      upgrade: (fresh) => {
        for (const [store, { keyPath }] of Object.entries(stores)) fresh.createObjectStore(store, { keyPath })
      },
    })
    for (const [store, { keyPath, rows }] of Object.entries(stores))
      for (const [key, value] of rows)
        await database.put(store, decoded(value), keyPath === null ? key : undefined)
    database.close()
  }
}

/** A value whose binary members are texts in base 64. */
function decoded(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(decoded)
  if ('$bytes' in value) return Uint8Array.from(Buffer.from(String(value.$bytes), 'base64'))
  if ('$blob' in value) return new Blob([Uint8Array.from(Buffer.from(String(value.$blob), 'base64'))])
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, decoded(member)]))
}

test('a project with a recognised text opens, undamaged, with its words and pictures', async () => {
  const bytes = bytesOf('project-6-recognised.throughline')
  expect((await readProjectFile(bytes)).faults).toEqual([])
  const tab = await openTab(await openDeskRepository())
  await tab.desk.openFile({ name: 'a.throughline', file: new Blob([bytes]) })
  await saved(tab)
  const [document] = stateOf(tab).project?.documents ?? []
  expect(document).toMatchObject({
    format: 'image',
    recognition: { languages: ['en'], words: 13, unsure: 1 },
  })
  const { file, sizes, words } = await tab.desk.readPictures(document?.id ?? '')
  expect(file?.size).toBe(8)
  expect(sizes.get(1)).toEqual({ width: 2000, height: 900 })
  expect(words.filter(({ confidence }) => confidence < 90)).toMatchObject([{ start: 40, end: 45, page: 1 }])
  // Its picture stays where other originals are removed.
  await tab.desk.setKeepsOriginals(false)
  expect([...stateOf(tab).partSizes.keys()].toSorted()).toEqual([
    `originals/${document?.id}.png`,
    `words/${document?.id}.json`,
  ])
})
