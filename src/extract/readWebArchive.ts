import { plistValue } from './binaryPlist.ts'
import { decodeBytes } from './decodeBytes.ts'
import { ExtractError, type ReadContent } from './extractedDocument.ts'
import { hostOf, readHtml } from './readHtml.ts'

/** Reads a page that Safari saved with its parts: the page alone. */
export async function readWebArchive(bytes: Uint8Array<ArrayBuffer>): Promise<ReadContent> {
  const value = (key: string) => plistValue(bytes, ['WebMainResource', key])
  const [page, encoding, address] = ['WebResourceData', 'WebResourceTextEncodingName', 'WebResourceURL'].map(
    value,
  )
  if (!(page instanceof Uint8Array)) throw new ExtractError({ code: 'damaged', page: null })
  const content = await readHtml(decodeBytes(page, typeof encoding === 'string' ? encoding : null).text)
  return { ...content, site: content.site ?? hostOf(typeof address === 'string' ? address : '') }
}
