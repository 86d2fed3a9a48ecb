import * as z from 'zod/mini'
import { FigureRole, FigureSource, TableLimits } from '#domain/figureTable.ts'
import { FigureUnit } from '#domain/figureUnit.ts'
import { SourceText } from '#domain/language.ts'
import { Month } from '#domain/period.ts'
import type { Publication } from '#domain/publisher.ts'
import type { Datasets } from './datasets.ts'
import type { Fault } from './fault.ts'

/** The units that tables of each role may count. */
const UNITS: Readonly<Record<FigureRole, readonly FigureUnit[]>> = {
  series: ['detections', 'arrivals', 'boats', 'persons', 'dead-and-missing', 'events'],
  days: ['arrivals', 'boats', 'persons', 'events'],
  weeks: ['arrivals', 'boats', 'persons', 'events'],
  nationalities: ['detections', 'arrivals', 'persons'],
  incidents: ['dead-and-missing', 'persons'],
  'deaths-by-year': ['dead-and-missing'],
  stated: ['detections', 'arrivals', 'persons', 'disruptions'],
  comparison: ['persons', 'disruptions', 'intentions'],
}

/** Whether tables of a role may count a unit. */
export function mayCount(role: FigureRole, unit: FigureUnit): boolean {
  return UNITS[role].includes(unit)
}

/** Roles whose rows have an id of their own. The key of the others is their dimensions. */
const WITH_ID: readonly FigureRole[] = ['incidents', 'stated']

const TIME_TYPES: readonly TableField['type'][] = ['date', 'yearmonth', 'year', 'period']

/** Limits of columns that count nothing, by name. */
const LIMITS: Readonly<Record<string, Readonly<{ least: number; most: number }>>> = {
  longitude: { least: -180, most: 180 },
  latitude: { least: -90, most: 90 },
  source_quality: { least: 1, most: 5 },
}

/** Words that a column may hold, by name. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  border_type: ['Sea', 'Land'],
  rounded: ['yes', 'no'],
  preliminary: ['yes', 'no'],
  counted: ['sea_arrivals', 'sea_and_land_arrivals', 'all_arrivals'],
  area: [
    'total',
    'sea',
    'canaries',
    'peninsula',
    'balearics',
    'peninsula-and-balearics',
    'ceuta',
    'melilla',
    'ceuta-and-melilla',
  ],
}

/** Why a column cannot hold a value, whatever the meta file allows, such as a negative count. Null if it can. */
export function valueProblem(value: string | number | null, field: TableField): string | null {
  if (value === null) return field.dimension === undefined ? null : 'the cell is empty'
  if (typeof value === 'string') {
    const words = WORDS[field.name]
    return words && !words.includes(value) ? `“${value}” is none of ${words.join(', ')}` : null
  }
  if (field.unit && !Number.isInteger(value)) return `${value} is no whole number`
  const { least, most } = field.unit
    ? { least: 0, most: null }
    : (LIMITS[field.name] ?? { least: null, most: null })
  if (least !== null && value < least) return `${value} is below ${least}`
  return most !== null && value > most ? `${value} is above ${most}` : null
}

/**
 * Checks what a meta file declares: dates not after `today` (ISO 8601), months of the calendar, a key that tells rows
 * apart, units that fit the role, and nothing but an empty cell as "not stated".
 */
export function faultsOfMeta(file: string, source: FigureMeta, today: string): readonly Fault[] {
  const faults: Fault[] = []
  const refuse = (place: string, problem: string, remedy: string) =>
    faults.push({ file, place, problem, remedy })
  const { asOf, coverage, partialMonths, schema, time, role } = source
  const { fields, primaryKey, missingValues } = schema

  const named = publisherNameFault(source.publisher)
  if (named) refuse('publisher', named.problem, named.remedy)
  if (asOf !== null && asOf > today) {
    refuse('asOf', `${asOf} is after today, ${today}`, 'give the date of the data as the publisher states it')
  }
  for (const [place, month] of [
    ['coverage.from', coverage.from],
    ['coverage.to', coverage.to],
    ...partialMonths.map((month, index) => [`partialMonths.${index}`, month] as const),
  ] as const) {
    if (!Month.safeParse(month).success) refuse(place, `“${month}” is no month`, 'write it as YYYY-MM')
  }
  if (missingValues.join() !== '') {
    const problem = `${JSON.stringify(missingValues)} would be read as not stated`
    refuse('schema.missingValues', problem, 'write [""]: only an empty cell is not stated')
  }

  const names = fields.map(({ name }) => name)
  const fieldOf = (name: string) => fields.find((field) => field.name === name)
  for (const name of new Set(names.filter((name, index) => names.indexOf(name) !== index))) {
    refuse('schema.fields', `the column ${name} occurs twice`, 'remove one of the two')
  }
  const wanted = WITH_ID.includes(role)
    ? ['id']
    : fields.filter(({ dimension }) => dimension !== undefined).map(({ name }) => name)
  if ([...primaryKey].sort().join() !== [...wanted].sort().join()) {
    const problem = `it is ${primaryKey.join(', ') || 'empty'}`
    refuse('schema.primaryKey', problem, `name the columns that tell rows apart: ${wanted.join(', ')}`)
  }
  for (const name of [...time.columns, ...time.of]) {
    const field = fieldOf(name)
    const isTime = time.columns.includes(name)
    if (field && (!isTime || TIME_TYPES.includes(field.type))) continue
    const problem = field ? `${name} is no date, month or year` : `there is no column ${name}`
    refuse('time', problem, 'name columns of the table')
  }
  for (const name of time.columns) {
    if (fieldOf(name)?.constraints?.required || !fieldOf(name)) continue
    refuse('schema.fields', `${name} may be empty`, 'set "required": true, because every row has a time')
  }
  for (const { name, type, unit, dimension } of fields) {
    if (unit === undefined) continue
    if (!mayCount(role, unit)) {
      const remedy = `name one of ${UNITS[role].join(', ')}, or another role`
      refuse(`schema.fields, ${name}`, `a table of role ${role} does not count ${unit}`, remedy)
    }
    if (type !== 'integer' || dimension !== undefined) {
      refuse(`schema.fields, ${name}`, 'a count is whole and no dimension', 'set the type to integer')
    }
  }
  if (!fields.some(({ unit }) => unit !== undefined)) {
    refuse('schema.fields', 'no column has a unit', 'give each column that counts its unit')
  }
  return faults
}

