import JSZip from 'jszip'
import { SLIDE_ROLES } from '#domain/slides.ts'
import { ROUTE_COLOURS } from '#picture/palette.ts'
import { ACCENT_ROUTES, MASTER_SLOTS, OWN_LAYOUTS, type OwnSlot, SLIDE } from './ownLayouts.ts'
import { emu, offsetXml, relationsXml, SLIDE_SPACES, TREE_HEAD, XML_HEAD } from './packageParts.ts'

/** Ink, secondary ink, paper, faint paper and links. */
const COLOURS = {
  light: { ink: '16191D', quiet: '454D57', paper: 'FFFFFF', faint: 'E1DFD9', link: '1B56C4' },
  dark: { ink: 'EEF1F3', quiet: 'BAC3CB', paper: '0C1218', faint: '3A4550', link: '7DB2FF' },
} as const

/** The theme's colours of text and paper: a dark master exchanges them, as PowerPoint's dark designs do. */
const COLOUR_MAP = {
  light: 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"',
  dark: 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"',
} as const
const ACCENT_MAP =
  'accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'

const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml'
/** Id of the app's table style: a rule under each row, the header bold over a strong one. */
export const TABLE_STYLE = '{7B5D3F0C-6C1E-4B0A-9E57-2D0C5A1F4E11}'

/** The app's own template as a package without slides. */
export function ownPackage(theme: 'light' | 'dark'): JSZip {
  const zip = new JSZip()
  const layouts = SLIDE_ROLES.map((role) => OWN_LAYOUTS[role])
  const parts: Record<string, [type: string, xml: string]> = {
    'ppt/theme/theme1.xml': ['application/vnd.openxmlformats-officedocument.theme+xml', ownTheme(theme)],
    'ppt/slideMasters/slideMaster1.xml': [`${TYPE}.slideMaster+xml`, masterXml(layouts.length, theme)],
    'ppt/presProps.xml': [`${TYPE}.presProps+xml`, `${XML_HEAD}<p:presentationPr ${SLIDE_SPACES}/>`],
    'ppt/tableStyles.xml': [`${TYPE}.tableStyles+xml`, TABLE_STYLES],
    'ppt/presentation.xml': [`${TYPE}.presentation.main+xml`, PRESENTATION],
  }
  layouts.forEach((layout, index) => {
    const path = `ppt/slideLayouts/slideLayout${index + 1}.xml`
    const shapes = layout.slots.map((slot, at) => slotXml(slot, at + 2)).join('')
    parts[path] = [
      `${TYPE}.slideLayout+xml`,
      `${XML_HEAD}<p:sldLayout ${SLIDE_SPACES} preserve="1" userDrawn="1"><p:cSld name="${layout.name}"><p:spTree>${TREE_HEAD}${shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`,
    ]
    zip.file(
      `ppt/slideLayouts/_rels/slideLayout${index + 1}.xml.rels`,
      relationsXml([{ id: 'rId1', type: 'slideMaster', target: '../slideMasters/slideMaster1.xml' }]),
    )
  })
  for (const [path, [, xml]] of Object.entries(parts)) zip.file(path, xml)
  zip.file(
    '[Content_Types].xml',
    `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${Object.entries(
      parts,
    )
      .map(([path, [type]]) => `<Override PartName="/${path}" ContentType="${type}"/>`)
      .join('')}</Types>`,
  )
  zip.file(
    '_rels/.rels',
    relationsXml([{ id: 'rId1', type: 'officeDocument', target: 'ppt/presentation.xml' }]),
  )
  zip.file(
    'ppt/slideMasters/_rels/slideMaster1.xml.rels',
    relationsXml([
      ...layouts.map((_, index) => ({
        id: `rId${index + 1}`,
        type: 'slideLayout',
        target: `../slideLayouts/slideLayout${index + 1}.xml`,
      })),
      { id: 'rIdTheme', type: 'theme', target: '../theme/theme1.xml' },
    ]),
  )
  zip.file(
    'ppt/_rels/presentation.xml.rels',
    relationsXml([
      { id: 'rId1', type: 'slideMaster', target: 'slideMasters/slideMaster1.xml' },
      { id: 'rId2', type: 'theme', target: 'theme/theme1.xml' },
      { id: 'rId3', type: 'presProps', target: 'presProps.xml' },
      { id: 'rId4', type: 'tableStyles', target: 'tableStyles.xml' },
    ]),
  )
  return zip
}

