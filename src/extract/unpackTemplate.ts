import { TemplateError } from '#domain/slides.ts'
import { ExtractError } from './extractedDocument.ts'
import { unpack, zipEntries } from './zipEntries.ts'

export const TEMPLATE_LIMITS = {
  /** Bytes of the file, and of all its parts unpacked. */
  bytes: 40 * 1_048_576,
  unpackedBytes: 160 * 1_048_576,
  parts: 5000,
}

/** First bytes of an OLE file: an encrypted package, or PowerPoint's format before 2007. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0]

/** The parts of an Office file by path. Sizes are counted while unpacking, whatever the file states. */
export async function unpackTemplate(
  bytes: Uint8Array<ArrayBuffer>,
  limits = TEMPLATE_LIMITS,
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  if (bytes.length > limits.bytes) throw new TemplateError('too-large')
  if (OLE.every((byte, at) => bytes[at] === byte)) throw new TemplateError('protected')
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new TemplateError('foreign')
  try {
    const entries = zipEntries(bytes).filter(({ name }) => !name.endsWith('/'))
    if (entries.length > limits.parts) throw new TemplateError('unpacks-too-large')
    const parts = new Map<string, Uint8Array<ArrayBuffer>>()
    const names = new Set<string>()
    let left = limits.unpackedBytes
    for (const entry of entries) {
      // Two parts of one name, in whichever letters, or one outside the package, are no mistake of an office program.
      const key = entry.name.toLowerCase()
      if (names.has(key) || /(?:^|[\\/])\.\.?(?:[\\/]|$)|^[\\/]|\\/.test(entry.name)) {
        throw new TemplateError('damaged')
      }
      names.add(key)
      const part = await unpack(entry, left)
      left -= part.length
      parts.set(entry.name, part)
    }
    return parts
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error
    const { code } = error.fault
    throw new TemplateError(
      code === 'unpacks-too-large' ? code : code === 'encrypted' ? 'protected' : 'damaged',
    )
  }
}
