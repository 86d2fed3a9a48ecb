import { escapeXml } from '#lib/escapeXml.ts'
import { ExtractError, type ReadContent, statedDate } from './extractedDocument.ts'
import { convertedContent, property, textOf } from './packageFacts.ts'
import { walkXml } from './walkXml.ts'
import { unpackParts } from './zipEntries.ts'

const CONTENT = 'content.xml'
const META = 'meta.xml'
const MANIFEST = 'META-INF/manifest.xml'

const ELEMENTS: Readonly<Record<string, string>> = {
  'text:p': 'p',
  'text:list-item': 'li',
  'text:list-header': 'div',
  'text:section': 'div',
  'draw:text-box': 'div',
  'table:table': 'table',
  'table:table-row': 'tr',
  'table:table-cell': 'td',
  'table:covered-table-cell': 'td',
  'text:line-break': 'br',
}

/** What is not the document's text: changes that were taken back, comments, fields' lists, descriptions of pictures. */
const LEFT_OUT = new Set(
  'text:tracked-changes office:annotation office:forms text:sequence-decls text:variable-decls text:user-field-decls svg:title svg:desc office:binary-data draw:object math:math text:ruby-text'.split(
    ' ',
  ),
)

/** Reads an OpenDocument text: paragraphs, headings, lists, tables, and the notes at its end. */
export async function readOdt(bytes: Uint8Array<ArrayBuffer>): Promise<ReadContent> {
  const parts = await unpackParts(bytes, (name) => [CONTENT, META, MANIFEST].includes(name))
  if (textOf(parts, MANIFEST).includes('encryption-data')) throw new ExtractError({ code: 'encrypted' })
  const meta = textOf(parts, META)
  return {
    ...(await convertedContent(htmlOf(parts), property(meta, 'dc:title'))),
    fileDate: statedDate(property(meta, 'meta:creation-date') ?? property(meta, 'dc:date')),
  }
}

function htmlOf(parts: ReadonlyMap<string, Uint8Array>): string {
  const body: string[] = []
  const notes: string[] = []
  let out = body
  let style = ''
  /** Names of the styles whose lists have numbers. */
  const numbered = new Set<string>()
  /** The elements of the open lists. */
  const lists: string[] = []
  const headings: string[] = []
  /** Names of the styles whose letters are raised, and whether those of each open span are. */
  const raised = new Set<string>()
  const spans: boolean[] = []
  walkXml(parts, CONTENT, {
    open: (name, attribute) => {
      const element = ELEMENTS[name]
      if (LEFT_OUT.has(name)) return false
      if (element) out.push(`<${element}>`)
      else if (name === 'text:h') {
        const rank = Math.min(6, Math.max(1, Number(attribute('text:outline-level')) || 1))
        headings.push(`h${rank}`)
        out.push(`<h${rank}>`)
      } else if (name === 'text:list-style') style = attribute('style:name')
      else if (name === 'text:list-level-style-number' && attribute('text:level') === '1') numbered.add(style)
      else if (name === 'text:list') {
        const own = attribute('text:style-name')
        const list = own === '' ? (lists.at(-1) ?? 'ul') : numbered.has(own) ? 'ol' : 'ul'
        lists.push(list)
        out.push(`<${list}>`)
      } else if (name === 'text:s' || name === 'text:tab') out.push(' ')
      else if (name === 'style:style') style = attribute('style:name')
      else if (name === 'style:text-properties' && /^(?:super|[1-9])/.test(attribute('style:text-position')))
        raised.add(style)
      else if (name === 'text:span') {
        spans.push(raised.has(attribute('text:style-name')))
        if (spans.at(-1)) out.push('<sup>')
      } else if (name === 'text:note-citation') out.push('<sup><a>')
      else if (name === 'text:note-body') out = notes
      return true
    },
    close: (name) => {
      const element = ELEMENTS[name]
      if (element && element !== 'br') out.push(`</${element}>`)
      else if (name === 'text:h') out.push(`</${headings.pop()}>`)
      else if (name === 'text:list') out.push(`</${lists.pop()}>`)
      else if (name === 'text:span' && spans.pop()) out.push('</sup>')
      else if (name === 'text:note-citation') out.push('</a></sup>')
      else if (name === 'text:note-body') out = body
    },
    text: (text) => out.push(escapeXml(text)),
  })
  return [...body, ...notes].join('')
}
