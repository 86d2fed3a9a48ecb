import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compareEditions } from '#domain/editions/compareEditions.ts'
import { dayOfEdition } from '#domain/editions/edition.ts'
import { EDITION_FOLDER, readIndex, readReasons, readState } from '#scripts/editions/editionFolder.ts'
import { filesOf } from '#scripts/editions/freezeBuild.ts'
import { FROZEN_FOLDER } from '#scripts/editions/hostEditions.ts'
import { sha256 } from '#scripts/readInput.ts'

const { editions } = readIndex(EDITION_FOLDER)
const ids = editions.map(({ id }) => id)
const idOf = (day: string) => ids.find((id) => id.startsWith(day)) ?? ''
const changes = (from: string, to: string) =>
  compareEditions(readState(EDITION_FOLDER, idOf(from)), readState(EDITION_FOLDER, idOf(to)))

describe('the kept editions', () => {
  it('stand newest first, each once, by their day', () => {
    expect(new Set(ids).size).toBe(ids.length)
    const days = editions.map(({ day }) => day)
    expect(days).toEqual([...days].sort().reverse())
    for (const { id, day } of editions) expect(dayOfEdition(id)).toBe(day)
  })

  it('have each a state, and every file belongs to one of them', () => {
    const cells = new Set(
      ids.flatMap((id) =>
        Object.values(readState(EDITION_FOLDER, id).tables).map(({ hash }) => `${hash}.json`),
      ),
    )
    expect(readdirSync(join(EDITION_FOLDER, 'cells')).sort()).toEqual([...cells].sort())
    const others = ['cells', 'index.json', 'reasons.json']
    const states = readdirSync(EDITION_FOLDER).filter((name) => !others.includes(name))
    expect(states.sort()).toEqual(ids.map((id) => `${id}.json`).sort())
  })

  it('have cells by their hash', () => {
    for (const name of readdirSync(join(EDITION_FOLDER, 'cells'))) {
      const hash = sha256(readFileSync(join(EDITION_FOLDER, 'cells', name))).slice(0, 16)
      expect(name).toBe(`${hash}.json`)
    }
  })

  it('are, where they are frozen here, the files that the index names', () => {
    for (const { id, files } of editions) {
      const folder = join(FROZEN_FOLDER, id)
      if (existsSync(folder)) expect(filesOf(folder), id).toEqual(files)
    }
  })

  it('give reasons for things that changed, and for no others', () => {
    for (const [at, id] of ids.entries()) {
      const reasons = readReasons(EDITION_FOLDER, id)
      const before = ids[at + 1]
      if (before === undefined) {
        expect(reasons).toEqual({})
        continue
      }
      const found = compareEditions(readState(EDITION_FOLDER, before), readState(EDITION_FOLDER, id), reasons)
      const text = JSON.stringify(found)
      for (const [name, reason] of Object.entries(reasons))
        expect(text, name).toContain(JSON.stringify(reason))
    }
  })
})

describe('what changed', () => {
  it('to 27 November 2026: 42 records, 18 figures stated in words and seven tables more', () => {
    const found = changes('2026-11-25', '2026-11-27')
    expect(found.records?.added).toHaveLength(42)
    expect(found.records?.gone).toEqual([])
    expect(found.rowsAdded.map(({ table }) => table)).toEqual(Array(18).fill('stated'))
    expect(found.tablesAdded).toHaveLength(7)
    expect(found.revised).toEqual([])
  })

  it('to 28 November 2026: the talks alone', () => {
    const found = changes('2026-11-27', '2026-11-28')
    expect(found).toMatchObject({ revised: [], rowsAdded: [], rowsGone: [], tablesAdded: [] })
    expect(found.records).toEqual({ added: [], changed: [], gone: [] })
    expect(found.texts?.changed).toHaveLength(6)
  })
})
