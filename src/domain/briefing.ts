import * as z from 'zod/mini'
import { keysOf } from '#lib/recordOf.ts'
import { UiLanguage } from './language.ts'
import { IsoDate } from './period.ts'
import { LAYOUTS, type StepLayout } from './stepLayouts.ts'

/** Maximum lines of text per step, title excluded. */
export const MAX_LINES = 3

/** A step's large number. Never typed: the app sums `cells` and compares with `against` (cell queries as links write them). */
export const StepNumber = z.strictObject({ cells: z.string(), against: z.nullable(z.string()) })
export type StepNumber = z.infer<typeof StepNumber>

/**
 * A step's chart, shown instead of a number. `months` draws one value per month of `cells`, `routes` one per route.
 * `against` is the comparison series: same unit, as many months or the same routes.
 */
export const StepChartCells = z.strictObject({
  kind: z.enum(['months', 'routes']),
  cells: z.string(),
  against: z.nullable(z.string()),
})
export type StepChartCells = z.infer<typeof StepChartCells>

const StepLayoutId = z.enum(keysOf(LAYOUTS) as [StepLayout, ...StepLayout[]])

/** The part of the map that a step shows, degrees of WGS 84. A box keeps its meaning at every size of the stage. */
const StepFrame = z
  .strictObject({ west: z.number(), south: z.number(), east: z.number(), north: z.number() })
  .check(z.refine(({ west, south, east, north }) => west < east && south < north))
export type StepFrame = z.infer<typeof StepFrame>

/** Maximum callouts on the map of a step. */
export const MAX_CALLOUTS = 7

/**
 * A name and a number bound to a line, a hub or a country of the map. Nothing is typed: `at` names the thing
 * (`route:channel`, `hub:tripoli`, `country:LY`), the app writes its name and sums the cells.
 */
const StepCallout = z.strictObject({
  at: z.string().check(z.regex(/^(?:route|hub|country):[A-Za-z0-9-]+$/)),
  number: z.nullable(StepNumber),
})
export type StepCallout = z.infer<typeof StepCallout>

/** Maximum labels of a step's map that are moved. */
const MAX_SPOTS = 30

/**
 * Where the author moved a label of the map: the position of its middle, degrees of WGS 84, which keeps its meaning at
 * every size. `at` as of a callout.
 */
const StepSpot = z.strictObject({
  at: z.string().check(z.regex(/^(?:route|hub|country|region):[A-Za-z0-9-]+$/)),
  lon: z.number(),
  lat: z.number(),
})
export type StepSpot = z.infer<typeof StepSpot>

/**
 * What a step looks like; every part has a default. `frame` null: the box of what the evidence names.
 * `signs`: those of the step's own evidence, or all of its view. `hasSpotlight` dims what the step does not name.
 * `hasBuild` shows lines and callouts one by one.
 */
const StepLook = z.strictObject({
  layout: z.optional(StepLayoutId),
  frame: z.optional(z.nullable(StepFrame)),
  signs: z.optional(z.enum(['evidence', 'view'])),
  hasSpotlight: z.optional(z.boolean()),
  callouts: z.optional(z.array(StepCallout).check(z.maxLength(MAX_CALLOUTS))),
  spots: z.optional(z.array(StepSpot).check(z.maxLength(MAX_SPOTS))),
  hasBuild: z.optional(z.boolean()),
})
export type StepLook = z.infer<typeof StepLook>

/**
 * Who says some words of a step: `line` 0 is its title, then come its lines. `evidence` are pieces of the step's evidence
 * that say it; none: the words are the author's own.
 */
const WordsTie = z.strictObject({
  line: z.int().check(z.gte(0), z.lte(MAX_LINES)),
  evidence: z.array(z.string()),
})
export type WordsTie = z.infer<typeof WordsTie>

/**
 * One step of a briefing. `view` is a link fragment; `text` has at most three lines; `notes` are for the speaker;
 * `evidence` holds Reader targets as links write them (`record:<id>`, `<document>:<start>-<end>`, `cells:<query>`);
 * `dwell` is the kiosk's time per step and `plan` the speaker's, seconds. A backup step is left out of the run of the talk
 * and kept for questions. `translation` is the author's, of the sentence that the step quotes in another language. `ties`
 * hold the words that the author has tied to evidence or marked as own.
 */
