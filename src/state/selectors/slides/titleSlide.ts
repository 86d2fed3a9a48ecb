import type { Provenance } from '#domain/provenance.ts'
import type { Slide, SlideItem } from '#domain/slides.ts'
import { footItems } from './footItems.ts'
import { MARGIN, PICTURE } from './slideFrame.ts'
import type { SlideColours, SlideTalk, SlideWords } from './slideTalk.ts'
import { cutToFit, fittedSize, slideText } from './slideText.ts'
import { provenanceNotes } from './stepNotes.ts'

/** The first slide: what the talk is called, by whom and of when, beside the map of its first step. */
export function titleSlide(
  talk: SlideTalk,
  whole: Provenance,
  words: SlideWords,
  colours: SlideColours,
): Slide {
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
            // Of its own shape: a picture that is stretched lies about its lines.
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
      // Close to what follows, however many lines a program's letters make of it.
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
