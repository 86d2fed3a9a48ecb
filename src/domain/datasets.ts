import type * as z from 'zod/mini'
import type { DATASET_SCHEMAS } from './datasetSchemas.ts'

type Schemas = typeof DATASET_SCHEMAS

/** A file in `data/derived/` that the app reads, without extension. */
export type DatasetName = keyof Schemas
export type Dataset<Name extends DatasetName> = z.infer<Schemas[Name]>

/** Why a published file is unusable; `replaced`: removed by a newer deployment. */
type DatasetFault = 'unreachable' | 'offline' | 'replaced' | 'torn' | 'mistyped'

/** A failed published file; `place` is the HTTP status or the path of the first invalid field. */
export class DatasetError extends Error {
  readonly file: string
  readonly fault: DatasetFault
  readonly place: string | null

  constructor(file: string, fault: DatasetFault, place: string | null) {
    super(`${file}: ${fault}${place === null ? '' : ` (${place})`}`)
    this.name = 'DatasetError'
    this.file = file
    this.fault = fault
    this.place = place
  }
}
