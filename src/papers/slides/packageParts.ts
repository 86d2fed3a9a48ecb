import type JSZip from 'jszip'
import { type SlideBox, type SlideColour, TemplateError } from '#domain/slides.ts'

/** Stem of relationship types. */
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Namespaces. */
export const SPACES = {
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  p: 'http://schemas.openxmlformats.org/presentationml/2006/main',
  r: RELATION,
  relations: 'http://schemas.openxmlformats.org/package/2006/relationships',
  types: 'http://schemas.openxmlformats.org/package/2006/content-types',
} as const

/**
 * Parses a part. A document type is refused: Office writes none, and its entities can grow without end; so is an encoding by
 * which another program would read other letters.
 */
export function parseXml(text: string): Document {
  if (/<!(?:DOCTYPE|ENTITY)|^.?<\?xml[^>]*encoding=["'](?!utf-8)/i.test(text))
    throw new TemplateError('damaged')
  const parsed = new DOMParser().parseFromString(text, 'application/xml')
  if (parsed.getElementsByTagName('parsererror').length > 0) throw new TemplateError('damaged')
  return parsed
}

export function xmlOf(parsed: Document): string {
  const text = new XMLSerializer().serializeToString(parsed)
  return text.startsWith('<?xml') ? text : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`
}

/** Reads and parses a part; a part that is missing is damage. */
export async function readPart(zip: JSZip, path: string): Promise<Document> {
  const file = zip.file(path)
  if (!file) throw new TemplateError('damaged')
  return parseXml(await file.async('string'))
}

/** Child elements of a name in DrawingML or PresentationML, at any depth. */
export function elements(parent: Document | Element, space: 'a' | 'p', name: string): readonly Element[] {
  return [...parent.getElementsByTagNameNS(SPACES[space], name)]
}

export function child(parent: Element | null | undefined, space: 'a' | 'p', name: string): Element | null {
  return (
    [...(parent?.children ?? [])].find(
      (each) => each.localName === name && each.namespaceURI === SPACES[space],
    ) ?? null
  )
}

interface Relation {
  id: string
  /** Last part of the type's address: "slideLayout". */
  type: string
  /** Path in the package, or the address of an external target. */
  target: string
  isExternal: boolean
}

/** Path of the relationships of a part; '' is the package. */
export function relationsPath(part: string): string {
  const at = part.lastIndexOf('/') + 1
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`
}

/** The relationships of a part; none when it has no list. */
export async function relationsOf(zip: JSZip, part: string): Promise<readonly Relation[]> {
  const path = relationsPath(part)
  if (!zip.file(path)) return []
  const parsed = await readPart(zip, path)
  const listed = [...parsed.getElementsByTagNameNS(SPACES.relations, 'Relationship')]
  if (new Set(listed.map((each) => each.getAttribute('Id'))).size < listed.length)
    throw new TemplateError('damaged')
  return listed.map((each) => {
    const target = each.getAttribute('Target') ?? ''
    const path = /^internal$/i.test(each.getAttribute('TargetMode') ?? 'Internal')
      ? pathOf(part, target)
      : null
    return {
      id: each.getAttribute('Id') ?? '',
      type: (each.getAttribute('Type') ?? '').replace(/^.*\//, ''),
      target: path ?? target,
      isExternal: path === null,
    }
  })
}

/** The path of a target in the package; null for an address elsewhere, whatever its mode says. */
function pathOf(part: string, target: string): string | null {
  try {
    const { origin, pathname } = new URL(target, `http://package/${part}`)
    return origin === 'http://package' ? decodeURIComponent(pathname).slice(1) : null
  } catch {
    throw new TemplateError('damaged')
  }
}

/** Removes relationships of a part. */
export async function dropRelations(
  zip: JSZip,
  part: string,
  isDropped: (relation: Pick<Relation, 'id' | 'type'>) => boolean,
): Promise<void> {
  const path = relationsPath(part)
  if (!zip.file(path)) return
  const parsed = await readPart(zip, path)
  for (const each of [...parsed.getElementsByTagNameNS(SPACES.relations, 'Relationship')]) {
    const type = (each.getAttribute('Type') ?? '').replace(/^.*\//, '')
    if (isDropped({ id: each.getAttribute('Id') ?? '', type })) each.remove()
  }
  zip.file(path, xmlOf(parsed))
}

/** Adds a relationship to a part and returns its id. `target` is relative to the part. */
export async function addRelation(zip: JSZip, part: string, type: string, target: string): Promise<string> {
  const path = relationsPath(part)
  const parsed = zip.file(path)
    ? await readPart(zip, path)
    : parseXml(`<Relationships xmlns="${SPACES.relations}"/>`)
  const taken = new Set([...parsed.documentElement.children].map((each) => each.getAttribute('Id')))
  let number = taken.size + 1
  while (taken.has(`rId${number}`)) number += 1
  const added = parsed.createElementNS(SPACES.relations, 'Relationship')
  added.setAttribute('Id', `rId${number}`)
  added.setAttribute('Type', type.startsWith('http') ? type : `${RELATION}/${type}`)
  added.setAttribute('Target', target)
  parsed.documentElement.append(added)
  zip.file(path, xmlOf(parsed))
  return `rId${number}`
}

/** Removes every part that nothing refers to, and its content type. */
export async function dropUnreachable(zip: JSZip): Promise<void> {
  const reached = new Set(['[Content_Types].xml', relationsPath('')])
  const open = ['']
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    reached.add(relationsPath(part))
    for (const { target, isExternal } of await relationsOf(zip, part)) {
      if (isExternal || reached.has(target) || !zip.file(target)) continue
      reached.add(target)
      open.push(target)
    }
  }
  for (const { name, dir } of Object.values(zip.files)) if (!dir && !reached.has(name)) zip.remove(name)
  const types = await readPart(zip, '[Content_Types].xml')
  for (const each of [...types.getElementsByTagNameNS(SPACES.types, 'Override')]) {
    if (!zip.file((each.getAttribute('PartName') ?? '').slice(1))) each.remove()
  }
  zip.file('[Content_Types].xml', xmlOf(types))
}

/** Declares content types: of parts by path, and of file endings that have none. */
export async function declareTypes(
  zip: JSZip,
  parts: readonly (readonly [path: string, type: string])[],
  endings: readonly (readonly [ending: string, type: string])[],
): Promise<void> {
  const types = await readPart(zip, '[Content_Types].xml')
  const known = new Set(
    [...types.getElementsByTagNameNS(SPACES.types, 'Default')].map((each) =>
      each.getAttribute('Extension')?.toLowerCase(),
    ),
  )
  for (const [ending, type] of endings) {
    if (known.has(ending)) continue
    const added = types.createElementNS(SPACES.types, 'Default')
    added.setAttribute('Extension', ending)
    added.setAttribute('ContentType', type)
    types.documentElement.prepend(added)
  }
  for (const [path, type] of parts) {
    const added = types.createElementNS(SPACES.types, 'Override')
    added.setAttribute('PartName', `/${path}`)
    added.setAttribute('ContentType', type)
    types.documentElement.append(added)
  }
  zip.file('[Content_Types].xml', xmlOf(types))
}

/** Namespaces of a slide part. */
export const SLIDE_SPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** The root of a tree of shapes. */
export const TREE_HEAD =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'

/** Inches in English Metric Units. */
export function emu(inches: number): number {
  return Math.round(inches * 914_400)
}

/** The box that holds all of some, at least one. */
export function boxAround(boxes: readonly SlideBox[]): SlideBox {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const w = Math.max(...boxes.map((box) => box.x + box.w)) - x
  return { x, y, w, h: Math.max(...boxes.map((box) => box.y + box.h)) - y }
}

export function offsetXml({ x, y, w, h }: SlideBox): string {
  return `<a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(w)}" cy="${emu(h)}"/>`
}

export function colourXml(colour: SlideColour): string {
  return colour.startsWith('#')
    ? `<a:srgbClr val="${colour.slice(1).toUpperCase()}"/>`
    : `<a:schemeClr val="${colour}"/>`
}

export function fillXml(colour: SlideColour): string {
  return `<a:solidFill>${colourXml(colour)}</a:solidFill>`
}

/** The relationships of a part, by id. */
export function relationsXml(
  relations: readonly { id: string; type: string; target: string; isExternal?: boolean }[],
): string {
  const rows = relations.map(
    ({ id, type, target, isExternal }) =>
      `<Relationship Id="${id}" Type="${type.startsWith('http') ? type : `${RELATION}/${type}`}" Target="${target}"${isExternal ? ' TargetMode="External"' : ''}/>`,
  )
  return `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`
}
