/** A folder of a compound file: streams as bytes, and folders in it, by name. */
export interface Folder {
  readonly [name: string]: Uint8Array | Folder
}

const SECTOR = 512
const SMALL = 64
const END = 0xfffffffe
const NONE = 0xffffffff

/** A compound file of a folder, as Outlook writes messages. The entries of a folder are a chain, which readers take as a tree. */
export function makeCompound(root: Folder): Uint8Array<ArrayBuffer> {
  const entries: { name: string; kind: number; right: number; child: number; start: number; size: number }[] =
    []
  const sectors: Uint8Array[] = []
  const fat: number[] = []
  const small: Uint8Array[] = []
  const smallFat: number[] = []
  const put = (bytes: Uint8Array, size: number, into: Uint8Array[], table: number[]): number => {
    const start = into.length
    for (let at = 0; at < bytes.length; at += size) {
      const part = new Uint8Array(size)
      part.set(bytes.subarray(at, at + size))
      into.push(part)
      table.push(at + size < bytes.length ? into.length : END)
    }
    return bytes.length === 0 ? END : start
  }
  const add = (name: string, content: Uint8Array | Folder, kind: number): number => {
    const entry = { name, kind, right: NONE, child: NONE, start: 0, size: 0 }
    const at = entries.push(entry) - 1
    if (content instanceof Uint8Array) {
      entry.size = content.length
      const isSmall = content.length < 4096
      entry.start = isSmall ? put(content, SMALL, small, smallFat) : put(content, SECTOR, sectors, fat)
      return at
    }
    let before: number | null = null
    for (const [own, inner] of Object.entries(content)) {
      const added = add(own, inner, inner instanceof Uint8Array ? 2 : 1)
      const previous = before === null ? undefined : entries[before]
      if (previous) previous.right = added
      else entry.child = added
      before = added
    }
    return at
  }
  add('Root Entry', root, 5)
  const [top] = entries
  const smallBytes = Uint8Array.from(small.flatMap((part) => [...part]))
  if (top) [top.start, top.size] = [put(smallBytes, SECTOR, sectors, fat), smallBytes.length]
  const numbers = (all: readonly number[]) => new Uint8Array(Uint32Array.from(all).buffer)
  const smallTable = put(numbers(smallFat), SECTOR, sectors, fat)
  const directory = new Uint8Array(entries.length * 128)
  const view = new DataView(directory.buffer)
  for (const [index, { name, kind, right, child, start, size }] of entries.entries()) {
    const at = index * 128
    for (let sign = 0; sign < name.length; sign += 1)
      view.setUint16(at + sign * 2, name.charCodeAt(sign), true)
    view.setUint16(at + 64, name.length * 2 + 2, true)
    view.setUint8(at + 66, kind)
    for (const [place, value] of [
      [68, NONE],
      [72, right],
      [76, child],
      [116, start],
      [120, size],
    ] as const)
      view.setUint32(at + place, value, true)
  }
  const directoryAt = put(directory, SECTOR, sectors, fat)
  const tableSectors = Math.ceil((fat.length + 8) / (SECTOR / 4))
  const tableAt = sectors.length
  for (let count = 0; count < tableSectors; count += 1) fat.push(0xfffffffd)
  put(numbers([...fat, ...Array(tableSectors * (SECTOR / 4) - fat.length).fill(NONE)]), SECTOR, sectors, [])
  const header = new Uint8Array(SECTOR)
  const head = new DataView(header.buffer)
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  head.setUint16(30, 9, true)
  head.setUint16(32, 6, true)
  for (const [place, value] of [
    [44, tableSectors],
    [48, directoryAt],
    [56, 4096],
    [60, smallTable],
    [68, END],
  ] as const)
    head.setUint32(place, value, true)
  for (let at = 0; at < 109; at += 1)
    head.setUint32(76 + at * 4, at < tableSectors ? tableAt + at : NONE, true)
  return Uint8Array.from([header, ...sectors].flatMap((part) => [...part]))
}

const wide = (text: string) =>
  Uint8Array.from([...text].flatMap((sign) => [sign.charCodeAt(0) & 0xff, sign.charCodeAt(0) >> 8]))

/** The folder of a message: its texts by MAPI id, files and messages that are attached. */
export function messageFolder(
  texts: Readonly<Record<string, string>>,
  attached: readonly Folder[] = [],
  /** Days since 1970 on which it was sent. */
  sent = 0,
): Folder {
  const properties = new Uint8Array(sent > 0 ? 48 : 32)
  if (sent > 0) {
    const view = new DataView(properties.buffer)
    view.setUint32(32, 0x00390040, true)
    view.setBigUint64(40, (BigInt(sent) * 86_400_000n + 11_644_473_600_000n) * 10_000n, true)
  }
  return {
    '__properties_version1.0': properties,
    ...Object.fromEntries(Object.entries(texts).map(([id, text]) => [`__substg1.0_${id}001F`, wide(text)])),
    ...Object.fromEntries(attached.map((one, at) => [`__attach_version1.0_#0000000${at}`, one])),
  }
}

/** The folder of an attached file, or of an attached message. */
export function attachedFolder(name: string, content: Uint8Array | Folder): Folder {
  const isFile = content instanceof Uint8Array
  return {
    '__properties_version1.0': new Uint8Array(8),
    '__substg1.0_3707001F': wide(name),
    [isFile ? '__substg1.0_37010102' : '__substg1.0_3701000D']: content,
  }
}

/** A binary property list of texts, bytes and dictionaries. */
export function makePlist(value: PlistValue): Uint8Array<ArrayBuffer> {
  const objects: number[][] = []
  const add = (one: PlistValue): number => {
    const at = objects.push([]) - 1
    const sized = (kind: number, length: number) =>
      length < 15
        ? [(kind << 4) | length]
        : [(kind << 4) | 15, 0x12, ...[24, 16, 8, 0].map((shift) => (length >> shift) & 255)]
    if (one instanceof Uint8Array) objects[at] = [...sized(4, one.length), ...one]
    else if (typeof one === 'string') {
      const bytes = [...one].map((sign) => sign.charCodeAt(0))
      objects[at] = [...sized(5, bytes.length), ...bytes]
    } else {
      const keys = Object.keys(one).map(add)
      const values = Object.values(one).map(add)
      objects[at] = [...sized(13, keys.length), ...keys, ...values]
    }
    return at
  }
  add(value)
  const bytes = [...'bplist00'].map((sign) => sign.charCodeAt(0))
  const offsets = objects.map((object) => {
    const at = bytes.length
    bytes.push(...object)
    return at
  })
  const table = bytes.length
  const word = (number: number) => [24, 16, 8, 0].map((shift) => (number >> shift) & 255)
  bytes.push(...offsets.flatMap(word), 0, 0, 0, 0, 0, 0, 4, 1)
  bytes.push(...[objects.length, 0, table].flatMap((number) => [0, 0, 0, 0, ...word(number)]))
  return Uint8Array.from(bytes)
}
export type PlistValue = string | Uint8Array | { readonly [key: string]: PlistValue }
