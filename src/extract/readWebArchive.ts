import { decodeBytes } from './decodeBytes.ts'
import { damaged, type ReadContent } from './extractedDocument.ts'
import { hostOf, readHtml } from './readHtml.ts'

/** Reads a page that Safari saved with its parts: the page alone. */
export async function readWebArchive(bytes: Uint8Array<ArrayBuffer>): Promise<ReadContent> {
  const value = (key: string) => plistValue(bytes, ['WebMainResource', key])
  const [page, encoding, address] = ['WebResourceData', 'WebResourceTextEncodingName', 'WebResourceURL'].map(
    value,
  )
  if (!(page instanceof Uint8Array)) throw damaged()
  const content = await readHtml(decodeBytes(page, typeof encoding === 'string' ? encoding : null).text)
  return { ...content, site: content.site ?? hostOf(typeof address === 'string' ? address : '') }
}

/**
 * A value of a binary property list by the keys that lead to it, as text or bytes; null where the list has none. Only what is
 * on the way is read, so that no list can refer to itself without end.
 */
function plistValue(
  bytes: Uint8Array<ArrayBuffer>,
  path: readonly string[],
): string | Uint8Array<ArrayBuffer> | null {
  if (bytes.length < 40) throw damaged()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const trailer = bytes.length - 32
  const [offsetSize, refSize] = [view.getUint8(trailer + 6), view.getUint8(trailer + 7)]
  const [top, table] = [view.getUint32(trailer + 20), view.getUint32(trailer + 28)]
  const number = (at: number, size: number) => {
    if (at + size > bytes.length || size > 8) throw damaged()
    let value = 0
    for (let index = 0; index < size; index += 1) value = value * 256 + view.getUint8(at + index)
    return value
  }
  /** Where an object begins, its kind, its length and where its content begins. */
  const object = (ref: number) => {
    const at = number(table + ref * offsetSize, offsetSize)
    const mark = number(at, 1)
    const isLong = (mark & 15) === 15
    const size = isLong ? 2 ** (number(at + 1, 1) & 15) : 0
    return {
      kind: mark >> 4,
      length: isLong ? number(at + 2, size) : mark & 15,
      start: at + 1 + (isLong ? 1 + size : 0),
    }
  }
  const scalar = (ref: number) => {
    const { kind, length, start } = object(ref)
    const end = start + length * (kind === 6 ? 2 : 1)
    if (end > bytes.length) throw damaged()
    const content = bytes.subarray(start, end)
    if (kind === 4) return content
    if (kind === 5) return new TextDecoder().decode(content)
    return kind === 6 ? new TextDecoder('utf-16be').decode(content) : null
  }
  let ref = top
  for (const key of path) {
    const { kind, length, start } = object(ref)
    if (kind !== 13 || start + 2 * length * refSize > bytes.length) return null
    let index = 0
    while (index < length && scalar(number(start + index * refSize, refSize)) !== key) index += 1
    if (index === length) return null
    ref = number(start + (length + index) * refSize, refSize)
  }
  return scalar(ref)
}
