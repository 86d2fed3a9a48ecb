import JSZip from 'jszip'
import PptxGenJS from 'pptxgenjs'
import type { Slide } from '#domain/slides.ts'
import {
  chartNumbers,
  inLanguage,
  patchChart,
  patchNotes,
  patchParagraphs,
  patchPresentation,
  patchSheet,
  patchSheetTable,
  patchSlide,
  patchTypes,
  picturesOf,
  svgName,
  withVectors,
} from './pptxXml.ts'
import { writeSlides } from './writeSlides.ts'

/** Writes slides as a PowerPoint file. This module imports the library: load it lazily. */
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
  if (!(written instanceof ArrayBuffer)) throw new Error('the library returned no file')
  await report(0.4)
  // The title slide repeats the map of the first step: each picture is rasterised once.
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

/** Device pixels per picture pixel, so that the fallback is sharp on a large screen. */
const PIXEL_RATIO = 2

/** Rasterises an SVG to PNG, for programs that cannot draw vectors. */
async function rasterise(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth * PIXEL_RATIO
    canvas.height = image.naturalHeight * PIXEL_RATIO
    const context = canvas.getContext('2d')
    if (!context || canvas.width === 0) throw new Error('the picture has no size')
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be encoded'))),
        'image/png',
      ),
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}

const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'

interface FinishInput {
  /** The library's file. */
  written: ArrayBuffer
  slides: readonly Slide[]
  /** BCP 47 tag of the reader's language. */
  language: string
  /** Rasterises a vector. */
  pixels: (svg: string) => Promise<Blob>
  signal: AbortSignal
}

/**
 * Patches what the library cannot write (vectors beside pixels, notes in paragraphs, gaps in charts) and what is not valid Open XML, which
 * PowerPoint offers to repair: repeated paragraph properties, the order of the presentation's lists, types of parts that do not exist.
 */
async function finishPptx({ written, slides, language, pixels, signal }: FinishInput): Promise<Blob> {
  const zip = await JSZip.loadAsync(written)
  const change = async (path: string, patch: (xml: string) => string) => {
    const file = zip.file(path)
    if (!file) throw new Error(`${path} was not written`)
    zip.file(path, inLanguage(patch(await file.async('string')), language))
  }
  for (const [index, slide] of slides.entries()) {
    signal.throwIfAborted()
    const file = `slide${index + 1}.xml`
    const relations = `ppt/slides/_rels/${file}.rels`
    const relationships = (await zip.file(relations)?.async('string')) ?? ''
    const pictures = picturesOf(relationships)
    const charts = slide.items.flatMap((item) => (item.kind === 'chart' ? [item.chart] : []))
    const numbers = chartNumbers(relationships)
    const drawn = slide.items.flatMap((item) => (item.kind === 'picture' ? [item] : []))
    for (const [at, { png }] of pictures.entries()) {
      const svg = drawn[at]?.svg
      if (svg === undefined) continue
      // PNG is already compressed.
      zip.file(png, await (await pixels(svg)).arrayBuffer(), { compression: 'STORE' })
      zip.file(`ppt/media/${svgName(png)}`, svg)
    }
    await change(relations, (xml) => withVectors(xml, pictures))
    await change(`ppt/slides/${file}`, (xml) => patchParagraphs(patchSlide(xml, slide, pictures)))
    await change(`ppt/notesSlides/notesSlide${index + 1}.xml`, (xml) => patchNotes(xml, slide.notes))
    for (const [at, chart] of charts.entries()) {
      const number = numbers[at]
      if (number === undefined) throw new Error(`${file} has ${numbers.length} of ${charts.length} charts`)
      await change(`ppt/charts/chart${number}.xml`, patchChart)
      const path = `ppt/embeddings/Microsoft_Excel_Worksheet${number}.xlsx`
      const book = await JSZip.loadAsync((await zip.file(path)?.async('arraybuffer')) ?? new ArrayBuffer(0))
      const sheet = (await book.file('xl/worksheets/sheet1.xml')?.async('string')) ?? ''
      const table = (await book.file('xl/tables/table1.xml')?.async('string')) ?? ''
      book.file('xl/worksheets/sheet1.xml', patchSheet(sheet, chart))
      book.file('xl/tables/table1.xml', patchSheetTable(table))
      zip.file(path, await book.generateAsync({ type: 'arraybuffer', compression: 'DEFLATE' }))
    }
  }
  await change('ppt/presentation.xml', patchPresentation)
  await change('[Content_Types].xml', (xml) => patchTypes(xml, (path) => zip.file(path) !== null))
  signal.throwIfAborted()
  return zip.generateAsync({ type: 'blob', mimeType: TYPE, compression: 'DEFLATE' })
}
