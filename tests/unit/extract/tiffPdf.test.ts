import '#extract/pdfParser.ts'
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it, test, vi } from 'vitest'
import { ExtractError } from '#extract/extractedDocument.ts'
import { extractText } from '#extract/extractText.ts'
import type { TextEngine } from '#extract/recognised.ts'
import { tiffPdf } from '#extract/tiffPdf.ts'
import { TIFF_SAMPLES, tiffSample } from '#tests/support/tiffSamples.ts'

/** What the picture of the samples shows, three px a sign and four a line. */
const SHOWN = `
######........##
######..........
######..........
................
...............#
..............##
.............###
...........#####`.trim()

interface Decoded {
  readonly width: number
  readonly height: number
  readonly kind: 1 | 2 | 3
  readonly data: Uint8Array
}

/** The pages of a PDF, each with the px that its pictures put on it. */
async function seen(pdf: Uint8Array<ArrayBuffer>): Promise<readonly string[]> {
  const document = await getDocument({
    data: pdf,
    verbosity: 0,
    stopAtErrors: true,
    wasmUrl: 'node_modules/pdfjs-dist/wasm/',
    isOffscreenCanvasSupported: false,
  }).promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { fnArray, argsArray } = await page.getOperatorList()
    const dots = Array.from({ length: 8 }, () => Array<string>(16).fill('?'))
    let place = { x: 0, y: 0 }
    const points = (page.view[2] ?? 0) / 48
    for (const [index, operation] of fnArray.entries()) {
      const args: unknown[] = argsArray[index] ?? []
      if (operation === OPS.transform) {
        const [, , , high, left, bottom] = args as [number, number, number, number, number, number]
        place = {
          x: Math.round(left / points),
          y: 32 - Math.round((bottom + high) / points),
        }
      }
      if (operation !== OPS.paintImageXObject) continue
      const image = await new Promise<Decoded>((resolve) => page.objs.get(String(args[0]), resolve))
      for (const [row, line] of dots.entries()) {
        for (const column of line.keys()) {
          const [x, y] = [column * 3 - place.x, row * 4 - place.y]
          if (x < 0 || y < 0 || x >= image.width || y >= image.height) continue
          line[column] = isLight(image, x, y) ? '.' : '#'
        }
      }
    }
    pages.push(dots.map((line) => line.join('')).join('\n'))
  }
  return pages
}

