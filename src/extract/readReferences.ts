import { monthNames } from '#domain/monthNames.ts'
import type { Reference } from '#domain/reference.ts'
import { cleanLine } from './cleanLine.ts'
import { decodeBytes } from './decodeBytes.ts'
import { ExtractError, statedDate } from './extractedDocument.ts'

/** Entries of a library that are read. */
const MOST = 2000

type Fields = ReadonlyMap<string, readonly string[]>

/** Reads a library of references, RIS or BibTeX. */
export function readReferences(bytes: Uint8Array<ArrayBuffer>): readonly Reference[] {
  const { text } = decodeBytes(bytes, null)
  const entries = /^\s*TY {1,2}- /.test(text) ? risEntries(text) : bibEntries(text)
  const references = entries.slice(0, MOST).flatMap(referenceOf)
  if (references.length === 0) throw new ExtractError({ code: 'empty' })
  return references
}

/** What an entry is told by, by the tags of RIS and the fields of BibTeX. */
function referenceOf(fields: Fields): Reference[] {
  const all = (...names: readonly string[]) =>
    names
      .flatMap((name) => fields.get(name) ?? [])
      .map(cleanLine)
      .filter(Boolean)
  const first = (...names: readonly string[]) => all(...names)[0] ?? ''
  const title = first('TI', 'T1', 'title')
  if (title === '') return []
  const year = first('PY', 'Y1', 'year')
  const month = monthOf(first('month'))
  return [
    {
      title,
      publisher: first('PB', 'publisher', 'institution', 'organization', 'T2', 'JO', 'JF', 'journal') || null,
      date:
        [first('DA', 'date'), year && month && `${year}-${month}`, year].map(statedDate).find(Boolean) ??
        null,
      doi: first('DO', 'doi').replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, ''),
      address: first('UR', 'url').replace(/^https?:\/\/(?:www\.)?|\/$/g, ''),
      files: all('L1', 'L2', 'file')
        .flatMap((value) => value.split(/[;:]/))
        .flatMap((path) => /([^/\\]+\.[a-z\d]{2,10})$/i.exec(path.trim())?.[1] ?? []),
    },
  ]
}

const MONTHS = monthNames(['en'], 'full and short')

function monthOf(value: string): string {
  const number = /^\d{1,2}$/.test(value) ? Number(value) : (MONTHS.get(value.slice(0, 3).toLowerCase()) ?? 0)
  return number > 0 ? String(number).padStart(2, '0') : ''
}

/** Entries of RIS: a tag and a value a line, from `TY` to `ER`. */
function risEntries(text: string): Fields[] {
  const entries: Map<string, string[]>[] = []
  let last: string[] = []
  for (const line of text.split(/\r\n?|\n/)) {
    const [, tag, value = ''] = /^([A-Z][A-Z\d]) {1,2}- ?(.*)$/.exec(line) ?? []
    const entry = entries.at(-1)
    if (tag === 'TY') entries.push(new Map())
    else if (tag === undefined) {
      // A long value goes on in the next line.
      if (line.trim() !== '' && last.length > 0) last.push(`${last.pop()} ${line}`)
    } else if (entry) {
      last = entry.get(tag) ?? []
      last.push(value)
      entry.set(tag, last)
    }
  }
  return entries
}

/** Entries of BibTeX. One whose braces are torn ends the library. */
function bibEntries(text: string): Fields[] {
  const entries: Map<string, string[]>[] = []
  const start = /@([a-z]{1,40})\s{0,40}[{(]\s{0,40}[^\s,{}"=@()]{0,200}\s{0,40},/gi
  const field = /[\s,]*([\w-]+)\s*=\s*/y
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const fields = new Map<string, string[]>()
    entries.push(fields)
    field.lastIndex = start.lastIndex
    for (let named = field.exec(text); named; named = field.exec(text)) {
      const end = valueEnd(text, field.lastIndex)
      if (end < 0) return entries
      fields.set((named[1] ?? '').toLowerCase(), [plainText(text.slice(field.lastIndex, end))])
      field.lastIndex = end
      start.lastIndex = end
    }
  }
  return entries
}

/** Where a value ends: one in braces, in quotation marks, or a bare word; -1 for one that does not. */
function valueEnd(text: string, from: number): number {
  const opening = text[from] ?? ''
  if (opening !== '{' && opening !== '"') {
    const rest = /[^,}\n]*/y
    rest.lastIndex = from
    return rest.test(text) ? rest.lastIndex : -1
  }
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '\\') at += 1
    else if (sign === '{') depth += 1
    else if (sign === '}') depth -= 1
    if (depth === 0 && at > from && sign === (opening === '{' ? '}' : '"')) return at + 1
  }
  return -1
}

const ACCENTS: Readonly<Record<string, string>> = {
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
  '=': '\u0304',
  c: '\u0327',
  v: '\u030c',
  u: '\u0306',
  H: '\u030b',
  r: '\u030a',
  k: '\u0328',
}
const LETTERS: Readonly<Record<string, string>> = {
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
}

/** A value of BibTeX without braces and commands, its accents on their letters. */
function plainText(value: string): string {
  return value
    .replace(
      /\\(["'`^~=]|[cvuHrk](?![a-zA-Z]))\s{0,4}\{?\s{0,4}\\?([a-zA-Z])\}?/g,
      (_, accent: string, letter: string) => `${letter}${ACCENTS[accent] ?? ''}`.normalize('NFC'),
    )
    .replace(/\\(ss|ae|AE|oe|OE|aa|AA|[oOlLi])(?![a-zA-Z])\s?/g, (_, name: string) => LETTERS[name] ?? '')
    .replace(/\\([&%$#_{}])/g, '$1')
    .replace(/\\[a-zA-Z]+\s?/g, '')
    .replace(/---?/g, '–')
    .replace(/[{}]/g, '')
    .replace(/^"|"$/g, '')
}
