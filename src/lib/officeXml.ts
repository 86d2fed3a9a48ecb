import { unescapeXml } from './escapeXml.ts'

/** The texts of the paragraphs of a part of an Office file: `a` of slides, `w` of documents. */
export function officeParagraphs(xml: string, space: 'a' | 'w'): readonly string[] {
  return partsOf(xml, space, 'p').map(({ xml: paragraph }) =>
    partsOf(paragraph, space, 't')
      .map(({ inner }) => unescapeXml(inner))
      .join(''),
  )
}

/** An element of a part: its markup, and what is between its tags. */
interface OfficeElement {
  start: number
  xml: string
  inner: string
  /** Where the inner markup begins, from the start of the element. */
  innerAt: number
}

/** The elements of a name, in order; of nested ones the outer. In linear time, whatever the markup. */
export function partsOf(xml: string, space: string, name: string): readonly OfficeElement[] {
  const found: OfficeElement[] = []
  const close = `</${space}:${name}>`
  const opening = new RegExp(`<${space}:${name}(?=[\\s>/])[^>]*>`, 'g')
  for (let match = opening.exec(xml); match; match = opening.exec(xml)) {
    const [tag] = match
    if (tag.endsWith('/>')) continue
    const end = xml.indexOf(close, opening.lastIndex)
    if (end < 0) break
    const innerAt = tag.length
    found.push({
      start: match.index,
      xml: xml.slice(match.index, end + close.length),
      inner: xml.slice(match.index + innerAt, end),
      innerAt,
    })
    opening.lastIndex = end + close.length
  }
  return found
}

/** The order that the schema gives the parts of a font; the library that writes workbooks has another. */
const FONT_PARTS = ['b', 'i', 'strike', 'u', 'sz', 'color', 'name', 'family', 'scheme']

/** The styles of a workbook with the parts of its fonts in the order of the schema. */
export function inOrderOfSchema(styles: string): string {
  return styles.replace(/<font>(.*?)<\/font>/g, (_, parts: string) => {
    const place = (part: string) => FONT_PARTS.indexOf(/^<(\w+)/.exec(part)?.[1] ?? '')
    const inOrder = (parts.match(/<[^>]+>/g) ?? []).sort((a, b) => place(a) - place(b))
    return `<font>${inOrder.join('')}</font>`
  })
}
