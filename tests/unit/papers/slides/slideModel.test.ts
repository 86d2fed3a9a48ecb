import { describe, expect, test } from 'vitest'
import type { Slide, SlideBox, SlideItem, SlideText } from '#domain/slides.ts'
import { SLIDE } from '#papers/slides/ownLayouts.ts'
import { LEAST, slideTextHeight, slideTextWidth } from '#papers/slides/slideLayout.ts'
import { slideModel } from '#papers/slides/slideModel.ts'
import type { SlideList, SlideStep } from '#papers/slides/slideTalk.ts'
import {
  allWords,
  CHART,
  MAP,
  notesOf,
  OWN_TEMPLATE,
  provenanceWith,
  SLIDE_COLOURS,
  SLIDE_TEXTS,
  slideMap,
  slideStep,
  slidesOf,
  slideTalk,
  textsOf,
  wordsOf,
} from '#tests/support/slideTalks.ts'

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
})
const NUMBER = {
  value: '1,179,921',
  what: 'people dead or missing in January to June 2026',
  change: '−25%',
  before: '240,101 people dead or missing in January to June 2025',
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
      quote: { text: LONG.repeat(3), language: 'en', translation: LONG, source: `${LONG}, 2024` },
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
      expect(slots.length - inPlace.length).toBe(0)
      const keys = inPlace.map(({ placeholder }) => JSON.stringify(placeholder))
      expect(new Set(keys).size, slide.id).toBe(keys.length)
      expect(
        // Without a picture the words of a title slide have its room.
        inPlace.every(({ isMoved }) => !isMoved || slide.role === 'title'),
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

test('without a picture a title has the whole width, and the foot says nothing of lines', () => {
  const first = slideStep({ id: 'one', role: 'title', title: 'Routes to Europe, 2024 against 2025' })
  const widthOf = (slide: Slide) => Math.max(...titlesOf(slide).map(({ slot }) => slot.box.w))
  const said = (slide: Slide) =>
    wordsOf({ paragraphs: textsOf(slide).flatMap((text) => text.paragraphs) }).join(' ')
  const [plain] = slidesOf({ ...first, map: null })
  const [pictured] = slidesOf({ ...first, map: slideMap('text-map') })
  if (!plain || !pictured) throw new Error('a talk has slides')
  expect(widthOf(plain)).toBeGreaterThan(SLIDE.w * 0.85)
  expect(widthOf(pictured)).toBeLessThan(SLIDE.w * 0.4)
  expect(said(plain)).not.toContain('Routes are schematic.')
  expect(said(pictured)).toContain('Routes are schematic.')
})

test('a title slide of a template without a place for the map says so in its notes', () => {
  const { map: _, ...slots } = OWN_TEMPLATE.frames.title.slots
  const title = { ...OWN_TEMPLATE.frames.title, name: 'Cover', slots }
  const template = { ...OWN_TEMPLATE, file: 'house.potx', frames: { ...OWN_TEMPLATE.frames, title } }
  const make = (...steps: SlideStep[]) =>
    slideModel({ talk: slideTalk(steps), template, ...SLIDE_TEXTS, colours: SLIDE_COLOURS })[0]
  const said = SLIDE_TEXTS.t('slides.withoutMap', { layout: 'Cover' })
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

test('a line sets the author of a closing off its message, also where paragraphs have no space between them', () => {
  const [, slide] = slidesOf(slideStep({ isClosing: true }))
  const [, body] = slide ? textsOf(slide) : []
  expect(body?.paragraphs.at(-1)?.map(({ text }) => text)).toEqual([' ', '\nSomeone, 25 November 2026'])
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

test.each([1, 6, 32])(
  'a quotation and a translation of %d sentences are whole, on one slide or two',
  (count) => {
    const [translation, source] = [`${LONG} `.repeat(count).trim(), `${LONG}, 2024`]
    const quote = { text: LONG.repeat(3), language: 'en', translation, source }
    for (const role of ['quote', 'quote-map'] as const) {
      const slides = slidesOf(slideStep({ role, quote, lines: [LONG] }))
      const said = slides.map(allWords).join('\n')
      for (const text of [quote.text, translation, source, LONG]) expect(said).toContain(text)
      expect(slides.filter(({ id }) => id === 'step-translation')).toHaveLength(count > 6 ? 1 : 0)
    }
  },
)

test('labels without room on the map follow the lines; where those have numbers, they are above the caption', () => {
  const legend = ['Measures: ● done.', 'Shaded: a country where one applies.']
  const map = { ...MAP, leftOut: ['Dover', 'Calais'], legend }
  const plain = { ...map, labels: map.labels.map((label) => ({ ...label, signs: [] })) }
  const [numbered, listed] = [map, plain].map((each) => slidesOf(slideStep({ map: each }))[1])
  const saidIn = (slide: Slide | undefined, idx: number) =>
    slide ? textsOf(slide).flatMap((text) => (text.slot.placeholder?.idx === idx ? wordsOf(text) : [])) : []
  expect(saidIn(listed, 1)).toEqual(['One line for the room.', `Dover. Calais. ${legend.join(' ')}`])
  expect(saidIn(numbered, 3)).toEqual([`Dover. Calais. ${legend.join(' ')} ${MAP.caption}`])
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

test('tables of steps are hidden after all that is shown, on as many slides as they take; beside text the rows left are counted', () => {
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
  // Hidden ones between them would leave gaps in the numbers of the slides shown.
  expect(ids.findIndex((id) => id.startsWith('list-'))).toBe(all.filter(({ isHidden }) => !isHidden).length)
  expect(ids.indexOf('list-2-1')).toBe(ids.indexOf('list-1-1') + first.length)

  const cut = slidesOf(slideStep({ role: 'text-table', list: ROWS(40), map: null }))
  const [, beside] = cut
  const shown = beside ? rowsOf([beside]).map(([cell]) => cell?.text) : []
  expect(shown.length).toBeGreaterThan(2)
  expect(shown.at(-1)).toBe(`${40 - shown.length + 1} more in the app`)
  expect(rowsOf(cut.filter(({ id }) => id.startsWith('list-')))).toHaveLength(40)
  const whole = slidesOf(slideStep({ role: 'text-table', list: ROWS(3), map: null }))
  expect(whole.some(({ id }) => id.startsWith('list-'))).toBe(false)

  // Rather than leave rows out, the slide shortens those that can be.
  const withLong = (count: number) => ({
    ...ROWS(count),
    rows: ROWS(count).rows.map((row) => ({ ...row, cells: row.cells.map(() => LONG) })),
    shorter: () => ROWS(count).rows,
  })
  const firstCells = (count: number) => {
    const [, slide] = slidesOf(slideStep({ role: 'text-table', list: withLong(count), map: null }))
    return slide ? rowsOf([slide]).map(([cell]) => cell?.text) : []
  }
  expect(firstCells(1)).toEqual([LONG])
  expect(firstCells(9)).toEqual(ROWS(9).rows.map(({ cells: [text] }) => text))
})

test('a row is as high as common letters need, however much room wider ones would', () => {
  const tableWith = (text: string) => {
    const rows = ['Short', text, `${LONG}${LONG}`].map((what) => ({
      cells: [what, '2025', 'Done'],
      look: 'plain' as const,
    }))
    const list = { ...ROWS(0), rows }
    const [, slide] = slidesOf(slideStep({ role: 'table', lines: [], list, map: null }))
    const table = slide?.items.find(({ kind }) => kind === 'table')
    if (table?.kind !== 'table') throw new Error('no table')
    return table
  }
  const { columns, size } = tableWith('Short')
  let text = 'boat'
  while (slideTextWidth(text, size) < (columns[0] ?? 0)) text += ' boat'
  const [, short = 0, fitting, long] = tableWith(text).heights
  expect(fitting).toBe(short)
  expect(long).toBeGreaterThan(short)
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

const ARRIVED = {
  value: '41,472',
  what: 'people who arrived in 2025',
  change: '+13%',
  before: '36,816 in 2024',
}

test('a number without lines below it stands in the middle of its column', () => {
  const topOf = (lines: readonly string[]) => {
    const [, slide] = slidesOf(slideStep({ role: 'number-map', number: ARRIVED, lines }))
    const text = slide && textsOf(slide).find(({ name }) => name === ARRIVED.value)
    return text?.slot.box.y ?? 0
  }
  expect(topOf([])).toBeGreaterThan(topOf(['One line.']) + 1)
})

test('up to three numbers of a closing are large, with what they count and their change; more are a table', () => {
  const list = {
    title: 'Numbers',
    columns: ['Numbers'],
    isNumeric: [false],
    rows: [{ cells: ['41,472'], look: 'total' as const }],
  }
  const closing = (count: number) => {
    const keyNumbers = Array.from({ length: count }, () => ARRIVED)
    const lines = ['Fewer in all.']
    return slidesOf(slideStep({ role: 'text-table', isClosing: true, map: null, list, keyNumbers, lines }))[1]
  }
  for (const count of [1, 3]) {
    const slide = closing(count)
    const text = slide && textsOf(slide).find(({ name }) => name === 'Numbers')
    expect(text?.paragraphs.map((runs) => runs.map((run) => run.text).join(''))).toEqual(
      Array.from({ length: count }, () => '41,472\npeople who arrived in 2025\n+13%  36,816 in 2024'),
    )
    expect(text?.scale).toBe(100)
    // The message beside them is no narrow column.
    const message =
      slide && textsOf(slide).find(({ paragraphs }) => paragraphs[0]?.[0]?.text === 'Fewer in all.')
    expect(message?.slot.box.w).toBeGreaterThan(text?.slot.box.w ?? 100)
    expect(slide?.items.some(({ kind }) => kind === 'table')).toBe(false)
  }
  expect(closing(4)?.items.some(({ kind }) => kind === 'table')).toBe(true)
})

test('a closing says its message larger than its title, and what has to be known of a number beside it', () => {
  const caveat = 'A minimum: many deaths are never reported.'
  const keyNumbers = [{ ...NUMBER, caveat }]
  const [, slide] = slidesOf(
    slideStep({ role: 'text-table', isClosing: true, map: null, list: ROWS(1), keyNumbers }),
  )
  const [title, message] = slide ? textsOf(slide) : []
  const sizeOf = (text: SlideText | undefined) => text?.paragraphs[0]?.[0]?.size ?? 0
  expect(sizeOf(message)).toBeGreaterThan(sizeOf(title) * 1.5)
  expect(slide && allWords(slide)).toContain(caveat)
})

test('dates of a timeline are in large letters over the height of their slide, without names of columns', () => {
  const row = {
    cells: ['8 April 2025', '●', 'An operation'],
    look: 'plain' as const,
    below: 'Done, Publisher',
  }
  const list = {
    title: 'Dated',
    columns: ['When', '', 'What'],
    isNumeric: [false, false, false],
    isBare: true as const,
    rows: [row, row, row, row],
  }
  const [, slide] = slidesOf(slideStep({ role: 'table', map: null, lines: [], list }))
  const table = slide?.items.find((item) => item.kind === 'table')
  expect(table?.rows).toHaveLength(4)
  expect(table?.size).toBe(28)
  expect(table?.slot.box.h).toBeGreaterThan(4)
  expect(table?.rows[0]?.at(-1)).toEqual({
    text: 'An operation',
    below: { text: 'Done, Publisher', size: 18 },
  })
})

test('counts of a table are larger than its words', () => {
  const rows = [{ cells: ['Under way', '2', 'One plan; another'], look: 'plain' as const }]
  const list = {
    title: 'Plans',
    columns: ['Outcome', '', 'Plan'],
    isNumeric: [false, false, false],
    counts: 1,
    rows,
  }
  const [, slide] = slidesOf(slideStep({ role: 'text-table', map: null, list }))
  const table = slide?.items.find((item) => item.kind === 'table')
  expect(table?.rows[1]?.map(({ size = table.size }) => size > table.size)).toEqual([false, true, false])
})
