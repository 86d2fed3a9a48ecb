import JSZip from 'jszip'

const A = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const P = 'http://schemas.openxmlformats.org/presentationml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SPACES = `xmlns:a="${A}" xmlns:r="${R}" xmlns:p="${P}"`
const TYPE = 'application/vnd.openxmlformats-officedocument'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'

/** A placeholder: type, number, box in inches (none: the master's), points. */
export type Spot = readonly [
  type: string,
  idx: number | null,
  box: readonly [x: number, y: number, w: number, h: number] | null,
  size?: number,
]

const emu = (inches: number) => Math.round(inches * 914_400)

function spot([type, idx, box, size]: Spot, id: number): string {
  const at =
    box &&
    `<a:xfrm><a:off x="${emu(box[0])}" y="${emu(box[1])}"/><a:ext cx="${emu(box[2])}" cy="${emu(box[3])}"/></a:xfrm>`
  const style = size ? `<a:lvl1pPr><a:defRPr sz="${size * 100}"/></a:lvl1pPr>` : ''
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Spot ${id}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph${type === 'obj' ? '' : ` type="${type}"`}${idx === null ? '' : ` idx="${idx}"`}/></p:nvPr></p:nvSpPr><p:spPr>${at ?? ''}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle>${style}</a:lstStyle><a:p>${type === 'sldNum' ? NUMBER : ''}<a:endParaRPr lang="nl-NL"/></a:p></p:txBody></p:sp>`
}

/** As real templates have it: LibreOffice draws a slide's number from its master. */
const NUMBER =
  '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="nl-NL"/><a:t>‹nr.›</a:t></a:fld>'

const relations = (rows: readonly (readonly [type: string, target: string, mode?: string])[]) =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.map(([type, target, mode], index) => `<Relationship Id="rId${index + 1}" Type="${R}/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`).join('')}</Relationships>`

interface Wanted {
  /** Inches. */
  size: readonly [w: number, h: number]
  master: readonly Spot[]
  layouts: Readonly<Record<string, readonly Spot[]>>
  /** The layout with a dark ground and light letters of its own. */
  onNavy?: string
  /** Every slide is navy, or a band of it lies behind the title; titles are white. */
  navy?: 'ground' | 'band'
  /** Text of the template's own slides. */
  slides?: readonly string[]
  /** RRGGBB of the background. */
  ground?: string
  /** RRGGBB of text. */
  ink?: string
  /** Content type of the presentation. */
  kind?: string
  /** Address of a picture of the master outside the file. */
  outside?: string
}

const THEME = (ground: string, ink: string) => {
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
  const colours = ['accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6', 'hlink', 'folHlink']
  return `${HEAD}<a:theme xmlns:a="${A}" name="House"><a:themeElements><a:clrScheme name="House"><a:dk1><a:srgbClr val="${ink}"/></a:dk1><a:lt1><a:srgbClr val="${ground}"/></a:lt1><a:dk2><a:srgbClr val="334455"/></a:dk2><a:lt2><a:srgbClr val="DDDDDD"/></a:lt2>${colours.map((name) => `<a:${name}><a:srgbClr val="B00020"/></a:${name}>`).join('')}</a:clrScheme><a:fontScheme name="House"><a:majorFont><a:latin typeface="Verdana"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Verdana"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="House"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${`<a:ln>${fill}</a:ln>`.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${'<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
}

const NAVY_GROUND =
  '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="0B1F4B"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
const GROUND =
  '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
const WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
/** Across the top of a slide of 10 inches, 1.6 high. */
const BAND = `<p:sp><p:nvSpPr><p:cNvPr id="90" name="Band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${emu(10)}" cy="${emu(1.6)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="0B1F4B"/></a:solidFill></p:spPr></p:sp>`
/** Of a layout: text in the theme's light colour. */
export const LIGHT_LETTERS =
  '<a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'

/** Writes a small template of another house. */
export async function foreignTemplate(wanted: Wanted): Promise<Uint8Array<ArrayBuffer>> {
  const {
    size,
    master,
    layouts,
    slides = [],
    ground = 'FFFFFF',
    ink = '1A2B3C',
    outside,
    onNavy,
    navy,
  } = wanted
  const { kind = `${TYPE}.presentationml.template.main+xml` } = wanted
  const zip = new JSZip()
  const names = Object.keys(layouts)
  const types: [string, string][] = [
    ['ppt/presentation.xml', kind],
    ['ppt/slideMasters/slideMaster1.xml', `${TYPE}.presentationml.slideMaster+xml`],
    ['ppt/theme/theme1.xml', `${TYPE}.theme+xml`],
    ...names.map((_, index): [string, string] => [
      `ppt/slideLayouts/slideLayout${index + 1}.xml`,
      `${TYPE}.presentationml.slideLayout+xml`,
    ]),
    ...slides.map((_, index): [string, string] => [
      `ppt/slides/slide${index + 1}.xml`,
      `${TYPE}.presentationml.slide+xml`,
    ]),
  ]
  zip.file(
    '[Content_Types].xml',
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`).join('')}</Types>`,
  )
  zip.file('_rels/.rels', relations([['officeDocument', 'ppt/presentation.xml']]))
  zip.file('ppt/theme/theme1.xml', THEME(ground, ink))
  const levels = (at: number, fill = '') =>
    `<a:lvl1pPr><a:defRPr sz="${at * 100}">${fill}<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>`
  zip.file(
    'ppt/slideMasters/slideMaster1.xml',
    `${HEAD}<p:sldMaster ${SPACES}><p:cSld>${navy === 'ground' ? NAVY_GROUND : GROUND}<p:spTree>${TREE}${navy === 'band' ? BAND : ''}${master.map((each, index) => spot(each, index + 2)).join('')}</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst>${names.map((_, index) => `<p:sldLayoutId id="${2_147_483_700 + index}" r:id="rId${index + 1}"/>`).join('')}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>${levels(36, navy ? WHITE : '')}</p:titleStyle><p:bodyStyle>${levels(24)}</p:bodyStyle><p:otherStyle>${levels(14)}</p:otherStyle></p:txStyles></p:sldMaster>`,
  )
  zip.file(
    'ppt/slideMasters/_rels/slideMaster1.xml.rels',
    relations([
      ...names.map((_, index): [string, string] => [
        'slideLayout',
        `../slideLayouts/slideLayout${index + 1}.xml`,
      ]),
      ['theme', '../theme/theme1.xml'],
      ...(outside ? [['image', outside, 'External'] as const] : []),
    ]),
  )
  names.forEach((name, index) => {
    const spots = (layouts[name] ?? []).map((each, at) => spot(each, at + 2)).join('')
    zip.file(
      `ppt/slideLayouts/slideLayout${index + 1}.xml`,
      `${HEAD}<p:sldLayout ${SPACES}><p:cSld name="${name}">${name === onNavy ? NAVY_GROUND : ''}<p:spTree>${TREE}${spots}</p:spTree></p:cSld><p:clrMapOvr>${name === onNavy ? LIGHT_LETTERS : '<a:masterClrMapping/>'}</p:clrMapOvr></p:sldLayout>`,
    )
    zip.file(
      `ppt/slideLayouts/_rels/slideLayout${index + 1}.xml.rels`,
      relations([['slideMaster', '../slideMasters/slideMaster1.xml']]),
    )
  })
  slides.forEach((text, index) => {
    zip.file(
      `ppt/slides/slide${index + 1}.xml`,
      `${HEAD}<p:sld ${SPACES}><p:cSld><p:spTree>${TREE}<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr/><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="nl-NL"/><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>`,
    )
    zip.file(
      `ppt/slides/_rels/slide${index + 1}.xml.rels`,
      relations([['slideLayout', '../slideLayouts/slideLayout1.xml']]),
    )
  })
  zip.file(
    'ppt/presentation.xml',
    `${HEAD}<p:presentation ${SPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483660" r:id="rId1"/></p:sldMasterIdLst>${slides.length > 0 ? `<p:sldIdLst>${slides.map((_, index) => `<p:sldId id="${300 + index}" r:id="rId${index + 2}"/>`).join('')}</p:sldIdLst>` : ''}<p:sldSz cx="${emu(size[0])}" cy="${emu(size[1])}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
  )
  zip.file(
    'ppt/_rels/presentation.xml.rels',
    relations([
      ['slideMaster', 'slideMasters/slideMaster1.xml'],
      ...slides.map((_, index): [string, string] => ['slide', `slides/slide${index + 1}.xml`]),
    ]),
  )
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }) as Promise<Uint8Array<ArrayBuffer>>
}

const FOOT: readonly Spot[] = [
  ['ftr', 11, [3.1, 6.9, 3.8, 0.4], 12],
  ['sldNum', 12, [7, 6.9, 2.4, 0.4], 12],
]

/** 4:3, Dutch names, content placeholders with unusual numbers, none for pictures or charts, and two slides of its own. */
export const HOUSE: Wanted = {
  size: [10, 7.5],
  master: [['title', null, [0.5, 0.4, 9, 1.1], 32], ['body', 1, [0.5, 1.75, 9, 4.9]], ...FOOT],
  layouts: {
    Titeldia: [['ctrTitle', null, [0.75, 2.3, 8.5, 1.6], 40], ['subTitle', 1, [1.5, 4.2, 7, 1.9]], ...FOOT],
    'Titel en object': [['title', null, null], ['obj', 31, null], ...FOOT],
    'Twee inhoudsblokken': [
      ['title', null, null],
      ['obj', 41, [0.5, 1.75, 4.4, 4.9], 20],
      ['obj', 42, [5.1, 1.75, 4.4, 4.9], 20],
      ...FOOT,
    ],
    'Alleen titel': [['title', null, null], ...FOOT],
    Leeg: FOOT,
  },
  slides: ['Voorbeeld een', 'Voorbeeld twee'],
}

/** A navy ground and white titles; the theme's own letters are dark. */
export const NAVY: Wanted = { ...HOUSE, navy: 'ground', slides: [] }
/** White slides with a band of navy behind white titles, which does not reach the title of the title slide. */
export const BANDED: Wanted = { ...HOUSE, navy: 'band', slides: [] }

/** 16:9 and dark, with a title and one body only, without footer and slide number. */
export const BARE: Wanted = {
  size: [13.333, 7.5],
  master: [
    ['title', null, [0.8, 0.5, 11.7, 1]],
    ['body', 1, [0.8, 1.8, 11.7, 5]],
  ],
  layouts: {
    Text: [
      ['title', null, null],
      ['body', 7, null],
    ],
  },
  ground: '101820',
  ink: 'F4F4F4',
}

/** As LibreOffice saves templates: placeholders without numbers, and a title slide with a plain title and a body over it. */
export const SAVED: Wanted = {
  ...HOUSE,
  layouts: {
    Titeldia: [['title', null, [0.75, 2.3, 8.5, 1.6]], ['body', null, [0.5, 1.75, 9, 4.35]], ...FOOT],
    'Titel en object': [['title', null, null], ['body', null, null], ...FOOT],
  },
  slides: [],
}
