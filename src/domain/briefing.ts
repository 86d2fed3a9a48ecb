import * as z from 'zod/mini'
import { UiLanguage } from './language.ts'

/** The most lines of text that a step has beside its title: what a room reads while it listens. */
export const MOST_LINES = 3

/**
 * A number that a step shows large. It is never typed: `cells` and `against` name the cells that add up to it and to what it is
 * set beside, as a link names them, so that the screen always shows what the data says.
 */
export const StepNumber = z.strictObject({ cells: z.string(), against: z.nullable(z.string()) })
export type StepNumber = z.infer<typeof StepNumber>

/**
 * A chart in the place of a number, named by its cells as a link names them and never typed: `months` is a value a month of what
 * `cells` name, `routes` a value a route. `against` is what each is set beside, in the same unit: as many months, or the same routes.
 */
export const StepChartCells = z.strictObject({
  kind: z.enum(['months', 'routes']),
  cells: z.string(),
  against: z.nullable(z.string()),
})
export type StepChartCells = z.infer<typeof StepChartCells>

/**
 * One step of a briefing: a view, as the fragment of a link, with the words for the room (`title`, up to three lines of `text`), the
 * words for the speaker (`notes`), one number or one chart, and what it stands on. `evidence` are targets of the Reader as a link writes them
 * (`record:<id>`, `<document>:<start>-<end>`, `cells:<query>`); `dwell` is how long a kiosk stays, in seconds.
 */
export const BriefingStep = z
  .strictObject({
    id: z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)),
    view: z.string().check(z.startsWith('#/')),
    title: z.string().check(z.minLength(1)),
    text: z.array(z.string().check(z.minLength(1))).check(z.maxLength(MOST_LINES)),
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
 * A talk in steps. `date` is the day for which it was written (YYYY-MM-DD); `translates` is the id of the briefing whose steps this one
 * has in another language, null for one that stands alone.
 */
export const Briefing = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)),
  language: UiLanguage,
  translates: z.nullable(z.string()),
  title: z.string().check(z.minLength(1)),
  author: z.string().check(z.minLength(1)),
  date: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  steps: z.array(BriefingStep).check(z.minLength(1)),
})
export type Briefing = z.infer<typeof Briefing>
