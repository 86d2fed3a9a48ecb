import type {
  SlideCell,
  SlideGroup,
  SlideItem,
  SlideLabel,
  SlideRun,
  SlideShape,
  SlideSlot,
  SlideTable,
  SlideText,
} from '#domain/slides.ts'
import { escapeXml } from '#lib/escapeXml.ts'
import { officeLanguage } from '#papers/officeLanguage.ts'
import { colourXml, emu, fillXml, offsetXml } from './drawingXml.ts'

/** What items of one slide share: ids, relationships, language. */
export interface ShapeContext {
  nextId: () => number
  /** Relationship id of a web address. */
  linkId: (address: string) => string
  /** BCP 47 tag of text without its own language. */
  language: string
  /** Relationship ids of the pixels and vectors of a picture. */
  pictureIds: (svg: string) => { png: string; svg: string }
  chartId: (item: SlideItem & { kind: 'chart' }) => string
  tableStyle: string
  /** Whether cells lie on the ground of the slide. */
  isPlainTable: boolean
}

/** An item of a slide as shapes. */
export function itemXml(item: SlideItem, context: ShapeContext): string {
  switch (item.kind) {
    case 'text':
      return textXml(item, context)
    case 'page':
      return `<p:sp>${placed('sp', item.name, item.slot, context)}<p:spPr>${moved(item.slot)}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="${officeLanguage(context.language)}">${item.slot.ink ? fillXml(item.slot.ink) : ''}</a:rPr><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>`
    case 'picture': {
      const ids = context.pictureIds(item.svg)
      const free = item.slot.placeholder === null
      return `<p:pic>${placed('pic', item.name, item.slot, context, item.alt)}<p:blipFill><a:blip r:embed="${ids.png}"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${ids.svg}"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${moved(item.slot)}${free ? RECT : ''}</p:spPr></p:pic>`
    }
    case 'chart':
      return frameXml(
        item,
        context,
        `<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${context.chartId(item)}"/></a:graphicData>`,
      )
    case 'table':
      return frameXml(
        item,
        context,
        `<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">${tableXml(item, context)}</a:graphicData>`,
      )
    case 'group':
      return groupXml(item, context)
  }
}

const RECT = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'

/** Name, alternative text and placeholder of an item. */
function placed(
  kind: 'sp' | 'pic' | 'graphicFrame',
  name: string,
  { placeholder }: SlideSlot,
  { nextId }: ShapeContext,
  alt?: string,
): string {
  const wrap = { sp: 'nvSpPr', pic: 'nvPicPr', graphicFrame: 'nvGraphicFramePr' }[kind]
  const own = { sp: 'cNvSpPr', pic: 'cNvPicPr', graphicFrame: 'cNvGraphicFramePr' }[kind]
  const locks = { sp: 'spLocks', pic: 'picLocks', graphicFrame: 'graphicFrameLocks' }[kind]
  const aspect = kind === 'pic' ? ' noChangeAspect="1"' : ''
  const grouped = placeholder ? ' noGrp="1"' : ''
  const free = placeholder === null && kind === 'sp' ? ' txBox="1"' : ''
  const lock = kind === 'sp' && !placeholder ? '' : `<a:${locks}${grouped}${aspect}/>`
  const described = alt === undefined ? '' : ` descr="${escapeXml(alt)}"`
  return `<p:${wrap}><p:cNvPr id="${nextId()}" name="${escapeXml(name)}"${described}/><p:${own}${free}>${lock}</p:${own}><p:nvPr>${placeholder ? placeholderXml(placeholder) : ''}</p:nvPr></p:${wrap}>`
}

function placeholderXml({ type, idx }: NonNullable<SlideSlot['placeholder']>): string {
  return `<p:ph${type === 'obj' ? '' : ` type="${type}"`}${idx === null ? '' : ` idx="${idx}"`}/>`
}

function moved({ isMoved, box, placeholder }: SlideSlot): string {
  return isMoved || placeholder === null ? `<a:xfrm>${offsetXml(box)}</a:xfrm>` : ''
}

