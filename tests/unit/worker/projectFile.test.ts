import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ProjectTable } from '#domain/own/table.ts'
import type { ProjectDocument } from '#domain/project.ts'
import { tableChange, tableEntry } from '#domain/tableLog.ts'
import { outcomeEntry, ownOutcomeOf } from '#tests/support/ownOutcomes.ts'
import {
  CONTENT,
  changed,
  FILE,
  FIRST,
  faultsOf,
  LOG,
  manifestWith,
  readProjectFile,
  resealed,
  SAVED,
  SECOND,
  TABLE,
  writeProjectFile,
} from '#tests/support/projectFiles.ts'
import { logOfTest } from '#tests/support/reviewLogs.ts'

const NEWER = await writeProjectFile(CONTENT, SAVED, 8)

const LIMITS = { bytes: 1e6, unpackedBytes: 2e6, partBytes: 1e6, parts: 100, entries: 100 }

describe('a project file', () => {
  it('gives back the project, the originals and the parts of a newer version', async () => {
    const { content, faults, readOnly } = await readProjectFile(FILE)
    expect(content).toEqual(CONTENT)
    expect(faults).toEqual([{ code: 'kept', part: 'pictures/later.bin', place: null }])
    expect(readOnly).toBe(false)
    if (content) expect(await writeProjectFile(content, SAVED)).toEqual(FILE)
  })

  it('opens a file of version 1, which has no tables', async () => {
    const project = { ...CONTENT.project, tables: [] }
    const older = await writeProjectFile({ ...CONTENT, project }, SAVED, 1)
    const { content, readOnly } = await readProjectFile(older)
    expect(content?.project).toEqual(project)
    expect(readOnly).toBe(false)
  })

  it('opens a file of version 3, which has no template', async () => {
    const parts = new Map([...CONTENT.parts].filter(([path]) => !path.startsWith('template/')))
    const { content, readOnly } = await readProjectFile(
      await writeProjectFile({ ...CONTENT, parts }, SAVED, 3),
    )
    expect(content?.parts).toEqual(parts)
    expect(readOnly).toBe(false)
  })

  it('opens a file of version 4, whose log says nothing of plans, and keeps what a log says of them', async () => {
    const { content, readOnly } = await readProjectFile(await writeProjectFile(CONTENT, SAVED, 4))
    expect(content).toEqual(CONTENT)
    expect(readOnly).toBe(false)
    const log = [...logOfTest([outcomeEntry(0, ownOutcomeOf())], LOG)]
    const file = await writeProjectFile({ ...CONTENT, project: { ...CONTENT.project, log } }, SAVED)
    expect((await readProjectFile(file)).content?.project.log).toEqual(log)
  })

  it('names a damaged template and one that is none, and gives the rest', async () => {
    const path = 'template/House style.potx'
    const file = changed({ [path]: 'PK torn' })
    expect(await faultsOf(file)).toEqual([`changed ${path}`])
    expect((await readProjectFile(file)).content?.project).toEqual(CONTENT.project)
    const withTemplates = async (...templates: readonly [string, Uint8Array<ArrayBuffer>][]) =>
      faultsOf(
        await writeProjectFile({ ...CONTENT, parts: new Map([...CONTENT.parts, ...templates]) }, SAVED),
      )
    expect(await withTemplates([path, new Uint8Array([0x50, 0x4b, 3, 4])])).toEqual([`unreadable ${path}`])
    expect(await withTemplates([path, new Uint8Array(40 * 1_048_576 + 1)])).toEqual([
      `unpacks-too-large ${path}`,
    ])
    const second = CONTENT.parts.get(path) ?? new Uint8Array()
    expect(await withTemplates(['template/Second.potx', second])).toEqual(['doubled template/Second.potx'])
  })

  it('names a table that is not what the manifest states, and one whose settings do not fit', async () => {
    const path = `tables/${TABLE.id}.csv`
    const file = changed({ [path]: 'month,number\n2024-01,2\n' })
    expect(await faultsOf(file)).toEqual([`changed ${path}`])
    expect((await readProjectFile(file)).content?.project.tables).toEqual([])
    const narrow = { ...TABLE, columns: 3 }
    const misfit = await writeProjectFile(
      { ...CONTENT, project: { ...CONTENT.project, tables: [narrow] } },
      SAVED,
    )
    expect(await faultsOf(misfit)).toEqual([`misfit tables/${TABLE.id}.json settings.meanings`])
  })

  it('names a text that is not what the manifest states, and gives the rest to read only', async () => {
    const path = `documents/${FIRST.id}.txt`
    const { content, faults, readOnly } = await readProjectFile(changed({ [path]: 'Another text.' }))
    expect(faults).toContainEqual({ code: 'changed', part: path, place: null })
    expect(readOnly).toBe(true)
    expect(content?.project.documents).toEqual([SECOND])
    expect(content?.project.log).toEqual(LOG)
  })

  it.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['an empty file', new Uint8Array(), 'foreign'],
    ['a text', strToU8('no zip') as Uint8Array<ArrayBuffer>, 'foreign'],
    ['a torn file', FILE.slice(0, FILE.length - 30), 'torn'],
    ['another zip', new Uint8Array(zipSync({ 'word/document.xml': strToU8('<a/>') })), 'foreign'],
    ['another manifest', changed({ 'manifest.json': '{"name":"an app"}' }), 'foreign'],
    ['a newer version', NEWER, 'newer 8'],
  ])('refuses %s', async (_, file, fault) => {
    const { content, readOnly } = await readProjectFile(file)
    expect(await faultsOf(file)).toEqual([fault])
    expect(content).toBeNull()
    expect(readOnly).toBe(true)
  })

  it.each<[string, Record<string, string | null>, string]>([
    ['a missing text', { [`documents/${FIRST.id}.txt`]: null }, `missing documents/${FIRST.id}.txt`],
    ['missing facts', { [`documents/${FIRST.id}.json`]: null }, `missing documents/${FIRST.id}.json`],
    ['a briefing without steps', { 'briefings/own-talk.json': '{}' }, 'changed briefings/own-talk.json'],
    ['a missing log', { 'log.json': null }, 'missing log.json'],
    ['a missing original', { [`originals/${FIRST.id}.pdf`]: null }, `missing originals/${FIRST.id}.pdf`],
    ['a changed log', { 'log.json': '[]' }, 'changed log.json'],
    ['a changed title', manifestWith({ title: 'Other' }), 'changed manifest.json'],
    ['a manifest that is no JSON', { 'manifest.json': '{' }, 'unreadable manifest.json'],
    ['a manifest without a list', manifestWith({ parts: 1 }), 'misfit manifest.json parts'],
    ['a missing manifest', { 'manifest.json': null }, 'missing manifest.json'],
  ])('names %s', async (_, parts, fault) => {
    const { content, readOnly } = await readProjectFile(changed(parts))
    expect(await faultsOf(changed(parts))).toEqual([fault])
    expect(readOnly).toBe(true)
    expect(content?.project.documents.length).toBeGreaterThan(0)
    for (const path of content?.parts.keys() ?? []) expect(path).not.toMatch(/\.\.|^\/|\\/)
  })

  it.each<[string, Record<string, string | null>, string]>([
    ['a part that leaves the folder', { '../outside.txt': 'x' }, 'name ../outside.txt'],
    ['a part in a folder of the system', { '/etc/passwd': 'x' }, 'name /etc/passwd'],
    ['a part on a drive', { 'C:\\x': 'x' }, 'name C:\\x'],
    ['a hidden step up', { 'documents/../../x': 'x' }, 'name documents/../../x'],
    [
      'a part that the manifest does not list',
      { 'documents/extra.txt': 'x' },
      'unlisted documents/extra.txt',
    ],
  ])('names %s, does not read it, and leaves the project writable', async (_, parts, fault) => {
    const { content, readOnly } = await readProjectFile(changed(parts))
    expect(await faultsOf(changed(parts))).toEqual([fault])
    expect(readOnly).toBe(false)
    expect(content).toEqual(CONTENT)
  })

  it('does not unpack a bomb, whatever its size says', async () => {
    const bomb = changed({ [`documents/${FIRST.id}.txt`]: 'a'.repeat(3_000_000) })
    expect(bomb.length).toBeLessThan(20_000)
    const limits = { ...LIMITS, unpackedBytes: 2e6 }
    const { faults } = await readProjectFile(bomb, { limits })
    expect(faults).toContainEqual({
      code: 'unpacks-too-large',
      part: `documents/${FIRST.id}.txt`,
      place: null,
    })
    const { faults: whole } = await readProjectFile(FILE, { limits: { ...limits, bytes: 100 } })
    expect(whole).toEqual([{ code: 'too-large', part: null, place: null }])
  })

  it('is refused with more parts or decisions than any project has', async () => {
    const codeWith = async (part: Partial<typeof LIMITS>) =>
      (await readProjectFile(FILE, { limits: { ...LIMITS, ...part } })).faults[0]
    expect(await codeWith({ parts: 5 })).toEqual({ code: 'too-many', part: null, place: '5' })
    expect(await codeWith({ entries: 1 })).toEqual({ code: 'log-too-long', part: null, place: '1' })
  })

  it('says how far it is read', async () => {
    const said: number[] = []
    await readProjectFile(FILE, { onProgress: (done, of) => said.push(done / of) })
    expect(said.length).toBeGreaterThan(3)
    expect(said).toEqual(said.toSorted((a, b) => a - b))
  })

  it.each<[string, object]>([
    ['a day that is none', { date: '2024-13-45' }],
    ['a time that is none', { addedAt: '2024-13-45T99:99:99Z' }],
    ['more claims than a text has', { claims: 1e15 }],
    ['less than no claim', { claims: -1 }],
    ['a page without number', { pages: [{ number: 0, start: 0, end: 1 }] }],
  ])('does not take a document with %s', async (_, part) => {
    const [{ text, ...facts }] = CONTENT.project.documents as [ProjectDocument]
    const path = `documents/${facts.id}.json`
    const json = JSON.stringify({ ...facts, ...part })
    const field = Object.keys(part)[0] ?? ''
    expect(await faultsOf(await resealed({ [path]: json }))).toEqual([
      expect.stringContaining(`misfit ${path} ${field}`),
    ])
    const doubled = JSON.stringify(facts).replace('{', '{"language":"fr",')
    expect(await faultsOf(await resealed({ [path]: doubled }))).toEqual([`misfit ${path}`])
  })

  it('keeps an original of another kind under an ending that opens nothing, and names it', async () => {
    const original = `originals/${FIRST.id}`
    const file = await writeProjectFile(
      { ...CONTENT, parts: new Map([[`${original}.exe`, new Uint8Array([77, 90])]]) },
      SAVED,
    )
    const { content, readOnly } = await readProjectFile(file)
    expect(await faultsOf(file)).toEqual([`kind ${original}.exe ${original}.bin`])
    expect(readOnly).toBe(false)
    expect([...(content?.parts.keys() ?? [])]).toEqual([`${original}.bin`])
  })

  it('stops at the limit of all parts together', async () => {
    const limits = { ...LIMITS, unpackedBytes: 3000 }
    const { faults } = await readProjectFile(FILE, { limits })
    expect(faults.map(({ code }) => code)).toContain('unpacks-too-large')
  })

  it('notices settings of a table that the log does not state, and gives back those that it does', async () => {
    const before = { ...TABLE.settings, publisher: 'A', names: {} }
    const change = tableChange(TABLE.id, before, TABLE.settings)
    if (!change) throw new Error('something changed')
    const log = logOfTest([tableEntry({ at: SAVED, who: 'A' }, change)], LOG)
    const saved = (settings: ProjectTable['settings']) =>
      writeProjectFile(
        { ...CONTENT, project: { ...CONTENT.project, log: [...log], tables: [{ ...TABLE, settings }] } },
        SAVED,
      )
    const intact = await readProjectFile(await saved(TABLE.settings))
    expect(intact).toMatchObject({ readOnly: false, content: { project: { log } } })
    for (const planted of [
      { ...TABLE.settings, publisher: 'planted' },
      { ...TABLE.settings, names: { ...TABLE.settings.names, elsewhere: 'channel' } },
    ]) {
      const file = await saved(planted)
      expect(await faultsOf(file)).toEqual([`unlogged tables/${TABLE.id}.json`])
      expect((await readProjectFile(file)).readOnly).toBe(true)
    }
  })

  it('opens a file of version 2, whose log says nothing of its tables', async () => {
    const { content, faults, readOnly } = await readProjectFile(await writeProjectFile(CONTENT, SAVED, 2))
    expect(content?.project).toEqual(CONTENT.project)
    expect(faults.filter(({ code }) => code !== 'kept')).toEqual([])
    expect(readOnly).toBe(false)
  })

  it('brings a file of an older version to the newest, step by step', async () => {
    const steps: string[] = []
    const moved = (from: string, to: string) => (parts: ReadonlyMap<string, Uint8Array<ArrayBuffer>>) => {
      steps.push(from)
      return new Map([...parts].map(([path, bytes]) => [path === from ? to : path, bytes]))
    }
    const older = await writeProjectFile(
      { ...CONTENT, parts: new Map([['pictures/one', new Uint8Array([7])]]) },
      SAVED,
      2,
    )
    const migrations = [moved('never', 'never'), moved('pictures/one', 'two'), moved('two', 'pictures/three')]
    const { content, readOnly } = await readProjectFile(older, { migrations })
    expect(steps).toEqual(['pictures/one', 'two'])
    expect([...(content?.parts.keys() ?? [])]).toEqual(['pictures/three'])
    expect(readOnly).toBe(false)
  })

  it('gives each of 60 mutated files a named fault, and never rejects', async () => {
    const random = seeded(4496)
    const names = Object.keys(unzipSync(FILE))
    for (let round = 0; round < 60; round += 1) {
      const name = names[round % names.length] ?? ''
      const bytes = Uint8Array.from(unzipSync(FILE)[name] ?? [])
      const at = Math.floor(random() * bytes.length)
      const kind = Math.floor(random() * 3)
      if (kind === 0) bytes[at] = ((bytes[at] ?? 0) + 1 + Math.floor(random() * 254)) % 256
      const part = kind === 0 ? bytes : kind === 1 ? bytes.slice(0, at) : new Uint8Array([...bytes, at % 256])
      const { faults, readOnly } = await readProjectFile(changed({ [name]: part }))
      expect(readOnly, `${name} ${kind} ${at}`).toBe(true)
      expect(
        faults.some((fault) => fault.part === name || fault.part === null),
        `${name} ${kind} ${at}`,
      ).toBe(true)
    }
  })

  it('never rejects a file with bytes changed anywhere', async () => {
    const random = seeded(13)
    for (let round = 0; round < 60; round += 1) {
      const bytes = Uint8Array.from(FILE)
      for (let count = 0; count < 8; count += 1)
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
      const { content, readOnly } = await readProjectFile(bytes)
      if (!readOnly) expect(content).toEqual(CONTENT)
    }
  })
})

/** Numbers from 0 to 1, the same in each run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
