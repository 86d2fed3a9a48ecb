import * as z from 'zod/mini'
import { DatedRecord, RecordSource, RecordValue } from '#domain/datedRecord.ts'
import type { LocalizedText } from '#domain/language.ts'
import { type Fault, faultsOfSchema } from './fault.ts'
import { keepHandwork } from './keepHandwork.ts'
import { type RecordFile, recordFaults } from './recordFile.ts'

/** The list as it was collected: our schema but for the pages, of which the first stood apart, and notes in English. */
const CollectedRecord = z.strictObject({
  ...z.omit(DatedRecord, { sources: true, note: true, values: true }).shape,
  values: z.array(z.strictObject({ ...z.omit(RecordValue, { what: true }).shape, what: z.string() })),
  source: RecordSource,
  moreSources: z.array(RecordSource),
  basis: z.string(),
  note: z.optional(z.nullable(z.string())),
})
type CollectedRecord = z.infer<typeof CollectedRecord>

const LinkField = z.enum(['routes', 'regions', 'countries'])
type LinkField = z.infer<typeof LinkField>

/**
 * What a reader of the records decided: `corrections` replace a field for the reason given, `stated` names the
 * words on which a link stands that is not simply a country's name.
 */
export const RecordCorrections = z.strictObject({
  note: z.string(),
  corrections: z.array(
    z.discriminatedUnion('field', [
      z.strictObject({ id: z.string(), field: LinkField, value: z.array(z.string()), reason: z.string() }),
      z.strictObject({
        id: z.string(),
        field: z.literal('scope'),
        value: DatedRecord.shape.scope,
        reason: z.string(),
      }),
      z.strictObject({ id: z.string(), field: z.literal('note'), value: z.string(), reason: z.string() }),
    ]),
  ),
  stated: z.array(z.strictObject({ id: z.string(), field: LinkField, value: z.string(), words: z.string() })),
})
export type RecordCorrections = z.infer<typeof RecordCorrections>

/** What the files are called in faults: the collected list, the corrections, and the file that holds `kept`. */
type Files = Readonly<{ records: string; corrections: string; kept: string }>

/**
 * The collected list in the schema of `records.json`, in its order, with the corrections applied. `nameOfCountry`
 * gives the English names by which the words may call a country; `kept` are the records as they stand, whose
 * translations and flows by hand are kept. Every fault of the list is returned together.
 */
export function importRecords(
  collected: unknown,
  corrections: RecordCorrections,
  nameOfCountry: (code: string) => readonly string[],
  kept: readonly DatedRecord[],
  files: Files,
): { file: RecordFile; faults: readonly Fault[] } {
  const parsed = z.array(CollectedRecord).safeParse(collected)
  if (!parsed.success) {
    const faults = faultsOfSchema(files.records, parsed.error, 'correct the value in the collected list')
    return { file: { records: [] }, faults }
  }
  const faults: Fault[] = []
  const known = new Set(parsed.data.map((record) => record.id))
  const used = new Set<string>()
  for (const { id, field } of [...corrections.corrections, ...corrections.stated]) {
    if (!known.has(id)) {
      faults.push({
        file: files.corrections,
        place: `${id}, ${field}`,
        problem: 'no record has this id',
        remedy: 'correct the id or remove the line',
      })
    }
  }
  const records = parsed.data.map((source) => {
    const record = correct(source, corrections)
    faults.push(...recordFaults(files.records, record))
    for (const field of LinkField.options) {
      for (const value of record[field]) {
        const line = corrections.stated.find(
          (entry) => entry.id === record.id && entry.field === field && entry.value === value,
        )
        if (line) used.add(keyOf(line))
        const words = line ? [line.words] : field === 'countries' ? nameOfCountry(value) : []
        if (!words.some((word) => wordsOf(record).includes(plain(word)))) {
          faults.push({
            file: files.records,
            place: `record ${record.id}, ${field}`,
            problem: `no words of the record state ${value}`,
            remedy: `list its words under "stated" in ${files.corrections}, or drop the link under "corrections"`,
          })
        }
      }
    }
    return record
  })
  for (const entry of corrections.stated) {
    if (known.has(entry.id) && !used.has(keyOf(entry))) {
      faults.push({
        file: files.corrections,
        place: `${entry.id}, ${entry.field}`,
        problem: `${entry.value} is no link of this record`,
        remedy: 'remove the line',
      })
    }
  }
  const merged = keepHandwork(records, kept, files.kept)
  return { file: { records: merged.records }, faults: [...faults, ...merged.faults] }
}

function correct(source: CollectedRecord, corrections: RecordCorrections): DatedRecord {
  const { source: first, moreSources, basis: _basis, ...rest } = source
  const record: DatedRecord = {
    ...rest,
    values: rest.values.map((value) => ({ ...value, what: untranslated(value.what) })),
    sources: [first, ...moreSources],
    note: rest.note ? untranslated(rest.note) : null,
  }
  for (const correction of corrections.corrections) {
    if (correction.id !== record.id) continue
    if (correction.field === 'scope') record.scope = correction.value
    else if (correction.field === 'note') record.note = untranslated(correction.value)
    else record[correction.field] = [...correction.value]
  }
  return record
}

/** English in the place of every language, until a person has translated it: a test of the data names what is not. */
function untranslated(text: string): LocalizedText {
  return { en: text, fr: text, nl: text }
}

function keyOf({ id, field, value }: { id: string; field: LinkField; value: string }): string {
  return [id, field, value].join(' ')
}

/** All words of a record in one line: its own, and the headlines of its pages with those in their addresses. */
function wordsOf(record: DatedRecord): string {
  const pages = record.sources.flatMap(({ title, url }) => [title, decodeURIComponent(new URL(url).pathname)])
  return plain(
    [
      record.title.en,
      record.summary.en,
      record.note?.en ?? '',
      ...record.values.map((value) => value.what.en),
      ...pages,
    ].join(' | '),
  )
}

/** Lower case, with all that is neither letter nor digit read as a space, so that only whole words fit. */
function plain(words: string): string {
  return ` ${words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
}
