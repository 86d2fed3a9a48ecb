import type PptxGenJS from 'pptxgenjs'
import type { Slide, SlideChart, SlideItem, SlideTable, SlideText } from '#domain/slides.ts'
import { localeOf } from '#i18n/formats.ts'
import type { SlideColours } from '#state/selectors/slides/slideTalk.ts'

/** Part of every PowerPoint; LibreOffice substitutes a font with the same metrics. */
const FONT = 'Arial'

/** One-pixel placeholder, replaced by the real picture in `buildPptx`. */
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** Shape name of a slide's title, by which `patchSlide` finds it. */
export const TITLE_NAME = 'Title'

interface TalkFacts {
  title: string
  author: string
  subject: string
  /** BCP 47 tag of text without its own language. */
  language: string
  /** Of text and thin lines in charts and tables. */
  colours: Pick<SlideColours, 'ink' | 'ink2' | 'line' | 'faint'>
}

/** Returns a function that writes one slide with the library. Makes no layout decisions. */
export function writeSlides(pptx: PptxGenJS, facts: TalkFacts): (slide: Slide) => void {
  pptx.layout = 'LAYOUT_WIDE'
  pptx.title = facts.title
  pptx.author = facts.author
  pptx.company = ''
  pptx.subject = facts.subject
  pptx.theme = { headFontFace: FONT, bodyFontFace: FONT }
  return ({ ground, items, notes }) => {
    const slide = pptx.addSlide()
    slide.background = { color: hex(ground) }
    for (const item of items) write(pptx, slide, item, facts)
    slide.addNotes(notes.map(({ text }) => text).join('\n'))
  }
}

function write(pptx: PptxGenJS, slide: PptxGenJS.Slide, item: SlideItem, facts: TalkFacts): void {
  switch (item.kind) {
    case 'text':
      writeText(slide, item, facts)
      return
    case 'picture':
      slide.addImage({ data: PIXEL, ...item.box, altText: item.alt, objectName: item.name })
      return
    case 'chart':
      writeChart(pptx, slide, item, facts)
      return
    case 'table':
      writeTable(slide, item, facts)
      return
    case 'line':
      slide.addShape(pptx.ShapeType.line, {
        ...item.box,
        objectName: item.name,
        flipV: item.isRising ?? false,
        line: {
          color: hex(item.colour),
          width: item.width,
          dashType: item.isDashed ? 'sysDash' : 'solid',
        },
      })
      return
    case 'area':
      slide.addShape(pptx.ShapeType.rect, {
        ...item.box,
        objectName: item.name,
        ...(item.isHollow
          ? { line: { color: hex(item.colour), width: item.width } }
          : { fill: { color: hex(item.colour) } }),
      })
      return
    case 'disc':
      slide.addShape(pptx.ShapeType.ellipse, {
        ...item.box,
        objectName: item.name,
        fill: { color: hex(item.colour), transparency: 65 },
      })
      return
  }
}

function writeText(slide: PptxGenJS.Slide, item: SlideText, facts: TalkFacts): void {
  const last = item.paragraphs.length - 1
  const runs = item.paragraphs.flatMap((paragraph, index) =>
    paragraph.map((run, at) => ({
      text: run.text,
      options: {
        fontFace: FONT,
        fontSize: run.size ?? item.size,
        bold: run.bold ?? item.bold,
        color: hex(run.colour ?? item.colour),
        lang: officeLanguage(run.language ?? facts.language),
        align: item.align,
        paraSpaceAfter: index < last ? item.gap : 0,
        breakLine: at === paragraph.length - 1 && index < last,
        ...(run.link === undefined ? {} : { hyperlink: { url: run.link } }),
      },
    })),
  )
  slide.addText(runs, {
    ...item.box,
    objectName: item.isTitle ? TITLE_NAME : item.name,
    // Points: a background extends slightly beyond its text.
    margin: item.ground === null ? 0 : 2,
    align: item.align,
    valign: item.anchor,
    fit: 'none',
    lang: officeLanguage(facts.language),
    ...(item.ground === null
      ? {}
      : { fill: { color: hex(item.ground.colour), transparency: item.ground.transparency } }),
  })
}

