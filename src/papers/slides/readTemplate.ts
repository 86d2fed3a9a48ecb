import JSZip from 'jszip'
import { type SlideBox, type SlideTemplate, TemplateError } from '#domain/slides.ts'
import { unpackTemplate } from '#extract/unpackTemplate.ts'
import { admitParts } from './admitParts.ts'
import { type LayoutPart, type LayoutPlaceholder, matchLayouts, templateInk } from './matchLayouts.ts'
import {
  child,
  dropRelations,
  dropUnreachable,
  elements,
  readPart,
  relationsOf,
  SPACES,
  xmlOf,
} from './packageParts.ts'

/** A template and its package without slides. */
export interface ReadTemplate {
  template: SlideTemplate
  zip: JSZip
  /** Names of what slides have no use for, which is not in `zip`. */
  leftOut: readonly string[]
}

const EMU = 914_400
/** The least and the greatest side of a slide, inches, as the format has them. */
const SIDE = { min: 1, max: 56 }
const MAIN = /officedocument\.presentationml\.(?:presentation|template|slideshow)\.main\+xml$/
const PRESENTATION = 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'
/** Relationships of a file's own slides, their authors, and its summary, which this file's would contradict. */
const OWN_CONTENT = new Set([
  'slide',
  'commentAuthors',
  'authors',
  'viewProps',
  'extended-properties',
  'core-properties',
  'thumbnail',
  'origin',
])

/**
 * Reads a .potx or .pptx file: its masters, layouts and theme stay, its slides go. Throws TemplateError for what cannot
 * or should not be used.
 */
export async function readTemplate(bytes: Uint8Array<ArrayBuffer>, file: string): Promise<ReadTemplate> {
  const zip = new JSZip()
  const parts = await unpackTemplate(bytes)
  for (const [path, part] of parts) zip.file(path, part, { createFolders: false })
  const main = await presentationOf(zip)
  await dropSlides(zip, main)
  const leftOut = await admitParts(zip, 'design')

  const presentation = await readPart(zip, main)
  const size = elements(presentation, 'p', 'sldSz')[0]
  const [w = 0, h = 0] = ['cx', 'cy'].map((name) => Number(size?.getAttribute(name)) / EMU)
  if (![w, h].every((side) => side >= SIDE.min && side <= SIDE.max)) throw new TemplateError('damaged')
  const layouts: LayoutPart[] = []
  let look: Pick<SlideTemplate, 'ground' | 'isDark'> = { ground: null, isDark: false }
  const masters = (await relationsOf(zip, main)).filter(({ type }) => type === 'slideMaster')
  for (const [index, { target }] of masters.entries()) {
    const master = await readPart(zip, target)
    const relations = await relationsOf(zip, target)
    const theme = relations.find(({ type }) => type === 'theme')
    if (!theme) throw new TemplateError('damaged')
    const coloured = { master, theme: await readPart(zip, theme.target) }
    if (index === 0) look = templateInk({ ...coloured, layout: null }, boxOf)
    for (const { target: path } of relations.filter(({ type }) => type === 'slideLayout')) {
      const layout = await readPart(zip, path)
      const { inkIn, linkInkIn } = templateInk({ ...coloured, layout }, boxOf)
      layouts.push({ ...layoutOf(layout, path, master), inkIn, linkInkIn })
    }
  }
  if (layouts.length === 0) throw new TemplateError('no-layouts')
  const { ground, isDark } = look
  const frames = matchLayouts(layouts, { w, h })
  return { zip, leftOut, template: { file, size: { w, h }, ground, isDark, frames } }
}

/** Path of the presentation; its type becomes that of a plain presentation. */
async function presentationOf(zip: JSZip): Promise<string> {
  if (!zip.file('[Content_Types].xml')) throw new TemplateError('foreign')
  const types = await readPart(zip, '[Content_Types].xml')
  const declared = [...types.documentElement.children].map((each) => each.getAttribute('ContentType') ?? '')
  if (declared.some((type) => /macroEnabled|vbaProject/i.test(type))) throw new TemplateError('macros')
  const main = [...types.getElementsByTagNameNS(SPACES.types, 'Override')].find((each) =>
    MAIN.test(each.getAttribute('ContentType') ?? ''),
  )
  const path = main?.getAttribute('PartName')?.slice(1)
  if (!main || !path || !zip.file(path)) throw new TemplateError('foreign')
  main.setAttribute('ContentType', PRESENTATION)
  zip.file('[Content_Types].xml', xmlOf(types))
  return path
}

