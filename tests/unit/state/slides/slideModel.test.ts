import { describe, expect, test } from 'vitest'
import type { Slide, SlideBox, SlideGroup, SlideItem, SlideText } from '#domain/slides.ts'
import { SLIDE } from '#state/selectors/slides/ownLayouts.ts'
import { LEAST, slideTextHeight } from '#state/selectors/slides/slideLayout.ts'
import { slideModel } from '#state/selectors/slides/slideModel.ts'
import type { SlideList, SlideStep } from '#state/selectors/slides/slideTalk.ts'
import {
  CHART,
  MAP,
  OWN_TEMPLATE,
  provenanceWith,
  SLIDE_COLOURS,
  SLIDE_WORDS,
  slideMap,
  slideStep,
  slideTalk,
} from '#tests/support/slideTalks.ts'

function slidesOf(...steps: readonly SlideStep[]): readonly Slide[] {
  return slideModel({
    talk: slideTalk(steps),
    template: OWN_TEMPLATE,
    words: SLIDE_WORDS,
    colours: SLIDE_COLOURS,
  })
}

const textsOf = ({ items }: Slide) => items.filter((item): item is SlideText => item.kind === 'text')
const wordsOf = (text: Pick<SlideText, 'paragraphs'>) =>
  text.paragraphs.map((runs) => runs.map((run) => run.text).join(''))
const allWords = (slide: Slide | undefined) => (slide ? textsOf(slide).flatMap(wordsOf).join('\n') : '')
const notesOf = (slide: Slide | undefined) => slide?.notes.map(({ text }) => text) ?? []
const groupOf = (slide: Slide | undefined) =>
  slide?.items.find((item): item is SlideGroup => item.kind === 'group')?.items ?? []
const boxOfMap = (slide: Slide | undefined) => {
  const picture = slide?.items.find((item) => item.kind === 'picture')
  return picture?.kind === 'picture' ? picture.slot.box : { x: 0, y: 0, w: 0, h: 0 }
}
const titlesOf = (slide: Slide) =>
  textsOf(slide).filter(({ slot }) => /^(?:title|ctrTitle)$/.test(slot.placeholder?.type ?? ''))

/** How far a text exceeds its slot, inches. */
function overflow({ slot, scale, paragraphs }: SlideText): number {
  const size = (slot.size * scale) / 100
  const texts = wordsOf({ paragraphs })
  return slideTextHeight(texts, slot.box.w - slot.inset.x, { size, isBold: slot.isBold }) - slot.box.h
}

const overlaps = (a: SlideBox, b: SlideBox) =>
  a.x < b.x + b.w - 0.01 && b.x < a.x + a.w - 0.01 && a.y < b.y + b.h - 0.01 && b.y < a.y + a.h - 0.01

/** The boxes of a slide's content; shapes on a map belong to the map. */
function boxesOf({ items }: Slide): readonly { name: string; box: SlideBox }[] {
  return items.flatMap((item) => (item.kind === 'group' ? [] : [{ name: item.name, box: item.slot.box }]))
}

const LONG = 'A long sentence that somebody wrote late in the evening about routes, measures and series. '
const ROWS = (count: number): SlideList => ({
  title: 'Measures',
  columns: ['Measure', 'Status', 'When'],
  isNumeric: [false, false, true],
  rows: Array.from({ length: count }, (_, index) => ({
    cells: [`Measure ${index} with a name that takes two lines`, 'Planned', '2025'],
    look: 'plain' as const,
  })),
  note: null,
})
const NUMBER = {
  value: '1,179,921',
  what: 'persons dead or missing in January to June 2026',
  change: '−25%',
  before: '240,101 persons dead or missing in January to June 2025',
}
const CHARTED = { chart: CHART, unit: 'detections', alt: 'Chart' }

