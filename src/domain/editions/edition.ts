import * as z from 'zod/mini'
import { LocalizedText, SourceText } from '#domain/language.ts'
import { IsoDate } from '#domain/period.ts'
import { LINK_VERSION } from '#domain/viewCodec.ts'

/** Id of an edition: its day and the first eight digits of the hash of what it was built from, or of its data. */
export const EditionId = z.string().check(z.regex(/^\d{4}-\d\d-\d\d-[0-9a-f]{8}$/))
export type EditionId = z.infer<typeof EditionId>

/** The day of an edition, ISO 8601. */
export function dayOfEdition(id: EditionId): IsoDate {
  return id.slice(0, 10)
}

/** The link to what changed between two editions, as Sources opens it. */
export function whatChangedLink(from: EditionId, to: EditionId): string {
  return `#/sources?changed=${from}..${to}&v=${LINK_VERSION}`
}

/**
 * A published edition. `hash`: of all that the app was built from, null where only the data were kept. `commit`: of the
 * repository. `files`: of the frozen app, null where it was never built. `address`: where it was first published.
 */
export const Edition = z.strictObject({
  id: EditionId,
  day: IsoDate,
  hash: z.nullable(z.string()),
  /** Version of the data, as exports stated it before editions. */
  data: z.string(),
  /** Version of the app. */
  app: z.string(),
  commit: z.string(),
  counts: z.strictObject({ records: z.int(), figures: z.int(), claims: z.int(), outcomes: z.int() }),
  files: z.nullable(
    z.strictObject({ count: z.int(), bytes: z.int(), singleBytes: z.int(), sha256: z.string() }),
  ),
  address: z.nullable(z.string()),
  withdrawn: z.nullable(z.strictObject({ on: IsoDate, reason: LocalizedText })),
})
export type Edition = z.infer<typeof Edition>

/** `data/editions/index.json`: the editions, newest first. */
export const EditionIndex = z.strictObject({ editions: z.array(Edition) })
export type EditionIndex = z.infer<typeof EditionIndex>

/**
 * What a host keeps at `editions/index.json`. `here`: the editions that can be opened there. `now`: the name of the state of
 * the host's own app, an edition's id or `now`.
 */
export const HostedEditions = z.strictObject({
  ...EditionIndex.shape,
  here: z.array(EditionId),
  now: z.string(),
})
export type HostedEditions = z.infer<typeof HostedEditions>

/** What an edition lists beside figures: outcomes of plans, legs of routes, and texts, which are documents and talks. */
export const ITEM_KINDS = ['records', 'claims', 'outcomes', 'legs', 'texts'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** A thing as an edition stated it. A fact is a short value, or `#` and a fingerprint of a longer one. */
export const EditionItem = z.strictObject({
  title: z.nullable(SourceText),
  facts: z.record(z.string(), z.string()),
})
export type EditionItem = z.infer<typeof EditionItem>

const Items = z.nullable(z.record(z.string(), EditionItem))

/** A table as an edition stated it, by the hash of its cells: they are in the file of that name. */
export const TableReference = z.strictObject({ hash: z.string(), rows: z.int() })

/**
 * What an edition stated, by id. A list is null where nothing is known of it, as in a state that was rebuilt from a
 * publisher's file.
 */
export const EditionState = z.strictObject({
  tables: z.record(z.string(), TableReference),
  records: Items,
  claims: Items,
  outcomes: Items,
  legs: Items,
  texts: Items,
})
export type EditionState = z.infer<typeof EditionState>

/** The cells of a table: a column of codes for each dimension, and of values for each count; null is not stated. */
export const EditionTable = z.strictObject({
  dimensions: z.array(
    z.strictObject({ name: z.string(), keys: z.array(z.string()), codes: z.array(z.int()) }),
  ),
  counts: z.array(z.strictObject({ name: z.string(), values: z.array(z.nullable(z.number())) })),
})
export type EditionTable = z.infer<typeof EditionTable>

/** The reason of a change where a person gave one, by `records/<id>` and so on, or `tables/<id>` for a table's cells. */
export const ChangeReasons = z.record(z.string(), LocalizedText)
export type ChangeReasons = z.infer<typeof ChangeReasons>
