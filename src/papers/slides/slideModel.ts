import type { Provenance } from '#domain/provenance.ts'
import type { Slide, SlideItem, SlideRun } from '#domain/slides.ts'
import { runOf } from '#domain/talk.ts'
import { mapItems, tableSlides } from './slideItems.ts'
import {
  GAP,
  LEAST,
  slideTextHeight,
  slotText,
  titleItems,
  withoutPicture,
  withWholeLinks,
} from './slideLayout.ts'
import { citationRuns, footItems, freedNotes, provenanceNotes } from './slideProvenance.ts'
import type { SlideModelInput, SlideT, SlideTalk } from './slideTalk.ts'
import { stepSlides } from './stepSlide.ts'

/**
 * A talk as slides on a template: title, unless the first step is one, steps, sources; then, hidden in the show, the steps
 * kept for questions and the tables of steps, so that the numbers of the slides shown have no gaps. Pure.
 */
export function slideModel(input: SlideModelInput): readonly Slide[] {
  const { talk } = input
  const whole = wholeProvenance(talk, input.t)
  const slides = [
    ...(talk.steps[0]?.role === 'title' ? [] : [titleSlide(input, whole)]),
    ...talk.steps.flatMap((_, index) => [...stepSlides(input, index), ...tableSlides(input, index)]),
    ...sourcesSlides(input, whole),
  ]
  return slides.toSorted((a, b) => Number(a.isHidden ?? false) - Number(b.isHidden ?? false))
}

/** The combined provenance of all steps, without duplicates. */
function wholeProvenance({ steps, link }: SlideTalk, t: SlideT): Provenance {
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
    // Each step names its own.
    filters: t('noFilters'),
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
  const { talk, template, t, colours, isOwn } = input
  const frame = template.frames.title
  const map = talk.titleMap
  const slots = map ? frame.slots : withoutPicture(frame.slots, template)
  const by = slotText(slots.subtitle, {
    name: talk.by,
    paragraphs: [[{ text: talk.by }], [{ text: t('briefing:steps', { count: runOf(talk.steps).length }) }]],
  })
  const items: SlideItem[] = [
    ...titleItems(slots, talk.title, talk.language),
    ...(by ? [by.item] : []),
    ...(map && slots.map ? mapItems(map, slots.map, t, colours) : []),
    ...footItems(input, frame, { ...whole, caveats: [] }, t(isOwn ? 'slides.openApp' : 'slides.openTalk'), 0),
  ]
  return {
    id: 'title',
    title: talk.title,
    role: 'title',
    items,
    notes: [
      ...freedNotes(frame, ['title', 'subtitle', 'footer', 'map'], input),
      ...provenanceNotes({ ...whole, evidence: [] }, input),
    ],
  }
}

/** An entry of the list; a heading stays with the next entry. */
interface Entry {
  runs: readonly SlideRun[]
  isHeading: boolean
}

/** All sources of the talk, each once, then caveats, on as many slides as needed, whose columns are full; ids are in the notes. */
function sourcesSlides(input: SlideModelInput, whole: Provenance): readonly Slide[] {
  const { template, t, isOwn } = input
  const name = t('common:sources')
  const frame = template.frames.sources
  const places = [frame.slots.body, frame.slots.body2].flatMap((slot) => slot ?? [])
  const narrow = places[0]
  if (!narrow) return []
  // A foreign layout's text may be large: a list of sources is read on paper or screen, never aloud.
  const size = Math.min(narrow.size, LEAST)
  const own = narrow.size > LEAST ? { size } : {}
  const room = { w: narrow.box.w - narrow.inset.x, h: narrow.box.h - narrow.inset.y }
  const columns = fullColumns(entriesOf(input, whole), { ...room, size }, places.length)
  const pages: (typeof columns)[] = []
  for (let at = 0; at < columns.length; at += places.length) pages.push(columns.slice(at, at + places.length))
  return pages.map((page, index) => {
    const title = index === 0 ? name : t('slides.continued', { title: name })
    return {
      id: `sources-${index + 1}`,
      title,
      role: 'sources',
      items: [
        ...titleItems(frame.slots, title),
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
          t(isOwn ? 'slides.openApp' : 'slides.openTalk'),
          1,
        ),
      ],
      notes: [
        ...freedNotes(frame, ['title', 'body', 'body2', 'footer'], input),
        ...(index === 0 ? provenanceNotes({ ...whole, evidence: [] }, input) : []),
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

/** A publication with its steps and links to what is cited of it, each once. */
function entriesOf({ talk, t }: SlideModelInput, whole: Provenance): readonly Entry[] {
  const stepsWith = (citation: string) => {
    const numbers = talk.steps.flatMap(({ provenance }, at) =>
      provenance.citations.includes(citation) ? [at + 1] : [],
    )
    return t('slides.inSteps', { count: numbers.length, numbers: numbers.join(', ') })
  }
  // What leads on is not parted from the steps before it.
  const glued = (text: string) => text.replaceAll(' ', '\u00a0')
  return [
    ...whole.citations.map((citation): Entry => {
      const links = whole.evidence.filter((piece) => piece.citation === citation).map(({ link }) => link)
      return {
        runs: [
          ...citationRuns(citation, whole),
          { text: ` ${glued(`(${stepsWith(citation)})`)}` },
          ...links.flatMap((link, at) => [
            { text: '\u00a0' },
            { text: at === 0 ? t('slides.open') : String(at + 1), link },
          ]),
        ],
        isHeading: false,
      }
    }),
    { runs: [{ text: t('shared:caveats'), bold: true }], isHeading: true },
    ...whole.caveats.map((text) => ({ runs: [{ text }], isHeading: false })),
  ]
}

/** Step between the column heights tried, inches. */
const TRIAL = 0.1

/** The columns of as few slides as the entries need: full ones, and on the last slide even ones. */
function fullColumns(entries: readonly Entry[], room: Room, perSlide: number) {
  const full = inColumns(entries, room)
  const before = full.slice(0, perSlide * (Math.ceil(full.length / perSlide) - 1))
  const last = entries.slice(before.flat().length)
  let { h } = room
  while (h > 2 * TRIAL && inColumns(last, { ...room, h: h - TRIAL }).length <= perSlide) h -= TRIAL
  return [...before, ...inColumns(last, { ...room, h })]
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
