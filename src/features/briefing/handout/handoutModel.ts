import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { isOwnId } from '#domain/draftBriefing.ts'
import type { Provenance } from '#domain/provenance.ts'
import type { StepChart } from '#domain/stepChart.ts'
import type { StillMap } from '#domain/stillMap.ts'
import { cssText, PAGE_OF_PAGES, type PageMargins } from '#ui/usePageMargins.ts'

/** One step as it is printed, with all that it stands on. */
export interface HandoutStep {
  step: BriefingStep
  /** From 1. */
  number: number
  still: StillMap
  chart: StepChart | null
  provenance: Provenance
}

/** A briefing on paper: everything is there, so that it can be set at once. */
export interface HandoutModel {
  briefing: Briefing
  /** Where the briefing is read, or the view of its first step where only this browser knows it. */
  link: string
  /** Version of the published data. */
  version: string
  /** The day of the print, YYYY-MM-DD. */
  date: string
  steps: readonly HandoutStep[]
}

/** A publication with the steps that stand on it. */
export interface CitedSource {
  citation: string
  numbers: readonly number[]
}

/** Every publication of a handout once, in the order of the steps. */
export function citedSources(
  steps: readonly Pick<HandoutStep, 'number' | 'provenance'>[],
): readonly CitedSource[] {
  const numbers = new Map<string, number[]>()
  for (const { number, provenance } of steps) {
    for (const citation of new Set(provenance.citations)) {
      numbers.set(citation, [...(numbers.get(citation) ?? []), number])
    }
  }
  return [...numbers].map(([citation, of]) => ({ citation, numbers: of }))
}

/** What is to be kept in mind, each sentence once, in the order of the steps. */
export function allCaveats(steps: readonly Pick<HandoutStep, 'provenance'>[]): readonly string[] {
  return [...new Set(steps.flatMap(({ provenance }) => provenance.caveats))]
}

/** Whether a link can name the briefing: one of the reader's own is not there on another device. */
export function isLinkable({ id }: Pick<Briefing, 'id'>): boolean {
  return !isOwnId(id)
}

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
