import type { StepNumber } from './briefing.ts'
import type { DrawnStep } from './drawnCells.ts'
import type { UiLanguage } from './language.ts'
import type { Month } from './period.ts'

/** What the evidence holds: a count, a change in per cent, a day (YYYY-MM-DD), a route, or the counts of two routes. */
export type Held =
  /** `month` is set where the words speak of single months: the month of this value. */
  | { readonly form: 'count' | 'change'; readonly value: number; readonly month?: Month }
  | { readonly form: 'day' | 'route'; readonly value: string }
  | {
      readonly form: 'routes'
      readonly value: readonly { readonly route: string; readonly count: number }[]
    }

/**
 * A statement as written, with the evidence that bears on it. `held` is null where the evidence states it in so many words,
 * or says nothing about it.
 */
export interface CheckedStatement {
  readonly text: string
  readonly evidence: readonly string[]
  readonly held: Held | null
  /** Similar words that would be true: "more than halved" for "halved". */
  readonly instead?: string
}

/** A title or line to check. */
export interface CheckedWords {
  readonly text: string
  readonly language: UiLanguage
  /** Whether the author has tied it to evidence. */
  readonly isTied: boolean
  /** The number or chart of the step. */
  readonly figure: StepNumber | null
  readonly step: DrawnStep
}

/** A statement, and whether the evidence bears it out. */
export interface Verdict {
  readonly isBorneOut: boolean
  readonly statement: CheckedStatement
}
