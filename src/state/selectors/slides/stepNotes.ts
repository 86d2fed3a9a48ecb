import type { Provenance } from '#domain/provenance.ts'
import type { Slide } from '#domain/slides.ts'
import type { SlideStep, SlideWords } from './slideTalk.ts'

type Notes = Slide['notes']

/** What the speaker reads below a step: the notes, then all that the slide stands on, with addresses. */
export function stepNotes(step: SlideStep, language: string, words: SlideWords): Notes {
  return [
    ...step.notes
      .split('\n')
      .filter((text) => text.trim() !== '')
      .map((text) => ({ text, language })),
    ...provenanceNotes(step.provenance, words),
  ]
}

/** All that is carried along, a paragraph each. */
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