function textXml(item: SlideText, context: ShapeContext): string {
  const { slot, name, paragraphs, scale, isNumbered } = item
  const isFree = slot.placeholder === null
  const fit = scale < 100 ? `<a:normAutofit fontScale="${scale * 1000}"/>` : ''
  const body = isFree
    ? `<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0">${fit || '<a:normAutofit/>'}</a:bodyPr>`
    : `<a:bodyPr>${fit || '<a:normAutofit/>'}</a:bodyPr>`
  const numbered = isNumbered
    ? '<a:pPr marL="457200" indent="-457200"><a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/></a:pPr>'
    : ''
  const free = isFree ? { size: slot.size, font: '+mn-lt', ...(slot.isBold ? { bold: true } : {}) } : {}
  const texts = paragraphs.map(
    (runs) =>
      `<a:p>${numbered}${runs.map((run) => runXml({ ...free, ...run, ...inked(slot, run.link) }, context)).join('')}</a:p>`,
  )
  return `<p:sp>${placed('sp', name, slot, context)}<p:spPr>${moved(slot)}${isFree ? `${RECT}<a:noFill/>` : ''}</p:spPr><p:txBody>${body}<a:lstStyle/>${texts.join('') || '<a:p/>'}</p:txBody></p:sp>`
}

/** The colour of letters that would be lost on the template's ground. */
function inked({ ink, linkInk }: SlideSlot, link?: string): Pick<SlideRun, 'colour'> & { isInked?: boolean } {
  if (link !== undefined) return linkInk ? { colour: linkInk, isInked: true } : {}
  return ink ? { colour: ink } : {}
}

/** Of a link: in the colour of its letters, not of the theme. */
const INKED_LINK =
  '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'

function runXml(
  run: SlideRun & { font?: string; isInked?: boolean },
  { language, linkId }: ShapeContext,
  glow: string = '',
): string {
  const { text, bold, size, colour, link, isSea, isRaised, isInked } = run
  const tag = officeLanguage(run.language ?? language)
  const attributes = [
    `lang="${tag}"`,
    ...(size === undefined ? [] : [`sz="${Math.round(size * 100)}"`]),
    ...(bold === undefined ? [] : [`b="${bold ? 1 : 0}"`]),
    ...(isRaised ? ['baseline="30000"'] : []),
    ...(isSea ? ['i="1"'] : []),
    'dirty="0"',
  ]
  const inner = `${colour === undefined ? '' : fillXml(colour)}${glow}${isSea ? '<a:latin typeface="Georgia"/>' : run.font ? `<a:latin typeface="${run.font}"/>` : ''}${link === undefined || !/^https?:/.test(link) ? '' : `<a:hlinkClick r:id="${linkId(link)}">${isInked ? INKED_LINK : ''}</a:hlinkClick>`}`
  const properties = `<a:rPr ${attributes.join(' ')}>${inner}</a:rPr>`
  const isOnNewLine = text.startsWith('\n')
  const words = `<a:r>${properties}<a:t>${escapeXml(isOnNewLine ? text.slice(1) : text)}</a:t></a:r>`
  return isOnNewLine ? `<a:br>${properties}</a:br>${words}` : words
}

function frameXml(
  item: SlideItem & { kind: 'chart' | 'table' },
  context: ShapeContext,
  data: string,
): string {
  // The schema requires a frame's position, also where it is the placeholder's.
  return `<p:graphicFrame>${placed('graphicFrame', item.name, item.slot, context, item.alt)}<p:xfrm>${offsetXml(item.slot.box)}</p:xfrm><a:graphic>${data}</a:graphic></p:graphicFrame>`
}

