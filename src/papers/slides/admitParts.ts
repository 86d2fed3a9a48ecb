import type JSZip from 'jszip'
import { TemplateError } from '#domain/slides.ts'
import {
  dropRelations,
  dropUnreachable,
  parseXml,
  readPart,
  relationsOf,
  SPACES,
  xmlOf,
} from './packageParts.ts'

/** The relationships that a design needs, by the last part of their type's address, with the content types that fit. */
const DESIGN: Readonly<Record<string, RegExp>> = {
  officeDocument: /\.presentationml\.presentation\.main\+xml$/,
  slideMaster: /\.presentationml\.slideMaster\+xml$/,
  slideLayout: /\.presentationml\.slideLayout\+xml$/,
  notesMaster: /\.presentationml\.notesMaster\+xml$/,
  handoutMaster: /\.presentationml\.handoutMaster\+xml$/,
  presProps: /\.presentationml\.presProps\+xml$/,
  tableStyles: /\.presentationml\.tableStyles\+xml$/,
  theme: /\.openxmlformats-officedocument\.theme\+xml$/,
  themeOverride: /\.openxmlformats-officedocument\.themeOverride\+xml$/,
  image: /^image\/(?:png|jpe?g|gif|bmp|tiff|svg\+xml|(?:x-)?[ew]mf)$/,
  hdphoto: /^image\/vnd\.ms-photo$/,
  font: /^application\/x-font(?:data|-ttf)$/,
}
/** Those that the slides of a talk need as well. */
const TALK: typeof DESIGN = {
  ...DESIGN,
  slide: /\.presentationml\.slide\+xml$/,
  notesSlide: /\.presentationml\.notesSlide\+xml$/,
  chart: /\.openxmlformats-officedocument\.drawingml\.chart\+xml$/,
  package: /\.openxmlformats-officedocument\.spreadsheetml\.sheet$/,
  // What the talk states; of a design such parts go.
  customXml: /^application\/xml$/,
  customXmlProps: /\.openxmlformats-officedocument\.customXmlProperties\+xml$/,
  'core-properties': /^application\/vnd\.openxmlformats-package\.core-properties\+xml$/,
}

/** What goes with a reference to a part that goes: the link, shape or entry that holds it. */
const LINKS = ['hlinkClick', 'hlinkHover', 'hlinkMouseOver']
const HOLDERS = new Set([...LINKS, 'tags', 'custData', 'control', 'graphicFrame', 'pic', 'sp'])
/** Clicks that stay within the talk. */
const INSIDE = /^(?:|ppaction:\/\/(?:noaction|hlinkshowjump\?jump=\w+))$/

/**
 * Leaves in a package only what a design or a talk needs, and returns the names of what it takes out: parts and relationships of
 * other kinds, links by hovering, to programs and to files. Throws TemplateError for what cannot be taken out, and for content at
 * an address outside.
 */
export async function admitParts(zip: JSZip, purpose: 'design' | 'talk'): Promise<readonly string[]> {
  const admitted = purpose === 'design' ? DESIGN : TALK
  const leftOut = new Set<string>()
  const typeOf = await contentTypes(zip)
  const fits = async (type: string, path: string) =>
    (admitted[type]?.test(typeOf(path)) ?? false) && (await isHarmless(zip, path, typeOf(path)))
  for (const part of ['', ...Object.keys(zip.files)]) {
    const type = typeOf(part)
    const xml =
      /xml$/.test(type) && !/^image|relationships\+xml$/.test(type) ? await readPart(zip, part) : null
    const relations = await relationsOf(zip, part)
    const dropped = new Set<string>()
    for (const { id, type, target, isExternal } of relations) {
      if (isExternal && type !== 'hyperlink') throw new TemplateError('outside')
      if (isExternal ? isPlainAddress(target) : await fits(type, target)) continue
      for (const each of xml ? referringTo(xml, id) : []) {
        const holder = holderOf(each)
        if (!holder) throw new TemplateError('parts', target)
        holder.remove()
      }
      dropped.add(id)
      leftOut.add(target)
    }
    if (dropped.size > 0) await dropRelations(zip, part, ({ id }) => dropped.has(id))
    const outside = relations.flatMap(({ id, isExternal }) => (isExternal && !dropped.has(id) ? id : []))
    const links = xml ? takeLinks(xml, outside) : []
    for (const link of links) leftOut.add(link)
    if (xml && dropped.size + links.length > 0) zip.file(part, xmlOf(xml))
  }
  await dropUnreachable(zip)
  return [...leftOut].sort()
}

