import { cleanLine } from './cleanLine.ts'
import { ExtractError, type ReadContent, statedDate } from './extractedDocument.ts'

const FENCE = /^\s{0,3}(?:```|~~~)/
const HEADING = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/
const UNDERLINE = /^\s{0,3}(?:=+|-+)\s*$/
const RULE = /^\s{0,3}(?:[-*_]\s*){3,}$/
const ITEM = /^\s*(?:([-*+])|(\d{1,9})[.)])\s+(.*)$/
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/
const DEFINITION = /^\s{0,3}\[[^\]]+\]:\s+\S+/

/** Reads Markdown by plain rules, a line for each heading, paragraph, item and row. A front matter states title and publisher. */
export function readMarkdown(decoded: string): ReadContent {
  const { front, body } = splitFront(decoded.replace(/\r\n?/g, '\n'))
  const lines: string[] = []
  let paragraph: string[] = []
  let title: string | null = null
  let fenced = false
  const flush = () => {
    const line = inline(paragraph.join(' '))
    paragraph = []
    if (line !== '') lines.push(line)
  }
  const push = (line: string) => {
    flush()
    if (line !== '') lines.push(line)
  }
  for (const raw of body.split('\n')) {
    const line = raw.replace(/^(?:\s{0,3}>\s?)+/, '')
    const [, heading] = HEADING.exec(line) ?? []
    const [, bullet, number, item = ''] = ITEM.exec(line) ?? []
    if (FENCE.test(line)) {
      flush()
      fenced = !fenced
    } else if (fenced) push(cleanLine(line))
    else if (line.trim() === '' || DEFINITION.test(line)) flush()
    else if (heading !== undefined) {
      push(inline(heading))
      title ??= lines.at(-1) ?? null
    } else if (UNDERLINE.test(line) && paragraph.length === 1) {
      flush()
      title ??= lines.at(-1) ?? null
    } else if (RULE.test(line) || (TABLE_RULE.test(line) && line.includes('|'))) flush()
    else if (bullet !== undefined || number !== undefined) {
      flush()
      paragraph.push(`${number === undefined ? '•' : `${number}.`} ${item}`)
    } else if (line.trim().startsWith('|')) push(row(line))
    else paragraph.push(line.trim())
  }
  flush()
  if (lines.length === 0) throw new ExtractError({ code: 'empty' })
  return {
    text: lines.join('\n'),
    pages: [],
    title: front.get('title') ?? title,
    publisher: front.get('publisher') ?? null,
    date: statedDate(front.get('date')),
    dropped: [],
  }
}

/** The fields of a front matter between lines of `---`, and the text below it. */
function splitFront(text: string): { front: Map<string, string>; body: string } {
  const [whole, block = ''] = /^---\n([\s\S]{0,10000}?)\n---(?:\n|$)/.exec(text) ?? []
  if (whole === undefined) return { front: new Map(), body: text }
  const fields = block.split('\n').flatMap((line): [string, string][] => {
    const [, name = '', value = ''] = /^(\w+):\s*(.+)$/.exec(line) ?? []
    return value === '' ? [] : [[name.toLowerCase(), cleanLine(value.replace(/^(["'])(.*)\1$/, '$2'))]]
  })
  return { front: new Map(fields), body: text.slice(whole.length) }
}

function row(line: string): string {
  const cells = line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
  return cells.map((cell) => inline(cell.replaceAll('\\|', '|'))).join('\t')
}

/** The text of a line: links and emphasis without their signs, no pictures, no HTML elements. */
function inline(text: string): string {
  const plain = text
    .replace(/!\[[^\]]{0,500}\]\([^)\s]{0,2000}[^)]{0,200}\)/g, '')
    .replace(/\[([^[\]]{0,500})\](?:\([^)]{0,2000}\)|\[[^\]]{0,200}\])/g, '$1')
    .replace(/<(https?:[^>\s]{1,2000})>/g, '$1')
    .replace(/<\/?[a-z][^<>]{0,1000}>/gi, '')
    .replace(/(\*{1,3}|_{1,3}|~~|`{1,2})(?=\S)([^*_~`]{1,2000}?)(?<=\S)\1/g, '$2')
    .replace(/\\([\\`*_{}[\]()#+.!|>~-])/g, '$1')
  return cleanLine(plain)
}
