import type { Provenance } from '#domain/provenance.ts'
import type { Slide } from '#domain/slides.ts'
import { SLIDE_COLOURS } from './slideColours.ts'
import type { SlideStep, SlideTalk, SlideWords } from './slideTalk.ts'
import { sourcesSlides } from './sourcesSlides.ts'
import { stepSlide } from './stepSlide.ts'
import { titleSlide } from './titleSlide.ts'

interface SlideModelInput {
  talk: SlideTalk
  words: SlideWords
  theme: 'light' | 'dark'
  /** The colours of the series of a step's chart, #rrggbb, on this ground. */
  chartColours: (step: SlideStep) => readonly string[]
}

/** A talk as slides: a title, a slide a step, and the sources. Pure: where everything stands, in inches, is settled here. */
export function slideModel({ talk, words, theme, chartColours }: SlideModelInput): readonly Slide[] {
  const colours = SLIDE_COLOURS[theme]
  const whole = wholeProvenance(talk, words)
  return [
    titleSlide(talk, whole, words, colours),
    ...talk.steps.map((step, index) => stepSlide({ talk, step, index, words, colours, chartColours })),
    ...sourcesSlides(talk, whole, words, colours),
  ]
}

/** What all steps carry together, each thing once. */
function wholeProvenance({ steps, link }: SlideTalk, words: SlideWords): Provenance {
  const all = steps.map(({ provenance }) => provenance)
  const once = (pick: (provenance: Provenance) => readonly string[]) => [...new Set(all.flatMap(pick))]
  const evidence = new Map(all.flatMap((provenance) => provenance.evidence.map((piece) => [piece.id, piece])))
  return {
    citations: once(({ citations }) => citations),
    evidence: [...evidence.values()],
    filters: words.filtersOfSteps,
    caveats: once(({ caveats }) => caveats),
    version: all[0]?.version ?? '',
    date: all[0]?.date ?? '',
    link,
  }
}
