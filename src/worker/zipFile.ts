import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { crc32 } from '#lib/crc32.ts'

/** Bytes that are gathered before the browser may keep them outside the page's memory. */
const GATHERED = 4 * 1_048_576

/** Gathers bytes in a Blob, some megabytes at a time. */
export function gatherBlob() {
  const gathered: Blob[] = []
  let waiting: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const flush = () => {
    gathered.push(new Blob(waiting))
    waiting = []
    length = 0
  }
  return {
    add: (bytes: Uint8Array<ArrayBuffer>) => {
      waiting.push(bytes)
      length += bytes.length
      if (length >= GATHERED) flush()
    },
    whole: (): Blob => {
      flush()
      return new Blob(gathered)
    },
  }
}

/** A part of a ZIP file, packed; `bytes` and `sha256` are of its content. */
export type PackedPart = Awaited<ReturnType<typeof packPart>>

/** Formats that are packed already: they are stored as they are, and need no copy. */
const PACKED = /\.(?:pdf|docx|xlsx|pptx|zip|png|jpe?g)$/i

/** Packs a part, some kilobytes of it at a time in memory. */
export async function packPart(path: string, content: Uint8Array<ArrayBuffer> | Blob) {
  const blob = content instanceof Blob ? content : new Blob([content])
  const hash = sha256.create()
  const method = PACKED.test(path) ? 0 : 8
  const deflate = method === 0 ? null : new CompressionStream('deflate-raw')
  const writer = deflate?.writable.getWriter()
  const packing = deflate && gatherStream(deflate.readable)
  let crc = 0
  await readParts(blob.stream(), async (bytes) => {
    hash.update(bytes)
    crc = crc32(bytes, crc)
    await writer?.write(bytes)
  })
  await writer?.close()
  const packed = packing ? await packing : blob
  return { path, bytes: blob.size, sha256: bytesToHex(hash.digest()), crc, method, packed }
}

async function gatherStream(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Blob> {
  const gathered = gatherBlob()
  await readParts(stream, gathered.add)
  return gathered.whole()
}

async function readParts(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  take: (bytes: Uint8Array<ArrayBuffer>) => Promise<void> | void,
): Promise<void> {
  const reader = stream.getReader()
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read())
    if (value) await take(value)
}

/** Joins packed parts into a ZIP file without copying any; all carry the same date. */
export function zipOf(parts: readonly PackedPart[], date: Date): Blob {
  const file: (Blob | Uint8Array<ArrayBuffer>)[] = []
  const directory: Uint8Array<ArrayBuffer>[] = []
  let at = 0
  for (const part of parts) {
    const name = utf8ToBytes(part.path)
    const local = record(0x04034b50, [...fieldsOf(part, name, date), [2, 0]], name)
    // Version 2.0; no extra field, comment, disk or attributes.
    const rest = [
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, at],
    ] as const
    directory.push(record(0x02014b50, [[2, 20], ...fieldsOf(part, name, date), ...rest], name))
    file.push(local, part.packed)
    at += local.length + part.packed.size
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const count = [2, parts.length] as const
  const end = record(0x06054b50, [[2, 0], [2, 0], count, count, [4, size], [4, at], [2, 0]])
  return new Blob([...file, ...directory, end], { type: 'application/zip' })
}

/** A field: its width in bytes, and its value. */
type Field = readonly [bytes: 2 | 4, value: number]

/** The fields shared by the local header and the central directory; bit 11 marks names as UTF-8. */
function fieldsOf(
  { method, crc, packed, bytes }: PackedPart,
  name: Uint8Array,
  date: Date,
): readonly Field[] {
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1)
  const day = ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate()
  const sizes = [
    [4, packed.size],
    [4, bytes],
  ] as const
  return [[2, 20], [2, 1 << 11], [2, method], [2, time], [2, day], [4, crc], ...sizes, [2, name.length]]
}

/** A record of little-endian fields behind its signature, and a name. */
function record(
  signature: number,
  fields: readonly Field[],
  name = new Uint8Array(0),
): Uint8Array<ArrayBuffer> {
  const length = fields.reduce((sum, [bytes]) => sum + bytes, 4)
  const made = new Uint8Array(length + name.length)
  const view = new DataView(made.buffer)
  view.setUint32(0, signature, true)
  let at = 4
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += bytes
  }
  made.set(name, at)
  return made
}
