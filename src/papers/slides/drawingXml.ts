import type { SlideBox, SlideColour } from '#domain/slides.ts'

/** Namespaces of a slide part. */
export const SLIDE_SPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** Stem of relationship types. */
export const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
/** The root of a tree of shapes. */
export const TREE_HEAD =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'

/** Inches in English Metric Units. */
export function emu(inches: number): number {
  return Math.round(inches * 914_400)
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
