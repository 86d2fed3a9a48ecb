import { parseCsv } from './parseCsv.ts'

interface Field {
  name: string
  type: string
  constraints?: { required?: boolean; minimum?: number; maximum?: number; enum?: readonly string[] }
}

/** What the tests read of a resource with a Table Schema. */
export interface TableResource {
  name: string
  schema: {
    fields: readonly Field[]
    primaryKey: readonly string[]
    missingValues: readonly string[]
    foreignKeys?: readonly {
      fields: readonly string[]
      reference: { resource: string; fields: readonly string[] }
    }[]
  }
}

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** Whether a text is a value of a type, by the rules of Table Schema. */
const IS_OF_TYPE: Readonly<Record<string, (text: string) => boolean>> = {
  string: () => true,
  integer: (text) => /^[+-]?\d+$/.test(text),
  number: (text) => /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text),
  boolean: (text) => text === 'true' || text === 'false',
  date: (text) => DAY.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text),
  yearmonth: (text) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text),
  year: (text) => /^\d{4}$/.test(text),
  geojson: (text) => (JSON.parse(text) as { type?: string }).type === 'LineString',
}

/** The values of a column. */
type Columns = ReadonlyMap<string, readonly string[]>

/** Checks a CSV text cell by cell by the Table Schema of its resource: header, types, constraints and primary key. */
export function tableFaults({ name, schema }: TableResource, csv: string): readonly string[] {
  const [header = [], ...rows] = parseCsv(csv)
  const { fields, primaryKey, missingValues } = schema
  const names = fields.map((field) => field.name)
  if (header.join() !== names.join()) return [`${name}: the header is ${header.join()}, not ${names.join()}`]
  const faults: string[] = []
  const keys = new Set<string>()
  for (const [index, cells] of rows.entries()) {
    const place = `${name}, row ${index + 2}`
    if (cells.length !== fields.length) faults.push(`${place}: ${cells.length} cells`)
    for (const [at, field] of fields.entries()) {
      const problem = cellProblem(cells[at] ?? '', field, missingValues)
      if (problem !== null) faults.push(`${place}, ${field.name}: ${problem}`)
    }
    const key = JSON.stringify(primaryKey.map((column) => cells[names.indexOf(column)]))
    if (keys.has(key)) faults.push(`${place}: ${key} occurs twice`)
    keys.add(key)
  }
  return faults
}

function cellProblem(
  text: string,
  { type, constraints = {} }: Field,
  missing: readonly string[],
): string | null {
  if (missing.includes(text)) return constraints.required ? 'it is empty' : null
  if (!IS_OF_TYPE[type]?.(text)) return `“${text}” is no ${type}`
  const { minimum, maximum, enum: choices } = constraints
  if (minimum !== undefined && Number(text) < minimum) return `${text} is below ${minimum}`
  if (maximum !== undefined && Number(text) > maximum) return `${text} is above ${maximum}`
  return choices && !choices.includes(text) ? `“${text}” is none of ${choices.join()}` : null
}

/** The cells of a table that name a row of another that does not exist. */
export function foreignKeyFaults(
  { name, schema }: TableResource,
  columnsOf: (table: string) => Columns,
): readonly string[] {
  return (schema.foreignKeys ?? []).flatMap(({ fields: [field = ''], reference }) => {
    const known = new Set(columnsOf(reference.resource).get(reference.fields[0] ?? ''))
    const values = columnsOf(name).get(field) ?? []
    return values.flatMap((value) =>
      value === '' || known.has(value) ? [] : [`${name}.${field}: ${reference.resource} has no ${value}`],
    )
  })
}

/** The columns of a CSV text. */
export function columnsOfCsv(csv: string): Columns {
  const [header = [], ...rows] = parseCsv(csv)
  return new Map(header.map((name, at) => [name, rows.map((row) => row[at] ?? '')]))
}
