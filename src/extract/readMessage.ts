import { cleanLine } from './cleanLine.ts'
import { DroppedTexts, ExtractError, type FilePart, type ReadContent } from './extractedDocument.ts'
import { fragmentLines } from './readHtml.ts'
import { readText } from './readText.ts'

/** A message of electronic mail, whatever its file. */
export interface Message {
  readonly subject: string
  /** The day on which it was sent as its sender had it, ISO 8601; null where it states none. */
  readonly day: string | null
  /** The sender's address, '' for none. */
  readonly from: string
  readonly html: string
  readonly text: string
  readonly attached: readonly FilePart[]
}

/** Hosts whose addresses say nothing of who publishes. */
const MAILBOXES =
  /^(?:gmail|googlemail|hotmail|outlook|live|yahoo|ymail|icloud|me|proton|protonmail|gmx|web|orange|wanadoo|free|laposte|ziggo|kpnmail|telenet|skynet|proximus|zonnet|xs4all)\./

/** The words of a message and what is attached to it. Its headers are facts and never text. */
export async function messageContent(message: Message): Promise<ReadContent> {
  const { subject, day, from, html, text, attached } = message
  const dropped = new DroppedTexts()
  const { lines, marks } = await fragmentLines(html)
  for (const mark of marks) dropped.add('footnote-mark', mark, null)
  const host = from.replace(/^.*@/, '').toLowerCase()
  const isEmpty = lines.length === 0 && text.trim() === ''
  if (isEmpty) throw new ExtractError({ code: 'empty' }, attached)
  return {
    text: lines.length > 0 ? lines.join('\n') : readText(text).text.trimEnd(),
    pages: [],
    publisher: null,
    title: cleanLine(subject) || null,
    date: day,
    dropped: dropped.list(),
    site: /^[\w-]+(?:\.[\w-]+)+$/.test(host) && !MAILBOXES.test(host) ? host : null,
    attached,
  }
}

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/** The day of a `Date` header in the sender's time zone; null for none. */
export function dayOfHeader(header: string): string | null {
  const [, day = '', month = '', year = ''] = /\b(\d{1,2})\s+([A-Z][a-z]{2})\s+(\d{4})\b/.exec(header) ?? []
  const at = MONTHS.indexOf(month)
  if (month === '' || at % 3 !== 0) return null
  return `${year}-${String(at / 3 + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
}
