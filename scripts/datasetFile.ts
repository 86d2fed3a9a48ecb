import { en } from 'zod/locales'
import * as z from 'zod/mini'
import type { OutputFile } from '#derive/datasets.ts'
import { type Fault, faultsOfSchema } from '#derive/fault.ts'
import { DATASET_SCHEMAS } from '#domain/datasetSchemas.ts'
import type { DatasetName } from '#domain/datasets.ts'

// Without a locale, zod/mini reports "Invalid input" for everything.
z.config(en())

interface DatasetFileAs {
  /** Serialises the value. */
  write: (value: unknown) => string
  /** The remedy for values that do not fit the schema. */
  remedy: string
}

/** Validates a dataset by the app's schema, which also orders its members, and serialises it. */
export function datasetFile(
  name: DatasetName,
  value: unknown,
  count: number,
  { write, remedy }: DatasetFileAs,
): { file: OutputFile | null; faults: readonly Fault[] } {
  const result = DATASET_SCHEMAS[name].safeParse(value)
  if (result.success) return { file: { name: `${name}.json`, text: write(result.data), count }, faults: [] }
  return { file: null, faults: faultsOfSchema(`${name}.json`, result.error, remedy) }
}