function writeChart(
  pptx: PptxGenJS,
  slide: PptxGenJS.Slide,
  { box, name, chart, categories, colours, unit, alt }: SlideChart,
  { language, colours: { ink, ink2, line, faint } }: TalkFacts,
): void {
  const isAcross = chart.over === 'routes'
  const labels = [...categories]
  slide.addChart(
    chart.kind === 'lines' ? pptx.ChartType.line : pptx.ChartType.bar,
    chart.series.map((series) => ({
      name: series.name,
      labels,
      // The library accepts numbers only; `patchChart` removes the NaN points.
      values: series.values.map((value) => value ?? Number.NaN),
    })),
    {
      ...box,
      objectName: name,
      altText: alt,
      lang: officeLanguage(language),
      chartColors: colours.map(hex),
      barDir: isAcross ? 'bar' : 'col',
      barGrouping: 'clustered',
      barGapWidthPct: 45,
      lineDataSymbol: 'none',
      lineSize: 2,
      displayBlanksAs: 'gap',
      showTitle: true,
      title: unit,
      titleFontFace: FONT,
      titleFontSize: 11,
      titleColor: hex(ink),
      showLegend: chart.series.length > 1,
      legendPos: 'b',
      legendFontFace: FONT,
      legendFontSize: 10,
      legendColor: hex(ink2),
      catAxisLabelFontFace: FONT,
      catAxisLabelFontSize: 9,
      catAxisLabelColor: hex(ink2),
      catAxisLineColor: hex(line),
      catGridLine: { style: 'none' },
      valAxisLabelFontFace: FONT,
      valAxisLabelFontSize: 9,
      valAxisLabelColor: hex(ink2),
      valAxisLabelFormatCode: '#,##0',
      valAxisMinVal: 0,
      valAxisLineShow: false,
      valGridLine: { color: hex(faint), size: 0.5 },
      // Bars with value labels need no value axis.
      valAxisHidden: isAcross,
      showValue: isAcross,
      dataLabelFormatCode: '#,##0',
      dataLabelFontFace: FONT,
      dataLabelFontSize: 8,
      dataLabelColor: hex(ink),
      dataLabelPosition: 'outEnd',
    },
  )
}

/** Cell margins, inches: top, right, bottom, left. */
const CELL: [number, number, number, number] = [0.03, 0.05, 0.03, 0.05]

function writeTable(
  slide: PptxGenJS.Slide,
  { box, name, columns, rows, heights, size }: SlideTable,
  { language, colours: { ink, line } }: TalkFacts,
): void {
  const none = { type: 'none' as const }
  slide.addTable(
    rows.map((cells, row) =>
      cells.map((cell) => ({
        text: cell.text,
        options: {
          align: cell.align ?? 'left',
          bold: cell.bold ?? false,
          color: hex(cell.colour ?? ink),
          lang: officeLanguage(cell.language ?? language),
          valign: 'middle' as const,
          margin: CELL,
          border: [
            none,
            none,
            { type: 'solid' as const, pt: row === 0 ? 1 : 0.5, color: hex(line) },
            none,
          ] as [PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps],
          ...(cell.span === undefined ? {} : { colspan: cell.span }),
        },
      })),
    ),
    {
      x: box.x,
      y: box.y,
      w: box.w,
      colW: [...columns],
      rowH: [...heights],
      fontFace: FONT,
      fontSize: size,
      objectName: name,
    },
  )
}

/** A colour in the library's format: RRGGBB. */
function hex(colour: string): string {
  return colour.replace('#', '').toUpperCase()
}

/**
 * A BCP 47 tag with a region, which office programs require for spell checking: the language's most likely one ("fr" is
 * fr-FR), for English the one whose conventions the app follows.
 */
export function officeLanguage(language: string): string {
  const { language: primary, region } = new Intl.Locale(localeOf(language)).maximize()
  return region === undefined ? primary : `${primary}-${region}`
}
