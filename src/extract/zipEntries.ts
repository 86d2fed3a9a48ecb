import { ExtractError, LIMITS } from './extractedDocument.ts'

interface ZipEntry {
  name: string
  /** 0 is stored, 8 deflated; other methods are not read. */
  method: number
  encrypted: boolean
  packed: Uint8Array<ArrayBuffer>
}

const damaged = () => new ExtractError({ code: 'damaged', page: null })

/**
 * The entries of a ZIP file by its central directory, still packed. Throws `damaged` if the directory is torn or points
 * outside the file.
 */
export function zipEntries(bytes: Uint8Array<ArrayBuffer>): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw damaged()
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packed: content(bytes, view, view.getUint32(at + 42, true), view.getUint32(at + 20, true)),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** Where the record at the end of a ZIP file begins; a comment of up to 64 kB may follow it. */
function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65_535); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  throw damaged()
}

/** The packed bytes behind the local header at an offset. */
function content(
  bytes: Uint8Array<ArrayBuffer>,
  view: DataView,
  at: number,
  length: number,
): Uint8Array<ArrayBuffer> {
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) throw damaged()
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + length > bytes.length) throw damaged()
  return bytes.subarray(start, start + length)
}

/**
 * Unpacks an entry, at most `limit` bytes of it: throws `unpacks-too-large` beyond, whatever size the file states, and
 * `damaged` if it cannot be unpacked.
 */
export async function unpack(entry: ZipEntry, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (entry.encrypted) throw new ExtractError({ code: 'encrypted' })
  if (entry.method === 0) return entry.packed
  if (entry.method !== 8) throw damaged()
  const reader = new Blob([entry.packed])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const read = () => reader.read().catch(() => Promise.reject(damaged()))
  for (let { done, value } = await read(); !done; { done, value } = await read()) {
    if (value === undefined) continue
    parts.push(value)
    length += value.length
    if (length > limit) {
      await reader.cancel()
      throw new ExtractError({ code: 'unpacks-too-large', limit: LIMITS.unpackedBytes })
    }
  }
  return joined(parts, length)
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