const CASES: readonly (readonly [string, SlideStep])[] = [
  ['short words', slideStep()],
  ['long words', slideStep({ title: `${LONG}. ${LONG}`, lines: [LONG, LONG, `${LONG}. ${LONG}`] })],
  [
    'words without end',
    slideStep({ title: LONG.repeat(5), lines: [LONG.repeat(11), LONG.repeat(11), 'Short.'] }),
  ],
  ['a number', slideStep({ role: 'number-map', number: NUMBER, lines: [LONG, LONG, LONG] })],
  [
    'a number and a chart',
    slideStep({ role: 'number-chart', number: NUMBER, chart: CHARTED, map: null, lines: [LONG] }),
  ],
  ['a chart', slideStep({ role: 'text-chart', chart: CHARTED, map: null, lines: [LONG, LONG, LONG] })],
  ['a map alone', slideStep({ role: 'map', lines: [] })],
  ['a table', slideStep({ role: 'text-table', list: ROWS(40), map: null })],
  ['a list', slideStep({ list: ROWS(40), lines: [LONG, LONG] })],
  [
    'a quotation',
    slideStep({
      role: 'quote-map',
      quote: { text: LONG.repeat(3), language: 'en', source: `${LONG}, 2024` },
      lines: [LONG],
    }),
  ],
  [
    'two periods',
    slideStep({
      role: 'compare',
      map: slideMap('compare'),
      map2: slideMap('compare'),
      heads: [
        { title: '2024', note: '240,101 detections' },
        { title: 'January to June 2025', note: '179,921 detections' },
      ],
      ranking: {
        title: 'Change',
        rows: [{ name: 'Channel', route: 'channel', value: -3, change: '−4%' }],
        alt: 'Changes',
      },
      list: ROWS(9),
    }),
  ],
  [
    'many citations',
    slideStep({
      provenance: { ...provenanceWith(3), citations: Array.from({ length: 30 }, (_, n) => `${LONG} ${n}`) },
    }),
  ],
]

describe.each(CASES)('the slides of a step with %s', (_, step) => {
  const slides = slidesOf(step)

  test('keep every text in its place and at 12 pt or more, and every place on the slide', () => {
    for (const slide of slides) {
      for (const text of textsOf(slide)) {
        const what = `${slide.id}: ${wordsOf(text).join(' ').slice(0, 60)}`
        expect(overflow(text), what).toBeLessThanOrEqual(0.03)
        expect((text.slot.size * text.scale) / 100, what).toBeGreaterThanOrEqual(LEAST - 0.6)
      }
      for (const { box, name } of boxesOf(slide)) {
        expect(Math.min(box.x, box.y), `${slide.id}: ${name}`).toBeGreaterThanOrEqual(0)
        expect(box.x + box.w, `${slide.id}: ${name}`).toBeLessThanOrEqual(SLIDE.w + 0.001)
        expect(box.y + box.h, `${slide.id}: ${name}`).toBeLessThanOrEqual(SLIDE.h + 0.001)
      }
    }
  })

  test('have no overlapping parts', () => {
    for (const slide of slides) {
      const boxes = boxesOf(slide)
      boxes.forEach((a, index) => {
        for (const b of boxes.slice(index + 1)) {
          expect(overlaps(a.box, b.box), `${slide.id}: ${a.name} over ${b.name}`).toBe(false)
        }
      })
    }
  })

  test('put everything into placeholders, each used once, and write no place of their own', () => {
    for (const slide of slides) {
      const slots = slide.items.flatMap((item: SlideItem) => (item.kind === 'group' ? [] : [item.slot]))
      const inPlace = slots.filter(({ placeholder }) => placeholder !== null)
      // Only "3 more in the app" under a table has a box of its own.
      expect(slots.length - inPlace.length).toBeLessThanOrEqual(slide.role === 'text-table' ? 1 : 0)
      const keys = inPlace.map(({ placeholder }) => JSON.stringify(placeholder))
      expect(new Set(keys).size, slide.id).toBe(keys.length)
      expect(
        inPlace.every(({ isMoved }) => !isMoved),
        slide.id,
      ).toBe(true)
    }
  })
})

test('a briefing has a title slide, a slide per step and sources, each with one title', () => {
  const slides = slidesOf(slideStep({ id: 'one' }), slideStep({ id: 'two' }))
  expect(slides.map(({ id }) => id)).toEqual(['title', 'one', 'two', 'sources-1'])
  for (const slide of slides) expect(titlesOf(slide)).toHaveLength(1)
})

