import * as z from 'zod/mini'
import { UiLanguage } from './language.ts'
import { IsoDate } from './period.ts'

/** Maximum lines of text per step, title excluded. */
export const MAX_LINES = 3

/**
 * A step's large number. Never typed: the app sums `cells`, and compares the sum with `against` (both cell queries as
 * links write them).
 */
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

/**
 * One step of a briefing. `view` is a link fragment; `text` has at most three lines; `notes` are for the speaker;
 * `evidence` holds Reader targets as links write them (`record:<id>`, `<document>:<start>-<end>`, `cells:<query>`);
 * `dwell` is the kiosk's time per step, seconds.
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
    evidence: z.array(z.string()).check(z.minLength(1)),
    dwell: z.int().check(z.gte(3), z.lte(600)),
  })
  .check(
    z.refine(({ number, chart }) => number === null || chart === null, {
      path: ['chart'],
      error: 'a step shows a number or a chart, not both',
    }),
  )
export type BriefingStep = z.infer<typeof BriefingStep>

/**
 * A talk in steps. `date` is the day it was written (YYYY-MM-DD); `translates` is the id of the briefing it is a
 * translation of, or null.
 */
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
