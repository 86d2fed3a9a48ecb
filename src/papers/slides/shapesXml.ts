import JSZip from 'jszip'
import type {
  SlideCell,
  SlideChart,
  SlideColour,
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
import { barLook, barXml } from '#papers/chartValues.ts'
import { officeLanguage } from '#papers/officeFile.ts'
import { boxAround, colourXml, emu, fillXml, offsetXml, relationsXml, XML_HEAD } from './packageParts.ts'
import { GAP, slideTextWidth } from './slideLayout.ts'

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
  // Paragraphs of a free box have no space between them but their own.
  const apart = isFree ? `<a:spcBef><a:spcPts val="${Math.round(slot.size * GAP * scale)}"/></a:spcBef>` : ''
  const look = (at: number) => {
    const space = at > 0 ? apart : ''
    if (isNumbered)
      return `<a:pPr marL="457200" indent="-457200">${space}<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/></a:pPr>`
    return space && `<a:pPr>${space}</a:pPr>`
  }
  const free = isFree ? { size: slot.size, font: '+mn-lt', ...(slot.isBold ? { bold: true } : {}) } : {}
  const texts = paragraphs.map(
    (runs, at) =>
      `<a:p>${look(at)}${runs.map((run) => runXml({ ...free, ...run, ...inked(slot, run.link) }, context)).join('')}</a:p>`,
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
  const look = `${colour === undefined ? '' : fillXml(colour)}${glow}${isSea ? '<a:latin typeface="Georgia"/>' : run.font ? `<a:latin typeface="${run.font}"/>` : ''}`
  const linked =
    link === undefined || !/^https?:/.test(link)
      ? ''
      : `<a:hlinkClick r:id="${linkId(link)}">${isInked ? INKED_LINK : ''}</a:hlinkClick>`
  const properties = (inner: string) => `<a:rPr ${attributes.join(' ')}>${inner}</a:rPr>`
  const isOnNewLine = text.startsWith('\n')
  const words = `<a:r>${properties(look + linked)}<a:t>${escapeXml(isOnNewLine ? text.slice(1) : text)}</a:t></a:r>`
  // LibreOffice drops a linked line break.
  return isOnNewLine ? `<a:br>${properties(look)}</a:br>${words}` : words
}

function frameXml(
  item: SlideItem & { kind: 'chart' | 'table' },
  context: ShapeContext,
  data: string,
): string {
  // The schema requires a frame's position, also where it is the placeholder's.
  return `<p:graphicFrame>${placed('graphicFrame', item.name, item.slot, context, item.alt)}<p:xfrm>${offsetXml(item.slot.box)}</p:xfrm><a:graphic>${data}</a:graphic></p:graphicFrame>`
}

function tableXml(table: SlideTable, context: ShapeContext): string {
  const { slot, columns, rows, heights, size, above } = table
  // A style of the template's brings its own grounds.
  const ink = context.isPlainTable ? inked(slot) : {}
  const margins = `marL="45720" marR="45720" marT="${27_432 + emu(above ?? 0)}" marB="27432"`
  const cell = ({ text, bold, size: own = size, align, span, below }: SlideCell) => {
    const run = runXml({ text, size: own, ...(bold === undefined ? {} : { bold }), ...ink }, context)
    const small = below ? runXml({ ...below, text: `\n${below.text}`, ...ink }, context) : ''
    const merged = span === undefined ? '' : ` gridSpan="${span}"`
    const rest = Array.from(
      { length: (span ?? 1) - 1 },
      () => `<a:tc hMerge="1"><a:txBody><a:bodyPr/><a:lstStyle/><a:p/></a:txBody><a:tcPr ${margins}/></a:tc>`,
    )
    return `<a:tc${merged}><a:txBody><a:bodyPr/><a:lstStyle/><a:p>${align === 'right' ? '<a:pPr algn="r"/>' : ''}${run}${small}</a:p></a:txBody><a:tcPr ${margins} anchor="${above === undefined ? 'ctr' : 't'}"/></a:tc>${rest.join('')}`
  }
  const lines = rows.map(
    (cells, row) => `<a:tr h="${emu(heights[row] ?? 0.3)}">${cells.map(cell).join('')}</a:tr>`,
  )
  return `<a:tbl><a:tblPr firstRow="${above === undefined ? 1 : 0}"><a:tableStyleId>${context.tableStyle}</a:tableStyleId></a:tblPr><a:tblGrid>${columns.map((w) => `<a:gridCol w="${emu(w)}"/>`).join('')}</a:tblGrid>${lines.join('')}</a:tbl>`
}

function groupXml({ name, items }: SlideGroup, context: ShapeContext): string {
  const at = offsetXml(boxAround(items.map(({ box }) => box)))
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

const SHEET = 'Data'
/** Axis ids. */
const [CATEGORIES, VALUES] = [111, 112]

/** Text of 12 pt in a colour of the theme. */
const letters = (colour: SlideColour, isBold = false) =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200" b="${isBold ? 1 : 0}">${fillXml(colour)}</a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`

/** Left of the columns, for the numbers of the axis, and least between two names below them, inches. */
const [BESIDE_COLUMNS, BETWEEN_NAMES] = [0.7, 0.08]

/** Names only as many of the categories below columns as do not run together. */
function skipXml({ categories, slot }: SlideChart): string {
  const widest = Math.max(...categories.map((name) => slideTextWidth(name, 12))) + BETWEEN_NAMES
  const most = Math.floor((slot.box.w - BESIDE_COLUMNS) / widest)
  const skip = Math.ceil(categories.length / Math.max(1, categories.length > 14 ? Math.min(8, most) : most))
  return skip > 1 ? `<c:tickLblSkip val="${skip}"/>` : ''
}

/** A native chart; its numbers are those of the workbook embedded as relationship `rId1`. */
export function chartXml(item: SlideChart, language: string, isForeign: boolean): string {
  const { chart, unit, isRanked, slot } = item
  const ink = slot.ink ?? 'tx1'
  // The second colour of another house's theme could be that of its ground.
  const quiet = isForeign ? ink : 'tx2'
  const isAcross = chart.over === 'routes'
  const isLine = chart.kind === 'lines'
  const tag = officeLanguage(language)
  const series = chart.series.map((_, index) => seriesXml(item, index)).join('')
  const shows = isAcross
  const labels = shows
    ? `<c:dLbls><c:numFmt formatCode="#,##0" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${letters(ink)}<c:dLblPos val="outEnd"/>${SHOW}</c:dLbls>`
    : ''
  const plot = isLine
    ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/><c:axId val="${CATEGORIES}"/><c:axId val="${VALUES}"/></c:lineChart>`
    : `<c:barChart><c:barDir val="${isAcross ? 'bar' : 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}${labels}<c:gapWidth val="${isRanked ? 70 : 45}"/>${chart.series.length > 1 ? '<c:overlap val="-5"/>' : ''}<c:axId val="${CATEGORIES}"/><c:axId val="${VALUES}"/></c:barChart>`
  const line = `<c:spPr><a:ln w="9525">${fillXml(quiet)}</a:ln></c:spPr>`
  // Routes are listed from the top; ranked changes keep their names at the left of all bars.
  const categoryAxis = `<c:catAx><c:axId val="${CATEGORIES}"/><c:scaling><c:orientation val="${isAcross ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${isAcross ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${line}${letters(ink)}<c:crossAx val="${VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>${isAcross ? '' : skipXml(item)}<c:noMultiLvlLbl val="1"/></c:catAx>`
  const grid = isAcross
    ? ''
    : `<c:majorGridlines><c:spPr><a:ln w="6350">${fillXml('bg2')}</a:ln></c:spPr></c:majorGridlines>`
  const valueAxis = `<c:valAx><c:axId val="${VALUES}"/><c:scaling><c:orientation val="minMax"/>${rangeXml(item)}</c:scaling><c:delete val="${isAcross ? 1 : 0}"/><c:axPos val="${isAcross ? 't' : 'l'}"/>${grid}<c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${letters(quiet)}<c:crossAx val="${CATEGORIES}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`
  const title = `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1400" b="1">${fillXml(ink)}</a:defRPr></a:pPr><a:r><a:rPr lang="${tag}" sz="1400" b="1">${fillXml(ink)}</a:rPr><a:t>${escapeXml(unit)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
  const legend =
    chart.series.length > 1
      ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${letters(ink)}</c:legend>`
      : ''
  return `${XML_HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:lang val="${tag}"/><c:roundedCorners val="0"/><c:chart>${title}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}${categoryAxis}${valueAxis}<c:spPr><a:noFill/></c:spPr></c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${letters(ink)}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`
}

const SHOW =
  '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'

/** Room for the labels beyond the longest bar of ranked changes; other bars begin at zero. */
function rangeXml({ chart, isRanked, slot }: SlideChart): string {
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== null))
  if (!isRanked) return values.every((value) => value >= 0) ? '<c:min val="0"/>' : ''
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  // A label is 0.6 in wide, and the bars have half of the chart's width.
  const plot = slot.box.w / 2 - 0.9
  const room = (high - low) * (plot > 0.8 ? Math.max(0.4, 0.6 / plot) : 1.6)
  return `<c:max val="${Math.round(high + room)}"/><c:min val="${Math.round(low - (low < 0 ? room : 0))}"/>`
}

