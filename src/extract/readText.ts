import { titleOfLines } from '#domain/titleOfLines.ts'
import { ExtractError, type ReadContent } from './extractedDocument.ts'

/** A plain text as it is, in NFC, with `\n`. Lines of a text that is broken at a fixed width are joined to paragraphs. */
export function readText(decoded: string): ReadContent {
  const text = unwrapped(decoded.replace(/\r\n?|\f|\u2028|\u2029/g, '\n').normalize('NFC'))
  if (text.trim() === '') throw new ExtractError({ code: 'empty' })
  return { text, pages: [], title: titleOfLines(text.split('\n')), publisher: null, date: null, dropped: [] }
}

/** Longest line of a text that is broken at a fixed width (mails, old press releases), code units. */
const WIDEST = 100
const NARROWEST = 50

/**
 * Joins the lines of paragraphs if the text is broken at a fixed width: its paragraphs are set off by blank lines, no line
 * is wide, and most lines that another follows end within a sentence near the same width.
 */
function unwrapped(text: string): string {
  const lines = text.split('\n')
  const width = Math.max(...lines.slice(0, 5000).map((line) => line.length))
  if (width > WIDEST || width < NARROWEST || lines.some((line) => line.length > WIDEST)) return text
  const followed = lines.filter((line, index) => line.trim() !== '' && (lines[index + 1] ?? '').trim() !== '')
  const broken = followed.filter((line) => line.length > width * 0.7 && !/[.!?:;]["'’”»)]*\s*$/u.test(line))
  if (followed.length < 4 || broken.length < followed.length * 0.6) return text
  const joined: string[] = []
  let open = false
  for (const line of lines) {
    const starts = /^\s*(?:[-–—•*·]|\d{1,2}[.)]|[a-z]\))\s/u.test(line) || line.trim() === ''
    if (open && !starts) joined.push(`${joined.pop() ?? ''} ${line.trim()}`)
    else joined.push(line.trimEnd())
    open = line.trim() !== '' && line.length > width * 0.6
  }
  return joined.join('\n')
}
