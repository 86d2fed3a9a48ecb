import type { Provenance } from '#domain/provenance.ts'
import type { Slide, SlideRun } from '#domain/slides.ts'
import { cutToFit, FOOT, MARGIN, SLIDE, slideText, slideTextHeight } from './slideLayout.ts'
import { footItems, provenanceNotes } from './slideProvenance.ts'
import type { SlideColours, SlideTalk, SlideWords } from './slideTalk.ts'

/** Font size of entries, and space after each, points. */
const SIZE = 11
const GAP = 5
/** Two columns, inches. */
const TOP = 1.25
const COLUMN = { w: (SLIDE.w - 2 * MARGIN - 0.5) / 2, h: FOOT.y - 0.2 - TOP } as const
/** Maximum height of an entry, inches. */
const TALLEST = 1.6

/** An entry of the list; a heading stays with the next entry. */
interface Entry {
  runs: readonly SlideRun[]
  isHeading: boolean
}

/** All sources of the talk, on as many slides as needed: publications, evidence, caveats; ids are in the notes. */
export function sourcesSlides(
  talk: SlideTalk,
  whole: Provenance,
  words: SlideWords,
  colours: SlideColours,
): readonly Slide[] {
  const pages = paged(entriesOf(talk, whole, words, colours))
  return pages.map((columns, page) => {
    const title = page === 0 ? words.sources : words.continued(words.sources)
    return {
      id: `sources-${page + 1}`,
      title,
      ground: colours.ground,
      items: [
        slideText({
          name: title,
          box: { x: MARGIN, y: 0.5, w: SLIDE.w - 2 * MARGIN, h: 0.6 },
          runs: [{ text: title }],
          size: 28,
          colour: colours.ink,
          bold: true,
          isTitle: true,
        }),
        ...columns.map((entries, index) =>
          slideText({
            name: `${title}, ${index + 1}`,
            box: { x: MARGIN + index * (COLUMN.w + 0.5), y: TOP, ...COLUMN },
            paragraphs: entries.map(({ runs }) => runs),
            size: SIZE,
            colour: colours.ink,
            gap: GAP,
          }),
        ),
        ...footItems({ ...whole, citations: [] }, '', words.openTalk, words, colours),
      ],
      notes: page === 0 ? provenanceNotes({ ...whole, evidence: [] }, words) : [],
    }
  })
}

function entriesOf(
  talk: SlideTalk,
  whole: Provenance,
  words: SlideWords,
  colours: SlideColours,
): readonly Entry[] {
  const stepsWith = (isIn: (provenance: Provenance) => boolean) =>
    words.inSteps(talk.steps.flatMap(({ provenance }, index) => (isIn(provenance) ? [index + 1] : [])))
  const heading = (text: string): Entry => ({ runs: [{ text, bold: true, size: 13 }], isHeading: true })
  // One short word: some programs break linked text anywhere.
  const opening = (link: string): SlideRun => ({ text: words.open, link, colour: colours.link })
  const entry = (runs: readonly SlideRun[]): Entry => ({ runs, isHeading: false })
  return [
    ...whole.citations.map((citation) => {
      const page = whole.evidence.find((piece) => piece.citation === citation && piece.page !== null)?.page
      return entry([
        { text: citation },
        { text: ` (${stepsWith(({ citations }) => citations.includes(citation))}) `, colour: colours.ink2 },
        ...(page ? [opening(page)] : []),
      ])
    }),
    heading(words.caveats),
    ...whole.caveats.map((text) => entry([{ text }])),
    heading(words.evidence),
    ...whole.evidence.map(({ id, name, link }) =>
      entry([
        { text: short(name) },
        {
          text: ` (${stepsWith(({ evidence }) => evidence.some((piece) => piece.id === id))}) `,
          colour: colours.ink2,
        },
        opening(link),
      ]),
    ),
  ]
}

/** Cuts a long quote; its link leads to all of it. */
function short(text: string): string {
  return cutToFit(text, { w: COLUMN.w, h: TALLEST / 2 - 0.15 }, SIZE)
}

function heightOf({ runs }: Entry): number {
  const size = runs[0]?.size ?? SIZE
  return slideTextHeight([runs.map(({ text }) => text).join('')], COLUMN.w, { size }) + GAP / 72
}

/** Splits the entries into two columns per slide. */
function paged(entries: readonly Entry[]): readonly (readonly (readonly Entry[])[])[] {
  const columns: Entry[][] = [[]]
  let used = 0
  entries.forEach((entry, index) => {
    const next = entry.isHeading ? entries[index + 1] : undefined
    const needed = heightOf(entry) + (next ? heightOf(next) : 0)
    if (used > 0 && used + needed > COLUMN.h) {
      columns.push([])
      used = 0
    }
    columns.at(-1)?.push(entry)
    used += heightOf(entry)
  })
  const pages: Entry[][][] = []
  for (let at = 0; at < columns.length; at += 2) pages.push(columns.slice(at, at + 2))
  return pages
}
