import {
  type FileChild,
  Paragraph,
  type ParagraphChild,
  Table,
  TableBorders,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { ChartRun } from 'docx/charts'
import type { NoteChart, NoteTable, NoteText } from '#domain/note.ts'
import { officeLanguage } from '#papers/officeLanguage.ts'
import { ROUTE_COLOURS } from '#picture/palette.ts'
import { chartHeight, columnsOf, NOTE } from './notePaper.ts'
import { INK, STYLE } from './noteStyles.ts'

/** Twentieths of a point. */
export const twips = (points: number) => Math.round(points * 20)
/** CSS px, the library's unit of pictures. */
export const pixels = (points: number) => Math.round((points * 96) / 72)
/** Between the margins, points. */
export const WIDTH = NOTE.page.width - 2 * NOTE.page.side

/** A table beside the map. */
export function tableParts(
  { title, columns, rows, note }: NoteTable,
  own: (text: string) => TextRun,
): readonly FileChild[] {
  const across = WIDTH - NOTE.map.width - NOTE.gap
  const { names, number } = columnsOf(columns.length, across)
  const cell = (text: string, at: number, isBold: boolean, across = 1) =>
    new TableCell({
      columnSpan: across,
      verticalAlign: 'bottom',
      children: [
        new Paragraph({
          style: isBold ? STYLE.tableHead : STYLE.table,
          alignment: at === 0 ? 'left' : 'right',
          children: [own(text)],
        }),
      ],
    })
  return [
    new Paragraph({ style: STYLE.caption, spacing: { before: 0 }, children: [own(title)] }),
    grid(
      columns.map((_, at) => (at === 0 ? names : number)),
      [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: columns.map((text, at) => cell(text, at, at === 0)),
        }),
        ...rows.map(
          ({ cells, isTotal }) =>
            new TableRow({
              cantSplit: true,
              children: cells.map((text, at) =>
                cell(text, at, isTotal, cells.length === 1 ? columns.length : 1),
              ),
            }),
        ),
      ],
    ),
    new Paragraph({ style: STYLE.source, spacing: { before: twips(4) }, children: [own(note)] }),
  ]
}

/** Two columns that stay together on a page. */
export function besideEachOther(left: readonly FileChild[], right: readonly FileChild[]): Table {
  const across = WIDTH - NOTE.map.width
  const cell = (children: readonly FileChild[], inset: number) =>
    new TableCell({
      margins: { left: twips(inset), right: 0, top: 0, bottom: 0 },
      children: children as (Paragraph | Table)[],
    })
  return new Table({
    width: { size: twips(WIDTH), type: 'dxa' },
    columnWidths: [twips(NOTE.map.width), twips(across)],
    layout: 'fixed',
    borders: TableBorders.NONE,
    rows: [new TableRow({ cantSplit: true, children: [cell(left, 0), cell(right, NOTE.gap)] })],
  })
}

/** A table across the page. */
export function plansTable(
  columns: readonly TextRun[],
  rows: readonly (readonly (readonly ParagraphChild[])[])[],
): Table {
  const { outcome, shown } = NOTE.plans
  // The head stays with the first row.
  const cell = (children: readonly ParagraphChild[], style: string) =>
    new TableCell({
      children: [new Paragraph({ style, keepNext: style === STYLE.tableHead, children: [...children] })],
    })
  return grid(
    [WIDTH - outcome - shown, outcome, shown],
    [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((text) => cell([text], STYLE.tableHead)),
      }),
      ...rows.map(
        (cells) => new TableRow({ cantSplit: true, children: cells.map((each) => cell(each, STYLE.table)) }),
      ),
    ],
  )
}

/** A table of the note's style; widths in points. */
function grid(widths: readonly number[], rows: readonly TableRow[]): Table {
  return new Table({
    style: STYLE.grid,
    width: { size: widths.map(twips).reduce((sum, width) => sum + width, 0), type: 'dxa' },
    columnWidths: widths.map(twips),
    layout: 'fixed',
    tableLook: {
      firstRow: true,
      firstColumn: true,
      lastRow: false,
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
    rows: [...rows],
  })
}

/** A line of text that takes no room. */
export const NO_HEIGHT = { line: 20, lineRule: 'exact' as const, before: 0, after: 0 }

/** Colours of several routes together, and of what is compared. */
const SEVERAL = '#454d57'
const COMPARED = '#8d959d'

/** A chart of Word's own, with its workbook. */
export function chartRun(noteChart: NoteChart): ChartRun {
  const { title, chart, alt } = noteChart
  const isAcross = chart.over === 'routes'
  const small = { size: 9, color: INK.quiet }
  return new ChartRun({
    type: isAcross ? 'bar' : chart.kind === 'lines' ? 'line' : 'column',
    categories: [...chart.categories],
    series: chart.series.map(({ name, values, route }, at) => ({
      name,
      values: [...values],
      color: (at > 0 ? COMPARED : (ROUTE_COLOURS.light[route ?? ''] ?? SEVERAL))
        .replace('#', '')
        .toUpperCase(),
    })),
    legend: chart.series.length > 1 ? { position: 'top', font: small } : false,
    font: { name: 'Arial' },
    chartArea: { border: 'none' },
    categoryAxis: { font: small, reverseOrder: isAcross },
    valueAxis: { minimum: 0, numberFormat: '#,##0', font: small, visible: !isAcross },
    ...(isAcross
      ? { dataLabels: { value: true, numberFormat: '#,##0', font: small }, gapWidth: 45 }
      : chart.kind === 'bars'
        ? { dataTable: { legendKeys: true, font: { size: 9, color: INK.text } }, gapWidth: 45 }
        : {}),
    transformation: { width: pixels(WIDTH), height: pixels(chartHeight(noteChart)) },
    altText: { name: title, description: alt, title },
  })
}

/** A picture takes the height that it needs, unlike a line of text. */
export const PICTURE_SPACING = { line: 240, lineRule: 'auto' as const, before: 0, after: 60 }

/** A run of text in its language. */
export function run(
  { text, language }: NoteText,
  { isQuiet, ...look }: { bold?: boolean; style?: string; superScript?: boolean; isQuiet?: boolean } = {},
): TextRun {
  return new TextRun({
    ...look,
    ...(isQuiet ? { color: INK.quiet, size: 2 * NOTE.small.size } : {}),
    text,
    language: { value: officeLanguage(language) },
  })
}
