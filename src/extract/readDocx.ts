import { damaged, loaded, type ReadContent } from './extractedDocument.ts'
import { convertedContent, officeFacts } from './packageFacts.ts'
import { storedZip, unpackParts } from './zipEntries.ts'

/** The parts of a Word file that hold text or say where it is. Pictures and fonts are not unpacked. */
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/.*|word\/(?:_rels\/)?[^/]+\.(?:xml|rels)|docProps\/(?:core|app)\.xml)$/

/** Reads a Word file: its text by way of HTML, title and the file's own date from its properties. */
export async function readDocx(bytes: Uint8Array<ArrayBuffer>): Promise<ReadContent> {
  // Mammoth unpacks whatever it is given. It gets a copy of the parts that were unpacked within the limit.
  const parts = await unpackParts(bytes, (name) => PARTS.test(name))
  const html = await htmlOf(await storedZip(parts))
  const { title, ...facts } = officeFacts(parts)
  return { ...(await convertedContent(html, title)), ...facts }
}

async function htmlOf(parts: Uint8Array<ArrayBuffer>): Promise<string> {
  const { default: mammoth } = await loaded(import('mammoth'))
  // Its build for browsers takes `arrayBuffer`, that for Node `buffer`.
  const input = { arrayBuffer: parts.buffer, buffer: parts as Buffer }
  try {
    const { value } = await mammoth.convertToHtml(input, {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      externalFileAccess: false,
    })
    return value
  } catch {
    throw damaged()
  }
}
