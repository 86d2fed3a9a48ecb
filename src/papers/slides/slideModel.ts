import type { Provenance } from '#domain/provenance.ts'
import type { Slide, SlideItem, SlideRun } from '#domain/slides.ts'
import { runOf } from '#domain/talk.ts'
import { mapItems, tableSlides } from './slideItems.ts'
import { cutToFit, LEAST, slideTextHeight, slotText, withoutPicture, withWholeLinks } from './slideLayout.ts'
import { citationRuns, footItems, freedNotes, provenanceNotes } from './slideProvenance.ts'
import type { SlideModelInput, SlideTalk, SlideWords } from './slideTalk.ts'
import { stepSlides } from './stepSlide.ts'

/**
 * A talk as slides on a template: title, unless the first step is one, steps, sources; then, hidden in the show, the steps
 * kept for questions and the tables of steps, so that the numbers of the slides shown have no gaps. Pure.
 */
export function slideModel(input: SlideModelInput): readonly Slide[] {
  const { talk } = input
  const whole = wholeProvenance(talk, input.words)
  const slides = [
    ...(talk.steps[0]?.role === 'title' ? [] : [titleSlide(input, whole)]),
    ...talk.steps.flatMap((_, index) => [...stepSlides(input, index), ...tableSlides(input, index)]),
    ...sourcesSlides(input, whole),
  ]
  return slides.toSorted((a, b) => Number(a.isHidden ?? false) - Number(b.isHidden ?? false))
}

/** The combined provenance of all steps, without duplicates. */
function wholeProvenance({ steps, link }: SlideTalk, words: SlideWords): Provenance {
  const all = steps.map(({ provenance }) => provenance)
  const once = (pick: (provenance: Provenance) => readonly string[]) => [...new Set(all.flatMap(pick))]
  const evidence = new Map(all.flatMap((provenance) => provenance.evidence.map((piece) => [piece.id, piece])))
  const publications = new Map(
    all.flatMap((provenance) => (provenance.publications ?? []).map((one) => [one.citation, one])),
  )
  return {
    licences: once(({ licences }) => licences),
    citations: once(({ citations }) => citations),
    publications: [...publications.values()],
    evidence: [...evidence.values()],
    filters: words.filtersOfSteps,
    majorities: [
      ...new Map(all.flatMap(({ majorities }) => majorities.map((one) => [one.of, one]))).values(),
    ],
    caveats: once(({ caveats }) => caveats),
    version: all[0]?.version ?? '',
    versionText: all[0]?.versionText ?? '',
    date: all[0]?.date ?? '',
    link,
  }
}

/** The title slide: title, author and date beside the first step's map. */
function titleSlide(input: SlideModelInput, whole: Provenance): Slide {
  const { talk, template, words, colours } = input
  const frame = template.frames.title
  const map = talk.titleMap
  const slots = map ? frame.slots : withoutPicture(frame.slots, template)
  const title = slotText(slots.title, {
    name: talk.title,
    paragraphs: [[{ text: talk.title, language: talk.language }]],
  })
  const by = slotText(slots.subtitle, {
    name: talk.by,
    paragraphs: [[{ text: talk.by }], [{ text: words.steps(runOf(talk.steps).length) }]],
  })
  const items: SlideItem[] = [
    ...(title ? [title.item] : []),
    ...(by ? [by.item] : []),
    ...(map && slots.map ? mapItems(map, slots.map, words, colours) : []),
    ...footItems(input, frame, { ...whole, caveats: [] }, words.openTalk, 0),
  ]
  return {
    id: 'title',
    title: talk.title,
    role: 'title',
    items,
    notes: [
      ...freedNotes(frame, ['title', 'subtitle', 'footer', 'map'], input),
      ...provenanceNotes({ ...whole, evidence: [] }, words),
    ],
  }
}

/** Space after an entry, points per point of its font size. */
const GAP = 0.43
/** Lines of a quotation at most; its link leads to all of it. */
const LINES = 4

/** An entry of the list; a heading stays with the next entry. */
interface Entry {
  runs: readonly SlideRun[]
  isHeading: boolean
}

