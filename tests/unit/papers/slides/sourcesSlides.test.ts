import { expect, test } from 'vitest'
import { slideModel } from '#papers/slides/slideModel.ts'
import {
  allWords,
  notesOf,
  OWN_TEMPLATE,
  provenanceWith,
  SLIDE_COLOURS,
  SLIDE_WORDS,
  slideStep,
  slidesOf,
  slideTalk,
  textsOf,
  wordsOf,
} from '#tests/support/slideTalks.ts'

test('every step cites its sources in words; the publisher’s name leads to the page, the last words to the step', () => {
  const [, slide] = slidesOf(slideStep())
  const foot = slide && textsOf(slide).find(({ slot }) => slot.placeholder?.type === 'ftr')
  expect(foot && wordsOf(foot).join('')).toBe(
    'Publisher a, A page about a. Detections are not people. Routes are schematic. Open this step',
  )
  expect(foot?.paragraphs.flat().filter(({ link }) => link !== undefined)).toEqual([
    { text: 'Publisher a', link: 'https://publisher.example/a' },
    { text: 'Open this step', link: 'https://example.org/#/stage?step=talk:a' },
  ])
})

test('a footer without room names the publishers only, and then as many as it holds', () => {
  const many = (count: number, length: number) => {
    const publications = Array.from({ length: count }, (_, n) => ({
      citation: `Publisher ${n}, ${'A long title '.repeat(length)}`,
      publisher: `Publisher ${n}`,
      page: null,
    }))
    const citations = publications.map(({ citation }) => citation)
    const [, slide] = slidesOf(slideStep({ provenance: { ...provenanceWith(1), citations, publications } }))
    const foot = slide && textsOf(slide).find(({ slot }) => slot.placeholder?.type === 'ftr')
    return foot ? wordsOf(foot).join('') : ''
  }
  expect(many(3, 9)).toMatch(/^Publisher 0; Publisher 1; Publisher 2\./)
  expect(many(40, 9)).toMatch(/^Publisher 0; .*; and \d+ more sources\. Open this step$/)
})

test('ids and the data version are in the last note alone, in small letters', () => {
  const [, slide, sources] = slidesOf(slideStep({ provenance: provenanceWith(2) }))
  const shown = `${allWords(slide)} ${allWords(sources)} ${notesOf(slide).slice(0, -1).join(' ')}`
  for (const { id, name, link } of provenanceWith(2).evidence) {
    expect(shown).toContain(name)
    expect(shown).toContain(link)
    expect(shown.replaceAll(link, '')).not.toContain(id)
    expect(notesOf(slide).at(-1)).toContain(id)
  }
  expect(shown).not.toContain('0123456789ab')
  expect(notesOf(slide).at(-1)).toContain('0123456789ab')
  expect(slide?.notes.map(({ isSmall }) => isSmall ?? false).lastIndexOf(false)).toBe(
    notesOf(slide).length - 2,
  )
})

test('the sources take as many slides as needed, and list each piece once', () => {
  const steps = ['a', 'b', 'c'].map((key) =>
    slideStep({ id: key, provenance: provenanceWith(key === 'c' ? 3 : 30, key) }),
  )
  const shared = slideStep({ id: 'd', provenance: provenanceWith(3, 'c') })
  const sources = slidesOf(...steps, shared).filter(({ id }) => id.startsWith('sources'))
  expect(sources.length).toBeGreaterThan(1)
  const words = sources.map(allWords).join('\n')
  for (const name of steps.flatMap(({ provenance }) => provenance.evidence.map((piece) => piece.name))) {
    expect(words.split(name), name).toHaveLength(2)
  }
  expect(words).toContain('Record 0 of c (Publisher c) (steps 3, 4)')
})

test('a short footer names a source before it links to the step', () => {
  const short = (w: number) => {
    const frame = OWN_TEMPLATE.frames['text-map']
    const { footer } = frame.slots
    if (!footer) throw new Error('the layout has a footer')
    const slots = { ...frame.slots, footer: { ...footer, box: { ...footer.box, w, h: 0.25 } } }
    const [, slide] = slideModel({
      talk: slideTalk([slideStep()]),
      template: { ...OWN_TEMPLATE, frames: { ...OWN_TEMPLATE.frames, 'text-map': { ...frame, slots } } },
      words: SLIDE_WORDS,
      colours: SLIDE_COLOURS,
    })
    const foot = slide && textsOf(slide).find(({ slot }) => slot.placeholder?.type === 'ftr')
    return foot && wordsOf(foot).join('')
  }
  expect(short(3)).toBe('Publisher a. Open this step')
  expect(short(1.5)).toBe('Publisher a')
})
