import { damaged, ExtractError, LIMITS, loaded } from './extractedDocument.ts'

interface ZipEntry {
  name: string
  /** Of its content, as the directory states it. */
  crc: number
  /** 0 is stored, 8 deflated; other methods are not read. */
  method: number
  encrypted: boolean
  packed: Uint8Array<ArrayBuffer>
}

/** An entry of a file that is not in memory; `packed` reads where its bytes begin. */
export interface BlobEntry extends Omit<ZipEntry, 'packed'> {
  packed: () => Promise<Blob>
}

/** Bytes of the record at the end, and of the longest comment behind it. */
const END = { record: 22, comment: 65_535 }

const LOCAL_HEADER = 30

/** The entries of a ZIP file by its central directory, still packed. Throws `damaged` if that is torn. */
export function zipEntries(bytes: Uint8Array<ArrayBuffer>): ZipEntry[] {
  const view = viewOf(bytes)
  const end = endRecord(view)
  const directory = bytes.subarray(view.getUint32(end + 16, true), end)
  return readDirectory(directory, view.getUint16(end + 10, true)).map(({ at, length, ...entry }) => {
    if (at + LOCAL_HEADER > bytes.length) throw damaged()
    const start = at + contentStart(bytes.subarray(at, at + LOCAL_HEADER))
    if (start + length > bytes.length) throw damaged()
    return { ...entry, packed: bytes.subarray(start, start + length) }
  })
}

/** The same of a file that stays where it is: only its directory is read. */
export async function blobEntries(file: Blob): Promise<BlobEntry[]> {
  const tailAt = Math.max(0, file.size - END.record - END.comment)
  const tail = viewOf(await bytesOf(file.slice(tailAt)))
  const end = endRecord(tail)
  const directory = await bytesOf(file.slice(tail.getUint32(end + 16, true), tailAt + end))
  return readDirectory(directory, tail.getUint16(end + 10, true)).map(({ at, length, ...entry }) => ({
    ...entry,
    packed: async () => {
      const start = at + contentStart(await bytesOf(file.slice(at, at + LOCAL_HEADER)))
      if (start + length > file.size) throw damaged()
      return file.slice(start, start + length)
    },
  }))
}

/** What a central directory says of its entries: their local headers are at `at`, their packed bytes `length`. */
function readDirectory(bytes: Uint8Array<ArrayBuffer>, count: number) {
  const view = viewOf(bytes)
  let at = 0
  return Array.from({ length: count }, () => {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged()
    const nameLength = view.getUint16(at + 28, true)
    const entry = {
      name: nameOf(bytes.subarray(at + 46, at + 46 + nameLength)),
      crc: view.getUint32(at + 16, true),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      at: view.getUint32(at + 42, true),
      length: view.getUint32(at + 20, true),
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    return entry
  })
}

/** Letters of the bytes 0x80 to 0xFF in names that are not UTF-8, by code page 437. */
const LETTERS =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ '

function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return [...bytes]
      .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : (LETTERS[byte - 0x80] ?? '')))
      .join('')
  }
}

/** The entries of a file of parts that are wanted, unpacked within the limit, by name; of two with one name the first. */
export async function unpackParts(
  bytes: Uint8Array<ArrayBuffer>,
  isWanted: (name: string) => boolean,
): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const parts = new Map<string, Uint8Array<ArrayBuffer>>()
  let left = LIMITS.unpackedBytes
  for (const entry of zipEntries(bytes)) {
    if (!isWanted(entry.name) || parts.has(entry.name)) continue
    const part = await unpack(entry, left)
    left -= part.length
    parts.set(entry.name, part)
  }
  return parts
}

/** Parts as a ZIP file that is not packed, for a library that unpacks by itself; its bytes fill its buffer. */
export async function storedZip(
  parts: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { zipSync } = await loaded(import('fflate'))
  return Uint8Array.from(zipSync(Object.fromEntries(parts), { level: 0 }))
}

/** Where the record at the end of a ZIP file begins; a comment may follow it. */
function endRecord(view: DataView): number {
  for (
    let at = view.byteLength - END.record;
    at >= Math.max(0, view.byteLength - END.record - END.comment);
    at -= 1
  ) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  throw damaged()
}

/** Where the packed bytes begin behind the start of a local header. */
function contentStart(header: Uint8Array<ArrayBuffer>): number {
  const view = viewOf(header)
  if (header.length < LOCAL_HEADER || view.getUint32(0, true) !== 0x04034b50) throw damaged()
  return LOCAL_HEADER + view.getUint16(26, true) + view.getUint16(28, true)
}

/** Unpacks an entry. Throws `unpacks-too-large` beyond `limit` bytes, whatever size it states, and `part-damaged` if it fails. */
export async function unpack(entry: ZipEntry, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (entry.method === 0 && !entry.encrypted) return entry.packed
  return unpackBlob(entry, new Blob([entry.packed]), limit)
}

/** The same of an entry whose packed bytes are in a Blob. */
export async function unpackBlob(
  entry: Pick<ZipEntry, 'name' | 'method' | 'encrypted'>,
  packed: Blob,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  try {
    for await (const part of unpackedParts(entry, packed, limit)) parts.push(part)
  } catch (error) {
    const isTorn = error instanceof ExtractError && error.fault.code === 'damaged'
    throw isTorn ? new ExtractError({ code: 'part-damaged', part: entry.name }) : error
  }
  return bytesOf(new Blob(parts))
}

/** The bytes of an entry, a part after another, with the same limit and faults. */
export async function* unpackedParts(
  { method, encrypted }: Pick<ZipEntry, 'method' | 'encrypted'>,
  packed: Blob,
  limit: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  if (encrypted) throw new ExtractError({ code: 'encrypted' })
  if (method !== 0 && method !== 8) throw damaged()
  const stream = packed.stream()
  const unpacked = method === 0 ? stream : stream.pipeThrough(new DecompressionStream('deflate-raw'))
  const reader = unpacked.getReader()
  const read = () => reader.read().catch(() => Promise.reject(damaged()))
  let length = 0
  for (let { done, value } = await read(); !done; { done, value } = await read()) {
    if (value === undefined) continue
    length += value.length
    if (length > limit) {
      await reader.cancel()
      throw new ExtractError({ code: 'unpacks-too-large', limit: LIMITS.unpackedBytes })
    }
    yield value
  }
}

function viewOf(bytes: Uint8Array<ArrayBuffer>): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer())
}
