import type { Slide } from '#domain/slides.ts'
import type { StepChart } from '#domain/stepChart.ts'
import { escapeXml } from '#lib/escapeXml.ts'
import { officeLanguage, TITLE_NAME } from './writeSlides.ts'

/** The files of one slide's pictures, in their order on it. */
export interface SlidePictures {
  /** Where the picture stands in the file, with the id of its relation. */
  png: string
  relation: string
}

/** The pictures that the relations of a slide name, in order. */
export function picturesOf(relations: string): readonly SlidePictures[] {
  return [...relations.matchAll(/<Relationship\b[^>]*>/g)].flatMap(([tag]) => {
    const target = /Target="\.\.\/media\/([^"]+\.png)"/.exec(tag)?.[1]
    const relation = /\bId="([^"]+)"/.exec(tag)?.[1]
    return target && relation ? [{ png: `ppt/media/${target}`, relation }] : []
  })
}

const IMAGE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image'
const SVG_BLIP =
  '<a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'

/** The relations of a slide with one more for each picture: its vector, beside the pixels. */
export function withVectors(relations: string, pictures: readonly SlidePictures[]): string {
  const more = pictures.map(
    ({ png, relation }) =>
      `<Relationship Id="${relation}v" Type="${IMAGE}" Target="../media/${svgName(png)}"/>`,
  )
  return relations.replace('</Relationships>', `${more.join('')}</Relationships>`)
}

/** The name of a picture's vector in its folder. */
export function svgName(png: string): string {
  return png.replace(/^.*\//, '').replace(/\.png$/, '.svg')
}

/**
 * A slide as it has to be: pictures carry their vector beside the pixels that stand in for it, the title is the slide's title, each
 * shape has a number of its own, and tables say what they are.
 */
export function mendedSlide(xml: string, slide: Slide, pictures: readonly SlidePictures[]): string {
  const tables = slide.items.flatMap((item) => (item.kind === 'table' ? [item] : []))
  let mended = xml
  for (const { relation } of pictures) {
    mended = mended.replace(
      new RegExp(`<a:blip r:embed="${relation}">\\s*</a:blip>`),
      `<a:blip r:embed="${relation}"><a:extLst>${SVG_BLIP} r:embed="${relation}v"/></a:ext></a:extLst></a:blip>`,
    )
  }
  // The title keeps its own place and look; programs list it and read it out first.
  mended = mended.replace(
    new RegExp(
      `(<p:cNvPr id="\\d+" name="${TITLE_NAME}">.*?</p:cNvPr>)<p:cNvSpPr[^>]*/><p:nvPr>.*?</p:nvPr>`,
      's',
    ),
    '$1<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>',
  )
  let table = 0
  mended = mended.replace(/(<p:nvGraphicFramePr><p:cNvPr id="\d+" name="[^"]*")\/>/g, (whole, start) => {
    const alt = tables[table]?.alt
    table += 1
    return alt === undefined ? whole : `${start} descr="${escapeXml(alt)}"/>`
  })
  let id = 1
  return mended.replace(/<p:cNvPr id="\d+"/g, () => {
    const numbered = `<p:cNvPr id="${id}"`
    id += 1
    return numbered
  })
}

/** Notes with a paragraph for each of theirs, each in its language. */
export function mendedNotes(xml: string, notes: Slide['notes']): string {
  const paragraphs = notes.map(
    ({ text, language }) =>
      `<a:p><a:r><a:rPr lang="${officeLanguage(language)}" dirty="0"/><a:t>${escapeXml(text)}</a:t></a:r></a:p>`,
  )
  return xml.replace(
    /(<p:ph type="body" idx="1"\/>.*?<a:lstStyle\/>)<a:p>.*?<\/a:p>(<\/p:txBody>)/s,
    (_, start: string, end: string) => `${start}${paragraphs.join('') || '<a:p/>'}${end}`,
  )
}

/** A chart in which what is not stated is a gap, and routes stand in the order of their list. */
export function mendedChart(xml: string): string {
  const gaps = xml.replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, '')
  if (!gaps.includes('<c:barDir val="bar"/>')) return gaps
  return gaps.replace(/<c:catAx>.*?<\/c:catAx>/s, (axis) =>
    axis.replace(/<c:orientation val="minMax"\/>/, '<c:orientation val="maxMin"/>'),
  )
}

/** The sheet behind a chart with the numbers of the chart, noughts too; what is not stated is an empty cell. */
export function mendedSheet(xml: string, { series }: Pick<StepChart, 'series'>): string {
  return xml.replace(/<c r="([B-Z])(\d+)"><v>[^<]*<\/v><\/c>/g, (_, column: string, row: string) => {
    const value = series[column.charCodeAt(0) - 'B'.charCodeAt(0)]?.values[Number(row) - 2]
    return value === null || value === undefined
      ? `<c r="${column}${row}"/>`
      : `<c r="${column}${row}"><v>${value}</v></c>`
  })
}

/** The range of a sheet's table without the stray mark that the library leaves in it. */
export function mendedSheetTable(xml: string): string {
  return xml.replace(/ref="([A-Z]+\d+:[A-Z]+\d+)'"/, 'ref="$1"')
}

/** A part in which what the library took for English of the United States is in the reader's language. */
export function inLanguage(xml: string, language: string): string {
  return xml.replaceAll(' lang="en-US"', ` lang="${officeLanguage(language)}"`)
}
