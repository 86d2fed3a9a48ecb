import { DroppedTexts, ExtractError, type ReadContent, statedDate } from './extractedDocument.ts'
import { property, textOf } from './packageFacts.ts'
import { fragmentLines } from './readHtml.ts'
import { walkXml } from './walkXml.ts'
import { unpackParts } from './zipEntries.ts'

const CONTAINER = 'META-INF/container.xml'
const ENCRYPTION = 'META-INF/encryption.xml'

/** Reads a book: its chapters in the order of its spine. */
export async function readEpub(bytes: Uint8Array<ArrayBuffer>): Promise<ReadContent> {
  const parts = await unpackParts(bytes, (name) => /\.(?:x?html?|xml|opf)$/i.test(name))
  const book = bookOf(parts)
  const encrypted = textOf(parts, ENCRYPTION)
  const dropped = new DroppedTexts()
  const all: string[] = []
  for (const path of chaptersOf(parts, book)) {
    // Fonts may be mixed up; a book whose chapters are has a password or a licence.
    if (encrypted.includes(`"${encodeURI(path)}"`)) throw new ExtractError({ code: 'encrypted' })
    const { lines, marks } = await fragmentLines(textOf(parts, path))
    for (const mark of marks) dropped.add('footnote-mark', mark, null)
    for (const line of lines) all.push(line)
  }
  if (all.length === 0) throw new ExtractError({ code: 'empty' })
  const facts = textOf(parts, book)
  return {
    text: all.join('\n'),
    pages: [],
    title: property(facts, 'dc:title'),
    publisher: property(facts, 'dc:publisher'),
    date: statedDate(property(facts, 'dc:date')),
    dropped: dropped.list(),
  }
}

/** The path of the part that describes the book. */
function bookOf(parts: ReadonlyMap<string, Uint8Array>): string {
  let path = ''
  walkXml(parts, CONTAINER, {
    open: (name, attribute) => {
      if (name.endsWith('rootfile') && path === '') path = attribute('full-path')
      return true
    },
    close: () => {},
    text: () => {},
  })
  return path
}

/** The paths of the chapters, without the lists of contents. */
function chaptersOf(parts: ReadonlyMap<string, Uint8Array>, book: string): readonly string[] {
  const paths = new Map<string, string>()
  const spine: string[] = []
  walkXml(parts, book, {
    open: (name, attribute) => {
      const local = name.replace(/^.*:/, '')
      const isChapter = /html/.test(attribute('media-type')) && !/\bnav\b/.test(attribute('properties'))
      if (local === 'item' && isChapter) {
        const { pathname } = new URL(attribute('href'), `http://x/${encodeURI(book)}`)
        paths.set(attribute('id'), decodeURIComponent(pathname).slice(1))
      } else if (local === 'itemref') spine.push(attribute('idref'))
      return true
    },
    close: () => {},
    text: () => {},
  })
  return spine.flatMap((id) => {
    const path = paths.get(id)
    return path !== undefined && parts.has(path) ? [path] : []
  })
}
