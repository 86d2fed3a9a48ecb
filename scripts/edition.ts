import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Manifest } from '#domain/datasetSchemas.ts'
import { compareEditions } from '#domain/editions/compareEditions.ts'
import type { EditionId } from '#domain/editions/edition.ts'
import { IsoDate } from '#domain/period.ts'
import { buildHash, commitOf, EDITION_VARIABLE } from './editions/buildHash.ts'
import {
  addToIndex,
  countsOf,
  EDITION_FOLDER,
  readIndex,
  readReasons,
  readState,
  writeState,
} from './editions/editionFolder.ts'
import { freezeBuild } from './editions/freezeBuild.ts'
import { FROZEN_FOLDER, hostEditions, readDerived } from './editions/hostEditions.ts'
import { stateOfData } from './editions/stateOfData.ts'

const USAGE = `Usage: npm run edition -- [OPTIONS]
Builds the app and freezes it in ${FROZEN_FOLDER}/, with what changed since the edition before; keeps what it states in ${EDITION_FOLDER}.
  --day YYYY-MM-DD  the day of the edition; by default that of the commit, in UTC
  --commit ID       the commit, where the checkout is no repository
  --root DIR        a checkout of another commit, with its dependencies installed; by default this one`

interface Flags {
  root: string
  day: string | null
  commit: string | null
}

/** Freezes a checkout as an edition. The same commit gives the same id and the same files. */
function makeEdition({ root, day, commit }: Flags): void {
  const hash = buildHash(root)
  const index = readIndex(EDITION_FOLDER)
  const known = index.editions.find((edition) => edition.hash === hash)
  const of = commit !== null && day !== null ? { commit, day } : commitOf(root)
  const id: EditionId = known?.id ?? `${day ?? of.day}-${hash.slice(0, 8)}`
  const environment: NodeJS.ProcessEnv = { ...process.env, [EDITION_VARIABLE]: id }
  // What a host adds is not part of an edition.
  delete environment.VITE_ADDRESS
  execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit', env: environment })

  const made = stateOfData(readDerived(root))
  writeState(EDITION_FOLDER, id, made)
  const before = index.editions.find((edition) => edition.day < id.slice(0, 10))
  const changes =
    before &&
    compareEditions(
      readState(EDITION_FOLDER, before.id),
      readState(EDITION_FOLDER, id),
      readReasons(EDITION_FOLDER, id),
    )
  const text = `${JSON.stringify({ from: before?.id ?? null, to: id, changes: changes ?? null })}\n`
  const files = freezeBuild(join(root, 'dist'), join(FROZEN_FOLDER, id), id, text)
  const manifest = Manifest.parse(readDerived(root)('manifest'))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  addToIndex(EDITION_FOLDER, {
    ...{ id, day: id.slice(0, 10), hash, data: manifest.data, app: version },
    ...{ commit: known?.commit ?? commit ?? of.commit, counts: countsOf(manifest.files), files },
    ...{ address: null, withdrawn: null },
  })
  if (resolve(root) === resolve('.')) hostEditions(root, 'dist')
  console.log(`${id}: ${files?.count ?? 0} files in ${FROZEN_FOLDER}/${id}. Commit ${EDITION_FOLDER}.`)
}

function readFlags(): Flags {
  const { values } = parseArgs({
    options: {
      root: { type: 'string', default: '.' },
      day: { type: 'string' },
      commit: { type: 'string' },
    },
  })
  const { root, day = null, commit = null } = values
  if (day !== null && !IsoDate.safeParse(day).success)
    throw new Error(`--day ${day}: a day is YYYY-MM-DD.\n${USAGE}`)
  return { root, day, commit }
}

try {
  makeEdition(readFlags())
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
