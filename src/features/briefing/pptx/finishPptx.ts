import JSZip from 'jszip'
import type { Slide } from '#domain/slides.ts'
import {
  inLanguage,
  mendedChart,
  mendedNotes,
  mendedSheet,
  mendedSheetTable,
  mendedSlide,
  picturesOf,
  svgName,
  withVectors,
} from './pptxXml.ts'

const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'

interface FinishInput {
  /** What the library wrote. */
  written: ArrayBuffer
  slides: readonly Slide[]
  /** BCP 47 tag of the reader's language. */
  language: string
  /** The pixels that stand in for a vector. */
  pixels: (svg: string) => Promise<Blob>
  signal: AbortSignal
}

/** Puts into the library's file what it cannot write or writes amiss: vectors beside pixels, notes in paragraphs, gaps in charts. */
export async function finishPptx({ written, slides, language, pixels, signal }: FinishInput): Promise<Blob> {
  const zip = await JSZip.loadAsync(written)
  const change = async (path: string, mend: (xml: string) => string) => {
    const file = zip.file(path)
    if (!file) throw new Error(`${path} was not written`)
    zip.file(path, inLanguage(mend(await file.async('string')), language))
  }
  let charts = 0
  for (const [index, slide] of slides.entries()) {
    signal.throwIfAborted()
    const file = `slide${index + 1}.xml`
    const relations = `ppt/slides/_rels/${file}.rels`
    const pictures = picturesOf((await zip.file(relations)?.async('string')) ?? '')
    const drawn = slide.items.flatMap((item) => (item.kind === 'picture' ? [item] : []))
    for (const [at, { png }] of pictures.entries()) {
      const svg = drawn[at]?.svg
      if (svg === undefined) continue
      // Pixels are packed already.
      zip.file(png, await (await pixels(svg)).arrayBuffer(), { compression: 'STORE' })
      zip.file(`ppt/media/${svgName(png)}`, svg)
    }
    await change(relations, (xml) => withVectors(xml, pictures))
    await change(`ppt/slides/${file}`, (xml) => mendedSlide(xml, slide, pictures))
    await change(`ppt/notesSlides/notesSlide${index + 1}.xml`, (xml) => mendedNotes(xml, slide.notes))
    for (const item of slide.items) {
      if (item.kind !== 'chart') continue
      charts += 1
      await change(`ppt/charts/chart${charts}.xml`, mendedChart)
      const path = `ppt/embeddings/Microsoft_Excel_Worksheet${charts}.xlsx`
      const book = await JSZip.loadAsync((await zip.file(path)?.async('arraybuffer')) ?? new ArrayBuffer(0))
      const sheet = (await book.file('xl/worksheets/sheet1.xml')?.async('string')) ?? ''
      const table = (await book.file('xl/tables/table1.xml')?.async('string')) ?? ''
      book.file('xl/worksheets/sheet1.xml', mendedSheet(sheet, item.chart))
      book.file('xl/tables/table1.xml', mendedSheetTable(table))
      zip.file(path, await book.generateAsync({ type: 'arraybuffer', compression: 'DEFLATE' }))
    }
  }
  signal.throwIfAborted()
  return zip.generateAsync({ type: 'blob', mimeType: TYPE, compression: 'DEFLATE' })
}