function seriesXml(item: SlideChart, index: number): string {
  const { chart, categories, colours, isRanked, labels } = item
  const { name, values } = chart.series[index] ?? { name: '', values: [] }
  const column = String.fromCharCode(66 + index)
  const last = categories.length + 1
  const colour = colours[index] ?? 'tx1'
  const look =
    chart.kind === 'lines'
      ? `<c:spPr><a:ln w="28575" cap="rnd">${fillXml(colour)}</a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>`
      : `<c:spPr>${isRanked ? fillXml(colour) : barXml(barLook(chart, index), fillXml(colour))}</c:spPr><c:invertIfNegative val="0"/>`
  const points = isRanked
    ? values
        .map((value, at) => {
          const own = colours[at] ?? 'tx1'
          const fill =
            (value ?? 0) > 0 ? `${fillXml('bg1')}<a:ln w="19050">${fillXml(own)}</a:ln>` : fillXml(own)
          return `<c:dPt><c:idx val="${at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${fill}</c:spPr></c:dPt>`
        })
        .join('')
    : ''
  const worded = labels
    ? `<c:dLbls>${values
        .map((value, at) =>
          value === null
            ? `<c:dLbl><c:idx val="${at}"/><c:delete val="1"/></c:dLbl>`
            : `<c:dLbl><c:idx val="${at}"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200" b="1">${fillXml(item.slot.ink ?? 'tx1')}</a:defRPr></a:pPr><a:r><a:rPr lang="en-GB" sz="1200" b="1">${fillXml(item.slot.ink ?? 'tx1')}</a:rPr><a:t>${escapeXml(labels[at] ?? '')}</a:t></a:r></a:p></c:rich></c:tx><c:dLblPos val="outEnd"/>${SHOW}</c:dLbl>`,
        )
        .join(
          '',
        )}<c:spPr><a:noFill/></c:spPr>${letters(item.slot.ink ?? 'tx1', true)}<c:dLblPos val="outEnd"/>${SHOW}</c:dLbls>`
    : ''
  const texts = categories.map((text, at) => `<c:pt idx="${at}"><c:v>${escapeXml(text)}</c:v></c:pt>`)
  const numbers = values.flatMap((value, at) =>
    value === null ? [] : [`<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`],
  )
  return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:strRef><c:f>${SHEET}!$${column}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escapeXml(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>${look}${points}${worded}<c:cat><c:strRef><c:f>${SHEET}!$A$2:$A$${last}</c:f><c:strCache><c:ptCount val="${categories.length}"/>${texts.join('')}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>${SHEET}!$${column}$2:$${column}$${last}</c:f><c:numCache><c:formatCode>#,##0</c:formatCode><c:ptCount val="${values.length}"/>${numbers.join('')}</c:numCache></c:numRef></c:val>${chart.kind === 'lines' ? '<c:smooth val="0"/>' : ''}</c:ser>`
}