const { id, ...shape } = FigureSource.shape

/** A column as in a Frictionless Table Schema (https://specs.frictionlessdata.io/table-schema/), with its unit. */
export const TableField = z.strictObject({
  name: z.string(),
  /** `period` is a month, or first and last month or day as `start/end` (ISO 8601). */
  type: z.enum(['string', 'integer', 'number', 'date', 'yearmonth', 'year', 'period']),
  /** The published dimension whose keys this column holds; none for other columns. */
  dimension: z.optional(z.string()),
  description: z.string().check(z.minLength(1)),
  /** The unit, for columns that are counted. */
  unit: z.optional(FigureUnit),
  constraints: z.optional(
    z.strictObject({
      required: z.optional(z.boolean()),
      minimum: z.optional(z.number()),
      maximum: z.optional(z.number()),
      enum: z.optional(z.array(z.string())),
    }),
  ),
})
export type TableField = z.infer<typeof TableField>

/** What a table held when it was imported: rows, the total of each count by column, and its SHA-256. */
export const TableContent = z.strictObject({
  rows: z.int(),
  totals: z.record(z.string(), z.int()),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})
export type TableContent = z.infer<typeof TableContent>

/** The meta file of a table, `<id>.meta.json`: the published fields, and those that only derivation and import need. */
export const FigureMeta = z.strictObject({
  id,
  /** Sort order of the tables; the app shows the first series that counts a route. */
  order: z.int(),
  time: z.strictObject({
    /** The time columns; gaps are looked for in the first. */
    columns: z.array(z.string()).check(z.minLength(1)),
    /** The step of a series; null for rows at any time. */
    step: z.nullable(z.enum(['day', 'week', 'month', 'year'])),
    /** The columns that identify a series; each series has a row for every step. */
    of: z.array(z.string()),
  }),
  /** The publisher's column names by ours, if its file differs by names only; null if code of its own reads it. */
  importColumns: z.nullable(z.record(z.string(), z.string())),
  content: z.optional(TableContent),
  ...shape,
  ...TableLimits.shape,
  schema: z.strictObject({
    fields: z.array(TableField),
    primaryKey: z.array(z.string()),
    missingValues: z.array(z.string()),
  }),
})
export type FigureMeta = z.infer<typeof FigureMeta>

/** The meta file of a table that the Desk hands over incomplete. Whoever adds the table fills in each null and missing member. */
export const HandedMeta = z.strictObject({
  title: z.string(),
  file: z.string(),
  sheet: z.nullable(z.string()),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  coverageTo: z.nullable(z.string()),
  role: z.nullable(FigureRole),
  licence: z.nullable(FigureSource.shape.licence),
  definition: z.nullable(SourceText),
  order: z.nullable(z.int()),
  asOf: FigureSource.shape.asOf,
  page: FigureSource.shape.page,
  schema: FigureMeta.shape.schema,
})
export type HandedMeta = z.infer<typeof HandedMeta>

/** The published fields of a meta file. Rules and descriptions of its columns are for the CSV file. */
export function publishedSource({
  order,
  time,
  importColumns,
  content,
  schema,
  sources: _sources,
  caveats: _caveats,
  ...source
}: FigureMeta): FigureSource {
  const fields = schema.fields.map(({ name, unit }) => (unit === undefined ? { name } : { name, unit }))
  return { ...source, schema: { fields } }
}

/** English words that join names. French and Dutch readers would see them, so the messages have them instead. */
const JOINED = /\b(?:citing|quoting|quoted by|reporting|republished|via|distributed by)\b|, (?:on|in) /

const REMEDY = 'give one name as publisher, and the others as republishedBy, via or citing'

/** The problem of a publisher's name that is more than one name; null for a plain one. */
export function publisherNameFault(name: string): Pick<Fault, 'problem' | 'remedy'> | null {
  return JOINED.test(name) ? { problem: `“${name}” is more than one name`, remedy: REMEDY } : null
}

/** Faults of the publishers of records, documents and pages of routes. */
export function checkPublishers({ documents, records, routes }: Datasets): readonly Fault[] {
  return [
    ...documents.flatMap(({ id, publisher }) =>
      publisher === null ? [] : publicationFaults(`documents/${id}.meta.json`, 'publisher', { publisher }),
    ),
    ...records.flatMap(({ id, sources }) =>
      sources.flatMap((page) => publicationFaults('records.json', `record ${id}, sources`, page)),
    ),
    ...routes.flatMap(({ id, pages }) =>
      pages.flatMap((page) => publicationFaults('lexicon/routes.json', `route ${id}, page ${page.id}`, page)),
    ),
  ]
}

/** Faults of the names of one page. */
export function publicationFaults(
  file: string,
  place: string,
  { publisher, republishedBy, via, citing = [] }: Publication,
): readonly Fault[] {
  return [publisher, republishedBy, via, ...citing].flatMap((name): Fault[] => {
    const fault = name === undefined ? null : publisherNameFault(name)
    return fault ? [{ file, place, ...fault }] : []
  })
}
