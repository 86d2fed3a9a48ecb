import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { countOf, describeFaults, type Fault } from '#derive/fault.ts'
import { importRecords, RecordCorrections } from '#derive/importRecords.ts'
import { parseJsonFile, stableJson } from '#derive/jsonText.ts'
import { RecordFile } from '#domain/datedRecord.ts'
import { readInput } from './readInput.ts'

const USAGE = `Usage: npm run import:records -- FILE
Adds the records of a collected list that data/sources/records.json lacks, with the corrections of
scripts/import-records.corrections.json applied. Records that it has are left as they are.`

const file = process.argv[2]
if (file === undefined || file.startsWith('-') || process.argv.length > 3) {
  console.error(USAGE)
  process.exit(2)
}

const countries = createRequire(import.meta.url)('i18n-iso-countries') as {
  getNames(language: string, options: { select: 'all' }): Record<string, readonly string[]>
}
const names = countries.getNames('en', { select: 'all' })
const REMEDY = 'correct the value so that it fits the schema in src/derive/importRecords.ts'
/** Reads a JSON file, or ends the command with its faults. */
function read<Schema extends z.ZodMiniType>(path: string, name: string, schema: Schema): z.output<Schema> {
  const { text, fault } = readInput(path, name, 'json')
  if (fault) return stop([fault])
  const { value, faults } = parseJsonFile({ path: name, text }, schema, REMEDY)
  return faults.length > 0 ? stop(faults) : (value as z.output<Schema>)
}

function stop(found: readonly Fault[]): never {
  for (const line of describeFaults(found)) console.error(line)
  console.error(`${countOf(found.length)}, nothing written.`)
  process.exit(1)
}

const root = fileURLToPath(new URL('..', import.meta.url))
const correctionsFile = 'scripts/import-records.corrections.json'
const corrections = read(join(root, correctionsFile), correctionsFile, RecordCorrections)

const recordsFile = 'data/sources/records.json'
const target = join(root, recordsFile)
const previous = read(target, recordsFile, RecordFile)

const { records, faults } = importRecords(
  read(file, file, z.unknown()),
  corrections,
  (code) => names[code] ?? [],
  previous.records,
  { records: file, corrections: correctionsFile },
)
if (faults.length > 0) stop(faults)
await writeFile(target, stableJson({ ...previous, records: [...previous.records, ...records] }))
console.log(`${records.length} new records → ${recordsFile}`)