/** The workbook behind a chart: a row per category, a column per series; missing values are empty cells. */
export async function chartBook({
  chart,
  categories,
}: Pick<SlideChart, 'chart' | 'categories'>): Promise<Uint8Array> {
  const zip = new JSZip()
  const text = (at: string, value: string) =>
    `<c r="${at}" t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`
  const column = (index: number) => String.fromCharCode(66 + index)
  const rows = [
    `<row r="1">${chart.series.map(({ name }, index) => text(`${column(index)}1`, name)).join('')}</row>`,
    ...categories.map((name, at) => {
      const cells = chart.series.flatMap(({ values }, index) => {
        const value = values[at] ?? null
        return value === null ? [] : [`<c r="${column(index)}${at + 2}"><v>${value}</v></c>`]
      })
      return `<row r="${at + 2}">${text(`A${at + 2}`, name)}${cells.join('')}</row>`
    }),
  ]
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  zip.file(
    '[Content_Types].xml',
    `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
  )
  zip.file('_rels/.rels', relationsXml([{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }]))
  zip.file(
    'xl/workbook.xml',
    `${XML_HEAD}<workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  )
  zip.file(
    'xl/_rels/workbook.xml.rels',
    relationsXml([{ id: 'rId1', type: 'worksheet', target: 'worksheets/sheet1.xml' }]),
  )
  zip.file(
    'xl/worksheets/sheet1.xml',
    `${XML_HEAD}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
  )
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}
