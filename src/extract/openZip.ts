import { crc32 } from '#lib/crc32.ts'
import { withoutPageParts } from '#lib/webAddress.ts'
import { ExtractError, type ExtractFault, type FilePart, LIMITS } from './extractedDocument.ts'
import { blobEntries, unpackBlob } from './zipEntries.ts'

/** What is left of the limits of a file, which all ZIPs in it share. */
export interface Room {
  readonly files: number
  readonly bytes: number
}

/** What operating systems add to the files. */
const SYSTEM = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i
/** Bytes to which any file may unpack, however small it is packed. */
const ALWAYS = 65_536

/**
 * The files in a ZIP, in its order. One that is torn, protected or unpacks to far too much is named with its fault, and the
 * others are read.
 */
export async function openZip(file: Blob, room: Room): Promise<readonly FilePart[]> {
  const entries = (await blobEntries(file)).filter(({ name }) => !name.endsWith('/') && !SYSTEM.test(name))
  const shown = new Set(withoutPageParts(entries.map(({ name }) => name)))
  const wanted = entries.filter(({ name }) => shown.has(name))
  if (wanted.length === 0) throw new ExtractError({ code: 'empty' })
  const parts: FilePart[] = []
  let left = room.bytes
  for (const entry of wanted.slice(0, room.files)) {
    const { name } = entry
    const fault = (found: ExtractFault) => parts.push({ name, fault: found })
    try {
      const packed = await entry.packed()
      const bytes = await unpackBlob(entry, packed, Math.min(left, ALWAYS + packed.size * LIMITS.ratio))
      left -= bytes.length
      if (crc32(bytes) === entry.crc) parts.push({ name, bytes })
      else fault({ code: 'part-damaged', part: name })
    } catch (error) {
      if (!(error instanceof ExtractError)) throw error
      fault(error.fault)
    }
  }
  const files = wanted.length
  if (files > room.files)
    parts.push({ name: '', fault: { code: 'too-many-files', files, limit: room.files } })
  return parts
}
