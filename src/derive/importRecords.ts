import * as z from 'zod/mini'
import { DatedRecord, RecordSource, RecordValue } from '#domain/datedRecord.ts'
import type { LocalizedText } from '#domain/language.ts'
import { type Fault, faultsOfSchema } from './fault.ts'
import { recordFaults } from './recordFile.ts'

/** A collected record: our schema, except that the first page has its own field and notes are in English only. */
const CollectedRecord = z.strictObject({
  ...z.omit(DatedRecord, { sources: true, note: true, values: true, hasWeakSources: true, followedBy: true })
    .shape,
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
 * Editorial decisions on records: `corrections` replace a field, `stated` quotes the words that justify a link which is
 * not a country's name.
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

/** File names for faults: the collected list and the corrections. */
type Files = Readonly<{ records: string; corrections: string }>

/**
 * The records of a collected list that are not in `previous`, in list order, with corrections applied. People correct
 * the others by hand, so they stay as they are. `nameOfCountry` gives the English names of a country. Returns all faults.
 */
export function importRecords(
  collected: unknown,
  corrections: RecordCorrections,
  nameOfCountry: (code: string) => readonly string[],
  previous: readonly DatedRecord[],
  files: Files,
): { records: readonly DatedRecord[]; faults: readonly Fault[] } {
  const parsed = z.array(CollectedRecord).safeParse(collected)
  if (!parsed.success) {
    const faults = faultsOfSchema(files.records, parsed.error, 'correct the value in the collected list')
    return { records: [], faults }
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
  const present = new Set(previous.map(({ id }) => id))
  return { records: records.filter(({ id }) => !present.has(id)), faults }
}

function correct(source: CollectedRecord, corrections: RecordCorrections): DatedRecord {
  const { source: first, moreSources, basis: _basis, ...rest } = source
  const sources = [first, ...moreSources]
  const record: DatedRecord = {
    ...rest,
    values: rest.values.map((value) => ({ ...value, what: untranslated(value.what) })),
    sources,
    note: rest.note ? untranslated(rest.note) : null,
    hasWeakSources: sources.every(({ publisherKind }) => publisherKind === 'other'),
    followedBy: [],
  }
  for (const correction of corrections.corrections) {
    if (correction.id !== record.id) continue
    if (correction.field === 'scope') record.scope = correction.value
    else if (correction.field === 'note') record.note = untranslated(correction.value)
    else record[correction.field] = [...correction.value]
  }
  return record
}

/** Repeats English in every language until it is translated; a data test lists what is left. */
function untranslated(text: string): LocalizedText {
  return { en: text, fr: text, nl: text }
}

function keyOf({ id, field, value }: { id: string; field: LinkField; value: string }): string {
  return [id, field, value].join(' ')
}

/** All words of a record: its own texts, and the titles and paths of its pages. */
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

/** Lower case with single spaces around words, so that only whole words match. */
function plain(words: string): string {
  return ` ${words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
}
