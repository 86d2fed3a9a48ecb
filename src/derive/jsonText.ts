import type { z } from 'zod/mini'
import { jsonTear } from '#lib/jsonTear.ts'
import { type Fault, faultsOfSchema } from './fault.ts'

/** A text file as read: its path from the root of the repository (or of the folder given), and its content. */
export type TextFile = Readonly<{ path: string; text: string }>

export type Parsed<Value> = Readonly<
  { value: Value; faults: readonly [] } | { value: null; faults: readonly Fault[] }
>

/** Parses JSON. A torn file gives a fault with line and column. */
export function parseJsonText({ path, text }: TextFile): Parsed<unknown> {
  try {
    return { value: JSON.parse(text) as unknown, faults: [] }
  } catch {
    const place = placeOf(text)
    const problem = text.trim() === '' ? 'the file is empty' : 'torn JSON'
    return { value: null, faults: [{ file: path, place, problem, remedy: 'mend the file at this place' }] }
  }
}

/** Parses JSON and then its shape; `remedy` tells where the shape is described. */
export function parseJsonFile<Schema extends z.ZodMiniType>(
  file: TextFile,
  schema: Schema,
  remedy: string,
): Parsed<z.output<Schema>> {
  const json = parseJsonText(file)
  if (json.value === null && json.faults.length > 0) return { value: null, faults: json.faults }
  const result = schema.safeParse(json.value)
  if (result.success) return { value: result.data, faults: [] }
  return { value: null, faults: faultsOfSchema(file.path, result.error, remedy) }
}

function placeOf(text: string): string {
  const tear = jsonTear(text)
  if (tear === null) return '(file)'
  const before = text.slice(0, tear).split('\n')
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`
}
