import type { FileFormat, KnownFormat } from './extractedDocument.ts'

type Sniffed = FileFormat | 'encrypted-office' | { looksLike: KnownFormat }

const HTML_START = /^(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b/i
const HTML_PARTS = /<\/(?:p|div|h[1-6]|ul|table|body)>/i

/**
 * The format of a file by its first bytes; the ending counts only among texts. `zipNames` lists the entries of a ZIP
 * file.
 */
export function sniffFormat(name: string, bytes: Uint8Array, zipNames: () => readonly string[]): Sniffed {
  const head = latin(bytes.subarray(0, 2048))
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf'
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return packed(zipNames())
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    // An Office file with a password is wrapped in the container of the old formats.
    return hasWide(bytes, 'EncryptedPackage') ? 'encrypted-office' : { looksLike: 'doc' }
  }
  if (head.startsWith('{\\rtf')) return { looksLike: 'rtf' }
  if (head.startsWith('bplist00')) return { looksLike: 'webarchive' }
  if (/^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8|BM.{4}\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP)/s.test(head)) {
    return { looksLike: 'image' }
  }
  return textFormat(
    name,
    head.replaceAll('\0', '').replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, ''),
  )
}

function textFormat(name: string, head: string): Sniffed {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase()
  if (/^(?:MIME-Version:|From:|Content-Type: multipart\/related)/im.test(head) && /boundary=/i.test(head)) {
    return { looksLike: 'mhtml' }
  }
  if (HTML_START.test(head)) return 'html'
  if (/^\s*<\?xml\b/i.test(head)) return { looksLike: 'xml' }
  if (/^x?html?$/.test(ending ?? '') && HTML_PARTS.test(head)) return 'html'
  return ending === 'md' || ending === 'markdown' ? 'md' : 'txt'
}

function packed(names: readonly string[]): Sniffed {
  const has = (start: string) => names.some((name) => name.startsWith(start))
  if (has('word/')) return 'docx'
  if (has('xl/')) return { looksLike: 'xlsx' }
  if (has('ppt/')) return { looksLike: 'pptx' }
  if (has('META-INF/container.xml')) return { looksLike: 'epub' }
  return { looksLike: names.includes('content.xml') ? 'odt' : 'zip' }
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

/** Whether bytes hold an ASCII word in UTF-16LE. */
function hasWide(bytes: Uint8Array, word: string): boolean {
  const sought = [...word].flatMap((letter) => [letter.charCodeAt(0), 0])
  let at = bytes.indexOf(sought[0] ?? 0)
  while (at !== -1) {
    if (sought.every((byte, index) => bytes[at + index] === byte)) return true
    at = bytes.indexOf(sought[0] ?? 0, at + 1)
  }
  return false
}
