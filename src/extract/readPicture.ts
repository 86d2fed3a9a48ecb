import { ExtractError, type ExtractOptions, type ReadContent, type Recogniser } from './extractedDocument.ts'
import { pdfText } from './pdfText.ts'
import { type RecognisedPage, recognisedItems } from './recognised.ts'

/** Reads a picture (PNG, JPEG) as one page. Without recognition it is a scan. */
export async function readPicture(
  bytes: Uint8Array<ArrayBuffer>,
  { recogniser }: ExtractOptions,
): Promise<ReadContent> {
  if (!recogniser) throw new ExtractError({ code: 'scan', pagesWithoutText: 1, pages: 1 })
  const page = await recognisePage(recogniser, 1, async () => new Blob([bytes]))
  const { heading, ...content } = pdfText([recognisedItems(page, 1)])
  if (content.text === '') throw new ExtractError({ code: 'no-words' })
  return { ...content, title: heading, publisher: null, date: null, recognisedPages: [page] }
}

/** Recognises a page, unless an earlier run did. `draw` gives its picture. */
export async function recognisePage(
  { engine, pages, onPage }: Recogniser,
  number: number,
  draw: () => Promise<Blob>,
): Promise<RecognisedPage> {
  const known = pages?.find((page) => page.number === number)
  if (known) return known
  const picture = await draw()
  const read = await engine.recognise(picture).catch(() => {
    throw new ExtractError({ code: 'not-loaded' })
  })
  const page = { ...read, number }
  onPage?.(page)
  return page
}
