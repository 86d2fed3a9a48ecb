import type { Briefing } from '#domain/briefing.ts'
import { cssText, PAGE_OF_PAGES, type PageMargins } from '#ui/usePageMargins.ts'

const FRAME = 'size: A4 portrait; margin: 18mm 16mm;'

/** The name of the pages of a step; that of the first page and of the sources. */
export function pageOfStep(number: number): string {
  return `handout-step-${number}`
}
export const PAGE_OF_REST = 'handout'

interface HandedBriefing {
  briefing: Pick<Briefing, 'title'>
  steps: readonly { number: number }[]
}

/** What stands in the margins of a handout: whose step it is above, where the data comes from and the number of the page below. */
export function handoutMargins(
  { briefing, steps }: HandedBriefing,
  { foot, stepOf }: { foot: string; stepOf: (number: number) => string },
): readonly PageMargins[] {
  const below = { 'bottom-left': cssText(foot), 'bottom-right': PAGE_OF_PAGES }
  return [
    { name: PAGE_OF_REST, frame: FRAME, texts: below },
    ...steps.map(({ number }) => ({
      name: pageOfStep(number),
      frame: FRAME,
      texts: {
        'top-left': cssText(briefing.title),
        'top-right': cssText(stepOf(number)),
        ...below,
      },
    })),
  ]
}
