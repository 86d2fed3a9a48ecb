import type { Slide } from '#domain/slides.ts'
import type { StepChart } from '#domain/stepChart.ts'
import { escapeXml } from '#lib/escapeXml.ts'
import { officeLanguage, TITLE_NAME } from './writeSlides.ts'

/** A picture of a slide. */
export interface SlidePictures {
  /** Path of the PNG in the file; `relation` is its relationship id. */
  png: string
  relation: string
}

/** The pictures in a slide's relationships, in order. */
export function picturesOf(relations: string): readonly SlidePictures[] {
  return [...relations.matchAll(/<Relationship\b[^>]*>/g)].flatMap(([tag]) => {
    const target = /Target="\.\.\/media\/([^"]+\.png)"/.exec(tag)?.[1]
    const relation = /\bId="([^"]+)"/.exec(tag)?.[1]
    return target && relation ? [{ png: `ppt/media/${target}`, relation }] : []
  })
}

/** The numbers of the charts in a slide's relationships, in order: the library counts them over all files of a page. */
export function chartNumbers(relations: string): readonly string[] {
  return [...relations.matchAll(/Target="[^"]*\/charts\/chart(\d+)\.xml"/g)].flatMap(
    ([, number]) => number ?? [],
  )
}

const IMAGE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image'
const SVG_BLIP =
  '<a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'

/** Adds a relationship to the vector of each picture. */
export function withVectors(relations: string, pictures: readonly SlidePictures[]): string {
  const more = pictures.map(
    ({ png, relation }) =>
      `<Relationship Id="${relation}v" Type="${IMAGE}" Target="../media/${svgName(png)}"/>`,
  )
  return relations.replace('</Relationships>', `${more.join('')}</Relationships>`)
}

/** File name of a picture's vector, without its folder. */
export function svgName(png: string): string {
  return png.replace(/^.*\//, '').replace(/\.png$/, '.svg')
}

/**
 * Patches a slide: pictures reference their vector beside the PNG fallback, the title becomes a title placeholder, shape ids are unique,
 * and tables get alternative text.
 */
export function patchSlide(xml: string, slide: Slide, pictures: readonly SlidePictures[]): string {
  const tables = slide.items.flatMap((item) => (item.kind === 'table' ? [item] : []))
  let patched = xml
  for (const { relation } of pictures) {
    patched = patched.replace(
      new RegExp(`<a:blip r:embed="${relation}">\\s*</a:blip>`),
      `<a:blip r:embed="${relation}"><a:extLst>${SVG_BLIP} r:embed="${relation}v"/></a:ext></a:extLst></a:blip>`,
    )
  }
  // A title placeholder keeps its position and look; programs list it and read it first.
  patched = patched.replace(
    new RegExp(
      `(<p:cNvPr id="\\d+" name="${TITLE_NAME}">.*?</p:cNvPr>)<p:cNvSpPr[^>]*/><p:nvPr>.*?</p:nvPr>`,
      's',
    ),
    '$1<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>',
  )
  let table = 0
  patched = patched.replace(/(<p:nvGraphicFramePr><p:cNvPr id="\d+" name="[^"]*")\/>/g, (whole, start) => {
    const alt = tables[table]?.alt
    table += 1
    return alt === undefined ? whole : `${start} descr="${escapeXml(alt)}"/>`
  })
  let id = 1
  return patched.replace(/<p:cNvPr id="\d+"/g, () => {
    const numbered = `<p:cNvPr id="${id}"`
    id += 1
    return numbered
  })
}

/** Patches notes: one paragraph each, with its language. */
export function patchNotes(xml: string, notes: Slide['notes']): string {
  const paragraphs = notes.map(
    ({ text, language }) =>
      `<a:p><a:r><a:rPr lang="${officeLanguage(language)}" dirty="0"/><a:t>${escapeXml(text)}</a:t></a:r></a:p>`,
  )
  return xml.replace(
    /(<p:ph type="body" idx="1"\/>.*?<a:lstStyle\/>)<a:p>.*?<\/a:p>(<\/p:txBody>)/s,
    (_, start: string, end: string) => `${start}${paragraphs.join('') || '<a:p/>'}${end}`,
  )
}

/** Patches a chart: missing values become gaps, routes keep the order of their list, and only its own axes are referenced. */
export function patchChart(xml: string): string {
  const axes = new Set(
    [...xml.matchAll(/<c:(?:cat|val|ser|date)Ax>\s*<c:axId val="(\d+)"/g)].map(([, axis]) => axis),
  )
  const gaps = xml
    .replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, '')
    // The library names a series axis that only three-dimensional charts have.
    .replace(/<c:axId val="(\d+)"\/>/g, (whole, axis: string) => (axes.has(axis) ? whole : ''))
  if (!gaps.includes('<c:barDir val="bar"/>')) return gaps
  return gaps.replace(/<c:catAx>.*?<\/c:catAx>/s, (axis) =>
    axis.replace(/<c:orientation val="minMax"\/>/, '<c:orientation val="maxMin"/>'),
  )
}

/** Patches the sheet behind a chart: writes its numbers, zeros included; missing values become empty cells. */
export function patchSheet(xml: string, { series }: Pick<StepChart, 'series'>): string {
  return xml.replace(/<c r="([B-Z])(\d+)"><v>[^<]*<\/v><\/c>/g, (_, column: string, row: string) => {
    const value = series[column.charCodeAt(0) - 'B'.charCodeAt(0)]?.values[Number(row) - 2]
    return value === null || value === undefined
      ? `<c r="${column}${row}"/>`
      : `<c r="${column}${row}"><v>${value}</v></c>`
  })
}

/** Removes the stray quote that the library leaves in a table's range. */
export function patchSheetTable(xml: string): string {
  return xml.replace(/ref="([A-Z]+\d+:[A-Z]+\d+)'"/, 'ref="$1"')
}

/** Keeps the first properties of each paragraph: the library writes them before every run. */
export function patchParagraphs(xml: string): string {
  return xml.replace(/<a:p>.*?<\/a:p>/gs, (paragraph) => {
    let isFirst = true
    return paragraph.replace(/<a:pPr\b[^>]*\/>|<a:pPr\b.*?<\/a:pPr>/gs, (properties) => {
      const kept = isFirst ? properties : ''
      isFirst = false
      return kept
    })
  })
}

/** Moves the notes master to its place before the slides, as the schema orders them. */
export function patchPresentation(xml: string): string {
  return xml.replace(
    /(<p:sldIdLst>.*?<\/p:sldIdLst>)(<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>)/s,
    '$2$1',
  )
}

/** Removes the types of parts that the file lacks: the library declares a slide master for each slide. */
export function patchTypes(xml: string, hasPart: (path: string) => boolean): string {
  return xml.replace(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (whole, path: string) =>
    hasPart(path) ? whole : '',
  )
}

/** Replaces the library's fixed language en-US by the reader's. */
export function inLanguage(xml: string, language: string): string {
  return xml.replaceAll(' lang="en-US"', ` lang="${officeLanguage(language)}"`)
}
