import {
  ExtractError,
  type FilePart,
  LIMITS,
  loaded,
  type ReadContent,
  statedDate,
} from './extractedDocument.ts'
import { hostOf, readHtml } from './readHtml.ts'
import { dayOfHeader, messageContent } from './readMessage.ts'

/** What mail programs attach by themselves, with nothing in it to read. */
const SIGNATURES = /^application\/(?:x-)?(?:pkcs7-signature|pgp-signature)$/

/** The parts of a MIME file, decoded. Messages in it are files of their own. */
export async function mimeParts(bytes: Uint8Array<ArrayBuffer>) {
  const { default: PostalMime } = await loaded(import('postal-mime'))
  return PostalMime.parse(bytes, { forceRfc822Attachments: true, maxRfc822NestingDepth: 0 })
}

/** Reads a message: its words, and what is attached to it as files of their own. */
export async function readEml(bytes: Uint8Array<ArrayBuffer>): Promise<ReadContent> {
  const { subject = '', from, headers, html = '', text = '', attachments } = await mimeParts(bytes)
  const headerOf = (name: string) => headers.find(({ key }) => key === name)?.value ?? ''
  if (/^(?:application\/(?:x-)?pkcs7-mime|multipart\/encrypted)/i.test(headerOf('content-type')))
    throw new ExtractError({ code: 'encrypted' })
  const attached = attachments.flatMap(({ filename, mimeType, related, content }, at): FilePart[] => {
    if (SIGNATURES.test(mimeType) || (related && mimeType.startsWith('image/'))) return []
    const ending = mimeType === 'message/rfc822' ? '.eml' : ''
    const name = filename?.trim() || `${at + 1}${ending}`
    return [{ name, bytes: new Uint8Array(content as ArrayBuffer) }]
  })
  return messageContent({
    subject,
    day: dayOfHeader(headerOf('date')),
    from: from?.address ?? '',
    html,
    text,
    attached: attached.slice(0, LIMITS.files),
  })
}

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
