import { zipSync } from 'fflate'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const CONTENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const xml = (body: string) => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>${body}`)
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const paragraph = (text: string, style = '') =>
  `<w:p>${style}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`

export const docxHeading = (text: string) => paragraph(text, '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>')
export const docxParagraph = (text: string) => paragraph(text)
export const docxTable = (rows: readonly (readonly string[])[]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`

/** A Word file with a body of the parts above. `more` are files besides. */
export function makeDocx(
  body: readonly string[],
  core: Readonly<Record<string, string>> = {},
  more: Readonly<Record<string, Uint8Array>> = {},
): Uint8Array<ArrayBuffer> {
  const properties = Object.entries(core).map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
  const files = {
    '[Content_Types].xml': xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${CONTENT}.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': xml(`<w:document ${W}><w:body>${body.join('')}</w:body></w:document>`),
    'word/styles.xml': xml(
      `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    ),
    'docProps/core.xml': xml(`<cp:coreProperties>${properties.join('')}</cp:coreProperties>`),
    ...more,
  }
  // A file of a hundred megabytes is made in tests; the level says nothing of what is read.
  return Uint8Array.from(zipSync(files, { level: 1 }))
}
