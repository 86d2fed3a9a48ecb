import * as z from 'zod/mini'
import { escapeXml, unescapeXml } from '#lib/escapeXml.ts'
import { isEqual } from '#lib/listChange.ts'
import { type Briefing, BriefingStep } from './briefing.ts'
import { UiLanguage } from './language.ts'
import { IsoDate } from './period.ts'
import { numberedSteps } from './talk.ts'

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
const SnapshotStep = z.strictObject({
  id,
  view,
  title,
  /** Left out of snapshots of before it was kept. */
  text: z.optional(z.array(z.string())),
  evidence,
  number,
  chart,
  look,
})
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
  /** The step of each slide of a file, '' for slides of none. */
  pages: z.optional(z.array(z.string())),
  facts: z.record(z.string(), Fact),
  statements: z.array(Statement),
})
export type Snapshot = z.infer<typeof Snapshot>

/** The numbers of the steps that were edited since or are new, as the talk numbers them; null where it is as it was given. */
export function stepsEditedSince(
  { title, steps: given }: Pick<Snapshot, 'title' | 'steps'>,
  talk: Pick<Briefing, 'title' | 'steps'>,
): readonly number[] | null {
  const steps = numberedSteps(talk.steps)
  const edited = steps.flatMap(({ id, view, title, text, evidence, number, chart, look }, at) => {
    const before = given.find((step) => step.id === id)
    const now = { id, view, title, evidence, number, chart, look, text: before?.text && text }
    return before && isEqual({ ...before, text: before.text, look: before.look }, now) ? [] : [at + 1]
  })
  const isSame =
    title === talk.title &&
    edited.length === 0 &&
    given.every(({ id }, at) => id === steps[at]?.id) &&
    given.length === steps.length
  return isSame ? null : edited
}

/** What tells our part among those of other programs. */
const PART = /<throughline\s[^>]{0,200}>([^<]*)<\/throughline>/

/** A snapshot as the part of an Office file. */
export function snapshotXml(snapshot: Snapshot): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<throughline xmlns="urn:throughline:snapshot">${escapeXml(JSON.stringify(snapshot))}</throughline>`
}

/** The snapshot in a part of an Office file: null where it is not ours, `damaged` where it cannot be read. */
export function snapshotInXml(xml: string): Snapshot | 'damaged' | null {
  if (!xml.includes('urn:throughline:snapshot')) return null
  const [, json] = PART.exec(xml) ?? []
  return json === undefined ? 'damaged' : snapshotInJson(unescapeXml(json))
}

/** The same of JSON. */
export function snapshotInJson(json: string): Snapshot | 'damaged' {
  try {
    return snapshotIn(JSON.parse(json))
  } catch {
    return 'damaged'
  }
}

/** The same of parsed JSON. */
export function snapshotIn(json: unknown): Snapshot | 'damaged' {
  return Snapshot.safeParse(json).data ?? 'damaged'
}

/** A slide, or the whole of a document without slides. */
export interface ShownPage {
  /** Null where it may be of any step. */
  step: string | null
  text: string
  hasChart: boolean
}

/** The statements of a talk that a file shows. */
export function shownStatements({ statements }: Snapshot, pages: readonly ShownPage[]): Statement[] {
  return statements.filter(({ step, place, text }) =>
    pages.some(
      (page) =>
        (page.step === step || page.step === null) &&
        (place === 'chart' ? page.hasChart : holdsWords(page.text, text)),
    ),
  )
}

/** Whether a text has some words, and no number of which they are a part. */
export function holdsWords(text: string, words: string): boolean {
  return placeOfWords(text, words) >= 0
}

/** Where they stand, from a place on; -1 where they do not. */
export function placeOfWords(text: string, words: string, from = 0): number {
  if (words === '') return -1
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
    const isCut =
      (/^\d/.test(words) && /\d[.,\u00a0\u202f]?$/.test(text.slice(Math.max(0, at - 2), at))) ||
      (/\d$/.test(words) &&
        /^(?:[.,\u00a0\u202f]?\d|[\u00a0\u202f]?%)/.test(
          text.slice(at + words.length, at + words.length + 3),
        ))
    if (!isCut) return at
  }
  return -1
}

/** The ways in which a talk is given: on stage, or handed out as one of these files. */
const GIVEN_AS = ['stage', 'slides', 'note', 'handout', 'page', 'markdown', 'file'] as const
export type GivenAs = (typeof GIVEN_AS)[number]

/**
 * A day on which a talk was given. `kept`: changes since then that its author saw and did not take over. `older`: the files of
 * that day that hold the talk as it was before it was edited and given once more, with what they hold.
 */
export const Delivery = z.strictObject({
  day: IsoDate,
  as: z.array(z.enum(GIVEN_AS)).check(z.minLength(1)),
  snapshot: Snapshot,
  kept: z.optional(z.array(z.string())),
  older: z.optional(
    z.array(z.strictObject({ as: z.enum(GIVEN_AS), title: z.string(), steps: z.array(SnapshotStep) })),
  ),
})
export type Delivery = z.infer<typeof Delivery>

/** Days kept of a talk. */
const MAX_DELIVERIES = 6

/** The deliveries of a talk, newest first. */
export const Deliveries = z.array(Delivery).check(z.maxLength(MAX_DELIVERIES))

/**
 * The newest deliveries with one more; what was stated last on a day is what counts of it. Files of that day that state
 * something else are kept as older; who heard a talk is not handed it again.
 */
export function withDelivery(deliveries: readonly Delivery[], delivery: Delivery): readonly Delivery[] {
  const same = deliveries.find(({ day }) => day === delivery.day)
  const as = GIVEN_AS.filter((way) => delivery.as.includes(way) || same?.as.includes(way))
  const { title, steps } = delivery.snapshot
  const older = (same?.as ?? []).flatMap((way) => {
    if (way === 'stage' || delivery.as.includes(way)) return []
    const held = same?.older?.find((one) => one.as === way) ?? same?.snapshot
    return !held || isEqual([held.title, held.steps], [title, steps])
      ? []
      : [{ as: way, title: held.title, steps: held.steps }]
  })
  return [
    { ...delivery, as, ...(older.length > 0 && { older }) },
    ...deliveries.filter((other) => other !== same),
  ]
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))
    .slice(0, MAX_DELIVERIES)
}

/** The files of a delivery that hold another talk than it is now, with the numbers of the steps that differ. */
export function olderFiles(
  { older = [] }: Pick<Delivery, 'older'>,
  talk: Pick<Briefing, 'title' | 'steps'>,
): readonly { as: GivenAs; steps: readonly number[] }[] {
  return older.flatMap(({ as, ...held }) => {
    const steps = stepsEditedSince(held, talk)
    return steps ? [{ as, steps }] : []
  })
}
