import * as z from 'zod/mini'
import { Basemap } from './basemap.ts'
import { Briefing } from './briefing.ts'
import { Claim } from './claim.ts'
import { DatedRecord } from './datedRecord.ts'
import { FigureFile, Figures } from './figures.ts'
import { IncidentColumns } from './incident.ts'
import { Measure } from './measure.ts'
import { Quality } from './quality.ts'
import { Region, Route } from './route.ts'
import { RuleBook } from './ruleBook.ts'
import { SourceDocument } from './sourceDocument.ts'
import { TimelineEvent } from './timelineEvent.ts'
import { Vocabulary } from './vocabulary.ts'

/**
 * What the derivation wrote and from what; there is no clock in it, so that the same input gives the same bytes.
 * `version` is that of the files' shape, `data` that of their content: it changes with any byte of any file.
 */
export const Manifest = z.strictObject({
  version: z.string(),
  data: z.string().check(z.regex(/^[0-9a-f]{12}$/)),
  files: z.record(z.string(), z.strictObject({ sha256: z.string(), bytes: z.int(), count: z.int() })),
  inputs: z.record(z.string(), z.strictObject({ sha256: z.string() })),
})
export type Manifest = z.infer<typeof Manifest>

const SCHEMAS = {
  documents: z.strictObject({ documents: z.array(SourceDocument) }),
  claims: z.strictObject({ claims: z.array(Claim) }),
  records: z.strictObject({ records: z.array(DatedRecord) }),
  measures: z.strictObject({ measures: z.array(Measure) }),
  routes: z.strictObject({ routes: z.array(Route), regions: z.array(Region) }),
  timeline: z.strictObject({ events: z.array(TimelineEvent) }),
  vocabulary: Vocabulary,
  basemap: Basemap,
  rulebook: RuleBook,
  quality: Quality,
  figures: Figures,
  nationalities: FigureFile,
  channel: FigureFile,
  incidents: IncidentColumns,
  briefings: z.strictObject({ briefings: z.array(Briefing) }),
  manifest: Manifest,
} as const

/** A file in `data/derived/` that the app reads, by its name without its ending. */
export type DatasetName = keyof typeof SCHEMAS
export type Dataset<Name extends DatasetName> = z.infer<(typeof SCHEMAS)[Name]>

/** The schema of each published file. Typed by name, so that parsing the file of a name gives its dataset. */
export const DATASET_SCHEMAS: { readonly [Name in DatasetName]: z.ZodMiniType<Dataset<Name>> } = SCHEMAS

/**
 * Why a published file could not be used: not fetched, not fetched because there is no network, gone with the version
 * that it was a part of, not JSON, or not of its schema.
 */
type DatasetFault = 'unreachable' | 'offline' | 'replaced' | 'torn' | 'mistyped'

/** A published file that failed; `place` is the HTTP status or the path of the first wrong field. */
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