/** All sources of the talk, on as many slides as needed: publications, caveats, evidence; ids are in the notes. */
function sourcesSlides(input: SlideModelInput, whole: Provenance): readonly Slide[] {
  const { template, words } = input
  const frame = template.frames.sources
  const places = [frame.slots.body, frame.slots.body2].flatMap((slot) => slot ?? [])
  const narrow = places[0]
  if (!narrow) return []
  // A foreign layout's text may be large: a list of sources is read on paper or screen, never aloud.
  const size = Math.min(narrow.size, LEAST)
  const own = narrow.size > LEAST ? { size } : {}
  const room = { w: narrow.box.w - narrow.inset.x, h: narrow.box.h - narrow.inset.y }
  const columns = evenColumns(entriesOf(input, whole, { ...room, size }), { ...room, size }, places.length)
  const pages: (typeof columns)[] = []
  for (let at = 0; at < columns.length; at += places.length) pages.push(columns.slice(at, at + places.length))
  return pages.map((page, index) => {
    const title = index === 0 ? words.sources : words.continued(words.sources)
    const head = slotText(frame.slots.title, { name: title, paragraphs: [[{ text: title }]] })
    return {
      id: `sources-${index + 1}`,
      title,
      role: 'sources',
      items: [
        ...(head ? [head.item] : []),
        ...page.flatMap((entries, at) => {
          const slot = places[at]
          if (!slot) return []
          const paragraphs = entries.map(({ runs }) =>
            withWholeLinks(runs, room.w, size).map((run) => ({ ...run, ...own })),
          )
          return [
            {
              kind: 'text' as const,
              name: `${title}, ${at + 1}`,
              slot,
              paragraphs,
              scale: 100,
              isNumbered: false,
            },
          ]
        }),
        ...footItems(
          input,
          frame,
          { ...whole, citations: [], publications: [], caveats: [] },
          words.openTalk,
          1,
        ),
      ],
      notes: [
        ...freedNotes(frame, ['title', 'body', 'body2', 'footer'], input),
        ...(index === 0 ? provenanceNotes({ ...whole, evidence: [] }, words) : []),
      ],
    }
  })
}

interface Room {
  w: number
  h: number
  /** Points. */
  size: number
}

function entriesOf({ talk, words }: SlideModelInput, whole: Provenance, { w, size }: Room): readonly Entry[] {
  const stepsWith = (isIn: (provenance: Provenance) => boolean) =>
    words.inSteps(talk.steps.flatMap(({ provenance }, index) => (isIn(provenance) ? [index + 1] : [])))
  const heading = (text: string): Entry => ({ runs: [{ text, bold: true }], isHeading: true })
  const entry = (runs: readonly SlideRun[]): Entry => ({ runs, isHeading: false })
  const short = (text: string) => cutToFit(text, { w, h: (LINES * size * 1.22) / 72 + 0.01 }, size)
  return [
    ...whole.citations.map((citation) =>
      entry([
        ...citationRuns(citation, whole),
        { text: ` (${stepsWith(({ citations }) => citations.includes(citation))})` },
      ]),
    ),
    heading(words.caveats),
    ...whole.caveats.map((text) => entry([{ text }])),
    heading(words.evidence),
    ...whole.evidence.map(({ id, name, link }) =>
      entry([
        { text: short(name) },
        { text: ` (${stepsWith(({ evidence }) => evidence.some((piece) => piece.id === id))}) ` },
        { text: words.open, link },
      ]),
    ),
  ]
}

/** Step between the column heights tried, inches. */
const TRIAL = 0.1

/** The columns of as few slides as the entries need, each as full as the others: no slide has only the last few. */
function evenColumns(entries: readonly Entry[], room: Room, perSlide: number) {
  const most = Math.ceil(inColumns(entries, room).length / perSlide) * perSlide
  let { h } = room
  while (h > 2 * TRIAL && inColumns(entries, { ...room, h: h - TRIAL }).length <= most) h -= TRIAL
  return inColumns(entries, { ...room, h })
}

/** Splits the entries into columns of a height. */
function inColumns(entries: readonly Entry[], { w, h, size }: Room): readonly (readonly Entry[])[] {
  const heightOf = ({ runs }: Entry) =>
    slideTextHeight([runs.map(({ text }) => text).join('')], w, { size }) + (size * GAP) / 72
  const columns: Entry[][] = [[]]
  let used = 0
  entries.forEach((entry, index) => {
    const next = entry.isHeading ? entries[index + 1] : undefined
    const needed = heightOf(entry) + (next ? heightOf(next) : 0)
    if (used > 0 && used + needed > h) {
      columns.push([])
      used = 0
    }
    columns.at(-1)?.push(entry)
    used += heightOf(entry)
  })
  return columns
}
