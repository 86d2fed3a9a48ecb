import JSZip from 'jszip'
import PptxGenJS from 'pptxgenjs'
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
import { writeSlides } from './writeSlides.ts'

/** Slides as a file of PowerPoint. This module brings the library, and is loaded when slides are asked for. */
export async function buildPptx(
  slides: readonly Slide[],
  facts: Parameters<typeof writeSlides>[1],
  { signal, report }: { signal: AbortSignal; report: (share: number) => Promise<void> },
): Promise<Blob> {
  const pptx = new PptxGenJS()
  const write = writeSlides(pptx, facts)
  for (const slide of slides) write(slide)
  await report(0.2)
  const written = await pptx.write({ outputType: 'arraybuffer' })
  if (!(written instanceof ArrayBuffer)) throw new Error('the library gave no file')
  await report(0.4)
  // The map of the title is that of the first step: each picture is drawn once.
  const drawn = new Map<string, Promise<Blob>>()
  let done = 0
  const pictures = new Set(
    slides.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'picture' ? [item.svg] : []))),
  )
  const pixels = async (svg: string) => {
    const known = drawn.get(svg)
    if (known) return known
    const fresh = rasterise(svg)
    drawn.set(svg, fresh)
    done += 1
    await report(0.4 + (0.5 * done) / pictures.size)
    return fresh
  }
  return finishPptx({ written, slides, language: facts.language, pixels, signal })
}

/** Pixels for one of the picture, so that what stands in for the vector is sharp on a large screen. */
const SHARPNESS = 2

/** A picture of its own as PNG, for programs that do not draw vectors. */
async function rasterise(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth * SHARPNESS
    canvas.height = image.naturalHeight * SHARPNESS
    const context = canvas.getContext('2d')
    if (!context || canvas.width === 0) throw new Error('the picture has no size')
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture came out'))), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}

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
async function finishPptx({ written, slides, language, pixels, signal }: FinishInput): Promise<Blob> {
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
