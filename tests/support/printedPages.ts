import { type PdfPage, pdfPage } from '#extract/pdfItems.ts'
import type { PrintedText } from './makePdf.ts'

/** A page of A4 as the PDF library gives it, from texts in Courier. */
export function printedPage(number: number, texts: readonly PrintedText[]): PdfPage {
  const runs = texts.map(({ text, x, y, size = 10, bold = false, angle = 0 }) => {
    const turn = (-angle * Math.PI) / 180
    const [cos, sin] = [Math.cos(turn) * size, Math.sin(turn) * size]
    return {
      text,
      transform: [cos, sin, -sin, cos, x, y],
      width: text.length * size * 0.6,
      font: bold ? 'bold' : 'plain',
    }
  })
  return pdfPage(number, { width: 595, height: 842 }, runs)
}
