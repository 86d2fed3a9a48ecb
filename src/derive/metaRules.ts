import type { FigureRole } from '#domain/figureSource.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import { Month } from '#domain/period.ts'
import type { Fault } from './fault.ts'
import type { FigureMeta, TableField } from './figureMeta.ts'
import { publisherNameFault } from './publisherNames.ts'

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

/** The types that a time column may have. */
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

/**
 * Why a column cannot hold a value, whatever the meta file allows: counts are whole and not negative, coordinates
 * lie on the globe, keys and dimensions are not empty. Null if it can.
 */
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
