import type JSZip from 'jszip'
import type { Slide, SlideChart, SlideItem, SlideNote, SlideTemplate } from '#domain/slides.ts'
import type { ShownPage, Snapshot } from '#domain/snapshot.ts'
import { escapeXml } from '#lib/escapeXml.ts'
import { officeParagraphs } from '#lib/officeXml.ts'
import { addSnapshot, officeLanguage } from '#papers/officeFile.ts'
import { pngOf } from '#papers/paintPicture.ts'
import { admitParts } from './admitParts.ts'
import { ownPackage, TABLE_STYLE, TABLE_STYLES, themeXml } from './ownPackage.ts'
import {
  addRelation,
  declareTypes,
  elements,
  offsetXml,
  readPart,
  relationsOf,
  relationsXml,
  SLIDE_SPACES,
  SPACES,
  TREE_HEAD,
  XML_HEAD,
  xmlOf,
} from './packageParts.ts'
import { chartBook, chartXml, itemXml } from './shapesXml.ts'

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const TYPE = `${OFFICE}.presentationml.presentation`

interface TalkFacts {
  title: string
  author: string
  subject: string
  /** BCP 47 tag of text without its own language. */
  language: string
}

interface BuildInput {
  slides: readonly Slide[]
  template: SlideTemplate
  /** The template's package without slides; null for the app's own. */
  zip: JSZip | null
  facts: TalkFacts
  /** What the talk states, and the steps of the numbered lists among its slides. */
  snapshot?: Snapshot | null
  /** Rasterises a vector, for programs that cannot draw it; `width` in px. */
  pixels?: (svg: string, width: number) => Promise<Blob>
  signal: AbortSignal
  report: (share: number) => Promise<void>
}

/** Writes slides into a template's package. Load this module lazily: it brings the zip library. */
export async function buildPptx(input: BuildInput): Promise<Blob> {
  const { slides, template, facts, signal, snapshot = null } = input
  const zip = input.zip ?? ownPackage(template.isDark ? 'dark' : 'light')
  const main = (await relationsOf(zip, '')).find(({ type }) => type === 'officeDocument')?.target ?? ''
  const folder = main.replace(/[^/]*$/, '')
  const types: [path: string, type: string][] = []
  const notesMaster = await withNotesMaster(zip, main, types)
  const pictures = pictureFiles(zip, folder, input)
  const tableStyle = await tableStyleOf(zip, main, types)
  const ids: string[] = []
  const pages: ShownPage[] = []
  let charts = 0
  for (const [index, slide] of slides.entries()) {
    signal.throwIfAborted()
    const number = index + 1
    const path = `${folder}slides/slide${number}.xml`
    const relations: Parameters<typeof relationsXml>[0][number][] = [
      { id: 'rId1', type: 'slideLayout', target: `/${template.frames[slide.role].part}` },
      { id: 'rId2', type: 'notesSlide', target: `../notesSlides/notesSlide${number}.xml` },
    ]
    const relate = (type: string, target: string, isExternal = false) => {
      const known = relations.find((each) => each.target === target)
      if (known) return known.id
      const id = `rId${relations.length + 1}`
      relations.push({ id, type, target, isExternal })
      return id
    }
    await pictures.add(slide)
    let shape = 1
    const drawn: [path: string, item: SlideChart][] = []
    const context = {
      nextId: () => {
        shape += 1
        return shape
      },
      linkId: (address: string) => relate('hyperlink', escapeXml(address), true),
      language: facts.language,
      pictureIds: (svg: string) => {
        const files = pictures.of(svg)
        return { png: relate('image', files.png), svg: relate('image', files.svg) }
      },
      chartId: (item: SlideItem & { kind: 'chart' }) => {
        charts += 1
        drawn.push([`${folder}charts/chart${charts}.xml`, item])
        return relate('chart', `/${folder}charts/chart${charts}.xml`)
      },
      tableStyle,
      isPlainTable: tableStyle === PLAIN_TABLE || tableStyle === TABLE_STYLE,
    }
    const shapes = slide.items.map((item) => itemXml(item, context)).join('')
    pages.push(pageOf(slide, shapes, snapshot))
    zip.file(
      path,
      `${XML_HEAD}<p:sld ${SLIDE_SPACES}${slide.isHidden ? ' show="0"' : ''}><p:cSld><p:spTree>${TREE_HEAD}${shapes}</p:spTree></p:cSld>${await mappingOf(zip, template.frames[slide.role].part)}</p:sld>`,
    )
    zip.file(`${folder}slides/_rels/slide${number}.xml.rels`, relationsXml(relations))
    const notes = `${folder}notesSlides/notesSlide${number}.xml`
    zip.file(notes, notesXml(slide.notes))
    zip.file(
      `${folder}notesSlides/_rels/notesSlide${number}.xml.rels`,
      relationsXml([
        { id: 'rId1', type: 'notesMaster', target: `/${notesMaster}` },
        { id: 'rId2', type: 'slide', target: `../slides/slide${number}.xml` },
      ]),
    )
    types.push(
      [path, `${OFFICE}.presentationml.slide+xml`],
      [notes, `${OFFICE}.presentationml.notesSlide+xml`],
    )
    for (const [chart, item] of drawn) await addChart(zip, chart, item, input, types)
    ids.push(await addRelation(zip, main, 'slide', `slides/slide${number}.xml`))
  }
  await listSlides(zip, main, ids)
  if (snapshot) await addSnapshot(zip, main, snapshot, pages)
  await addSummary(zip, facts, types)
  await declareTypes(zip, types, [
    ['png', 'image/png'],
    ['svg', 'image/svg+xml'],
    ['xlsx', `${OFFICE}.spreadsheetml.sheet`],
  ])
  const foreign = await admitParts(zip, 'talk')
  if (foreign.length > 0) throw new Error(`the slides hold what no slide needs: ${foreign.join(', ')}`)
  signal.throwIfAborted()
  return zip.generateAsync({ type: 'blob', mimeType: TYPE, compression: 'DEFLATE' })
}

