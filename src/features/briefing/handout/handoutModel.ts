import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { isOwnId } from '#domain/draftBriefing.ts'
import type { Provenance } from '#domain/provenance.ts'
import type { StepChart } from '#domain/stepChart.ts'
import type { StillMap } from '#domain/stillMap.ts'
import { cssText, PAGE_OF_PAGES, type PageMargins } from '#ui/usePageMargins.ts'

/** A printed step, with its evidence. */
export interface HandoutStep {
  step: BriefingStep
  /** From 1. */
  number: number
  still: StillMap
  chart: StepChart | null
  provenance: Provenance
}

/** A briefing ready for print: all data loaded, so that it renders synchronously. */
export interface HandoutModel {
  briefing: Briefing
  /** Link to the briefing; for an own briefing, which only this browser has, to the view of its first step. */
  link: string
  /** Version of the published data. */
  version: string
  /** Date of the print, YYYY-MM-DD. */
  date: string
  steps: readonly HandoutStep[]
}

/** A publication and the numbers of the steps that cite it. */
export interface CitedSource {
  citation: string
  numbers: readonly number[]
}

/** All publications, without duplicates, in step order. */
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

/** All caveats, without duplicates, in step order. */
export function allCaveats(steps: readonly Pick<HandoutStep, 'provenance'>[]): readonly string[] {
  return [...new Set(steps.flatMap(({ provenance }) => provenance.caveats))]
}

/** Whether other devices can open the briefing by a link: own briefings exist in this browser only. */
export function isLinkable({ id }: Pick<Briefing, 'id'>): boolean {
  return !isOwnId(id)
}

const FRAME = 'size: A4 portrait; margin: 18mm 16mm;'

/** CSS page name of a step. */
export function pageOfStep(number: number): string {
  return `handout-step-${number}`
}
/** CSS page name of the cover and the sources. */
export const PAGE_OF_REST = 'handout'

interface HandedBriefing {
  briefing: Pick<Briefing, 'title'>
  steps: readonly { number: number }[]
}

/** Page margin texts: briefing title and step at the top; data version and page number at the bottom. */
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
