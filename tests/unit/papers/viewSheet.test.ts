// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { type Picture, pictureSvg } from '#lib/picture.ts'
import { textWidth } from '#lib/textWidth.ts'
import { sourceLines, viewSheet, wrapped } from '#papers/viewSheet.ts'
import { withPngText } from '#parts/savePicture.ts'
import { PROVENANCE } from '#tests/support/exportWords.ts'
import { bytesOf } from '#tests/support/savedFiles.ts'

describe('the sheet around a picture', () => {
  const chart: Picture = {
    title: 'Chart',
    description: 'A chart.',
    metadata: null,
    width: 1280,
    height: 160,
    scale: 1.6,
    panels: [{ x: 0, y: 0, width: 800, height: 100, shapes: [], texts: [] }],
  }
  const sheet = viewSheet({
    picture: chart,
    title: 'Routes & <numbers>',
    subtitle: 'Filters: none',
    legend: [
      { label: 'Line', colour: '#112233', line: 'solid', width: 4 },
      { label: 'Dashes', colour: '#112233', line: 'dashed', width: null },
    ],
    sources: sourceLines(
      ['Frontex', 'x '.repeat(90).trim(), `http://x/${'a'.repeat(400)}`],
      (sources) => `Source: ${sources}.`,
      (count) => `${count} more`,
    ),
    theme: 'light',
    metadata: JSON.stringify(PROVENANCE),
  })

  it('keeps all text inside, stacks the panels, and is as high as all of them', () => {
    for (const { width, height, texts } of sheet.panels) {
      for (const { text, x, y, size, weight } of texts.filter(({ anchor }) => anchor === 'start')) {
        expect(y, text).toBeLessThanOrEqual(height)
        expect(x + textWidth(text, size, weight), text).toBeLessThanOrEqual(width)
      }
    }
    const [, ...parts] = sheet.panels
    expect(parts.reduce((sum, { height }) => sum + height, 0)).toBeCloseTo(sheet.height / sheet.scale, 6)
  })

  it('names as many sources as fit into two lines, and says how many it leaves out', () => {
    const foot = sheet.panels.at(-1)?.texts.map(({ text }) => text) ?? []
    expect(foot.length).toBeLessThanOrEqual(2)
    expect(foot.join(' ')).toMatch(/^Source: Frontex; x x .* x; 1 more\.$/)
  })

  it('has no svg within, and cuts each panel at its frame', () => {
    const svg = new DOMParser().parseFromString(pictureSvg(sheet), 'image/svg+xml')
    expect(svg.querySelectorAll('svg svg')).toHaveLength(0)
    const clipped = [...svg.querySelectorAll('svg > g')].map((panel) => panel.getAttribute('clip-path') ?? '')
    expect(clipped).toHaveLength(sheet.panels.length)
    for (const clip of clipped) {
      const id = /^url\(#(.+)\)$/.exec(clip)?.[1] ?? ''
      expect(svg.querySelectorAll(`[id="${id}"] > rect`), clip).toHaveLength(1)
    }
  })

  it('is well-formed SVG with title, description and provenance', () => {
    const document = new DOMParser().parseFromString(pictureSvg(sheet), 'image/svg+xml')
    expect(document.querySelector('parsererror')).toBeNull()
    expect(document.querySelector('svg > title')?.textContent).toBe('Routes & <numbers>')
    expect(document.querySelector('svg > desc')?.textContent).toBe('A chart.')
    expect(JSON.parse(document.querySelector('metadata')?.textContent ?? '')).toEqual(PROVENANCE)
  })

  it('breaks lines at words, and words longer than a line at its end', () => {
    expect(wrapped('one two three', 12, 400, 50)).toEqual(['one two', 'three'])
    const cut = wrapped('a'.repeat(100), 12, 400, 100)
    expect(cut.length).toBeGreaterThan(1)
    expect(cut.join('')).toBe('a'.repeat(100))
  })
})

describe('withPngText', () => {
  it('inserts a text chunk after the header, with length and checksum', async () => {
    // The smallest PNG: signature, header chunk, end chunk.
    const header = [0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 31, 21, 196, 137]
    const end = [0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130]
    const png = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, ...header, ...end])
    const parts = await bytesOf(withPngText(png, 'Provenance', 'é'))
    expect([...parts.slice(0, 33)]).toEqual([...png.slice(0, 33)])
    const view = new DataView(parts.buffer)
    const length = view.getUint32(33)
    expect(new TextDecoder().decode(parts.slice(37, 41 + length))).toBe('iTXtProvenance\0\0\0\0\0é')
    // CRC-32 by an independent implementation.
    expect(view.getUint32(41 + length)).toBe(0xbec47da8)
    expect([...parts.slice(-12)]).toEqual(end)
  })
})