const PRESENTATION = `${XML_HEAD}<p:presentation ${SLIDE_SPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldSz cx="${emu(SLIDE.w)}" cy="${emu(SLIDE.h)}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`

function ownTheme(theme: 'light' | 'dark'): string {
  const { ink, quiet, paper, faint, link } = COLOURS[theme]
  const [dark, light, dark2, light2] =
    theme === 'light' ? [ink, paper, quiet, faint] : [paper, ink, faint, quiet]
  const route = (id: string) => (ROUTE_COLOURS[theme][id] ?? '#000000').slice(1).toUpperCase()
  return themeXml(
    [
      ['dk1', dark],
      ['lt1', light],
      ['dk2', dark2],
      ['lt2', light2],
      ...ACCENT_ROUTES.map((id, index): [string, string] => [`accent${index + 1}`, route(id)]),
      ['hlink', link],
      ['folHlink', route('channel')],
    ],
    { name: 'Throughline', fonts: { major: 'Arial', minor: 'Arial' } },
  )
}

function masterXml(layouts: number, theme: 'light' | 'dark'): string {
  const shapes = MASTER_SLOTS.map((slot, index) => slotXml(slot, index + 2)).join('')
  const ids = Array.from(
    { length: layouts },
    (_, index) => `<p:sldLayoutId id="${2_147_483_649 + index}" r:id="rId${index + 1}"/>`,
  )
  const levels = (size: number) =>
    Array.from(
      { length: 5 },
      (_, level) =>
        `<a:lvl${level + 1}pPr marL="${level * 228_600}" indent="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="${level === 0 ? 900 : 300}"/></a:spcBef><a:buNone/><a:defRPr sz="${(size - Math.min(level, 2) * 3) * 100}" kern="1200">${TEXT}<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl${level + 1}pPr>`,
    ).join('')
  const rule = `<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="9" name="Rule"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr><a:xfrm>${offsetXml({ x: 0.55, y: 6.9, w: SLIDE.w - 1.1, h: 0 })}</a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="6350"><a:solidFill><a:schemeClr val="bg2"/></a:solidFill></a:ln></p:spPr></p:cxnSp>`
  return `${XML_HEAD}<p:sldMaster ${SLIDE_SPACES} preserve="1"><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>${TREE_HEAD}${shapes}${rule}</p:spTree></p:cSld><p:clrMap ${COLOUR_MAP[theme]} ${ACCENT_MAP}/><p:sldLayoutIdLst>${ids.join('')}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/><p:txStyles><p:titleStyle><a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="95000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/><a:defRPr sz="3000" b="1" kern="1200">${TEXT}<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>${levels(21)}</p:bodyStyle><p:otherStyle>${levels(18)}</p:otherStyle></p:txStyles></p:sldMaster>`
}

const TEXT = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'

