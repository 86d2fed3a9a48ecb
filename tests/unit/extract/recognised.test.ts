import fc from 'fast-check'
import { describe, expect, it, test, vi } from 'vitest'
import { unpackWords } from '#domain/textRecognition.ts'
import { extractText } from '#extract/extractText.ts'
import { pdfText } from '#extract/pdfText.ts'
import {
  type PictureLine,
  type RecognisedPage,
  recognisedItems,
  withoutEdges,
  withoutSpecks,
  wordPlaces,
} from '#extract/recognised.ts'
import { makePdf } from '#tests/support/makePdf.ts'

/** A line of words that are ten px a letter; `slope` is how far it falls a px. */
function line(
  text: string,
  y: number,
  { x = 100, slope = 0, confidence = 96, rtl = false } = {},
): PictureLine {
  let at = x
  const words = text.split(' ').map((word) => {
    const width = word.length * 10
    const left = rtl ? 2000 - at - width : at
    at += width + 8
    return { text: word, x: left, y: y - 24 + left * slope, width, height: 30, confidence }
  })
  return { words, baseline: { x0: x, y0: y + x * slope, x1: at, y1: y + at * slope }, size: 32 }
}

const page = (...lines: PictureLine[]): RecognisedPage => ({ number: 1, width: 2000, height: 2800, lines })

function read(...pages: RecognisedPage[]) {
  const { text, pages: spans } = pdfText(pages.map((one) => recognisedItems(one, 72 / 300)))
  return { text, words: wordPlaces(text, spans, pages) }
}

const LONG = 'The ministry said in March that the patrols along the whole coast would be'

test.each([
  ['; The', 40, 'The'],
  ['. ; The', 40, 'The'],
  // Sure of it, or a mark that does begin lines.
  ['; The', 95, '; The'],
  ['• The', 40, '• The'],
  ['« The', 40, '« The'],
  ['— The', 40, '— The'],
  ['The ; end', 40, 'The ; end'],
  ['; .', 40, ''],
])('unsure marks before a line are specks: %s (%i)', (text, confidence, kept) => {
  const { words } = line(text, 300, { confidence })
  expect(
    withoutSpecks(words)
      .map((word) => word.text)
      .join(' '),
  ).toBe(kept)
})

test('unsure scraps beside all sure words, or alone in a line, are grain; sure ones, long ones and those in a line stay', () => {
  const textOf = (lines: readonly PictureLine[]) =>
    lines.map(({ words }) => words.map(({ text }) => text).join(' '))
  const edge = (text: string, confidence: number) => line(text, 300, { x: 20, confidence })
  const body = line(LONG, 300)
  expect(textOf(withoutEdges([edge('FE', 40), body, edge('FE', 95), edge('Frontex', 40)]))).toEqual([
    '',
    LONG,
    'FE',
    'Frontex',
  ])
  expect(textOf(withoutEdges([line('a 9 :', 340, { x: 200, confidence: 40 }), body]))).toEqual(['', LONG])
  const mixed = line('a patrol', 340, { x: 200, confidence: 40 })
  expect(textOf(withoutEdges([mixed, body]))).toEqual(['a patrol', LONG])
  expect(textOf(withoutEdges([edge('FE', 40)]))).toEqual(['FE'])
})

describe('a recognised page', () => {
  it.each([0, 0.012, -0.009])('is read line by line where it slopes by %f', (slope) => {
    const { text } = read(
      page(
        line(LONG, 300, { slope }),
        line('extended to the summer of next year and to two more', 340, { slope }),
      ),
    )
    expect(text).toBe(`${LONG} extended to the summer of next year and to two more`)
  })

  it('knows each word in the text, one that a line end cut with both of its boxes', () => {
    const { text, words } = read(
      page(line(`${LONG} pro-`, 300), line('longed, and that the boats would be', 340), line('told so', 380)),
    )
    expect(text).toContain('would be prolonged, and that')
    const said = words.map(({ start, end }) => text.slice(start, end))
    expect(said.join(' ')).toBe(`${LONG} pro longed, and that the boats would be told so`)
    // The second "the" is not taken for the first.
    const [first, second] = words.filter((_, at) => said[at] === 'the')
    expect(second?.start).toBeGreaterThan(first?.start ?? Number.POSITIVE_INFINITY)
  })

  it('never has two words in one place, whatever repeats', () => {
    const word = fc.constantFrom(
      'the',
      'he',
      'the-',
      'coast',
      'co-',
      '-',
      'a',
      'an',
      'patrol',
      '1,284',
      '284.',
    )
    const rows = fc.array(fc.array(word, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(rows, (all) => {
        const { text, words } = read(page(...all.map((row, at) => line(row.join(' '), 300 + 40 * at))))
        const inOrder = words.toSorted((a, b) => a.start - b.start)
        for (const [at, { start, end }] of inOrder.entries()) {
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(inOrder[at + 1]?.start ?? text.length)
        }
      }),
    )
  })

  it('keeps Arabic in its order', () => {
    const { text, words } = read(page(line('أعلنت السلطات أن العدد انخفض في هذا العام', 300, { rtl: true })))
    expect(text).toBe('أعلنت السلطات أن العدد انخفض في هذا العام')
    expect(words).toHaveLength(8)
  })
})

test('a picture is a scan, and with recognition a text whose words have boxes and confidence', async () => {
  const bytes = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)
  expect(await extractText({ name: 'a.png', bytes })).toMatchObject({ ok: false, fault: { code: 'scan' } })
  const close = vi.fn()
  const engine = {
    name: 'Test 1',
    languages: ['en'],
    recognise: async () => page(line(LONG, 300), line('unclear', 340, { confidence: 31 })),
    close,
  }
  const result = await extractText({ name: 'a.png', bytes }, { recogniser: { engine, wasm: '' } })
  if (!result.ok) throw new Error(result.fault.code)
  const { format, text, recognised } = result.document
  expect(format).toBe('image')
  expect(recognised?.facts).toEqual({ engine: 'Test 1', languages: ['en'], pages: [1], words: 15, unsure: 1 })
  const last = unpackWords(recognised?.words ?? { pages: [] }).at(-1)
  expect(text.slice(last?.start, last?.end)).toBe('unclear')
  expect(last).toMatchObject({ page: 1, confidence: 31, x: 100, width: 70 })
})

test('of a PDF only the pages without text are recognised, and stand in their place', async () => {
  vi.stubGlobal('OffscreenCanvas', FakeCanvas)
  const texts = (text: string) => ({ texts: [{ text, x: 70, y: 100, size: 11 }] })
  const bytes = makePdf([texts('Printed before.'), {}, texts('Printed after.')])
  const engine = {
    name: 'Test 1',
    languages: ['en'],
    recognise: async () => page(line('Read in the picture.', 300)),
    close: () => {},
  }
  const result = await extractText({ name: 'a.pdf', bytes }, { recogniser: { engine, wasm: 'file:///' } })
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  expect(result.document.text).toBe('Printed before.\nRead in the picture.\nPrinted after.')
  expect(result.document.recognised?.facts.pages).toEqual([2])
  expect(result.document.dropped).toEqual([])
})

/** A canvas on which nothing is drawn. */
class FakeCanvas {
  getContext = () =>
    new Proxy<Record<string, unknown>>({}, { get: (_, name) => (name === 'canvas' ? this : () => ({})) })
  convertToBlob = async () => new Blob(['picture'])
}
