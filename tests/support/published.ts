import { readFileSync } from 'node:fs'
import { DATASET_SCHEMAS } from '#domain/datasetSchemas.ts'
import type { Dataset, DatasetName } from '#domain/datasets.ts'

/** The text of a file in `data/derived/`, by its name without extension. */
export function publishedText(name: string): string {
  return readFileSync(`data/derived/${name}.json`, 'utf8')
}

/** One published file, parsed as the app parses it. */
export function published<Name extends DatasetName>(name: Name): Dataset<Name> {
  return DATASET_SCHEMAS[name].parse(JSON.parse(publishedText(name)))
}
