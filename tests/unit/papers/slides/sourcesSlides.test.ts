import { expect, test } from 'vitest'
import { slideModel } from '#papers/slides/slideModel.ts'
import {
  allWords,
  notesOf,
  OWN_TEMPLATE,
  provenanceWith,
  SLIDE_COLOURS,
  SLIDE_TEXTS,
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
    // That lines are schematic stands below the map.
    'Publisher a, A page about a. Detections are not people. Open this step',
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

test('the sources are one list, each once with its steps and a link to each piece, on full slides', () => {
  const steps = Array.from({ length: 60 }, (_, at) =>
    slideStep({ id: `s${at}`, provenance: provenanceWith(at === 0 ? 3 : 1, `s${at}`) }),
  )
  const shared = slideStep({ id: 'd', provenance: provenanceWith(3, 's0') })
  const sources = slidesOf(...steps, shared).filter(({ id }) => id.startsWith('sources'))
  expect(sources.length).toBeGreaterThan(1)
  const columns = sources.map((slide) =>
    textsOf(slide)
      .filter(({ slot }) => slot.placeholder?.type === 'body')
      .map(({ paragraphs }) => paragraphs.length),
  )
  for (const full of columns.slice(0, -1).flat()) expect(full).toBe(columns[0]?.[0])
  const [first = 0, second = 0] = columns.at(-1) ?? []
  expect(Math.abs(first - second)).toBeLessThan(4)
  const words = sources.map(allWords).join('\n').replaceAll('\u00a0', ' ')
  for (const { provenance } of steps)
    expect(words.split(`${provenance.citations[0]} (`), provenance.citations[0]).toHaveLength(2)
  expect(words).toContain('A page about s0 (steps 1, 61) open 2 3')
  const links = sources
    .flatMap(textsOf)
    .flatMap(({ paragraphs }) => paragraphs.flat().flatMap(({ link }) => link ?? []))
  for (const { provenance } of steps)
    for (const { link } of provenance.evidence) expect(links.filter((one) => one === link)).toHaveLength(1)
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
      ...SLIDE_TEXTS,
      colours: SLIDE_COLOURS,
    })
    const foot = slide && textsOf(slide).find(({ slot }) => slot.placeholder?.type === 'ftr')
    return foot && wordsOf(foot).join('')
  }
  expect(short(3)).toBe('Publisher a. Open this step')
  expect(short(1.5)).toBe('Publisher a')
})