test('a title slide of a template without a place for the map says so in its notes', () => {
  const { map: _, ...slots } = OWN_TEMPLATE.frames.title.slots
  const title = { ...OWN_TEMPLATE.frames.title, name: 'Cover', slots }
  const template = { ...OWN_TEMPLATE, file: 'house.potx', frames: { ...OWN_TEMPLATE.frames, title } }
  const make = (...steps: SlideStep[]) =>
    slideModel({ talk: slideTalk(steps), template, words: SLIDE_WORDS, colours: SLIDE_COLOURS })[0]
  const said = 'Cover has no place for the map, left out'
  expect(notesOf(make(slideStep({ id: 'one' })))).toContain(said)
  expect(notesOf(make(slideStep({ id: 'one', map: null })))).not.toContain(said)
})

test('a first step that is a title is the title slide, with author and date', () => {
  const slides = slidesOf(
    slideStep({ id: 'opening', role: 'title', title: 'The talk' }),
    slideStep({ id: 'two' }),
  )
  expect(slides.map(({ id }) => id)).toEqual(['opening', 'two', 'sources-1'])
  expect(allWords(slides[0])).toContain('The talk\nOne line for the room.\nSomeone, 25 November 2026')
})

test('runs of the briefing are tagged with its language, others with the reader’s', () => {
  const [, slide] = slidesOf(slideStep())
  const runs = slide ? textsOf(slide).flatMap(({ paragraphs }) => paragraphs.flat()) : []
  expect(runs.find(({ text }) => text === 'Detections fell')?.language).toBe('nl')
  expect(runs.find(({ text }) => text === 'One line for the room.')?.language).toBe('nl')
  expect(runs.find(({ text }) => text.startsWith('Publisher'))?.language).toBeUndefined()
  expect(slide?.notes[0]).toEqual({ text: 'What the speaker says.', language: 'nl' })
  expect(slide?.notes.at(-1)?.language).toBe('en')
})

test('every step cites its sources in words; the publisher’s name leads to the page, the last words to the step', () => {
  const [, slide] = slidesOf(slideStep())
  const foot = slide && textsOf(slide).find(({ slot }) => slot.placeholder?.type === 'ftr')
  expect(foot && wordsOf(foot).join('')).toBe(
    'Publisher a, A page about a. Detections are not persons. Routes are schematic. Open this step',
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

test('text that is cut is complete in the notes', () => {
  const [, slide] = slidesOf(slideStep({ lines: [LONG.repeat(11), LONG.repeat(11), 'Short.'] }))
  expect(allWords(slide)).toContain(' …')
  expect(notesOf(slide)).toContain(LONG.repeat(11))
  expect(allWords(slide)).toContain('Short.')
})

test('an incomplete month is marked in the chart and explained in its title', () => {
  const [, slide] = slidesOf(slideStep({ role: 'text-chart', chart: CHARTED }))
  const chart = slide?.items.find((item) => item.kind === 'chart')
  expect(chart?.kind === 'chart' && chart.categories).toEqual(['Jan', 'Feb', 'Mar *'])
  expect(chart?.kind === 'chart' && chart.unit).toBe('detections (* incomplete month)')
})

test('a step’s table follows the step, hidden, on as many slides as it takes; beside text the rows left are counted', () => {
  const rowsOf = (slides: readonly Slide[]) =>
    slides.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'table' ? item.rows.slice(1) : [])))
  const all = slidesOf(slideStep({ id: 'a', list: ROWS(60) }), slideStep({ id: 'b', list: ROWS(3) }))
  const [first, second] = [1, 2].map((number) =>
    all.filter(({ id }) => id.startsWith(`list-${number}-`)),
  ) as [Slide[], Slide[]]
  expect(first.length).toBeGreaterThan(1)
  expect(rowsOf(first)).toHaveLength(60)
  expect(rowsOf(second)).toHaveLength(3)
  expect(first[0]?.title).toBe('Step 1: Measures')
  expect([...first, ...second].every(({ isHidden }) => isHidden)).toBe(true)
  const ids = all.map(({ id }) => id)
  expect(ids.indexOf('list-1-1')).toBe(ids.indexOf('a') + 1)
  expect(ids.indexOf('b')).toBe(ids.indexOf('a') + 1 + first.length)
  expect(ids.indexOf('list-2-1')).toBe(ids.indexOf('b') + 1)

  const [, beside] = slidesOf(slideStep({ role: 'text-table', list: ROWS(40), map: null }))
  const shown = beside ? rowsOf([beside]).length : 0
  expect(shown).toBeGreaterThan(0)
  expect(allWords(beside)).toContain(`${40 - shown} more in the app`)
})

