import { readFileSync } from 'node:fs'
import { DATASET_SCHEMAS } from '#domain/datasetSchemas.ts'
import type { Dataset, DatasetName } from '#domain/datasets.ts'
import { frozen } from './builders.ts'

/** The text of a file in `data/derived/`, by its name without extension. */
export function publishedText(name: string): string {
  return readFileSync(`data/derived/${name}.json`, 'utf8')
}

const parsed = new Map<DatasetName, unknown>()

/**
 * One published file, parsed as the app parses it: once for all test files of a worker, and frozen. To change it, take
 * a `structuredClone`.
 */
export function published<Name extends DatasetName>(name: Name): Dataset<Name> {
  const data = parsed.get(name) ?? frozen(DATASET_SCHEMAS[name].parse(JSON.parse(publishedText(name))))
  parsed.set(name, data)
  return data as Dataset<Name>
}
