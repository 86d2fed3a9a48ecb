import { isFurniture } from '#domain/titleOfLines.ts'
import { cleanLine } from './cleanLine.ts'
import {
  type DroppedText,
  damaged,
  ExtractError,
  type ExtractOptions,
  LIMITS,
  loaded,
  type ReadContent,
  statedDate,
  stopIfAborted,
} from './extractedDocument.ts'
import { type PdfPage, pdfPage } from './pdfSegments.ts'
import { pdfText } from './pdfText.ts'
import { recognisePage } from './readPicture.ts'
import { type RecognisedPage, recognisedItems } from './recognised.ts'

type PdfLibrary = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
type PdfDocument = Awaited<ReturnType<PdfLibrary['getDocument']>['promise']>
type PdfPageProxy = Awaited<ReturnType<PdfDocument['getPage']>>

/** A PDF whose pages are drawn, as they would be printed. */
export interface PagePictures {
  draw: (number: number, dpi: number) => Promise<Blob>
  close: () => Promise<void>
}

/** Opens a PDF to draw its pages. */
export async function openPages(bytes: Uint8Array<ArrayBuffer>, wasm: string): Promise<PagePictures> {
  const task = openTask(await pdfLibrary(), bytes, wasm)
  const document = await opened(task.promise).catch(async (fault) => {
    await task.destroy()
    throw fault
  })
  return {
    draw: async (number, dpi) => drawn(await document.getPage(number), dpi),
    close: () => task.destroy(),
  }
}

/** Dots an inch at which pages are recognised: with 200 more letters are wrong, with 400 none fewer. */
const RECOGNISED_DPI = 300
/** Points an inch. */
const POINTS = 72

async function drawn(page: PdfPageProxy, dpi: number): Promise<Blob> {
  const viewport = page.getViewport({ scale: dpi / POINTS })
  const canvas = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  // The types know canvases of the page only.
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise
  return canvas.convertToBlob({ type: 'image/png' })
}

/** What a worker has in place of the page's document: the library asks it for canvases. */
const NO_PAGE = { createElement: () => new OffscreenCanvas(1, 1), fonts: new Set() }

/** Filters are elements of a page. */
class NoFilters {
  addFilter = () => 'none'
  addHCMFilter = () => 'none'
  addAlphaFilter = () => 'none'
  addLuminosityFilter = () => 'none'
  addHighlightHCMFilter = () => 'none'
  destroy() {}
}

/** `wasm` is the folder of what reads pictures of fax and JPEG 2000; null where none is drawn. */
function openTask(library: PdfLibrary, bytes: Uint8Array<ArrayBuffer>, wasm: string | null) {
  return library.getDocument({
    ...(wasm !== null && { ownerDocument: NO_PAGE as never, FilterFactory: NoFilters, wasmUrl: wasm }),
    // The library takes the bytes over, and the caller may still want to keep them.
    data: bytes.slice(),
    verbosity: 0,
    stopAtErrors: true,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    useWasm: wasm !== null,
  })
}

/** Reads a PDF in reading order. Pages without text and pages that cannot be read are named; without any text it is a scan. */
export async function readPdf(bytes: Uint8Array<ArrayBuffer>, options: ExtractOptions): Promise<ReadContent> {
  if (isTorn(bytes)) throw damaged()
  const task = openTask(await pdfLibrary(), bytes, options.recogniser?.wasm ?? null)
  try {
    const document = await opened(task.promise)
    if (document.numPages > LIMITS.pages) {
      throw new ExtractError({ code: 'too-many-pages', pages: document.numPages, limit: LIMITS.pages })
    }
    const { pages, broken, recognised } = await pagesOf(document, options)
    const { heading, ...content } = pdfText(pages)
    const [firstBroken] = broken
    if (content.text === '' && firstBroken !== undefined)
      throw new ExtractError({ code: 'damaged', page: firstBroken })
    if (content.text === '' && options.recogniser) throw new ExtractError({ code: 'no-words' })
    if (content.text === '') await throwForEmpty(document)
    const blank = pages
      .filter(({ number, items }) => items.length === 0 && !broken.includes(number))
      .map(({ number }) => number)
    const missing: DroppedText[] = [
      { reason: 'page-unreadable' as const, text: '', pages: broken },
      { reason: 'page-without-text' as const, text: '', pages: blank },
    ].filter((one) => one.pages.length > 0)
    return {
      ...content,
      ...(await metaOf(document, heading)),
      dropped: [...content.dropped, ...missing],
      recognisedPages: recognised,
    }
  } finally {
    await task.destroy()
  }
}

