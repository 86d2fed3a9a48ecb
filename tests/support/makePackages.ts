import { strToU8, zipSync } from 'fflate'

/** A ZIP of texts and bytes by path. */
export function makeZip(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([path, content]) => [
    path,
    typeof content === 'string' ? strToU8(content) : content,
  ])
  return Uint8Array.from(zipSync(Object.fromEntries(entries), { mtime: new Date(2024, 0, 2) }))
}

const OFFICE =
  'xmlns:office="o" xmlns:text="t" xmlns:table="ta" xmlns:style="s" xmlns:dc="d" xmlns:meta="m" xmlns:draw="dr"'

/** An OpenDocument text with this body, automatic styles and facts. */
export function makeOdt(
  body: string,
  {
    styles = '',
    meta = '',
    more = {},
  }: { styles?: string; meta?: string; more?: Record<string, string> } = {},
): Uint8Array<ArrayBuffer> {
  return makeZip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?><office:document-content ${OFFICE}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'meta.xml': `<office:document-meta ${OFFICE}><office:meta>${meta}</office:meta></office:document-meta>`,
    'META-INF/manifest.xml': '<manifest:manifest/>',
    ...more,
  })
}

/** A presentation of slides: shapes as markup, and notes. */
export function makePptx(
  slides: readonly { shapes: string; notes?: string }[],
  core = '',
): Uint8Array<ArrayBuffer> {
  const relations = (all: readonly string[]) => `<Relationships>${all.join('')}</Relationships>`
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'docProps/core.xml': `<cp:coreProperties>${core}</cp:coreProperties>`,
    'ppt/presentation.xml': `<p:presentation><p:sldIdLst>${slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="r${at}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(
      // The files are not in the order of the slides.
      slides.map((_, at) => relation(`r${at}`, 'slide', `slides/slide${slides.length - at}.xml`)),
    ),
  }
  for (const [at, { shapes, notes }] of slides.entries()) {
    const number = slides.length - at
    files[`ppt/slides/slide${number}.xml`] = `<p:sld><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`
    if (notes === undefined) continue
    files[`ppt/slides/_rels/slide${number}.xml.rels`] = relations([
      relation('n', 'notesSlide', `../notesSlides/notesSlide${number}.xml`),
    ])
    files[`ppt/notesSlides/notesSlide${number}.xml`] =
      `<p:notes><p:cSld><p:spTree>${notes}</p:spTree></p:cSld></p:notes>`
  }
  return makeZip(files)
}

/** A shape of paragraphs, in a placeholder of this type. */
export function shape(paragraphs: readonly string[], type = 'body'): string {
  const texts = paragraphs.map((text) => `<a:p><a:r><a:rPr lang="en-GB"/><a:t>${text}</a:t></a:r></a:p>`)
  return `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:txBody>${texts.join('')}</p:txBody></p:sp>`
}

/** A book of chapters, listed in reverse in its package and in order in its spine. */
export function makeEpub(
  chapters: readonly string[],
  more: Record<string, string> = {},
): Uint8Array<ArrayBuffer> {
  const items = chapters.map(
    (_, at) => `<item id="c${at}" href="text/c%20${at}.xhtml" media-type="application/xhtml+xml"/>`,
  )
  const spine = chapters.map((_, at) => `<itemref idref="c${at}"/>`)
  return makeZip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="book/a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'book/a.opf': `<package><metadata><dc:title>Test book</dc:title><dc:publisher>Council of Ports</dc:publisher><dc:date>2024-03-04</dc:date></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>${items.toReversed().join('')}</manifest><spine><itemref idref="nav"/>${spine.join('')}</spine></package>`,
    'book/nav.xhtml': '<html><body><ol><li>Contents</li></ol></body></html>',
    ...Object.fromEntries(
      chapters.map((body, at) => [
        `book/text/c ${at}.xhtml`,
        `<?xml version="1.0"?><!DOCTYPE html><html><head><title>x</title></head><body>${body}</body></html>`,
      ]),
    ),
    ...more,
  })
}
