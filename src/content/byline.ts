import { type Briefing, type BriefingStep, layoutOfStep } from '#domain/briefing.ts'
import { periodOfDate } from '#domain/period.ts'
import type { Words } from '#words/words.ts'

/** The author and day of a briefing, as `by` joins them: "A group, 28 November 2026"; the day alone without an author. */
export function byline(
  { author, date }: Pick<Briefing, 'author' | 'date'>,
  words: Pick<Words, 'period'>,
  by: (values: { author: string; date: string }) => string,
): string {
  const day = words.period(periodOfDate(date))
  return author.trim() === '' ? day : by({ author, date: day })
}

/** The title step, which papers have as their cover or head; undefined without one. */
export function openingOf({ steps }: Pick<Briefing, 'steps'>): BriefingStep | undefined {
  return steps.find((step) => layoutOfStep(step) === 'title' && !step.isBackup)
}
