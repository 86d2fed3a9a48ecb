import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { hasCode, qrDrawing } from '#ui/QrCode.tsx'

/** The squares that a path covers, as rows of booleans. */
function squaresOf({ size, path }: { size: number; path: string }): boolean[][] {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let place = Number(x); place < Number(x) + Number(width); place += 1) {
      const row = rows[Number(y)]
      if (!row || place >= size) throw new Error(`outside of the code: ${place}, ${y}`)
      row[place] = true
    }
  }
  return rows
}

describe('qrDrawing', () => {
  it.each([
    'https://example.org/#/briefing?step=routes-2024-2025-en&v=2',
    `https://example.org/#/explore?${'x'.repeat(380)}`,
  ])('covers the dark squares of the code and no other: %s', (link) => {
    const drawing = qrDrawing(link)
    expect(squaresOf(drawing)).toEqual(encode(link, { ecc: 'M', boostEcc: true, border: 4 }).data)
  })

  it('leaves the quiet zone white', () => {
    const rows = squaresOf(qrDrawing('https://example.org/'))
    const edge = [...rows.slice(0, 4), ...rows.slice(-4)].flat()
    expect(edge).not.toContain(true)
    expect(rows.flatMap((row) => [...row.slice(0, 4), ...row.slice(-4)])).not.toContain(true)
    expect(rows[4]?.slice(4, 11)).toEqual(Array(7).fill(true))
  })
})

describe('hasCode', () => {
  it('is true for addresses that another device can open', () => {
    expect(hasCode('https://example.org/#/briefing?step=a')).toBe(true)
    expect(hasCode('http://localhost:4390/#/briefing')).toBe(true)
    expect(hasCode('file:///media/stick/throughline.html#/briefing')).toBe(false)
    expect(hasCode(`https://example.org/#${'x'.repeat(500)}`)).toBe(false)
  })
})
