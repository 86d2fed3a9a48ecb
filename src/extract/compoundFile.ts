import { ExtractError, LIMITS } from './extractedDocument.ts'

/** A folder in a compound file: its streams, and the folders in it, by name. */
export interface Storage {
  readonly streams: ReadonlyMap<string, () => Uint8Array<ArrayBuffer>>
  readonly storages: ReadonlyMap<string, Storage>
}

interface Entry {
  readonly name: string
  readonly kind: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

const HEADER = 512
const ENTRY = 128
const STORAGE = 1
const STREAM = 2
/** Sectors of the table that the header names; more are in sectors of their own. */
const IN_HEADER = 109

const damaged = () => new ExtractError({ code: 'damaged', page: null })

/**
 * Opens a compound file, the container of Office before 2007 and of Outlook. Chains and trees that run in circles are refused,
 * and all streams that are read together may have as many bytes as any file unpacks to.
 */
export function openCompound(bytes: Uint8Array<ArrayBuffer>): Storage {
  if (bytes.length < HEADER) throw damaged()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) throw damaged()
  const size = 1 << shift
  const sector = (at: number) => {
    const start = (at + 1) * size
    // The last sector of a file may be cut short.
    if (start >= bytes.length) throw damaged()
    return bytes.subarray(start, start + size)
  }
  const fat = tableOf(view, sector, size)
  const most = Math.ceil(bytes.length / size)
  /** The sectors of a chain, at most as many as asked for. */
  const chain = (start: number, table: Uint32Array, wanted: number) => {
    const found: number[] = []
    for (let at = start; at < table.length && found.length < wanted; at = table[at] ?? 0) found.push(at)
    return found
  }
  /** A chain of unknown length: it runs in a circle if it has more sectors than the file. */
  const read = (start: number) => {
    const sectors = chain(start, fat, most + 1)
    if (sectors.length > most) throw damaged()
    return joined(sectors.map(sector))
  }
  const entries = entriesOf(read(view.getUint32(48, true)))
  const [root] = entries
  if (!root) throw damaged()
  const small = read(root.start)
  const smallFat = numbersOf(read(view.getUint32(60, true)))
  const cutoff = view.getUint32(56, true)
  let left: number = LIMITS.unpackedBytes
  const content = ({ start, size: length }: Entry) => {
    left -= length
    if (left < 0) throw new ExtractError({ code: 'unpacks-too-large', limit: LIMITS.unpackedBytes })
    const parts =
      length >= cutoff
        ? chain(start, fat, Math.ceil(length / size)).map(sector)
        : chain(start, smallFat, Math.ceil(length / 64)).map((at) => small.subarray(at * 64, at * 64 + 64))
    const whole = joined(parts)
    if (whole.length < length) throw damaged()
    return whole.subarray(0, length)
  }
  return storageOf(root, entries, content, new Set())
}

/** The table that says which sector follows which. */
function tableOf(view: DataView, sector: (at: number) => Uint8Array<ArrayBuffer>, size: number): Uint32Array {
  const named: number[] = []
  for (let at = 0; at < IN_HEADER; at += 1) named.push(view.getUint32(76 + at * 4, true))
  const most = view.byteLength / size
  /** Sectors of the table that a file of this size needs. */
  const needed = Math.ceil(most / (size / 4))
  let next = view.getUint32(68, true)
  while (next < most && named.length < needed) {
    const numbers = numbersOf(sector(next))
    named.push(...numbers.subarray(0, -1))
    next = numbers.at(-1) ?? most
  }
  const sectors = named.filter((at) => at < most).slice(0, needed)
  return numbersOf(joined(sectors.map(sector)))
}

function numbersOf(bytes: Uint8Array<ArrayBuffer>): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => view.getUint32(at * 4, true))
}

/** Parts one after another. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function entriesOf(directory: Uint8Array<ArrayBuffer>): readonly Entry[] {
  const view = new DataView(directory.buffer)
  return Array.from({ length: Math.floor(directory.length / ENTRY) }, (_, index) => {
    const at = index * ENTRY
    const length = Math.min(64, view.getUint16(at + 64, true))
    return {
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + Math.max(0, length - 2))),
      kind: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    }
  })
}

function storageOf(
  storage: Entry,
  entries: readonly Entry[],
  content: (entry: Entry) => Uint8Array<ArrayBuffer>,
  seen: Set<number>,
): Storage {
  const streams = new Map<string, () => Uint8Array<ArrayBuffer>>()
  const storages = new Map<string, Storage>()
  const waiting = [storage.child]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const entry = entries[at]
    if (!entry) continue
    if (seen.has(at)) throw damaged()
    seen.add(at)
    waiting.push(entry.left, entry.right)
    if (entry.kind === STREAM) streams.set(entry.name, () => content(entry))
    else if (entry.kind === STORAGE) storages.set(entry.name, storageOf(entry, entries, content, seen))
  }
  return { streams, storages }
}
