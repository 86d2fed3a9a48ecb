import JSZip from 'jszip'
import type { Edit } from '#content/correctedHandedOut.ts'
import type { GivenPage } from '#domain/handedOutFile.ts'
import { placeOfWords, type Snapshot, snapshotInXml, snapshotXml } from '#domain/snapshot.ts'
import { unpackTemplate } from '#extract/unpackTemplate.ts'
import { escapeXml, unescapeXml } from '#lib/escapeXml.ts'
import { partsOf } from '#lib/officeXml.ts'

interface Corrected {
  readonly pages: readonly Pick<GivenPage, 'number' | 'parts'>[]
  readonly edits: readonly Edit[]
  /** What the file states now. */
  readonly snapshot: Snapshot
  /** Lists the changes: in the notes of each slide, or at the end of a document. */
  readonly noteOf: (edits: readonly Edit[]) => string
}

/** A file of ours with other words in place of some: all else stays, byte by byte. */
export async function correctOffice(
  bytes: Uint8Array<ArrayBuffer>,
  { pages, edits, snapshot, noteOf }: Corrected,
): Promise<Blob> {
  const zip = new JSZip()
  for (const [path, part] of await unpackTemplate(bytes)) zip.file(path, part, { createFolders: false })
  const change = async (path: string, patch: (xml: string) => string) => {
    const xml = await zip.file(path)?.async('string')
    if (xml !== undefined) zip.file(path, patch(xml))
  }
  for (const { number, parts } of pages) {
    const own = edits.filter((edit) => edit.pages.includes(number))
    if (own.length === 0) continue
    for (const path of parts) {
      if (!path.includes('/charts/')) await change(path, (xml) => withWords(xml, own, spaceOf(path)))
    }
    const note = parts.find((path) => path.includes('/notesSlides/'))
    const text = noteOf(own)
    if (note) await change(note, (xml) => withNote(xml, text))
    else if (parts[0]?.startsWith('word/')) await change(parts[0], (xml) => withLastParagraph(xml, text))
  }
  for (const path of Object.keys(zip.files).filter((name) => /^customXml\/item\d+\.xml$/.test(name)))
    await change(path, (xml) => (snapshotInXml(xml) === null ? xml : snapshotXml(snapshot)))
  const [slides] = pages
  return zip.generateAsync({
    type: 'blob',
    mimeType: slides?.parts[0]?.startsWith('word/') ? DOCX : PPTX,
    compression: 'DEFLATE',
  })
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const PPTX = `${OFFICE}.presentationml.presentation`
const DOCX = `${OFFICE}.wordprocessingml.document`

const spaceOf = (path: string) => (path.startsWith('word/') ? 'w' : 'a')

/** Replaces words in the paragraphs of a part, whatever runs they are split into. */
export function withWords(xml: string, edits: readonly Edit[], space: 'a' | 'w'): string {
  let at = 0
  let written = ''
  const named = withNames(xml, edits)
  for (const { start, xml: paragraph } of partsOf(named, space, 'p')) {
    written += named.slice(at, start) + paragraphWith(paragraph, edits, space)
    at = start + paragraph.length
  }
  return written + named.slice(at)
}

/** Replaces words in the names and descriptions of shapes, which those read who do not see them. */
function withNames(xml: string, edits: readonly Edit[]): string {
  return xml.replaceAll(/<(?:p|pic):cNvPr\s[^>]*>|<wp:docPr\s[^>]*>/g, (tag) =>
    tag.replaceAll(/(?<=\s(?:name|descr|title)=")[^"]*/g, (value) => {
      const text = unescapeXml(value)
      const found = placesOf(text, edits)
      return found.length === 0 ? value : escapeXml(runWith(text, 0, found))
    }),
  )
}

function paragraphWith(paragraph: string, edits: readonly Edit[], space: 'a' | 'w'): string {
  const runs = partsOf(paragraph, space, 't').map((run) => ({ ...run, text: unescapeXml(run.inner) }))
  const text = runs.map((run) => run.text).join('')
  const found = placesOf(text, edits)
  if (found.length === 0) return paragraph
  let written = ''
  let after = 0
  let offset = 0
  for (const run of runs) {
    const [from, to] = [offset, offset + run.text.length]
    offset = to
    written += paragraph.slice(after, run.start + run.innerAt) + escapeXml(runWith(run.text, from, found))
    after = run.start + run.innerAt + run.inner.length
  }
  return written + paragraph.slice(after)
}

interface FoundWords {
  readonly from: number
  readonly to: number
  readonly now: string
}

/** Where the words of edits stand, none over another; the longest first. */
function placesOf(text: string, edits: readonly Edit[]): readonly FoundWords[] {
  const found: FoundWords[] = []
  for (const { was, now } of edits.toSorted((a, b) => b.was.length - a.was.length)) {
    for (let at = placeOfWords(text, was); at >= 0; at = placeOfWords(text, was, at + was.length)) {
      const place = { from: at, to: at + was.length, now }
      if (found.every(({ from, to }) => to <= place.from || place.to <= from)) found.push(place)
    }
  }
  return found.toSorted((a, b) => a.from - b.from)
}

/** A run with its share of the new words: these go where the old ones begin. */
function runWith(text: string, start: number, found: readonly FoundWords[]): string {
  let written = ''
  for (let at = 0; at < text.length; at += 1) {
    const inside = found.find(({ from, to }) => from <= start + at && start + at < to)
    if (!inside) written += text[at]
    else if (inside.from === start + at) written += inside.now
  }
  return written
}

/** Notes with one more paragraph. */
function withNote(xml: string, text: string): string {
  const body = xml.lastIndexOf('</p:txBody>')
  const paragraph = `<a:p><a:r><a:rPr sz="1000"/><a:t>${escapeXml(text)}</a:t></a:r></a:p>`
  const shape = xml.indexOf('type="body"')
  const end = shape < 0 ? body : xml.indexOf('</p:txBody>', shape)
  return end < 0 ? xml : xml.slice(0, end) + paragraph + xml.slice(end)
}

/** A document with one more paragraph, before the properties of its last section. */
function withLastParagraph(xml: string, text: string): string {
  const at = xml.lastIndexOf('<w:sectPr')
  const end = at < 0 ? xml.lastIndexOf('</w:body>') : at
  const paragraph = `<w:p><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`
  return end < 0 ? xml : xml.slice(0, end) + paragraph + xml.slice(end)
}
