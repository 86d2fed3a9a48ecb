import { addressIn } from '#lib/webAddress.ts'
import { latinText } from './decodeBytes.ts'
import type { FileFormat, KnownFormat } from './extractedDocument.ts'
import { zipEntries } from './zipEntries.ts'

/** What a file is by its bytes. */
export type Sniffed =
  | FileFormat
  /** An Office file with a password. */
  | 'encrypted-office'
  | { readonly looksLike: KnownFormat | null }
  /** A link to a page. */
  | { readonly address: string }

const HTML_START = /^(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b/i
const HTML_PARTS = /<\/(?:p|div|h[1-6]|ul|table|body)>/i
/** In a text without an ending of Markdown, which may hold some: code of a page, or several of its parts. */
const HTML_INSIDE =
  /<(?:script|style|iframe)\b[^>]{0,200}>|(?:<\/(?:p|div|h[1-6]|ul|li|table|td)>[\s\S]*?){3}/i

/** Whether a file is a PDF, before which others may have written something. */
export function isPdf(bytes: Uint8Array): boolean {
  return latinText(bytes.subarray(0, 1024)).includes('%PDF-')
}

/** Whether a file is a TIFF; a BigTIFF is none. */
export function isTiff(bytes: Uint8Array): boolean {
  return ['II*\0', 'MM\0*'].includes(latinText(bytes.subarray(0, 4)))
}

/** The format of a file by its first bytes; the ending counts only among texts. */
export function sniffFormat({ name, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> }): Sniffed {
  if (isPdf(bytes)) return 'pdf'
  const head = latinText(bytes.subarray(0, 8192))
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) {
    return packed(
      zipEntries(bytes).map((entry) => entry.name),
      head,
    )
  }
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    // An Office file with a password is wrapped in the container of the old formats.
    if (holds(bytes, wide('EncryptedPackage'))) return 'encrypted-office'
    // A torn message may have lost its properties.
    return holds(bytes, wide('__properties_version1.0')) || /\.msg$/i.test(name)
      ? 'msg'
      : { looksLike: 'doc' }
  }
  if (head.startsWith('{\\rtf')) return 'rtf'
  if (head.startsWith('bplist00')) {
    if (holds(bytes, plain('WebMainResource'))) return 'webarchive'
    // Only a list of a link is so small.
    const address = addressIn(/https?:\/\/[!-~]{1,2000}?(?=[\0-\u0020]|$)/.exec(head)?.[0] ?? '')
    return address === null ? { looksLike: null } : { address }
  }
  if (/^(?:\u0089PNG|\u00ff\u00d8\u00ff)/.test(head) || isTiff(bytes)) return 'image'
  // A BigTIFF, which has places of eight bytes, among them.
  if (/^(?:GIF8|BM.{4}\0\0|RIFF.{4}WEBP|II\+\0|MM\0\+)/s.test(head)) {
    return { looksLike: 'image' }
  }
  return textFormat(
    name,
    head.replaceAll('\0', '').replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, ''),
  )
}

function textFormat(name: string, head: string): Sniffed {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const mail = mailFormat(head, ending)
  if (mail) return mail
  const address = addressIn(head)
  if (address !== null) return { address }
  if (/^\s*TY {1,2}- /.test(head) || isBibtex(head, ending)) return { looksLike: 'references' }
  if (HTML_START.test(head)) return 'html'
  if (/^\s*<\?xml\b/i.test(head)) return { looksLike: 'xml' }
  if (/^x?html?$/.test(ending) && HTML_PARTS.test(head)) return 'html'
  if (ending === 'md' || ending === 'markdown') return 'md'
  return HTML_INSIDE.test(head) ? 'html' : 'txt'
}

const HEADER = /^[A-Za-z][\w-]{0,60}:/
const TECHNICAL = /^(?:MIME-Version|Message-ID|Received|Return-Path|Content-Type|DKIM-Signature|X-[\w-]+):/im
const ADDRESSED = /^(?:To|Received|Delivered-To|Message-ID):/im

/** Whether a text begins with the headers of a message, or of a page saved as one. */
function mailFormat(head: string, ending: string): 'eml' | 'mhtml' | null {
  const headers = head.split(/\r?\n\r?\n|\r\r/, 1)[0] ?? ''
  const isMail = HEADER.test(headers) && TECHNICAL.test(headers)
  if (!isMail && !(ending === 'eml' && HEADER.test(headers))) return null
  const isPage = /^mht(?:ml)?$/.test(ending) || /^Snapshot-Content-Location:/im.test(headers)
  const isRelated = /^Content-Type:\s*multipart\/related/im.test(headers) && !ADDRESSED.test(headers)
  return isPage || isRelated ? 'mhtml' : 'eml'
}

function isBibtex(head: string, ending: string): boolean {
  const isEntry = /^\s*(?:%[^\n]*\n\s*)*@[a-z]{3,20}\s*[{(]/i.test(head)
  return (
    isEntry &&
    (/^bib(?:tex)?$/.test(ending) || /@[a-z]{3,20}\s*[{(]\s*[^\s,{}]{1,200},\s*\w+\s*=/i.test(head))
  )
}

function packed(names: readonly string[], head: string): Sniffed {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/^word\/[^/]+\.xml$/)) return 'docx'
  if (has(/^xl\/[^/]+\.xml$/)) return { looksLike: 'xlsx' }
  if (has(/^ppt\/[^/]+\.xml$/)) return 'pptx'
  if (names.includes('META-INF/container.xml')) return 'epub'
  if (names.includes('content.xml') && has(/^(?:mimetype|META-INF\/manifest\.xml)$/)) {
    const isOther = /opendocument\.(?!text)/.test(head.slice(0, 200))
    return isOther ? { looksLike: 'opendocument' } : 'odt'
  }
  // Pages, Numbers and Keynote.
  if (has(/^Index\/.*\.iwa$/)) return { looksLike: null }
  const isProject = names.includes('manifest.json') && names.includes('log.json')
  return { looksLike: isProject ? 'project' : 'zip' }
}

const plain = (word: string) => [...word].map((letter) => letter.charCodeAt(0))
const wide = (word: string) => plain(word).flatMap((code) => [code, 0])

function holds(bytes: Uint8Array, sought: readonly number[]): boolean {
  let at = bytes.indexOf(sought[0] ?? 0)
  while (at !== -1) {
    if (sought.every((byte, index) => bytes[at + index] === byte)) return true
    at = bytes.indexOf(sought[0] ?? 0, at + 1)
  }
  return false
}
