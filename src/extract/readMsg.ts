import { decoded } from './decodeBytes.ts'
import { damaged, ExtractError, type FilePart, LIMITS, type ReadContent } from './extractedDocument.ts'
import { dayOfHeader, type Message, messageContent } from './readMessage.ts'

/** Reads a message that Outlook saved: its words, and what is attached to it as files of their own. */
export async function readMsg(bytes: Uint8Array<ArrayBuffer>): Promise<ReadContent> {
  return messageContent(messageIn(openCompound(bytes), 32, 0))
}

/** Properties of a message, by the names of MAPI. */
const SUBJECT = '0037'
const HEADERS = '007D'
const BODY = '1000'
const HTML = '1013'
const SENDER = ['5D01', '0C1F', '0065'] as const
const SENT = ['0039', '0E06'] as const
const DATA = '3701'
const NAMES = ['3707', '3704', '3001'] as const
const CONTENT_ID = '3712'
const MIME = '370E'
const CODE_PAGES = ['3FDE', '3FFD'] as const

/** The message in a storage; the properties of fixed size begin after `header` bytes. */
function messageIn(storage: Storage, header: number, depth: number): Message {
  const fixed = fixedOf(storage, header)
  const page = CODE_PAGES.map((id) => fixed.get(`${id}0003`)?.getUint32(0, true)).find(Boolean) ?? 1252
  const text = (id: string) => textOf(storage, id, page)
  const html = text(HTML)
  const attached = [...storage.storages]
    .filter(([name]) => name.startsWith('__attach_version1.0_'))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, one]) => attachedIn(one, page, depth))
  return {
    subject: text(SUBJECT),
    day: dayOfHeader(/^Date:([^\r\n]*)/im.exec(text(HEADERS))?.[1] ?? '') ?? sentDay(fixed),
    from: SENDER.map(text).find((address) => address.includes('@')) ?? '',
    html,
    text: text(BODY),
    attached: attached.slice(0, LIMITS.files),
  }
}

/** A file, or a message with what is attached to it. */
function attachedIn(storage: Storage, page: number, depth: number): FilePart[] {
  const text = (id: string) => textOf(storage, id, page)
  const name = NAMES.map(text).find(Boolean) ?? ''
  const inner = storage.storages.get(`__substg1.0_${DATA}000D`)
  if (inner) {
    const path = `${name.replace(/\.msg$/i, '') || '1'}.eml`
    if (depth >= LIMITS.depth) return [{ name: path, fault: { code: 'too-deep', limit: LIMITS.depth } }]
    const message = messageIn(inner, 24, depth + 1)
    return [
      { name: path, bytes: emlOf(message) },
      ...message.attached.map((one) => ({ ...one, name: `${path}/${one.name}` })),
    ]
  }
  // A picture within the words.
  if (text(CONTENT_ID) !== '' && /^image\//i.test(text(MIME))) return []
  try {
    const bytes = storage.streams.get(`__substg1.0_${DATA}0102`)?.()
    return bytes ? [{ name: name || '1', bytes }] : []
  } catch (error) {
    if (error instanceof ExtractError) return [{ name, fault: error.fault }]
    throw error
  }
}

/** A text property, as Unicode or in the code page of the message; '' for none. */
function textOf({ streams }: Storage, id: string, page: number): string {
  const wide = streams.get(`__substg1.0_${id}001F`)?.()
  if (wide) return new TextDecoder('utf-16le').decode(wide).replace(/\0+$/, '')
  const narrow = (streams.get(`__substg1.0_${id}001E`) ?? streams.get(`__substg1.0_${id}0102`))?.()
  return narrow ? decoded(narrow, encodingOf(page)).replace(/\0+$/, '') : ''
}

const ENCODINGS = new Map([
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [20_866, 'koi8-r'],
  [28_591, 'windows-1252'],
  [28_592, 'windows-1250'],
  [50_220, 'shift_jis'],
  [65_001, 'utf-8'],
])

function encodingOf(page: number): string {
  const isWindows = page >= 1250 && page <= 1258
  const isIso = page > 28_592 && page <= 28_606
  return isWindows
    ? `windows-${page}`
    : isIso
      ? `iso-8859-${page - 28_590}`
      : (ENCODINGS.get(page) ?? 'windows-1252')
}

/** The properties of fixed size: their values by id and type. */
function fixedOf({ streams }: Storage, header: number): ReadonlyMap<string, DataView> {
  const bytes = streams.get('__properties_version1.0')?.()
  const found = new Map<string, DataView>()
  if (!bytes) return found
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = header; at + 16 <= bytes.length; at += 16) {
    const tag = view.getUint32(at, true).toString(16).toUpperCase().padStart(8, '0')
    found.set(tag, new DataView(bytes.buffer, bytes.byteOffset + at + 8, 8))
  }
  return found
}

/** The day of the time at which a message was sent, in UTC; null where it states none. */
function sentDay(fixed: ReadonlyMap<string, DataView>): string | null {
  const [time] = SENT.flatMap((id) => fixed.get(`${id}0040`) ?? [])
  // Steps of 100 ns since 1601.
  const since = time ? Number(time.getBigUint64(0, true) / 10_000n) - 11_644_473_600_000 : 0
  const date = new Date(since)
  return since > 0 && !Number.isNaN(date.getTime()) ? date.toISOString().slice(0, 10) : null
}

/** A message in the form of a file, for what is attached to another one. */
function emlOf({ subject, day, from, html, text }: Message): Uint8Array<ArrayBuffer> {
  const time = day === null ? '' : `Date: ${new Date(`${day}T12:00:00Z`).toUTCString()}\r\n`
  const words = new TextEncoder().encode(html || text)
  const head = `MIME-Version: 1.0\r\nFrom: <${from.replace(/[^\w.@+-]/g, '')}>\r\n${time}Subject: =?utf-8?B?${base64(new TextEncoder().encode(subject))}?=\r\nContent-Type: text/${html ? 'html' : 'plain'}; charset=utf-8\r\n\r\n`
  return joined([new TextEncoder().encode(head), words])
}

const base64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))

/** A folder in a compound file: its streams, and the folders in it, by name. */
interface Storage {
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

/**
 * Opens a compound file, the container of Office before 2007 and of Outlook. Chains and trees that run in circles are refused,
 * and all streams that are read together may have as many bytes as any file unpacks to.
 */
function openCompound(bytes: Uint8Array<ArrayBuffer>): Storage {
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
function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
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
