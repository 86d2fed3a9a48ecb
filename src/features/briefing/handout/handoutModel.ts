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
}

/** A printed step, with its evidence. */
export interface HandoutStep {
  step: BriefingStep
  /** From 1. */
  number: number
  /** One map, two of a comparison, or none where the step names no place. */
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
  stepsPerPage: 1 | 2
  /** Evidence on the page of its step, or all of it after the last step. */
  evidence: 'page' | 'end'
}

export const USUAL_CHOICES: HandoutChoices = { hasNotes: false, stepsPerPage: 1, evidence: 'page' }

/** What a sheet takes: pages of cover, of a step or several, or of sources. */
export interface SheetSize {
  pages: number
  /** The steps on it; cover and sources have none. */
  steps: number
  /** Of one page: the share of it that is filled. */
  height: number
  /** Smaller maps, which save it a page. */
  isTight: boolean
}

/** Room between two steps of a page, as a share of its height. */
const BETWEEN = 0.04
/** A step that fills less of a page, words alone say, shares it with the next: no page is nearly empty. */
const BRIEF = 0.4

/** Puts measured steps, each on a sheet, together by page: two as chosen, else brief ones, as far as they fit. */
export function joinSheets(
  measured: readonly SheetSize[],
  { stepsPerPage }: Pick<HandoutChoices, 'stepsPerPage'>,
): readonly SheetSize[] {
  const sheets: SheetSize[] = []
  for (const sheet of measured) {
    const before = sheets.at(-1)
    const height = (before?.height ?? 1) + BETWEEN + sheet.height
    const isOne = before?.pages === 1 && sheet.pages === 1 && height <= 1
    const isJoined = stepsPerPage === 2 ? before?.steps === 1 : (before?.height ?? 1) < BRIEF
    if (before && isOne && isJoined && before.steps > 0 && sheet.steps > 0) {
      const isTight = before.isTight || sheet.isTight
      sheets[sheets.length - 1] = { pages: 1, steps: before.steps + sheet.steps, height, isTight }
    } else sheets.push(sheet)
  }
  return sheets
}

/** The steps by sheet, each of which begins on a new page; while they are measured, each step has its own. */
export function sheetsOf<Step>(
  steps: readonly Step[],
  sizes: readonly Pick<SheetSize, 'steps'>[] | null,
): readonly (readonly Step[])[] {
  const counts = sizes ? sizes.map((size) => size.steps).filter((count) => count > 0) : steps.map(() => 1)
  let next = 0
  return counts.map((count) => {
    next += count
    return steps.slice(next - count, next)
  })
}

/** The page, from 1, of each step and, last, of the sources. */
export function pagesOf(sizes: readonly Pick<SheetSize, 'pages' | 'steps'>[]): readonly number[] {
  let next = 1
  return sizes.flatMap(({ pages, steps }, index) => {
    const first = next
    next += pages
    const isCover = index === 0
    return isCover ? [] : Array.from({ length: Math.max(1, steps) }, () => first)
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

/** The evidence by publication, in order: a table cited for eight routes is one line, not eight. */
export function evidenceByCitation(evidence: Provenance['evidence']): readonly CitedEvidence[] {
  const citations = [...new Set(evidence.map(({ citation }) => citation))]
  return citations.map((citation) => {
    const named = evidence
      .filter((piece) => piece.citation === citation)
      .map(({ name, link }) => ({ name: withoutTitle(name, citation), link }))
    return {
      citation,
      link: named.find(({ name }) => name === '')?.link ?? null,
      pieces: named.filter(
        ({ name, link }, at) => name !== '' && named.findIndex((other) => other.link === link) === at,
      ),
    }
  })
}

/** "Detections by route and month, Western African, 2024" is "Western African, 2024" beside the table's citation. */
function withoutTitle(name: string, citation: string): string {
  if (citation.includes(name)) return ''
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