/** The library with its parser in this thread, a worker already. Its legacy build also runs in older browsers and Node. */
async function pdfLibrary(): Promise<PdfLibrary> {
  await loaded(import('./pdfParser.ts'))
  return await loaded(import('pdfjs-dist/legacy/build/pdf.mjs'))
}

/** A file that was cut off: its end mark is missing, or objects follow the last one. */
function isTorn(bytes: Uint8Array): boolean {
  const end = lastIndexOf(bytes, '%%EOF')
  if (end === -1) return lastIndexOf(bytes.subarray(-2048), 'startxref') === -1
  const rest = new TextDecoder('latin1').decode(bytes.subarray(end, end + 1_048_576))
  return /\d\s+\d+\s+obj\b/.test(rest)
}

function lastIndexOf(bytes: Uint8Array, word: string): number {
  const sought = [...word].map((letter) => letter.charCodeAt(0))
  let at = bytes.lastIndexOf(sought[0] ?? 0)
  while (at > 0) {
    if (sought.every((byte, index) => bytes[at + index] === byte)) return at
    at = bytes.lastIndexOf(sought[0] ?? 0, at - 1)
  }
  return -1
}

async function opened(promise: Promise<PdfDocument>): Promise<PdfDocument> {
  try {
    return await promise
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    throw new ExtractError(isLocked ? { code: 'encrypted' } : { code: 'damaged', page: null })
  }
}

/** The pages, and the numbers of those that cannot be read: they are among the pages, empty. */
async function pagesOf(
  document: PdfDocument,
  { signal, onProgress, recogniser }: ExtractOptions,
): Promise<{ pages: PdfPage[]; broken: number[]; recognised: RecognisedPage[] }> {
  const pages: PdfPage[] = []
  const broken: number[] = []
  const recognised: RecognisedPage[] = []
  onProgress?.(0, document.numPages)
  for (let number = 1; number <= document.numPages; number += 1) {
    stopIfAborted(signal)
    try {
      const page = await pageOf(document, number)
      const read =
        recogniser && page.items.length === 0
          ? await recognisePage(recogniser, number, async () =>
              drawn(await document.getPage(number), RECOGNISED_DPI),
            )
          : null
      if (read) recognised.push(read)
      pages.push(read ? recognisedItems(read, POINTS / RECOGNISED_DPI) : page)
    } catch (fault) {
      // Only a page that cannot be read is left out.
      if (fault instanceof ExtractError) throw fault
      broken.push(number)
      pages.push({ number, width: 0, height: 0, items: [], rotated: [] })
    }
    onProgress?.(number, document.numPages)
  }
  return { pages, broken, recognised }
}

async function pageOf(document: PdfDocument, number: number): Promise<PdfPage> {
  const page = await document.getPage(number)
  const viewport = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  const runs = items.flatMap((item) =>
    'str' in item && item.str !== ''
      ? [
          {
            text: item.str,
            transform: product(viewport.transform, item.transform),
            width: item.width,
            font: item.fontName,
          },
        ]
      : [],
  )
  page.cleanup()
  return pdfPage(number, viewport, runs)
}

/** The product of two matrices of the form a, b, c, d, e, f. */
function product(one: readonly number[], two: readonly number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = one
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = two
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

const SEARCHED_PAGES = 3

/** Throws `scan` if the first pages without text show pictures, else `empty`. */
async function throwForEmpty(document: PdfDocument): Promise<never> {
  const { OPS } = await pdfLibrary()
  const images = new Set<number>([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.constructPath,
  ])
  const pages = document.numPages
  for (let number = 1; number <= Math.min(SEARCHED_PAGES, pages); number += 1) {
    const page = await document.getPage(number)
    const { fnArray } = await page.getOperatorList()
    if (fnArray.some((operation) => images.has(operation))) {
      throw new ExtractError({ code: 'scan', pagesWithoutText: pages, pages })
    }
  }
  throw new ExtractError({ code: 'empty' })
}

/** Title, publisher and the file's own date of its properties; the title else from its first large heading. */
async function metaOf(
  document: PdfDocument,
  heading: string | null,
): Promise<Pick<ReadContent, 'title' | 'publisher' | 'date' | 'fileDate'>> {
  const { info, metadata } = await document.getMetadata().catch(() => ({ info: {}, metadata: null }))
  const stated = (name: string) => {
    const value: unknown = Reflect.get(info, name)
    return typeof value === 'string' ? cleanLine(value) : ''
  }
  const title = stated('Title')
  const publisher: unknown = metadata?.get('dc:publisher')
  return {
    title: /\p{L}/u.test(title) && !isFurniture(title) ? title : heading,
    publisher: typeof publisher === 'string' ? cleanLine(publisher) || null : null,
    date: null,
    fileDate: statedDate(stated('CreationDate')),
  }
}