export const BriefingStep = z
  .strictObject({
    id: z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)),
    view: z.string().check(z.startsWith('#/')),
    title: z.string().check(z.minLength(1)),
    text: z.array(z.string().check(z.minLength(1))).check(z.maxLength(MAX_LINES)),
    notes: z.string(),
    number: z.nullable(StepNumber),
    chart: z.nullable(StepChartCells),
    evidence: z.array(z.string()),
    dwell: z.int().check(z.gte(3), z.lte(600)),
    look: z.optional(StepLook),
    plan: z.optional(z.int().check(z.gte(5), z.lte(3600))),
    isBackup: z.optional(z.boolean()),
    translation: z.optional(z.string().check(z.minLength(1))),
    ties: z.optional(z.array(WordsTie).check(z.maxLength(MAX_LINES + 1))),
  })
  .check(
    z.refine(({ number, chart }) => number === null || chart === null, {
      path: ['chart'],
      error: 'a step shows a number or a chart, not both',
    }),
    z.refine((step) => step.evidence.length > 0 || !needsEvidence(step), {
      path: ['evidence'],
      error: 'a step needs evidence, unless it only leads through the talk',
    }),
  )
export type BriefingStep = z.infer<typeof BriefingStep>

/** A talk in steps. `date` is the day of writing; `translates` the id of the briefing it is a translation of, or null. */
export const Briefing = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)),
  language: UiLanguage,
  translates: z.nullable(z.string()),
  title: z.string().check(z.minLength(1)),
  author: z.string().check(z.minLength(1)),
  date: IsoDate,
  steps: z.array(BriefingStep).check(z.minLength(1)),
})
export type Briefing = z.infer<typeof Briefing>

/** The layout of a step: its own, else by what it holds. */
export function layoutOfStep({
  look,
  view,
  number,
  chart,
  text,
}: Pick<BriefingStep, 'look' | 'view' | 'number' | 'chart' | 'text'>): StepLayout {
  if (look?.layout) return look.layout
  if (view.startsWith('#/compare')) return 'compare'
  if (chart) return 'number'
  return text.length === 0 && !number ? 'map' : 'map-text'
}

/** Whether a step says something, rather than leading through the talk. */
export function isSaid(step: Parameters<typeof layoutOfStep>[0]): boolean {
  return !LAYOUTS[layoutOfStep(step)].isLeading
}

/** Whether a step rests on evidence of its own: a closing step sums up what others say. */
export function needsEvidence(step: Parameters<typeof layoutOfStep>[0]): boolean {
  return isSaid(step) && layoutOfStep(step) !== 'closing'
}

/** Maximum parts of an agenda. */
const AGENDA_ROWS = 12

/** The parts of a talk that its agenda names: the section steps, else all steps but titles, the agenda and the backups. */
export function agendaOf(
  steps: readonly BriefingStep[],
  { id }: Pick<BriefingStep, 'id'>,
): readonly BriefingStep[] {
  const sections = steps.filter((step) => layoutOfStep(step) === 'section')
  return (sections.length > 0 ? sections : steps)
    .filter((step) => step.id !== id && !step.isBackup && layoutOfStep(step) !== 'title')
    .slice(0, AGENDA_ROWS)
}

/**
 * The evidence of each numbered line, in order: a step with as many records and sentences as lines, two at least, has
 * one for each, and the map shows the line's number at its place. Empty when lines and evidence do not pair.
 */
export function evidenceOfLines({
  text,
  evidence,
}: Pick<BriefingStep, 'text' | 'evidence'>): readonly string[] {
  const marks = evidence.filter((item) => !item.startsWith('cells:'))
  return text.length >= 2 && marks.length === text.length ? marks : []
}

/**
 * The evidence that says the title, first, and each line: empty for words marked as the author's, null where nobody has
 * decided. A line that pairs with its evidence is tied to it.
 */
export function tiesOfWords(
  step: Pick<BriefingStep, 'text' | 'evidence' | 'ties'>,
): readonly (readonly string[] | null)[] {
  const paired = evidenceOfLines(step)
  return [null, ...step.text].map((_, line) => {
    const tie = step.ties?.find((each) => each.line === line)
    const pair = paired[line - 1]
    return tie?.evidence ?? (pair === undefined ? null : [pair])
  })
}

/**
 * The words with which a line leads, with their mark: a date before a full stop ("13 November.") or a few words before a
 * colon ("Frontex:"); empty for any other line.
 */
export function leadOfLine(line: string): string {
  const lead = /^(.{1,28}?)(?:\.|[ \u00a0\u202f]?:)(?=\s)/u.exec(line)
  if (!lead) return ''
  const [withMark, words = ''] = lead
  const isLead = withMark.endsWith('.') ? /\d/.test(words) : words.split(/\s+/).length <= 4
  return isLead ? withMark : ''
}

/** The number of a step: its own, else the sum of its chart's months. */
export function numberOfStep({ number, chart }: Pick<BriefingStep, 'number' | 'chart'>): StepNumber | null {
  return number ?? (chart?.kind === 'months' ? { cells: chart.cells, against: chart.against } : null)
}
