import type { Provenance } from '#domain/provenance.ts'
import type { Slide, SlideItem } from '#domain/slides.ts'
import { cutToFit, FOOT, SLIDE, slideText, slideTextHeight } from './slideLayout.ts'
import type { SlideColours, SlideStep, SlideWords } from './slideTalk.ts'

/** Font size, points. */
const SIZE = 9
const LINE = (SIZE * 1.22) / 72
/** Width of the column for position and link, at the right, inches. */
const RIGHT = 1.75

/** A slide's footer: sources, caveats, filters, data version and date. */
export function footItems(
  { citations, caveats, filters, version, date, link }: Provenance,
  place: string,
  openLabel: string,
  words: SlideWords,
  colours: SlideColours,
): readonly SlideItem[] {
  const w = FOOT.w - RIGHT - 0.2
  const source = fittedCitations(citations, w, words)
  const about = [
    `${words.filters}: ${filters}`,
    `${words.dataVersion}: ${version}`,
    `${words.exportedOn} ${words.day(date)}`,
  ].join(' · ')
  const aboutHeight = Math.min(2 * LINE, slideTextHeight([about], w, { size: SIZE }))
  const sourceHeight = slideTextHeight([source], w, { size: SIZE })
  const caveat = cutToFit(caveats.join(' '), { w, h: FOOT.h - aboutHeight - sourceHeight }, SIZE)
  const lines = [source, caveat, cutToFit(about, { w, h: aboutHeight + 0.01 }, SIZE)]
  return [
    {
      kind: 'line',
      name: words.sources,
      box: { x: 0, y: FOOT.y - 0.08, w: SLIDE.w, h: 0 },
      colour: colours.line,
      width: 0.5,
      isDashed: false,
      isHollow: false,
    },
    slideText({
      name: words.sources,
      box: { ...FOOT, w },
      paragraphs: lines.filter((text) => text !== '').map((text) => [{ text }]),
      size: SIZE,
      colour: colours.ink2,
    }),
    slideText({
      name: openLabel,
      box: { x: FOOT.x + FOOT.w - RIGHT, y: FOOT.y, w: RIGHT, h: FOOT.h },
      paragraphs: [
        ...(place === '' ? [] : [[{ text: place, bold: true, colour: colours.ink }]]),
        [{ text: openLabel, link, colour: colours.link }],
      ],
      size: 10,
      colour: colours.ink2,
      align: 'right',
    }),
  ]
}

/** As many citations as fit in one and a half lines, then the number left; the last slides list them all. */
function fittedCitations(citations: readonly string[], w: number, words: SlideWords): string {
  if (citations.length === 0) return ''
  const written = (count: number) =>
    [
      `${words.sources}: ${citations.slice(0, count).join('; ')}`,
      ...(count < citations.length ? [words.more(citations.length - count)] : []),
    ].join('; ')
  let count = citations.length
  while (count > 1 && slideTextHeight([written(count)], w, { size: SIZE }) > 2 * LINE + 0.01) count -= 1
  return cutToFit(written(count), { w, h: 2 * LINE + 0.01 }, SIZE)
}

type Notes = Slide['notes']

/** Speaker notes of a step: its notes, then its sources with URLs. */
export function stepNotes(step: SlideStep, language: string, words: SlideWords): Notes {
  return [
    ...step.notes
      .split('\n')
      .filter((text) => text.trim() !== '')
      .map((text) => ({ text, language })),
    ...provenanceNotes(step.provenance, words),
  ]
}

/** The complete provenance, one paragraph per entry. */
export function provenanceNotes(
  { citations, evidence, filters, caveats, version, date, link }: Provenance,
  words: SlideWords,
): Notes {
  const lines = [
    ...(citations.length > 0 ? [`${words.sources}: ${citations.join('; ')}`] : []),
    ...(evidence.length > 0 ? [`${words.evidence}:`] : []),
    ...evidence.map(({ id, name, link: at }) => `• ${name} [${id}] ${at}`),
    `${words.filters}: ${filters}`,
    ...(caveats.length > 0 ? [`${words.caveats}: ${caveats.join(' ')}`] : []),
    `${words.dataVersion}: ${version}. ${words.exportedOn} ${words.day(date)}.`,
    link,
  ]
  return lines.map((text) => ({ text, language: words.language }))
}