/** Adds a chart with the workbook of its values. */
async function addChart(
  zip: JSZip,
  path: string,
  item: SlideChart,
  { facts, template }: BuildInput,
  types: [path: string, type: string][],
): Promise<void> {
  const book = path.replace(/charts\/(chart\d+)\.xml$/, 'embeddings/$1.xlsx')
  zip.file(path, chartXml(item, facts.language, template.file !== null))
  zip.file(book, await chartBook(item), { compression: 'STORE' })
  zip.file(
    path.replace(/charts\/(.*)$/, 'charts/_rels/$1.rels'),
    relationsXml([{ id: 'rId1', type: 'package', target: `/${book}` }]),
  )
  types.push([path, `${OFFICE}.drawingml.chart+xml`])
}

/** What a slide shows; its step is its own, or that of which it has the translation or a table, '' for none. */
function pageOf({ id, items }: Slide, shapes: string, snapshot: Snapshot | null): ShownPage {
  const steps = snapshot?.steps ?? []
  const [, number] = /^list-(\d+)-\d+$/.exec(id) ?? []
  const step = number
    ? steps[Number(number) - 1]
    : steps.find((one) => one.id === id.replace(/-translation$/, ''))
  return {
    step: step?.id ?? '',
    text: officeParagraphs(shapes, 'a').join('\n'),
    hasChart: items.some(({ kind }) => kind === 'chart'),
  }
}

/** The colours of text on a layout of its own ground, as light letters on navy; else those of the master. */
async function mappingOf(zip: JSZip, layout: string): Promise<string> {
  const xml = await zip.file(layout)?.async('string')
  const [, mapping = '<a:masterClrMapping/>'] =
    /<p:clrMapOvr>\s*(<a:overrideClrMapping [^>]*\/>)/.exec(xml ?? '') ?? []
  return `<p:clrMapOvr>${mapping}</p:clrMapOvr>`
}