/** A placeholder of a master or layout. */
function slotXml({ name, placeholder: { type, idx }, box, style }: OwnSlot, id: number): string {
  const { size, isBold, isQuiet, isQuoted, align, anchor } = style
  const spoken = NAMES[type] ?? name
  const run = `<a:defRPr sz="${size * 100}" b="${isBold ? 1 : 0}"><a:solidFill><a:schemeClr val="${isQuiet ? 'tx2' : 'tx1'}"/></a:solidFill><a:latin typeface="${isQuoted ? 'Georgia' : spoken === 'Title' ? '+mj-lt' : '+mn-lt'}"/></a:defRPr>`
  // Lists of sources have space between entries, the parts of an agenda more; captions and footers are one paragraph.
  const before = size < 14 && isQuiet ? 0 : size < 14 ? 500 : size === 32 ? 1600 : 300
  const space = size === 21 ? '' : `<a:spcBef><a:spcPts val="${before}"/></a:spcBef>`
  const level = (at: number) =>
    `<a:lvl${at}pPr${at === 1 ? '' : ` marL="${(at - 1) * 228_600}"`}${align === 'right' ? ' algn="r"' : ' algn="l"'}>${space}<a:buNone/>${run}</a:lvl${at}pPr>`
  const field =
    type === 'sldNum'
      ? '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="en-GB"/></a:p>'
      : `<a:p><a:r><a:rPr lang="en-GB"/><a:t>${type === 'ftr' ? '' : spoken}</a:t></a:r></a:p>`
  const half = type === 'sldNum' || type === 'ftr' ? ' sz="quarter"' : ''
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${spoken} ${id - 1}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="${type}"${half}${idx === null ? '' : ` idx="${idx}"`}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>${offsetXml(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${anchor ?? 't'}"><a:normAutofit/></a:bodyPr><a:lstStyle>${level(1)}</a:lstStyle>${field}</p:txBody></p:sp>`
}

const NAMES: Readonly<Record<string, string>> = {
  title: 'Title',
  ctrTitle: 'Title',
  subTitle: 'Subtitle',
  pic: 'Map',
  chart: 'Chart',
  tbl: 'Table',
  ftr: 'Sources',
  sldNum: 'Slide number',
}

const border = (side: string, colour: string, width: number) =>
  `<a:${side}><a:ln w="${width}" cmpd="sng"><a:solidFill><a:schemeClr val="${colour}"/></a:solidFill></a:ln></a:${side}>`
const none = (side: string) => `<a:${side}><a:ln><a:noFill/></a:ln></a:${side}>`
/** The list of table styles with the app's own, for a package without one. */
export const TABLE_STYLES = `${XML_HEAD}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="${TABLE_STYLE}"><a:tblStyle styleId="${TABLE_STYLE}" styleName="Throughline"><a:wholeTbl><a:tcTxStyle><a:fontRef idx="minor"/><a:schemeClr val="tx1"/></a:tcTxStyle><a:tcStyle><a:tcBdr>${none('left')}${none('right')}${none('top')}${border('bottom', 'bg2', 6350)}${border('insideH', 'bg2', 6350)}${none('insideV')}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl><a:firstRow><a:tcTxStyle b="on"><a:fontRef idx="minor"/><a:schemeClr val="tx2"/></a:tcTxStyle><a:tcStyle><a:tcBdr>${border('bottom', 'tx1', 12700)}</a:tcBdr></a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>`

const LINE = (width: number) =>
  `<a:ln w="${width}" cap="flat" cmpd="sng" algn="ctr"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:prstDash val="solid"/></a:ln>`
const FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
const EFFECT = '<a:effectStyle><a:effectLst/></a:effectStyle>'

/** A theme: its twelve colours (RRGGBB) in the schema's order, its two fonts, and flat formats. */
export function themeXml(
  colours: readonly (readonly [name: string, value: string])[],
  { name, fonts }: { name: string; fonts: { major: string; minor: string } },
): string {
  const scheme = colours.map(([key, value]) => `<a:${key}><a:srgbClr val="${value}"/></a:${key}>`).join('')
  const font = (kind: 'major' | 'minor') =>
    `<a:${kind}Font><a:latin typeface="${fonts[kind]}"/><a:ea typeface=""/><a:cs typeface=""/></a:${kind}Font>`
  return `${XML_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="${name}"><a:themeElements><a:clrScheme name="${name}">${scheme}</a:clrScheme><a:fontScheme name="${name}">${font('major')}${font('minor')}</a:fontScheme><a:fmtScheme name="${name}"><a:fillStyleLst>${FILL.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${LINE(6350)}${LINE(12_700)}${LINE(19_050)}</a:lnStyleLst><a:effectStyleLst>${EFFECT.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${FILL.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>`
}
