import * as z from 'zod/mini'
import { DatedRecord, type RecordFile, RecordSource, RecordValue } from '#domain/datedRecord.ts'
import { type LocalizedText, UI_LANGUAGES, type UiLanguage } from '#domain/language.ts'
import { type Period, periodOfDate } from '#domain/period.ts'
import { recordOf } from '#lib/recordOf.ts'
import { type Fault, faultsOfSchema } from './fault.ts'
import { normalise } from './patterns.ts'
import { findValues, type NumberRules } from './values.ts'

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

const OF_RECORD = { id: z.string(), reason: z.string() }

/** Editorial decisions on records: `corrections` replace a field, `stated` quotes the words that justify a link. */
export const RecordCorrections = z.strictObject({
  note: z.string(),
  corrections: z.array(
    z.discriminatedUnion('field', [
      z.strictObject({ ...OF_RECORD, field: LinkField, value: z.array(z.string()) }),
      z.strictObject({ ...OF_RECORD, field: z.literal('scope'), value: DatedRecord.shape.scope }),
      z.strictObject({ ...OF_RECORD, field: z.literal('note'), value: z.string() }),
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
  return recordOf<Record<UiLanguage, string>>(UI_LANGUAGES, () => text)
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

/**
 * Contradictions within one record: a status that its kind forbids, links that contradict its scope, a period that ends
 * before it starts or does not fit its precision, weak pages that are not marked as weak. `checkIds` checks its ids.
 */
export function recordFaults(file: string, record: DatedRecord): readonly Fault[] {
  const faults: Fault[] = []
  const fault = (field: string, problem: string, remedy: string) =>
    faults.push({ file, place: `record ${record.id}, ${field}`, problem, remedy })

  if (record.kind === 'event' && record.status !== null) {
    fault('status', `an event has no status, found ${record.status}`, 'set it to null, or the kind to both')
  }
  if (record.kind !== 'event' && record.status === null) {
    fault('status', `a ${record.kind} record needs a status`, 'set it to done, planned or gap')
  }
  if (record.kind === 'both' && record.status !== 'planned') {
    const remedy = 'set the status to planned, or the kind to event or measure'
    fault('status', 'the meeting is the event, so what it plans is planned', remedy)
  }
  if (record.kind === 'event' && record.followedBy.length > 0) {
    fault('followedBy', 'an event plans nothing', 'remove the ids, or set the kind to both')
  }
  if (!record.hasWeakSources && record.sources.every(({ publisherKind }) => publisherKind === 'other')) {
    fault('hasWeakSources', 'all its pages are of other publishers', 'set it to true, or cite a better page')
  }
  if (record.kind !== 'event' && record.categories.length === 0) {
    fault('categories', 'a measure without a category', 'name at least one category of the lexicon')
  }
  const links = record.routes.length + record.regions.length + record.countries.length
  if (record.scope === 'placed' && links === 0) {
    fault(
      'scope',
      'placed, but no route, region or country is named',
      'name one, or set the scope to unplaced',
    )
  }
  if (record.scope !== 'placed' && links > 0) {
    fault('scope', `${record.scope}, but a route, region or country is named`, 'drop the link, or set placed')
  }
  for (const field of ['categories', 'actors', 'countries', 'routes', 'regions', 'followedBy'] as const) {
    const doubled = record[field].filter((id, index, all) => all.indexOf(id) !== index)
    for (const id of doubled) fault(field, `${id} occurs twice`, 'keep one of them')
  }
  for (const field of ['period', 'statedOn'] as const) {
    const problem = periodProblem(record[field])
    if (problem !== null) fault(field, problem, 'write whole days that fit the precision')
  }
  if (record.statedOn !== null && record.statedOn.end === null) {
    fault('statedOn', 'it has no end', 'repeat the day on which it was said')
  }
  return faults
}

/** Faults of `followedBy` (unknown ids, a record that follows itself or an earlier date, circles) and of `readTo`. */
export function recordLinkFaults(file: string, { readTo, records }: RecordFile): readonly Fault[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  return records.flatMap((record) => {
    const faults: Fault[] = []
    const fault = (field: string, problem: string, remedy: string) =>
      faults.push({ file, place: `record ${record.id}, ${field}`, problem, remedy })
    const first = record.statedOn?.start ?? record.period?.start
    for (const id of record.followedBy) {
      const follower = byId.get(id)
      if (!follower) {
        fault('followedBy', `no record has the id ${id}`, 'correct the id, or remove it')
        continue
      }
      const last = (follower.statedOn ?? follower.period)?.end ?? follower.period?.start
      if (first !== undefined && last !== undefined && last < first) {
        fault('followedBy', `${id} is of ${last}, before ${first}`, 'turn the link round, or remove it')
      } else if (leadsTo(id, record.id, byId)) {
        fault('followedBy', `the links from ${id} lead back to it`, 'remove one link of the circle')
      }
    }
    if (record.statedOn !== null && record.statedOn.start > readTo) {
      fault('statedOn', `it is after ${readTo}, to which records were read`, 'correct the date, or readTo')
    }
    return faults
  })
}

/** Whether following links from one record reaches another, or both are the same. */
function leadsTo(from: string, to: string, byId: ReadonlyMap<string, DatedRecord>): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true
    if (seen.has(id)) continue
    seen.add(id)
    open.push(...(byId.get(id)?.followedBy ?? []))
  }
  return false
}

/** Why a period is invalid (unknown day, end before start, wrong precision), or null. */
function periodProblem(period: Period | null): string | null {
  if (period === null) return null
  const { start, end, precision } = period
  for (const day of end === null ? [start] : [start, end]) {
    if (periodOfDate(day) === null) return `${day} is no day of the calendar`
  }
  if (end !== null && end < start) return `it ends on ${end}, before it starts on ${start}`
  if (precision === 'day') return null
  const length = precision === 'month' ? 7 : 4
  if (periodOfDate(start.slice(0, length))?.start !== start)
    return `${start} is no first day of a ${precision}`
  if (end !== null && periodOfDate(end.slice(0, length))?.end !== end) {
    return `${end} is no last day of a ${precision}`
  }
  return null
}

/** What a unit allows: whole numbers or not, the least and the most, and the currency or `percent` beside the number. */
type UnitRule = Readonly<{ whole: boolean; least: number; most: number; sign: string | null }>

const COUNTED: UnitRule = { whole: true, least: 0, most: 10_000_000, sign: null }
const LENGTH: UnitRule = { whole: false, least: 0, most: 100_000, sign: null }
const DURATION: UnitRule = { whole: true, least: 1, most: 1_000, sign: null }
const PERCENT: UnitRule = { whole: false, least: -100, most: 10_000, sign: 'percent' }
const money = (code: string): UnitRule => ({ whole: false, least: 0, most: 1e12, sign: code })

/** Units that count people, things or acts. */
const COUNTING = [
  ...['persons', 'arrests', 'convictions', 'officers', 'staff', 'deaths', 'designations', 'relocations'],
  ...['detections', 'arrivals', 'departures', 'attempts', 'interceptions', 'crossings', 'returns', 'rescues'],
  ...[
    'locations',
    'places',
    'countries',
    'delegations',
    'networks',
    'reports',
    'accounts',
    'phones',
    'views',
  ],
  ...['boats', 'engines', 'frigates', 'vessels', 'vehicles', 'drones', 'searches', 'operations', 'meetings'],
  ...['votes', 'texts', 'regulations', 'directive', 'articles', 'measures', 'priorities', 'pillars'],
  ...['building blocks', 'detention orders', 'endorsements', 'projects', 'centres', 'applications', 'visas'],
]

/** The units of records. Add a line for a new unit, so that its values are checked. */
const UNITS: ReadonlyMap<string, UnitRule> = new Map([
  ...COUNTING.map((unit) => [unit, COUNTED] as const),
  ...['EUR', 'GBP', 'PLN', 'USD'].map((code) => [code, money(code)] as const),
  ...['km', 'm'].map((unit) => [unit, LENGTH] as const),
  ...['years', 'months', 'weeks', 'days', 'hours'].map((unit) => [unit, DURATION] as const),
  ['percent', PERCENT],
])

/** The units in which each kind of flow is counted; a change is in percent. */
const FLOW_UNITS: Readonly<Record<NonNullable<RecordValue['flow']>['counts'], readonly string[]>> = {
  detections: ['detections'],
  arrivals: ['arrivals', 'persons'],
  persons: ['persons', 'detections', 'arrivals', 'departures', 'interceptions'],
  attempts: ['attempts', 'persons', 'departures', 'interceptions'],
  deaths: ['deaths', 'persons'],
}

/**
 * Faults of the numbers of records: a unit that is not listed, a value outside its unit, a flow in another unit, and a
 * number that the record's English text does not give in the same unit. `rules` are those of English.
 */
export function recordValueFaults(records: readonly DatedRecord[], rules: NumberRules): readonly Fault[] {
  // Claims ignore ages and durations; records may state them.
  const all = { ...rules, notValues: [] }
  return records.flatMap((record) => {
    const texts = [record.title.en, record.summary.en, record.note?.en ?? '']
    const written = texts.flatMap((text) => findValues(normalise(text), all, []))
    return record.values.flatMap((value, index) => {
      const problem = problemOf(value, [...written, ...findValues(normalise(value.written ?? ''), all, [])])
      if (problem === null) return []
      const [words, remedy] = problem
      return [{ file: 'records.json', place: `record ${record.id}, values.${index}`, problem: words, remedy }]
    })
  })
}

type Written = Readonly<{ value: number | null; unit: string | null }>

function problemOf(
  { value, unit, flow }: RecordValue,
  written: readonly Written[],
): readonly [problem: string, remedy: string] | null {
  const rule = UNITS.get(unit)
  if (!rule) return [`there is no unit ${unit}`, 'use a unit of src/derive/importRecords.ts, or add it there']
  if (rule.whole && !Number.isInteger(value))
    return [`${value} ${unit} is no whole number`, 'correct the value']
  if (value < rule.least || value > rule.most) {
    return [`${value} ${unit} lies outside ${rule.least} to ${rule.most}`, 'correct the value or its unit']
  }
  if (flow) {
    const units = flow.states === 'change' ? ['percent'] : FLOW_UNITS[flow.counts]
    if (!units.includes(unit)) {
      return [`a ${flow.states} of ${flow.counts} is not in ${unit}`, `write it in ${units.join(' or ')}`]
    }
  }
  const isWritten = written.some(
    (found) => found.value !== null && isSame(found.value, Math.abs(value)) && found.unit === rule.sign,
  )
  if (isWritten) return null
  return [
    `neither title, summary nor note gives ${value} ${unit}`,
    'correct one of them, name the number in the summary, or add it as "written", such as "€75 million"',
  ]
}

/** Equal up to floating-point error ("7.4 billion"). */
function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.abs(other) * 1e-9
}