test('a date at the beginning of a line leads it in bold', () => {
  const [, slide] = slidesOf(
    slideStep({ lines: ['13 November. A supplier is arrested.', 'In 2024. Nothing.'] }),
  )
  const body = slide && textsOf(slide).find(({ slot }) => slot.placeholder?.idx === 1)
  expect(body?.paragraphs.map((runs) => runs.map(({ text, bold }) => [text, bold ?? false]))).toEqual([
    [
      ['13 November.', true],
      [' A supplier is arrested.', false],
    ],
    [['In 2024. Nothing.', false]],
  ])
})

test('a label that is far from its route has a line to it, with a dot on the route', () => {
  const [, slide] = slidesOf(slideStep())
  const box = boxOfMap(slide)
  const scale = box.w / MAP.width
  const [line, dot] = groupOf(slide).filter(({ name, kind }) => name === 'Germany' && kind !== 'label')
  expect(line?.box.x).toBeCloseTo(box.x + 130 * scale, 6)
  expect(line?.box.y).toBeCloseTo(box.y + 8 * scale, 6)
  expect(line?.kind === 'line' && line.isRising).toBe(true)
  expect((dot?.box.x ?? 0) + (dot?.box.w ?? 0) / 2).toBeCloseTo(box.x + 160 * scale, 6)
})

test('labels stand where the stage has them, in its sizes, and glow in the ground of the land', () => {
  const [, slide] = slidesOf(slideStep())
  const box = boxOfMap(slide)
  const labels = groupOf(slide).flatMap((item) => (item.kind === 'label' ? [item] : []))
  expect(labels.map(({ name, align, glow, colour }) => [name, align, glow, colour])).toEqual([
    ['Eastern land border', 'left', '#f5f3ec', 'tx1'],
    ['Germany', 'right', '#f5f3ec', 'tx1'],
    ['Germany: 3', 'left', '#f5f3ec', 'tx2'],
    ['North Sea', 'center', null, 'tx1'],
  ])
  const [first] = labels
  expect(first?.paragraphs.map(([run]) => [run?.text, run?.size, run?.bold, run?.colour])).toEqual([
    ['Eastern land border', 16, true, 'tx1'],
    ['11,044', 24, true, 'tx1'],
    ['detections in 2025', 20 * (72 / 108), false, 'tx2'],
  ])
  for (const label of labels) {
    expect(label.box.x, label.name).toBeGreaterThanOrEqual(box.x)
    expect(label.box.x + label.box.w, label.name).toBeLessThanOrEqual(box.x + box.w + 0.02)
    expect(label.box.y + label.box.h, label.name).toBeLessThanOrEqual(box.y + box.h + 0.02)
  }
})

test('a sign has the number of its line, or a count beside it, and its status as fill', () => {
  const [, slide] = slidesOf(slideStep())
  const discs = groupOf(slide).flatMap((item) => (item.kind === 'disc' ? [item] : []))
  expect(discs.map(({ text, inside, isDashed }) => [text?.words, inside, isDashed])).toEqual([
    // The dot of the leader.
    [undefined, null, false],
    ['2', 'bg1', false],
    [undefined, 'bg1', true],
  ])
  const body = slide && textsOf(slide).find(({ slot }) => slot.placeholder?.idx === 1)
  expect(body?.isNumbered).toBe(true)
  const unnumbered = { ...MAP, labels: MAP.labels.map((label) => ({ ...label, signs: [] })) }
  const [, plain] = slidesOf(slideStep({ map: unnumbered }))
  expect(plain && textsOf(plain).some(({ isNumbered }) => isNumbered)).toBe(false)
})
