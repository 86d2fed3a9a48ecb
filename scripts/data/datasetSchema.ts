import * as z from 'zod/mini'
import { DATASET_SCHEMAS } from '#domain/datasetSchemas.ts'
import type { DatasetName } from '#domain/datasets.ts'
import { IsoDate } from '#domain/period.ts'

/** The files that are published as JSON; the rest is drawing, or a part of these. */
export const JSON_NAMES = [
  'documents',
  'claims',
  'records',
  'measures',
  'timeline',
  'routes',
  'vocabulary',
  'outcomes',
  'checks',
  'figures',
  'nationalities',
  'channel',
  'incidents',
  'comparisons',
  'limits',
  'vintages',
  'briefings',
  'rulebook',
  'quality',
] as const satisfies readonly DatasetName[]

/** JSON Schema of a published file, made from the schema that reads it. */
export function datasetSchema(name: DatasetName): object {
  const { $schema, ...rest } = z.toJSONSchema(DATASET_SCHEMAS[name], {
    // Long lists of numbers are checked in one pass by code of their own.
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (jsonSchema.format === 'starts_with') delete jsonSchema.format
      if (zodSchema === IsoDate) jsonSchema.format = 'date'
      if (zodSchema._zod.def.type === 'custom') {
        Object.assign(jsonSchema, { type: 'array', items: { type: ['integer', 'null'] } })
      }
    },
  })
  return { $schema, title: `${name}.json of Throughline`, ...rest }
}
