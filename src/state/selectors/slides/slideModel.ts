import type { Provenance } from '#domain/provenance.ts'
import type { Slide, SlideItem } from '#domain/slides.ts'
import { cutToFit, fittedSize, MARGIN, PICTURE, slideText } from './slideLayout.ts'
import { footItems, provenanceNotes } from './slideProvenance.ts'
import type { SlideColours, SlideStep, SlideTalk, SlideWords } from './slideTalk.ts'
import { sourcesSlides } from './sourcesSlides.ts'
import { stepSlide } from './stepSlide.ts'

interface SlideModelInput {
  talk: SlideTalk
  words: SlideWords
  theme: 'light' | 'dark'
  /** Series colours of a step's chart, #rrggbb, on this background. */
  chartColours: (step: SlideStep) => readonly string[]
}

/** A talk as slides: title, steps, sources. Pure; it sets every position, inches. */
export function slideModel({ talk, words, theme, chartColours }: SlideModelInput): readonly Slide[] {
  const colours = SLIDE_COLOURS[theme]
  const whole = wholeProvenance(talk, words)
  return [
    titleSlide(talk, whole, words, colours),
    ...talk.steps.map((step, index) => stepSlide({ talk, step, index, words, colours, chartColours })),
    ...sourcesSlides(talk, whole, words, colours),
  ]
}

/** The combined provenance of all steps, without duplicates. */
function wholeProvenance({ steps, link }: SlideTalk, words: SlideWords): Provenance {
  const all = steps.map(({ provenance }) => provenance)
  const once = (pick: (provenance: Provenance) => readonly string[]) => [...new Set(all.flatMap(pick))]
  const evidence = new Map(all.flatMap((provenance) => provenance.evidence.map((piece) => [piece.id, piece])))
  return {
    citations: once(({ citations }) => citations),
    evidence: [...evidence.values()],
    filters: words.filtersOfSteps,
    majorities: [
      ...new Map(all.flatMap(({ majorities }) => majorities.map((one) => [one.of, one]))).values(),
    ],
    caveats: once(({ caveats }) => caveats),
    version: all[0]?.version ?? '',
    date: all[0]?.date ?? '',
    link,
  }
}

/** The stage's colours; the map has its own. */
export const SLIDE_COLOURS: Readonly<Record<'light' | 'dark', SlideColours>> = {
  light: {
    ground: '#ffffff',
    ink: '#16191d',
    ink2: '#454d57',
    line: '#838b94',
    faint: '#e1dfd9',
    link: '#1b56c4',
    land: '#f5f3ec',
  },
  dark: {
    ground: '#0c1218',
    ink: '#eef1f3',
    ink2: '#bac3cb',
    line: '#65717d',
    faint: '#27303a',
    link: '#7db2ff',
    land: '#1c242d',
  },
}

/** The title slide: title, author and date beside the first step's map. */
function titleSlide(talk: SlideTalk, whole: Provenance, words: SlideWords, colours: SlideColours): Slide {
  const w = PICTURE.x - MARGIN - 0.4
  const { size, height } = fittedSize([talk.title], { w, h: 3.2 }, { most: 44, least: 18, isBold: true })
  const top = 1.5
  const map = talk.steps.find((step) => step.map !== null)?.map
  const items: SlideItem[] = [
    ...(map
      ? [
          {
            kind: 'picture' as const,
            name: words.map,
            // Keep the aspect ratio.
            box: { ...PICTURE, h: (PICTURE.w * map.height) / map.width },
            svg: map.svg,
            alt: map.description,
          },
        ]
      : []),
    slideText({
      name: talk.title,
      box: { x: MARGIN, y: top, w, h: height },
      runs: [
        {
          text: cutToFit(talk.title, { w, h: height + 0.01 }, size, true),
          language: talk.language,
        },
      ],
      size,
      colour: colours.ink,
      bold: true,
      // Keeps the title next to the text below it, however a program wraps it.
      anchor: 'bottom',
      isTitle: true,
    }),
    slideText({
      name: talk.by,
      box: { x: MARGIN, y: top + height + 0.3, w, h: 0.8 },
      paragraphs: [[{ text: talk.by }], [{ text: words.steps(talk.steps.length) }]],
      size: 16,
      colour: colours.ink2,
      gap: 4,
    }),
    ...footItems(whole, '', words.openTalk, words, colours),
  ]
  return {
    id: 'title',
    title: talk.title,
    ground: colours.ground,
    items,
    notes: provenanceNotes({ ...whole, evidence: [] }, words),
  }
}