function isLight({ width, kind, data }: Decoded, x: number, y: number): boolean {
  if (kind === 1) return (((data[y * Math.ceil(width / 8) + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 1
  return (data[(y * width + x) * (kind === 2 ? 3 : 4)] ?? 0) > 128
}

const single = Object.keys(TIFF_SAMPLES).filter((name) => name !== 'two') as (keyof typeof TIFF_SAMPLES)[]

describe('a TIFF as a PDF', () => {
  it.each(single)('shows the picture of %s', async (name) => {
    expect(await seen(tiffPdf(tiffSample(name)))).toEqual([SHOWN])
  })

  it('has each page of a file of several', async () => {
    const negative = SHOWN.replace(/[#.]/g, (sign) => (sign === '#' ? '.' : '#'))
    expect(await seen(tiffPdf(tiffSample('two')))).toEqual([SHOWN, negative])
  })

  it('reads bits from last to first where the file says so', async () => {
    const mirrored = (byte: number) =>
      Number.parseInt([...byte.toString(2).padStart(8, '0')].toReversed().join(''), 2)
    const bytes = tiffSample('fax4')
    const view = new DataView(bytes.buffer)
    const start = view.getUint32(4, true)
    const entries = Array.from({ length: view.getUint16(start, true) }, (_, at) => start + 2 + at * 12)
    const entry = (tag: number) => entries.find((at) => view.getUint16(at, true) === tag) ?? 0
    const [from, length] = [view.getUint32(entry(273) + 8, true), view.getUint16(entry(279) + 8, true)]
    bytes.subarray(from, from + length).forEach((byte, at) => {
      bytes[from + at] = mirrored(byte)
    })
    // The tag of orientation gives its place to that of the order of bits.
    const orientation = entry(274)
    view.setUint16(orientation, 266, true)
    view.setUint16(orientation + 8, 2, true)
    expect(await seen(tiffPdf(bytes))).toEqual([SHOWN])
  })

  test.each<[string, (view: DataView, list: number) => void]>([
    [
      'a chain of pages that runs in a circle',
      (view, list) => view.setUint32(list + 2 + view.getUint16(list, true) * 12, list, true),
    ],
    ['a page beyond its end', (view) => view.setUint32(4, 90_000, true)],
    ['no page', (view) => view.setUint32(4, 0, true)],
  ])('%s is a fault', (_, change) => {
    const bytes = tiffSample('bits1')
    const view = new DataView(bytes.buffer)
    change(view, view.getUint32(4, true))
    expect(() => tiffPdf(bytes)).toThrow(/^damaged$/)
  })

  it('ends soon and never throws anything but a fault, whatever the bytes', () => {
    const bytes = tiffSample('two')
    for (let at = 0; at < bytes.length; at += 1) {
      const torn = bytes.slice()
      torn[at] = 255 - (torn[at] ?? 0)
      try {
        expect(tiffPdf(torn).length).toBeLessThan(1_000_000)
      } catch (error) {
        expect(error).toBeInstanceOf(ExtractError)
      }
    }
  })
})

test.each(['II+\0\u0008\0\0\0', 'MM\0+\0\u0008\0\0'])(
  'a BigTIFF (%j) is named as a picture that is not read',
  async (head) => {
    const bytes = Uint8Array.from(`${head}${'\u0010\0 text '.repeat(40)}`, (letter) => letter.charCodeAt(0))
    expect(await extractText({ name: 'a.tif', bytes })).toEqual({
      ok: false,
      fault: { code: 'unknown-format', looksLike: 'image' },
    })
  },
)

test.each<[string, number, number]>([
  ['planes apart', 284, 2],
  ['a JPEG of before 1995', 259, 6],
  ['a packing that nobody knows', 259, 50_000],
  ['colours of another kind', 262, 8],
])('a TIFF with %s is named as a picture that is not read', (_, tag, value) => {
  const bytes = tiffSample('colour')
  const view = new DataView(bytes.buffer)
  const start = view.getUint32(4, true)
  const at = Array.from(
    { length: view.getUint16(start, true) },
    (_entry, entry) => start + 2 + entry * 12,
  ).find((entry) => view.getUint16(entry, true) === tag)
  view.setUint16((at ?? 0) + 8, value, true)
  expect(() => tiffPdf(bytes)).toThrow(/^unknown-format$/)
})

test('a TIFF is a scan; pages that an earlier run recognised are not recognised again', async () => {
  const scan = await extractText({ name: 'a.tif', bytes: tiffSample('two') })
  expect(scan).toEqual({ ok: false, fault: { code: 'scan', pagesWithoutText: 2, pages: 2 } })
  const words = ['Boats', 'were', 'seized', 'in', 'ports.'].map((text, at) => ({
    text,
    confidence: 95,
    x: at * 100,
    y: 100,
    width: 90,
    height: 30,
  }))
  const page = (number: number) => ({
    number,
    width: 600,
    height: 400,
    lines: [{ words, baseline: { x0: 0, y0: 130, x1: 500, y1: 130 }, size: 30 }],
  })
  const recognise = vi.fn<TextEngine['recognise']>()
  const engine = { name: 'Test', languages: ['en'], recognise, close: () => {} }
  const read = await extractText(
    { name: 'a.tif', bytes: tiffSample('two') },
    { recogniser: { engine, wasm: 'node_modules/pdfjs-dist/wasm/', pages: [page(1), page(2)] } },
  )
  expect(recognise).not.toHaveBeenCalled()
  expect(read).toMatchObject({
    ok: true,
    document: {
      format: 'image',
      text: 'Boats were seized in ports.\nBoats were seized in ports.',
      pages: [{}, {}],
    },
  })
})
