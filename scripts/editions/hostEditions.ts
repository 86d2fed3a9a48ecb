import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EditionId, type HostedEditions } from '#domain/editions/edition.ts'
import { editionOfBuild } from './buildHash.ts'
import { EDITION_FOLDER, readIndex, writeState } from './editionFolder.ts'
import { stateOfData } from './stateOfData.ts'

/** Where a checkout keeps frozen apps, which the repository does not. */
export const FROZEN_FOLDER = 'editions'

/**
 * Puts at `editions/` of a built app what editions stated and those that are frozen here, so that any host of static files
 * serves them, and the state of the app itself where it is no edition.
 */
export function hostEditions(root: string, built: string): HostedEditions {
  const folder = join(built, 'editions')
  const kept = join(root, EDITION_FOLDER)
  if (existsSync(kept)) cpSync(kept, folder, { recursive: true })
  const frozen = join(root, FROZEN_FOLDER)
  const here = existsSync(frozen)
    ? readdirSync(frozen).filter((name) => EditionId.safeParse(name).success)
    : []
  for (const id of here) cpSync(join(frozen, id), join(folder, id), { recursive: true })
  const own = editionOfBuild(root)
  if (own === null) writeState(folder, 'now', stateOfData(readDerived(root)))
  const hosted: HostedEditions = { ...readIndex(kept), here: here.sort().reverse(), now: own ?? 'now' }
  writeFileSync(join(folder, 'index.json'), `${JSON.stringify(hosted)}\n`)
  return hosted
}

/** Reads the published files of a checkout. */
export function readDerived(root: string): (name: string) => Record<string, unknown> | null {
  return (name) => {
    const file = join(root, 'data', 'derived', `${name}.json`)
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : null
  }
}