/** Writes the pictures of slides, each once, as a vector with pixels beside it. */
function pictureFiles(zip: JSZip, folder: string, { slides, report, pixels = rasterise }: BuildInput) {
  const pictures = new Map<string, { svg: string; png: string }>()
  const painted = new Map<string, string>()
  const vectors = new Set(
    slides.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'picture' ? [item.svg] : []))),
  )
  return {
    add: async ({ items }: Slide) => {
      for (const item of items) {
        if (item.kind !== 'picture' || pictures.has(item.svg)) continue
        const name = `${folder}media/map${pictures.size + 1}`
        zip.file(`${name}.svg`, item.svg)
        // Title and sections often have one map, under different titles.
        const look = item.svg.replaceAll(/<(title|desc)\b.*?<\/\1>/gs, '')
        const png = painted.get(look) ?? `${name}.png`
        if (!painted.has(look)) {
          painted.set(look, png)
          const blob = await pixels(item.svg, item.slot.box.w * PNG_PER_INCH)
          // PNG is already compressed.
          zip.file(png, await blob.arrayBuffer(), { compression: 'STORE' })
        }
        pictures.set(item.svg, { svg: `/${name}.svg`, png: `/${png}` })
        await report(0.1 + (0.8 * pictures.size) / vectors.size)
      }
    },
    of: (svg: string) => {
      const files = pictures.get(svg)
      if (!files) throw new Error('a picture of the slide has no file')
      return files
    },
  }
}

/** Path of the notes master; one is added to a package that has none. */
async function withNotesMaster(zip: JSZip, main: string, types: [string, string][]): Promise<string> {
  const known = (await relationsOf(zip, main)).find(({ type }) => type === 'notesMaster')
  if (known) return known.target
  const path = 'ppt/notesMasters/notesMaster1.xml'
  let theme = 1
  while (zip.file(`ppt/theme/theme${theme}.xml`)) theme += 1
  zip.file(path, NOTES_MASTER)
  zip.file(`ppt/theme/theme${theme}.xml`, NOTES_THEME)
  zip.file(
    'ppt/notesMasters/_rels/notesMaster1.xml.rels',
    relationsXml([{ id: 'rId1', type: 'theme', target: `/ppt/theme/theme${theme}.xml` }]),
  )
  types.push(
    [path, `${OFFICE}.presentationml.notesMaster+xml`],
    [`ppt/theme/theme${theme}.xml`, `${OFFICE}.theme+xml`],
  )
  const id = await addRelation(zip, main, 'notesMaster', `/${path}`)
  const presentation = await readPart(zip, main)
  const list = presentation.createElementNS(SPACES.p, 'p:notesMasterIdLst')
  const entry = presentation.createElementNS(SPACES.p, 'p:notesMasterId')
  entry.setAttributeNS(SPACES.r, 'r:id', id)
  list.append(entry)
  elements(presentation, 'p', 'sldMasterIdLst')[0]?.after(list)
  zip.file(main, xmlOf(presentation))
  return path
}

const NOTES_THEME = themeXml(
  [
    ['dk1', '000000'],
    ['lt1', 'FFFFFF'],
    ['dk2', '454D57'],
    ['lt2', 'E1DFD9'],
    ...Array.from({ length: 6 }, (_, index): [string, string] => [`accent${index + 1}`, '454D57']),
    ['hlink', '1B56C4'],
    ['folHlink', '1B56C4'],
  ],
  { name: 'Notes', fonts: { major: 'Arial', minor: 'Arial' } },
)

/** Lists the slides in the presentation, after its masters as the schema orders them. */
async function listSlides(zip: JSZip, main: string, relations: readonly string[]): Promise<void> {
  const presentation = await readPart(zip, main)
  const list = presentation.createElementNS(SPACES.p, 'p:sldIdLst')
  relations.forEach((id, index) => {
    const entry = presentation.createElementNS(SPACES.p, 'p:sldId')
    entry.setAttribute('id', String(256 + index))
    entry.setAttributeNS(SPACES.r, 'r:id', id)
    list.append(entry)
  })
  elements(presentation, 'p', 'sldSz')[0]?.before(list)
  zip.file(main, xmlOf(presentation))
}