function tableXml({ slot, columns, rows, heights, size }: SlideTable, context: ShapeContext): string {
  // A style of the template's brings its own grounds.
  const ink = context.isPlainTable ? inked(slot) : {}
  const cell = ({ text, bold, align, span }: SlideCell) => {
    const run = runXml({ text, size, ...(bold === undefined ? {} : { bold }), ...ink }, context)
    const merged = span === undefined ? '' : ` gridSpan="${span}"`
    const rest = Array.from(
      { length: (span ?? 1) - 1 },
      () =>
        '<a:tc hMerge="1"><a:txBody><a:bodyPr/><a:lstStyle/><a:p/></a:txBody><a:tcPr marL="45720" marR="45720" marT="27432" marB="27432"/></a:tc>',
    )
    return `<a:tc${merged}><a:txBody><a:bodyPr/><a:lstStyle/><a:p>${align === 'right' ? '<a:pPr algn="r"/>' : ''}${run}</a:p></a:txBody><a:tcPr marL="45720" marR="45720" marT="27432" marB="27432" anchor="ctr"/></a:tc>${rest.join('')}`
  }
  const lines = rows.map(
    (cells, row) => `<a:tr h="${emu(heights[row] ?? 0.3)}">${cells.map(cell).join('')}</a:tr>`,
  )
  return `<a:tbl><a:tblPr firstRow="1"><a:tableStyleId>${context.tableStyle}</a:tableStyleId></a:tblPr><a:tblGrid>${columns.map((w) => `<a:gridCol w="${emu(w)}"/>`).join('')}</a:tblGrid>${lines.join('')}</a:tbl>`
}

function groupXml({ name, items }: SlideGroup, context: ShapeContext): string {
  const boxes = items.map(({ box }) => box)
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const w = Math.max(...boxes.map((box) => box.x + box.w)) - x
  const h = Math.max(...boxes.map((box) => box.y + box.h)) - y
  const at = offsetXml({ x, y, w, h })
  const inside = at.replace('<a:off', '<a:chOff').replace('<a:ext', '<a:chExt')
  return `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="${context.nextId()}" name="${escapeXml(name)}"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>${at}${inside}</a:xfrm></p:grpSpPr>${items.map((item) => (item.kind === 'label' ? labelXml(item, context) : shapeXml(item, context))).join('')}</p:grpSp>`
}

/** Names on a map are placed by the widths of its letters: those of another house could leave it. */
const LABEL_FONT = 'Arial'

function labelXml(label: SlideLabel, context: ShapeContext): string {
  const { name, box, paragraphs, size, colour, align, glow } = label
  const lit =
    glow === null ? '' : `<a:effectLst><a:glow rad="38100">${colourXml(glow)}</a:glow></a:effectLst>`
  const algn = { left: 'l', right: 'r', center: 'ctr' }[align]
  const texts = paragraphs.map(
    (runs) =>
      `<a:p><a:pPr algn="${algn}"/>${runs.map((run) => runXml({ size, colour, font: LABEL_FONT, ...run }, context, lit)).join('')}</a:p>`,
  )
  return `<p:sp><p:nvSpPr><p:cNvPr id="${context.nextId()}" name="${escapeXml(name)}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>${offsetXml(box)}</a:xfrm>${RECT}<a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>${texts.join('')}</p:txBody></p:sp>`
}

const PRESETS = { area: 'rect', disc: 'ellipse', triangle: 'triangle' } as const

function shapeXml(item: SlideShape, context: ShapeContext): string {
  const { kind, name, box, colour, width, isDashed, inside, isRising, text } = item
  const outline = `<a:ln w="${Math.round(width * 12_700)}">${fillXml(colour)}${isDashed ? '<a:prstDash val="sysDash"/>' : ''}</a:ln>`
  const named = `<p:cNvPr id="${context.nextId()}" name="${escapeXml(name)}"/>`
  if (kind === 'line') {
    return `<p:cxnSp><p:nvCxnSpPr>${named}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm${isRising ? ' flipV="1"' : ''}>${offsetXml(box)}</a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>${outline}</p:spPr></p:cxnSp>`
  }
  const look = inside === null ? `${fillXml(colour)}<a:ln><a:noFill/></a:ln>` : `${fillXml(inside)}${outline}`
  // The number fills 0.6 of the disc.
  const written = text
    ? `<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="ctr"/>${runXml({ text: text.words, colour: text.colour, bold: true, size: box.h * 72 * 0.6 }, context)}</a:p></p:txBody>`
    : ''
  return `<p:sp><p:nvSpPr>${named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>${offsetXml(box)}</a:xfrm><a:prstGeom prst="${PRESETS[kind]}"><a:avLst/></a:prstGeom>${look}</p:spPr>${written}</p:sp>`
}
