import { ExtractError, type ReadContent, statedDate } from './extractedDocument.ts'
import { mimeParts } from './readEml.ts'
import { hostOf, readHtml } from './readHtml.ts'
import { dayOfHeader } from './readMessage.ts'

/** Reads a page that a browser saved as one file. Its frames, pictures and scripts are left out. */
export async function readMhtml(bytes: Uint8Array<ArrayBuffer>): Promise<ReadContent> {
  const { headers, html = '', text = '' } = await mimeParts(bytes)
  const headerOf = (name: string) => headers.find(({ key }) => key === name)?.value ?? ''
  // The page is the first of the documents; those of its frames follow.
  const end = /<\/html\s*>/i.exec(html)
  const page = end ? html.slice(0, end.index + end[0].length) : html
  if (page.trim() === '' && text.trim() === '') throw new ExtractError({ code: 'empty' })
  const content = await readHtml(page || text)
  const address = headerOf('snapshot-content-location') || headerOf('content-location')
  return {
    ...content,
    site: content.site ?? hostOf(address),
    fileDate: statedDate(dayOfHeader(headerOf('date'))),
  }
}