/** The style of tables: the template's default; the app's own is added to a template that names none. */
async function tableStyleOf(zip: JSZip, main: string, types: [string, string][]): Promise<string> {
  const path = (await relationsOf(zip, main)).find(({ type }) => type === 'tableStyles')?.target
  const style = path && (await readPart(zip, path)).documentElement.getAttribute('def')
  if (style) return style
  if (path) return PLAIN_TABLE
  const added = `${main.replace(/[^/]*$/, '')}tableStyles.xml`
  // The second colour of its theme could be that of its ground.
  zip.file(added, TABLE_STYLES.replaceAll('"tx2"', '"tx1"'))
  types.push([added, `${OFFICE}.presentationml.tableStyles+xml`])
  await addRelation(zip, main, 'tableStyles', `/${added}`)
  return tableStyleOf(zip, main, types)
}

/** "No style, no grid", which every office program has. */
const PLAIN_TABLE = '{2D5ABB26-0587-4C30-8999-92F81FD0307C}'

async function addSummary(
  zip: JSZip,
  { title, author, subject, language }: TalkFacts,
  types: [string, string][],
): Promise<void> {
  const path = 'docProps/core.xml'
  const now = `${new Date().toISOString().slice(0, 19)}Z`
  const date = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${now}</dcterms:${name}>`
  zip.file(
    path,
    `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:subject>${escapeXml(subject)}</dc:subject><dc:creator>${escapeXml(author)}</dc:creator><dc:language>${language}</dc:language>${date('created')}${date('modified')}</cp:coreProperties>`,
  )
  types.push([path, 'application/vnd.openxmlformats-package.core-properties+xml'])
  await addRelation(
    zip,
    '',
    'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
    path,
  )
}

/** Pixels an inch of the fallback for programs that cannot draw vectors. */
const PNG_PER_INCH = 120

/** Rasterises an SVG to PNG of a width, px. */
async function rasterise(svg: string, width: number): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width)
    canvas.height = Math.round((width * image.naturalHeight) / image.naturalWidth)
    const context = canvas.getContext('2d')
    if (!context || !canvas.width || !canvas.height) throw new Error('the picture has no size')
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await pngOf(canvas)
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** The picture and the text of a page of notes, and their shapes. */
const PICTURE = offsetXml({ x: 0.75, y: 0.75, w: 6, h: 3.375 })
const TEXT = offsetXml({ x: 0.75, y: 4.4, w: 6, h: 5 })
const noteShape = (id: number, name: string, type: string, lock: string, inner: string) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"${lock}/></p:cNvSpPr><p:nvPr><p:ph type="${type}"${type === 'body' ? ' idx="1"' : ''}/></p:nvPr></p:nvSpPr>${inner}</p:sp>`

/** The master of the notes, for a package that has none. */
const NOTES_MASTER = `${XML_HEAD}<p:notesMaster ${SLIDE_SPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree>${TREE_HEAD}${noteShape(2, 'Slide', 'sldImg', ' noRot="1" noChangeAspect="1"', `<p:spPr><a:xfrm>${PICTURE}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="6350"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></p:spPr>`)}${noteShape(3, 'Notes', 'body', '', `<p:spPr><a:xfrm>${TEXT}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody>`)}</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:notesStyle><a:lvl1pPr algn="l"><a:spcBef><a:spcPts val="400"/></a:spcBef><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>`

/** The notes of a slide. */
function notesXml(notes: readonly SlideNote[]): string {
  const paragraphs = notes.map(
    ({ text, language, isSmall }) =>
      `<a:p><a:r><a:rPr lang="${officeLanguage(language)}"${isSmall ? ' sz="1000"' : ''} dirty="0"/><a:t>${escapeXml(text)}</a:t></a:r></a:p>`,
  )
  return `${XML_HEAD}<p:notes ${SLIDE_SPACES}><p:cSld><p:spTree>${TREE_HEAD}${noteShape(2, 'Slide', 'sldImg', ' noRot="1" noChangeAspect="1"', '<p:spPr/>')}${noteShape(3, 'Notes', 'body', '', `<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${paragraphs.join('') || '<a:p/>'}</p:txBody>`)}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`
}
