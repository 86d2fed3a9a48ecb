import type { z } from 'zod/mini'
import { jsonErrorOffset, jsonShapeFault } from '#lib/jsonFaults.ts'
import { DIRECTION_MARKS } from '#lib/textMarks.ts'
import { type Fault, faultsOfSchema } from './fault.ts'

/** A text file as read: its path from the root of the repository (or of the folder given), and its content. */
export type TextFile = Readonly<{ path: string; text: string }>

export type Parsed<Value> = Readonly<
  { value: Value; faults: readonly [] } | { value: null; faults: readonly Fault[] }
>

/** Parses JSON. A syntax error, a repeated member or too deep nesting gives a fault with line and column. */
export function parseJsonText({ path, text }: TextFile): Parsed<unknown> {
  const refuse = (place: string, problem: string, remedy: string) =>
    ({ value: null, faults: [{ file: path, place, problem, remedy }] }) as const
  let value: unknown
  try {
    value = JSON.parse(text) as unknown
  } catch {
    const tear = jsonErrorOffset(text)
    const place = tear === null ? '(file)' : placeIn(text, tear)
    const problem = text.trim() === '' ? 'the file is empty' : 'torn JSON'
    return refuse(place, problem, 'correct the file at this place')
  }
  const fault = jsonShapeFault(text)
  if (fault === null) {
    const found = dishonestStrings(path, value)
    return found.length > 0 ? { value: null, faults: found } : { value, faults: [] }
  }
  const place = placeIn(text, fault.offset)
  if (fault.code === 'deep') return refuse(place, 'it is nested too deeply', 'correct the file at this place')
  return refuse(place, `“${fault.name}” occurs twice in one object`, 'keep one of the two')
}

/** The first and last year that a source on this subject can speak of. */
const YEARS = { first: 1945, last: 2049 }
const OF_TIME = /(?:date|^from|^to|^start|^end|On|To|asOf)$/
const TWO_ALPHABETS = /\p{sc=Latin}[\p{sc=Cyrillic}\p{sc=Greek}]|[\p{sc=Cyrillic}\p{sc=Greek}]\p{sc=Latin}/u

/** Why no honest source has such a text: what a reader sees is not what a program reads. Null for an ordinary text. */
function dishonesty(name: string, text: string): string | null {
  if (/\p{Surrogate}/u.test(text)) return 'it has half a character'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)) return 'it has a control character'
  if (text.search(DIRECTION_MARKS) !== -1) return 'it has a mark that turns what is shown'
  if (TWO_ALPHABETS.test(text)) return 'a word mixes letters of two alphabets'
  if (/(?:^i|I)d$/.test(name) && /[^ -~]/.test(text)) return 'an id has other letters than a to z'
  const [, user] = /^https?:\/\/([^/?#]*)@/i.exec(text) ?? []
  if (user !== undefined) return `the address leads elsewhere than to ${user}`
  if (/^https?:\/\/[^/?#]*[^ -~/?#]/i.test(text) && URL.canParse(text))
    return `its host has letters that look like others: write it as ${new URL(text).host}`
  const year = OF_TIME.test(name) && /^(\d{4})(?:-\d\d){0,2}$/.exec(text)?.[1]
  if (year && (Number(year) < YEARS.first || Number(year) > YEARS.last))
    return `no source of this subject speaks of ${year}`
  return null
}

/** A fault for each text of parsed JSON, at any depth, that no honest source has. */
function dishonestStrings(file: string, json: unknown, place: readonly string[] = []): readonly Fault[] {
  if (typeof json === 'string') {
    const problem = dishonesty(place.findLast((part) => !/^\d+$/.test(part)) ?? '', json)
    return problem === null
      ? []
      : [{ file, place: place.join('.') || '(root)', problem, remedy: 'correct the text at this place' }]
  }
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([name, value]: [string, unknown]) => [
    ...(/^[ -~]*$/.test(name) ? [] : dishonestStrings(file, name, [...place, '(name)'])),
    ...dishonestStrings(file, value, [...place, name]),
  ])
}

/** A fault for each list that holds two entries with one `id`, at any depth of parsed JSON. */
export function doubledIdFaults(file: string, json: unknown, place = ''): readonly Fault[] {
  if (typeof json !== 'object' || json === null) return []
  const seen = new Set<unknown>()
  return Object.entries(json).flatMap(([name, value]: [string, unknown]) => {
    const here = place === '' ? name : `${place}.${name}`
    const below = doubledIdFaults(file, value, here)
    const id: unknown =
      Array.isArray(json) && typeof value === 'object' && value !== null && 'id' in value ? value.id : null
    if (typeof id !== 'string') return below
    if (!seen.has(id)) {
      seen.add(id)
      return below
    }
    const problem = `${id} is the id of an entry above already`
    return [{ file, place: here, problem, remedy: 'give one of the two another id, or remove it' }, ...below]
  })
}

/** Parses JSON and validates it; `remedy` says where the schema is. */
export function parseJsonFile<Schema extends z.ZodMiniType>(
  file: TextFile,
  schema: Schema,
  remedy: string,
): Parsed<z.output<Schema>> {
  const json = parseJsonText(file)
  if (json.faults.length > 0) return { value: null, faults: json.faults }
  return parseShape(file.path, schema, json.value, remedy)
}

/** Validates parsed JSON: the value, or a fault for each place that does not fit the schema. */
export function parseShape<Schema extends z.ZodMiniType>(
  file: string,
  schema: Schema,
  json: unknown,
  remedy: string,
): Parsed<z.output<Schema>> {
  const result = schema.safeParse(json)
  if (result.success) return { value: result.data, faults: [] }
  return { value: null, faults: faultsOfSchema(file, result.error, remedy) }
}

function placeIn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n')
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`
}

/** JSON with two spaces and a final line feed; lists and objects of plain values that fit stay on one line. */
export function stableJson(value: unknown): string {
  return `${write(value, 0, 0)}\n`
}

/** Minified JSON, for files that people do not read. */
export function compactJson(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}

const WIDTH = 110

function write(value: unknown, depth: number, used: number): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const isList = Array.isArray(value)
  const parts: readonly (readonly [string, unknown])[] = isList
    ? value.map((item) => ['', item] as const)
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([name, member]) => [`${JSON.stringify(name)}: `, member] as const)
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  if (parts.length === 0) return open + close
  if (parts.every(([, member]) => member === null || typeof member !== 'object')) {
    const flat = parts.map(([name, member]) => name + JSON.stringify(member)).join(', ')
    const line = isList ? open + flat + close : `${open} ${flat} ${close}`
    if (depth * 2 + used + line.length <= WIDTH) return line
  }
  const indent = '  '.repeat(depth + 1)
  const lines = parts.map(([name, member]) => indent + name + write(member, depth + 1, name.length))
  return `${open}\n${lines.join(',\n')}\n${'  '.repeat(depth)}${close}`
}
