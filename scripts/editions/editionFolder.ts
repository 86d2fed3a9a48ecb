import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ComparedState } from '#domain/editions/compareEditions.ts'
import {
  ChangeReasons,
  type Edition,
  type EditionId,
  EditionIndex,
  EditionState,
  EditionTable,
} from '#domain/editions/edition.ts'
import type { MadeState } from './stateOfData.ts'

/** Where the repository keeps what editions stated. */
export const EDITION_FOLDER = 'data/editions'

/** The index of a folder of editions; empty where there is none. */
export function readIndex(folder: string): EditionIndex {
  const file = join(folder, 'index.json')
  return existsSync(file) ? EditionIndex.parse(readJson(file)) : { editions: [] }
}

/** The reasons of changes up to an edition that people gave. */
export function readReasons(folder: string, id: EditionId): ChangeReasons {
  const file = join(folder, 'reasons.json')
  const all = existsSync(file) ? (readJson(file) as Readonly<Record<string, unknown>>) : {}
  return ChangeReasons.parse(all[id] ?? {})
}

/** What an edition stated, with the cells of its tables. */
export function readState(folder: string, id: string): ComparedState {
  const state = EditionState.parse(readJson(join(folder, `${id}.json`)))
  const cells = Object.values(state.tables).map(
    ({ hash }) => [hash, EditionTable.parse(readJson(join(folder, 'cells', `${hash}.json`)))] as const,
  )
  return { ...state, cells: new Map(cells) }
}

/** Writes a state under a name, and the cells that the folder does not have. */
export function writeState(folder: string, name: string, { state, cells }: MadeState): void {
  mkdirSync(join(folder, 'cells'), { recursive: true })
  for (const [hash, text] of cells) writeFileSync(join(folder, 'cells', `${hash}.json`), text)
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(state, null, 1)}\n`)
}

/**
 * Adds an edition to the index, or replaces the one of its id, and keeps what people wrote of it. One whose app is frozen also
 * takes the place of one that kept the data of its commit alone.
 */
export function addToIndex(folder: string, edition: Edition): void {
  const index = readIndex(folder)
  const replaced = index.editions.filter(
    ({ id, commit, hash }) =>
      id !== edition.id && commit === edition.commit && hash === null && edition.hash !== null,
  )
  for (const { id } of replaced) rmSync(join(folder, `${id}.json`), { force: true })
  const editions = index.editions.filter((one) => !replaced.includes(one))
  const known = editions.find(({ id }) => id === edition.id)
  const entry = known ? { ...edition, address: known.address, withdrawn: known.withdrawn } : edition
  // Newest first; of one day, the one that was added last.
  const all = [entry, ...editions.filter(({ id }) => id !== edition.id)].sort((one, other) =>
    one.day === other.day ? 0 : one.day < other.day ? 1 : -1,
  )
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'index.json'),
    `${JSON.stringify(EditionIndex.parse({ editions: all }), null, 2)}\n`,
  )
}

/** The counts of an edition, from the manifest of its data. */
export function countsOf(files: Readonly<Record<string, { count: number }>>): Edition['counts'] {
  const count = (name: string) => files[`${name}.json`]?.count ?? 0
  return {
    records: count('records'),
    figures: count('figures'),
    claims: count('claims'),
    outcomes: count('outcomes'),
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
