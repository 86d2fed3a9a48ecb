import { wideEncoding } from '#lib/wideEncoding.ts'
import { damaged, ExtractError } from './extractedDocument.ts'

/** Controls that no text file has: all but tab, line breaks and form feed. */
const CONTROLS = /[^\P{Cc}\t\n\r\f\u0085]/gu

/**
 * Decodes a text file: UTF-8, UTF-16 (by mark or by its zeros), else the `stated` encoding, else Windows-1252. The byte
 * order mark is removed. Throws an ExtractError for bytes that are no text (`unknown-format`) and for UTF-8 with broken
 * characters (`damaged`).
 */
export function decodeBytes(bytes: Uint8Array, stated: string | null): { text: string; encoding: string } {
  const wide = wideEncoding(bytes)
  const utf8 = wide ? null : asUtf8(bytes)
  const encoding = utf8 === null ? (wide ?? usable(stated) ?? 'windows-1252') : 'utf-8'
  const text = utf8 ?? decoded(bytes, encoding)
  const controls = text.match(CONTROLS)?.length ?? 0
  if (controls > text.length / 1000) throw new ExtractError({ code: 'unknown-format', looksLike: null })
  return { text, encoding: NAMES.get(encoding) ?? encoding.toUpperCase() }
}

/** Encodings whose names are not written in capitals. */
const NAMES = new Map([['windows-1252', 'Windows-1252']])

/** The signs of Windows-1252 for the bytes 0x80 to 0x9F. Some versions of Node decode them as controls. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Bytes in an encoding that `TextDecoder` knows. */
export function decoded(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(bytes)
  if (encoding !== 'windows-1252') return text
  return text.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80] ?? sign)
}

/** The text if the bytes are UTF-8, null if they are of another encoding. */
function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const { valid, invalid } = countSequences(bytes)
    // Accents in Windows-1252 hardly ever form valid UTF-8. Where most do, a few bytes were broken.
    if (valid > invalid) throw damaged()
    return null
  }
}

/** Counts the characters of two to four bytes that are valid UTF-8, and the bytes that cannot be. */
function countSequences(bytes: Uint8Array): { valid: number; invalid: number } {
  let [valid, invalid] = [0, 0]
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    at += 1
    if (byte < 0x80) continue
    const more =
      byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0
    let follow = 0
    while (follow < more && ((bytes[at + follow] ?? 0) & 0xc0) === 0x80) follow += 1
    if (more > 0 && follow === more) {
      valid += 1
      at += more
    } else {
      invalid += 1
    }
  }
  return { valid, invalid }
}

/** The name of an encoding if this platform can decode it. */
function usable(label: string | null): string | null {
  if (label === null) return null
  try {
    const { encoding } = new TextDecoder(label)
    // A file that is not UTF-8 and says it is states nothing.
    return encoding === 'utf-8' || encoding.startsWith('utf-16') ? null : encoding
  } catch {
    return null
  }
}

/** Bytes as the characters of the same numbers. */
export function latinText(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  return parts.join('')
}
