import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { describeFault } from '#derive/fault.ts'
import { importRecords, RecordCorrections } from '#derive/importRecords.ts'
import { stableJson } from '#derive/jsonText.ts'
import { RecordFile } from '#domain/datedRecord.ts'

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
const correctionsFile = 'scripts/import-records.corrections.json'
const read = (path: string | URL): unknown => JSON.parse(readFileSync(path, 'utf8'))
const corrections = RecordCorrections.parse(read(new URL('import-records.corrections.json', import.meta.url)))

const recordsFile = 'data/sources/records.json'
const target = fileURLToPath(new URL(`../${recordsFile}`, import.meta.url))
const previous = RecordFile.parse(read(target))

const { records, faults } = importRecords(
  read(file),
  corrections,
  (code) => names[code] ?? [],
  previous.records,
  { records: file, corrections: correctionsFile },
)
if (faults.length > 0) {
  for (const fault of faults) console.error(describeFault(fault))
  console.error(`${faults.length} faults, nothing written.`)
  process.exit(1)
}
await writeFile(target, stableJson({ ...previous, records: [...previous.records, ...records] }))
console.log(`${records.length} new records → ${recordsFile}`)
