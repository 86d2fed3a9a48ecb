import * as z from 'zod/mini'
import { BriefingStep } from './briefing.ts'
import { UiLanguage } from './language.ts'
import { IsoDate } from './period.ts'

/**
 * What a piece of evidence held. `cells` are the values of a sum by their keys, where few are added; `status` and `values`
 * are those of a record.
 */
const Fact = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cells'),
    sum: z.nullable(z.number()),
    cells: z.optional(z.record(z.string(), z.nullable(z.number()))),
  }),
  z.strictObject({
    kind: z.literal('record'),
    title: z.string(),
    status: z.nullable(z.string()),
    values: z.array(z.number()),
  }),
  z.strictObject({ kind: z.literal('sentence'), text: z.string() }),
])
export type Fact = z.infer<typeof Fact>

/** Where a statement stands in its step; `before` is the number that another is compared with. */
export const STATEMENT_PLACES = [
  'title',
  'line',
  'number',
  'before',
  'change',
  'chart',
  'map',
  'row',
  'status',
  'outcome',
  'quotation',
] as const

/**
 * Something that a step stated: what it is about (`name`), the words as shown, and its value (a sum, a ratio, a status or a
 * state). `evidence` in link form: of a change the later cells first, of a chart those of each value. `item`: the plan or
 * measure. `held`: the words of a title or line that evidence bore out. `isTied`: its author tied it.
 */
const Statement = z.strictObject({
  step: z.string(),
  place: z.enum(STATEMENT_PLACES),
  name: z.string(),
  text: z.string(),
  value: z.union([z.number(), z.string(), z.null()]),
  evidence: z.array(z.string()),
  item: z.optional(z.string()),
  held: z.optional(z.array(z.string())),
  isTied: z.optional(z.boolean()),
})
export type Statement = z.infer<typeof Statement>

/** What the words of a step are checked against. */
const { id, view, title, evidence, number, chart, look } = BriefingStep.shape
const SnapshotStep = z.strictObject({ id, view, title, evidence, number, chart, look })
export type SnapshotStep = z.infer<typeof SnapshotStep>

/**
 * What a talk or file stated on a day: the edition and the day of its data, the languages of the talk and of the words
 * around it, what its evidence held (by link), and its statements in the order of its steps.
 */
export const Snapshot = z.strictObject({
  snapshot: z.literal(1),
  title: z.string(),
  edition: z.string(),
  day: IsoDate,
  language: UiLanguage,
  wordsLanguage: z.string(),
  steps: z.array(SnapshotStep),
  facts: z.record(z.string(), Fact),
  statements: z.array(Statement),
})
export type Snapshot = z.infer<typeof Snapshot>