async function dropSlides(zip: JSZip, main: string): Promise<void> {
  const presentation = await readPart(zip, main)
  for (const name of ['sldIdLst', 'custShowLst', 'modifyVerifier', 'photoAlbum']) {
    for (const each of elements(presentation, 'p', name)) each.remove()
  }
  // Sections list slides; the names of their elements differ by version.
  for (const each of elements(presentation, 'p', 'ext')) {
    if ([...each.children].some(({ localName }) => localName === 'sectionLst')) each.remove()
  }
  for (const each of elements(presentation, 'p', 'extLst')) {
    if (each.children.length === 0) each.remove()
  }
  zip.file(main, xmlOf(presentation))
  for (const part of ['', main]) await dropRelations(zip, part, ({ type }) => OWN_CONTENT.has(type))
  await dropUnreachable(zip)
}

/** The placeholder of a master from which one of a layout inherits. */
const INHERITED: Readonly<Record<string, string>> = {
  ctrTitle: 'title',
  title: 'title',
  ftr: 'ftr',
  sldNum: 'sldNum',
  dt: 'dt',
}

function layoutOf(layout: Document, path: string, master: Document): Omit<LayoutPart, 'inkIn' | 'linkInkIn'> {
  const parents = new Map(shapesOf(master).map((shape) => [typeOf(shape), shape]))
  const placeholders = shapesOf(layout).flatMap((shape): LayoutPlaceholder[] => {
    const type = typeOf(shape)
    const parent = parents.get(INHERITED[type] ?? 'body') ?? null
    const box = boxOf(shape) ?? (parent && boxOf(parent))
    if (!box) return []
    const idx = placeholderOf(shape)?.getAttribute('idx') ?? null
    const style = INHERITED[type] === 'title' ? 'titleStyle' : INHERITED[type] ? 'otherStyle' : 'bodyStyle'
    const master1 = elements(master, 'p', style)[0]
    const levels = [listStyle(shape), parent && listStyle(parent), master1].flatMap((list) => {
      const level = child(list, 'a', 'lvl1pPr')
      return level ? [level] : []
    })
    const runs = levels.flatMap((level) => child(level, 'a', 'defRPr') ?? [])
    const first = (from: readonly Element[], name: string) =>
      from.find((each) => each.hasAttribute(name))?.getAttribute(name) ?? null
    const bodies = [shape, parent].flatMap((each) => (each && elements(each, 'a', 'bodyPr')[0]) || [])
    const inset = (a: string, b: string, usual: number) =>
      (Number(first(bodies, a) ?? usual) + Number(first(bodies, b) ?? usual)) / EMU
    const align = first(levels, 'algn')
    return [
      {
        type,
        idx: idx === null ? null : Number(idx),
        box,
        size: Number(first(runs, 'sz') ?? 1800) / 100,
        isBold: first(runs, 'b') === '1',
        fills: runs.flatMap((run) => child(run, 'a', 'solidFill') ?? []),
        inset: { x: inset('lIns', 'rIns', 91_440), y: inset('tIns', 'bIns', 45_720) },
        align: align === 'r' ? 'right' : align === 'ctr' ? 'center' : 'left',
      },
    ]
  })
  const body = parents.get('body')
  return {
    path,
    name: elements(layout, 'p', 'cSld')[0]?.getAttribute('name') ?? '',
    placeholders,
    masterBody: (body && boxOf(body)) ?? null,
  }
}

/** The shapes of a tree that are placeholders. */
function shapesOf(part: Document): readonly Element[] {
  return ['sp', 'pic', 'graphicFrame'].flatMap((name) =>
    elements(part, 'p', name).filter((shape) => placeholderOf(shape) !== null),
  )
}

function placeholderOf(shape: Element): Element | null {
  return elements(shape, 'p', 'ph')[0] ?? null
}

function typeOf(shape: Element): string {
  return placeholderOf(shape)?.getAttribute('type') ?? 'obj'
}

function listStyle(shape: Element): Element | null {
  return elements(shape, 'a', 'lstStyle')[0] ?? null
}

function boxOf(shape: Element): SlideBox | null {
  const at = elements(shape, 'a', 'off')[0]
  const extent = elements(shape, 'a', 'ext').find((each) => each.hasAttribute('cx'))
  if (!at || !extent) return null
  const inches = (each: Element, name: string) => Number(each.getAttribute(name)) / EMU
  return { x: inches(at, 'x'), y: inches(at, 'y'), w: inches(extent, 'cx'), h: inches(extent, 'cy') }
}
