import { isFurniture, titleOfLines } from '#domain/titleOfLines.ts'
import { DroppedTexts, ExtractError, type ReadContent } from './extractedDocument.ts'
import { property } from './packageFacts.ts'
import { fragmentLines } from './readHtml.ts'

/** The content of a document that was converted to HTML; its title as stated, else its first heading, else its first line. */
export async function convertedContent(html: string, stated: string | null): Promise<ReadContent> {
  const { lines, marks } = await fragmentLines(html)
  if (lines.length === 0) throw new ExtractError({ code: 'empty' })
  const dropped = new DroppedTexts()
  for (const mark of marks) dropped.add('footnote-mark', mark, null)
  const title = stated ?? ''
  return {
    text: lines.join('\n'),
    pages: [],
    title: title === '' || isFurniture(title) ? (headingIn(html) ?? titleOfLines(lines)) : title,
    publisher: null,
    date: null,
    dropped: dropped.list(),
  }
}

/** The first heading of the first rank. */
function headingIn(html: string): string | null {
  const [, heading = ''] = /<h1\b[^>]*>(.{0,1000}?)<\/h1>/su.exec(html) ?? []
  return property(`<h1>${heading.replace(/<[^>]*>/g, '')}</h1>`, 'h1')
}
