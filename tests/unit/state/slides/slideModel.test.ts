import { describe, expect, test } from 'vitest'
import type { Slide, SlideBox, SlideItem, SlideText } from '#domain/slides.ts'
import { SLIDE, slideTextHeight, slideTextWidth } from '#state/selectors/slides/slideLayout.ts'
import { slideModel } from '#state/selectors/slides/slideModel.ts'
import type { SlideList, SlideStep } from '#state/selectors/slides/slideTalk.ts'
import {
  CHART,
  provenanceWith,
  SLIDE_WORDS,
  STILL,
  slideStep,
  slideStill,
  slideTalk,
} from '#tests/support/slideTalks.ts'

function slidesOf(...steps: readonly SlideStep[]): readonly Slide[] {
  return slideModel({
    talk: slideTalk(steps),
    words: SLIDE_WORDS,
    theme: 'light',
    chartColours: () => ['#145a60', '#8d959d'],
  })
}

const textsOf = ({ items }: Slide) => items.filter((item): item is SlideText => item.kind === 'text')
const wordsOf = (text: SlideText) => text.paragraphs.map((runs) => runs.map((run) => run.text).join(''))
const allWords = (slide: Slide) => textsOf(slide).flatMap(wordsOf).join('\n')

/** How far a text exceeds its box, inches. */
function overflow(text: SlideText): number {
  const heights = text.paragraphs.map((runs, index) =>
    slideTextHeight([wordsOf(text)[index] ?? ''], text.box.w + 0.01, {
      size: Math.max(...runs.map(({ size }) => size ?? text.size)),
      isBold: text.bold || runs.every(({ bold }) => bold),
    }),
  )
  const gaps = (Math.max(0, heights.length - 1) * text.gap) / 72
  return heights.reduce((sum, height) => sum + height, gaps) - text.box.h
}

const overlaps = (a: SlideBox, b: SlideBox) =>
  a.x < b.x + b.w - 0.01 && b.x < a.x + a.w - 0.01 && a.y < b.y + b.h - 0.01 && b.y < a.y + a.h - 0.01