/** The content type of each part by path. */
async function contentTypes(zip: JSZip): Promise<(path: string) => string> {
  const types = (await readPart(zip, '[Content_Types].xml')).documentElement.children
  const declared = new Map(
    [...types].map((each) => [
      (each.getAttribute('PartName') ?? `.${each.getAttribute('Extension')}`).toLowerCase(),
      each.getAttribute('ContentType') ?? '',
    ]),
  )
  // Of two types of one part, programs differ in which they take.
  if (declared.size < types.length) throw new TemplateError('damaged')
  return (path) =>
    declared.get(`/${path}`.toLowerCase()) ?? declared.get(path.replace(/^.*(?=\.)/, '').toLowerCase()) ?? ''
}

/** Whether a part is no program or OLE file, whatever its type, and no vector that runs code or loads something. */
async function isHarmless(zip: JSZip, path: string, type: string): Promise<boolean> {
  const file = zip.file(path)
  if (!file) return false
  const [a, b] = await file.async('uint8array')
  if ((a === 0xd0 && b === 0xcf) || (a === 0x4d && b === 0x5a)) return false
  if (type !== 'image/svg+xml') return true
  // Drawing programs begin their files with a document type; without entities of its own it says nothing.
  const text = (await file.async('string')).replace(/<!DOCTYPE[^[>]*>/i, '')
  zip.file(path, text)
  return [...parseXml(text).querySelectorAll('*')].every(
    ({ localName, attributes, textContent }) =>
      !/^(?:script|foreignObject|handler|iframe)$/i.test(localName) &&
      !(localName === 'style' && isLoading(textContent)) &&
      [...attributes].every(
        (each) =>
          !/^on/i.test(each.localName) &&
          !isLoading(each.value) &&
          (each.localName !== 'href' || /^(?:#|data:image\/)/.test(each.value)),
      ),
  )
}

const isLoading = (style: string) => /@import|url\(\s*["']?(?!#|data:|["'\s])/i.test(style)

function isPlainAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, username } = new URL(address)
  return /^(?:https?|mailto):$/.test(protocol) && username === ''
}

const referencesOf = (each: Element) =>
  [...each.attributes].flatMap(({ namespaceURI, value }) => (namespaceURI === SPACES.r ? value : []))

function referringTo(xml: Document, id: string): readonly Element[] {
  return [...xml.querySelectorAll('*')].filter((each) => referencesOf(each).includes(id))
}

function holderOf(reference: Element): Element | null {
  let at: Element | null = reference
  while (at && !HOLDERS.has(at.localName)) at = at.parentElement
  return at
}

/** Removes links by hovering and to programs; refuses content from the addresses `outside`, which only a link may have. */
function takeLinks(xml: Document, outside: readonly string[]): readonly string[] {
  const taken: string[] = []
  for (const each of xml.querySelectorAll('*')) {
    const action = each.getAttribute('action') ?? ''
    if (LINKS.includes(each.localName)) {
      if (each.localName === 'hlinkClick' && INSIDE.test(action)) continue
      taken.push(action || each.localName)
    } else if (referencesOf(each).some((id) => outside.includes(id))) throw new TemplateError('outside')
    else continue
    each.remove()
  }
  return taken
}
