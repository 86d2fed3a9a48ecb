import * as z from 'zod/mini'
import { Basemap } from './basemap.ts'
import { Briefing } from './briefing.ts'
import { Claim } from './claim.ts'
import { DatedRecord, RecordFile } from './datedRecord.ts'
import { FigureFile, Figures, LimitsFile } from './figures.ts'
import { SourceCheckFile } from './findSentence.ts'
import { IncidentColumns } from './incident.ts'
import { Measure, TimelineEvent } from './measure.ts'
import { OutcomeFile } from './outcome.ts'
import { Region, Route } from './route.ts'
import { Quality, RuleBook } from './ruleBook.ts'
import { SourceDocument } from './sourceDocument.ts'
import { VintageFile } from './vintage.ts'
import { Vocabulary } from './vocabulary.ts'

/** What the derivation wrote and from what; no timestamp. `version` is that of the formats; `data` changes with any byte. */
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
  records: RecordFile,
  measures: z.strictObject({ measures: z.array(Measure) }),
  routes: z.strictObject({ routes: z.array(Route), regions: z.array(Region) }),
  timeline: z.strictObject({ events: z.array(TimelineEvent) }),
  vocabulary: Vocabulary,
  /** What the overview shows of claims and records, so that the start does without the whole files. */
  overview: z.strictObject({
    claims: z.array(Claim),
    records: z.array(DatedRecord),
    publishers: z.record(z.string(), z.nullable(z.string())),
  }),
  basemap: Basemap,
  rulebook: RuleBook,
  outcomes: OutcomeFile,
  checks: SourceCheckFile,
  quality: Quality,
  figures: Figures,
  nationalities: FigureFile,
  channel: FigureFile,
  incidents: IncidentColumns,
  comparisons: FigureFile,
  limits: LimitsFile,
  vintages: VintageFile,
  briefings: z.strictObject({ briefings: z.array(Briefing) }),
  manifest: Manifest,
} as const

/** The schema of each published file, typed by name. */
export const DATASET_SCHEMAS: {
  readonly [Name in keyof typeof SCHEMAS]: z.ZodMiniType<z.infer<(typeof SCHEMAS)[Name]>>
} = SCHEMAS
