import { execFileSync } from 'node:child_process'
import { Manifest } from '#domain/datasetSchemas.ts'
import { addToIndex, countsOf, EDITION_FOLDER, writeState } from './editions/editionFolder.ts'
import { stateOfData } from './editions/stateOfData.ts'

const USAGE = `Usage: npm run import-editions -- COMMIT...
Reads the data of earlier commits and keeps what they stated in ${EDITION_FOLDER}, as editions whose app was not frozen.`

/** Keeps the data of a commit as an edition of its day; the id has the version of the data. */
function importEdition(commit: string): void {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'pipe'] })
  const full = git('rev-parse', `${commit}^{commit}`).trim()
  const names = new Set(git('ls-tree', '--name-only', full, 'data/derived/').split('\n'))
  const read = (name: string) =>
    names.has(`data/derived/${name}.json`)
      ? (JSON.parse(git('show', `${full}:data/derived/${name}.json`)) as Record<string, unknown>)
      : null
  const manifest = Manifest.parse(read('manifest'))
  const seconds = Number(git('show', '--no-patch', '--format=%ct', full))
  const day = new Date(seconds * 1000).toISOString().slice(0, 10)
  const id = `${day}-${manifest.data.slice(0, 8)}`
  const { version: app } = JSON.parse(git('show', `${full}:package.json`)) as { version: string }
  writeState(EDITION_FOLDER, id, stateOfData(read))
  addToIndex(EDITION_FOLDER, {
    ...{ id, day, hash: null, data: manifest.data, app, commit: full, counts: countsOf(manifest.files) },
    ...{ files: null, address: null, withdrawn: null },
  })
  console.log(`${id}: the data of ${full.slice(0, 12)}`)
}

const commits = process.argv.slice(2)
if (commits.length === 0) {
  console.error(USAGE)
  process.exitCode = 1
}
for (const commit of commits) importEdition(commit)
