import { readFileSync } from 'node:fs'
import { DATASET_SCHEMAS, type Dataset, type DatasetName } from '#domain/datasets.ts'

/** The text of one file of `data/derived/`, by its name without ending. */
export function publishedText(name: string): string {
  return readFileSync(`data/derived/${name}.json`, 'utf8')
}

/** One published file, read from the disk and parsed as the app parses it. */
export function published<Name extends DatasetName>(name: Name): Dataset<Name> {
  return DATASET_SCHEMAS[name].parse(JSON.parse(publishedText(name)))
}