/** All items but map labels and rules, which may overlap others. */
function blocksOf({ items }: Slide): readonly SlideItem[] {
  const picture = items.find(({ kind }) => kind === 'picture')
  return items.filter(
    (item) =>
      (item.kind === 'text' || item.kind === 'chart' || item.kind === 'table') &&
      !(picture && overlaps(item.box, picture.box) && item.kind === 'text' && item.ground !== null),
  )
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

const CASES: readonly (readonly [string, SlideStep])[] = [
  ['short words', slideStep()],
  ['long words', slideStep({ title: `${LONG}. ${LONG}`, lines: [LONG, LONG, `${LONG}. ${LONG}`] })],
  [
    'words without end',
    slideStep({ title: LONG.repeat(5), lines: [LONG.repeat(11), LONG.repeat(11), 'Short.'] }),
  ],
  [
    'words without end beside a list',
    slideStep({ title: LONG.repeat(5), lines: [LONG.repeat(11), LONG.repeat(11)], list: ROWS(3) }),
  ],
  [
    'a number',
    slideStep({
      number: {
        value: '1,179,921',
        what: 'persons dead or missing in January to June 2026',
        change: '−25%',
        before: '240,101 persons dead or missing in January to June 2025',
      },
      lines: [LONG, LONG, LONG],
    }),
  ],
  [
    'a chart',
    slideStep({ chart: { chart: CHART, unit: 'detections', alt: 'Chart' }, lines: [LONG, LONG, LONG] }),
  ],
  ['a short list', slideStep({ list: ROWS(2) })],
  ['a long list', slideStep({ list: ROWS(40), lines: [LONG, LONG] })],
  ['a large list', slideStep({ list: ROWS(40), isListLarge: true, map: slideStill(true) })],
  [
    'many citations',
    slideStep({
      provenance: { ...provenanceWith(3), citations: Array.from({ length: 30 }, (_, n) => `${LONG} ${n}`) },
    }),
  ],
]

describe.each(CASES)('the slides of a step with %s', (_, step) => {
  const slides = slidesOf(step)

  test('keep every text in its box, and every box on the slide', () => {
    for (const slide of slides) {
      for (const text of textsOf(slide)) {
        expect(overflow(text), `${slide.id}: ${wordsOf(text).join(' ').slice(0, 60)}`).toBeLessThanOrEqual(
          0.02,
        )
      }
      for (const { box, kind } of slide.items) {
        expect(
          [box.x, box.y].every((at) => at >= -0.001),
          `${slide.id}: ${kind}`,
        ).toBe(true)
        expect(box.x + box.w, `${slide.id}: ${kind}`).toBeLessThanOrEqual(SLIDE.w + 0.001)
        expect(box.y + box.h, `${slide.id}: ${kind}`).toBeLessThanOrEqual(SLIDE.h + 0.001)
      }
    }
  })

  test('have no overlapping blocks', () => {
    for (const slide of slides) {
      const blocks = blocksOf(slide)
      blocks.forEach((a, index) => {
        for (const b of blocks.slice(index + 1)) {
          expect(overlaps(a.box, b.box), `${slide.id}: ${a.name} over ${b.name}`).toBe(false)
        }
      })
    }
  })
})

test('a briefing has a title slide, a slide per step and sources, each with one title', () => {
  const slides = slidesOf(slideStep({ id: 'one' }), slideStep({ id: 'two' }))
  expect(slides.map(({ id }) => id)).toEqual(['title', 'one', 'two', 'sources-1'])
  for (const slide of slides) expect(textsOf(slide).filter(({ isTitle }) => isTitle)).toHaveLength(1)
})

test('runs of the briefing are tagged with its language, others with the reader’s', () => {
  const [, slide] = slidesOf(slideStep())
  const runs = slide ? textsOf(slide).flatMap(({ paragraphs }) => paragraphs.flat()) : []
  expect(runs.find(({ text }) => text === 'Detections fell')?.language).toBe('nl')
  expect(runs.find(({ text }) => text === 'One line for the room.')?.language).toBe('nl')
  expect(runs.find(({ text }) => text.startsWith('Sources'))?.language).toBeUndefined()
  expect(slide?.notes[0]).toEqual({ text: 'What the speaker says.', language: 'nl' })
  expect(slide?.notes.at(-1)?.language).toBe('en')
})

test('every step has sources, caveats, filters, version, date and its own link', () => {
  const [, slide] = slidesOf(slideStep())
  const words = slide ? allWords(slide) : ''
  for (const part of [
    'Publisher a, A page about a',
    'Detections are not persons. Routes are schematic.',
    'Filters: Time: 2025',
    'Data version: 0123456789ab',
    'Exported on 2026-11-25',
    '1 of 1',
  ]) {
    expect(words).toContain(part)
  }
  const links = slide
    ? textsOf(slide).flatMap(({ paragraphs }) => paragraphs.flat().map(({ link }) => link))
    : []
  expect(links).toContain('https://example.org/#/stage?step=talk:a')
})

test('the notes list every piece of evidence with its id and link', () => {
  const [, slide] = slidesOf(slideStep())
  const notes = slide?.notes.map(({ text }) => text).join('\n')
  for (const { id, link } of provenanceWith(2).evidence) {
    expect(notes).toContain(`[${id}]`)
    expect(notes).toContain(link)
  }
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

test('truncated text is complete in the notes', () => {
  const [, slide] = slidesOf(slideStep({ title: LONG, lines: [LONG.repeat(11), LONG.repeat(11), 'Short.'] }))
  expect(slide && allWords(slide)).toContain(' …')
  expect(slide?.notes.map(({ text }) => text)).toContain(LONG.repeat(11))
  expect(slide && allWords(slide)).toContain(LONG)
  expect(slide && allWords(slide)).toContain('Short.')
})

test('slides cite sources by name, and their ids are in the notes', () => {
  const [, slide, sources] = slidesOf(slideStep({ provenance: provenanceWith(2) }))
  const shown = [slide, sources].map((each) => (each ? allWords(each) : '')).join(' ')
  expect(shown).toContain('Record 0 of a (Publisher a)')
  expect(shown).not.toContain('record:a-0')
  expect(slide?.notes.map(({ text }) => text).join(' ')).toContain('[record:a-0]')
})

test('an incomplete month is marked in the chart and explained below it', () => {
  const [, slide] = slidesOf(slideStep({ chart: { chart: CHART, unit: 'detections', alt: 'Chart' } }))
  const chart = slide?.items.find((item) => item.kind === 'chart')
  expect(chart?.kind === 'chart' && chart.categories).toEqual(['Jan', 'Feb', 'Mar *'])
  expect(slide && allWords(slide)).toContain('* incomplete month')
})

test('rows without room are counted', () => {
  const [, slide] = slidesOf(slideStep({ list: ROWS(40) }))
  const table = slide?.items.find((item) => item.kind === 'table')
  const shown = table?.kind === 'table' ? table.rows.length - 1 : 0
  expect(shown).toBeGreaterThan(0)
  expect(slide && allWords(slide)).toContain(`${40 - shown} more in the app`)
})

test('a label that is far from its route has a line to it', () => {
  const [, slide] = slidesOf(slideStep())
  const picture = slide?.items.find((item) => item.kind === 'picture')
  const leader = slide?.items.find((item) => item.kind === 'line' && item.name === 'Legend: Western African')
  const scale = (picture?.box.w ?? 0) / STILL.width
  expect(leader?.box.x).toBeCloseTo((picture?.box.x ?? 0) + 130 * scale, 6)
  expect(leader?.box.y).toBeCloseTo(8 * scale, 6)
  expect(leader?.kind === 'line' && leader.isRising).toBe(true)
})

test('a soft disc is drawn as a disc, and samples of the scale are as wide as on the map', () => {
  const legend = [
    { label: 'Line width: detections a month', colour: '#454d57', line: null, width: null },
    { label: '3,000', colour: '#454d57', line: 'solid', width: 9.2 },
    { label: 'Arrivals', colour: '#454d57', line: 'hollow', width: 4.6 },
    { label: 'Soft disc', colour: '#454d57', line: 'disc', width: null },
  ] as const
  const [, slide] = slidesOf(slideStep({ map: { ...STILL, legend } }))
  const signs = slide?.items.filter(({ name, kind }) => kind !== 'text' && name.startsWith('Legend: ')) ?? []
  const sign = (label: string) => signs.find(({ name }) => name === `Legend: ${label}`)
  expect(sign('Line width: detections a month')).toBeUndefined()
  // 92 px of the map are an inch.
  const sample = sign('3,000')
  expect(sample?.kind === 'line' && sample.width).toBeCloseTo(7.2, 6)
  expect(sign('Arrivals')?.box.h).toBeCloseTo(0.05, 6)
  const disc = sign('Soft disc')
  expect(disc?.kind).toBe('disc')
  expect(disc?.box.w).toBe(disc?.box.h)
})

test('map labels stay on the map, aligned to their side of the anchor', () => {
  const [, slide] = slidesOf(slideStep())
  const picture = slide?.items.find((item) => item.kind === 'picture')
  const names = slide ? textsOf(slide).filter(({ ground }) => ground !== null) : []
  expect(names.map(({ name, align }) => [name, align])).toEqual([
    ['Eastern land border', 'left'],
    ['Western African', 'right'],
  ])
  for (const { box, name } of names) {
    expect(picture && box.x >= picture.box.x && box.y >= picture.box.y).toBe(true)
    expect(picture && box.x + box.w).toBeLessThanOrEqual(SLIDE.w + 0.001)
    expect(box.w).toBeGreaterThanOrEqual(slideTextWidth(name, 11, true))
  }
})
