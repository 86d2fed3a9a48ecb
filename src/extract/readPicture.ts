import { ExtractError, type ExtractOptions, type ReadContent } from './extractedDocument.ts'
import { pdfText } from './pdfText.ts'
import { recognisedItems } from './recognised.ts'

/** Reads a picture (PNG, JPEG) as one page. Without recognition it is a scan. */
export async function readPicture(
  bytes: Uint8Array<ArrayBuffer>,
  { recogniser }: ExtractOptions,
): Promise<ReadContent> {
  if (!recogniser) throw new ExtractError({ code: 'scan', pagesWithoutText: 1, pages: 1 })
  const page = { ...(await recogniser.engine.recognise(new Blob([bytes]))), number: 1 }
  const { heading, ...content } = pdfText([recognisedItems(page, 1)])
  if (content.text === '') throw new ExtractError({ code: 'no-words' })
  return { ...content, title: heading, publisher: null, date: null, recognisedPages: [page] }
}
