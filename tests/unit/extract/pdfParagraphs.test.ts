import { expect, test } from 'vitest'
import type { PdfLine } from '#extract/pdfRegions.ts'
import { pdfParagraphs } from '#extract/pdfText.ts'

/** Lines of one column, 400 units wide, by where they begin. All reach its right edge, and none ends a sentence. */
function paragraphsOf(...lines: readonly (readonly [x: number, text: string])[]): readonly string[][] {
  const drawn = lines.map(([x, text], index) => {
    const line: Partial<PdfLine> = { text, x, y: index * 12, right: 400, size: 10, font: 'body' }
    return line as PdfLine
  })
  return pdfParagraphs(drawn, { left: 0, right: 400 }, 10).map((paragraph) =>
    paragraph.map(({ text }) => text),
  )
}

test('a first line that is set in begins a paragraph', () => {
  expect(paragraphsOf([0, 'as the Council of'], [20, 'Ministers of'], [0, 'Belgium and'])).toEqual([
    ['as the Council of'],
    ['Ministers of', 'Belgium and'],
  ])
})

test('a quotation that is set in as a whole is one paragraph', () => {
  expect(paragraphsOf([20, 'as the Council of'], [20, 'Ministers of'], [20, 'Belgium and'])).toHaveLength(1)
})
