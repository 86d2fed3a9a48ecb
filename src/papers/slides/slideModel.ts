import type { Provenance } from '#domain/provenance.ts'
import type { Slide, SlideItem } from '#domain/slides.ts'
import { runOf } from '#domain/talk.ts'
import { tableSlides } from './listItems.ts'
import { mapItems } from './mapItems.ts'
import { slotText, withoutPicture } from './slideLayout.ts'
import { footItems, freedNotes, provenanceNotes } from './slideProvenance.ts'
import type { SlideModelInput, SlideTalk, SlideWords } from './slideTalk.ts'
import { sourcesSlides } from './sourcesSlides.ts'
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
