import { type Fault, faultsOfSchema } from '#derive/fault.ts'
import type { OutputFile } from '#derive/manifest.ts'
import { DATASET_SCHEMAS, type DatasetName } from '#domain/datasets.ts'

interface DatasetFileAs {
  /** How the file is written. */
  write: (value: unknown) => string
  /** Where what does not fit the schema is put right. */
  remedy: string
}

/** A dataset as its file: read by the schema that the app reads it with, its members in the schema's order. */
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
