import type { StepContent } from '#content/stepContent.ts'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { isOwnId } from '#domain/draftBriefing.ts'
import type { Provenance } from '#domain/provenance.ts'
import type { StillMap } from '#domain/stepMap.ts'
import { cssText, PAGE_OF_PAGES, type PageMargins } from '#ui/usePageMargins.ts'

/** A printed map. */
export interface HandoutMap extends Pick<StillMap, 'description' | 'svg'> {
  /** The period of one of two maps. */
  heading: string | null
  /** What the labels say that found no room, then what signs, tints and widths mean. */
  caption: string
}

/** A printed step, with its evidence. */
export interface HandoutStep {
  step: BriefingStep
  /** From 1. */
  number: number
  /** One map, two of a comparison, or none, as on the stage. */
  maps: readonly HandoutMap[]
  content: StepContent
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
  /** The map across the page, or smaller beside the words. */
  map: 'wide' | 'beside'
  /** Evidence on the page of its step, or all of it after the last step. */
  evidence: 'page' | 'end'
}

export const USUAL_CHOICES: HandoutChoices = { hasNotes: false, map: 'beside', evidence: 'page' }

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
    for (const { citation, page } of [...(provenance.publications ?? []), ...provenance.evidence]) {
      addresses.set(citation, page)
    }
  }
  return [...numbers].map(([citation, of]) => ({
    citation,
    address: addresses.get(citation) ?? null,
    numbers: of,
  }))
}

/** A publication with the pieces of evidence in it. */
interface CitedEvidence {
  citation: string
  /** Where the publication as a whole is evidence. */
  link: string | null
  /** Named without the publication's title. */
  pieces: readonly { name: string; link: string }[]
}

/** A place and a period with its year: "Western African, Jan–Apr 2025". */
const PLACE_AND_PERIOD = /^(?<place>.+), [^,]*\d{4}$/u

/**
 * The evidence by publication, in order: a table cited for eight routes is one line, not eight, and a place in two years is
 * named once.
 */
export function evidenceByCitation(evidence: Provenance['evidence']): readonly CitedEvidence[] {
  const citations = [...new Set(evidence.map(({ citation }) => citation))]
  return citations.map((citation) => {
    const named = evidence
      .filter((piece) => piece.citation === citation)
      .map(({ name, link }) => ({ name: withoutTitle(name, citation), link }))
    const pieces = named.filter(
      ({ name, link }, at) => name !== '' && named.findIndex((other) => other.link === link) === at,
    )
    const places = pieces.map(({ name }) => PLACE_AND_PERIOD.exec(name)?.groups?.place)
    return {
      citation,
      link: named.find(({ name }) => name === '')?.link ?? null,
      pieces: pieces.map(({ name, link }, at) => {
        const place = places[at]
        const isSaid = place !== undefined && place === places[at - 1]
        return { name: isSaid ? name.slice(place.length + 2) : name, link }
      }),
    }
  })
}

/**
 * "Detections by route and month, Western African, 2024" is "Western African, 2024" beside the table's citation, and "First
 * sanctions (UK Government)" is "First sanctions" beside its publisher's.
 */
function withoutTitle(name: string, citation: string): string {
  if (citation.includes(name)) return ''
  const bracket = [...name.matchAll(/ \(/g)].find(
    ({ index }) => name.endsWith(')') && citation.includes(name.slice(index + 2, -1)),
  )
  if (bracket) return name.slice(0, bracket.index)
  const cuts = [...name.matchAll(/, /g)].map(({ index }) => index)
  const cut = cuts.findLast((at) => citation.includes(`, ${name.slice(0, at)},`))
  return cut === undefined ? name : name.slice(cut + 2)
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

/** CSS page names of the cover, and of the steps and sources. */
export const PAGE_OF_COVER = 'handout'
export const PAGE_OF_STEPS = 'handout-steps'

/** Page margin texts: briefing title at the top of the steps; data version and page number at the bottom. */
export function handoutMargins({ title }: Pick<Briefing, 'title'>, foot: string): readonly PageMargins[] {
  const texts = { 'bottom-left': cssText(foot), 'bottom-right': PAGE_OF_PAGES }
  return [
    { name: PAGE_OF_COVER, frame: FRAME, texts },
    { name: PAGE_OF_STEPS, frame: FRAME, texts: { 'top-left': cssText(title), ...texts } },
  ]
}
