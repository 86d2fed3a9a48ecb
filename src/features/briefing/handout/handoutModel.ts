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
  still: Pick<StillMap, 'description' | 'legend' | 'svg'>
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

/** What a reader chooses for the print. */
export interface HandoutChoices {
  /** The speaker's notes, which are not meant for the audience. */
  hasNotes: boolean
  stepsPerPage: 1 | 2
  /** Evidence on the page of its step, or all of it after the last step. */
  evidence: 'page' | 'end'
}

export const USUAL_CHOICES: HandoutChoices = { hasNotes: false, stepsPerPage: 1, evidence: 'page' }

/** How many pages a sheet takes; a tight one has smaller maps, which saves it a page. */
export interface SheetSize {
  pages: number
  /** The page on which each of its steps begins, from 0. */
  starts: readonly number[]
  isTight: boolean
}

/** The steps by sheet: each sheet begins on a new page. */
export function sheetsOf<Step>(
  steps: readonly Step[],
  { stepsPerPage }: Pick<HandoutChoices, 'stepsPerPage'>,
): readonly (readonly Step[])[] {
  const count = Math.ceil(steps.length / stepsPerPage)
  return Array.from({ length: count }, (_, at) => steps.slice(at * stepsPerPage, (at + 1) * stepsPerPage))
}

/** The first page of each sheet, from 1. */
export function firstPages(sizes: readonly Pick<SheetSize, 'pages'>[]): readonly number[] {
  let next = 1
  return sizes.map(({ pages }) => {
    const first = next
    next += pages
    return first
  })
}

/** A publication and the numbers of the steps that cite it. */
export interface CitedSource {
  citation: string
  /** URL; null when not stated. */
  address: string | null
  numbers: readonly number[]
}

/** All publications, without duplicates, in step order. */
export function citedSources(
  steps: readonly Pick<HandoutStep, 'number' | 'provenance'>[],
): readonly CitedSource[] {
  const numbers = new Map<string, number[]>()
  const addresses = new Map<string, string | null>()
  for (const { number, provenance } of steps) {
    for (const citation of new Set(provenance.citations)) {
      numbers.set(citation, [...(numbers.get(citation) ?? []), number])
    }
    for (const { citation, page } of provenance.evidence) addresses.set(citation, page)
  }
  return [...numbers].map(([citation, of]) => ({
    citation,
    address: addresses.get(citation) ?? null,
    numbers: of,
  }))
}

/** All caveats, without duplicates, in step order. */
export function allCaveats(steps: readonly Pick<HandoutStep, 'provenance'>[]): readonly string[] {
  return [...new Set(steps.flatMap(({ provenance }) => provenance.caveats))]
}

/** Whether other devices can open the briefing by a link: own briefings exist in this browser only. */
export function isLinkable({ id }: Pick<Briefing, 'id'>): boolean {
  return !isOwnId(id)
}

export const idOfStep = (number: number) => `handout-step-${number}`
export const SOURCES_ID = 'handout-sources'

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
