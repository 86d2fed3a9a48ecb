import {
  type FileChild,
  type IParagraphOptions,
  type ITableCellOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableBorders,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { ChartRun } from 'docx/charts'
import type { NoteChart, NoteMonths, NoteRows, NoteTable, NoteText } from '#domain/note.ts'
import { inTime } from '#papers/chartValues.ts'
import { officeLanguage } from '#papers/officeFile.ts'
import { ROUTE_COLOURS } from '#picture/palette.ts'
import { chartHeight, columnsOf, NOTE, plansColumns } from './notePaper.ts'
import { INK, STYLE } from './noteStyles.ts'

/** Twentieths of a point. */
export const twips = (points: number) => Math.round(points * 20)
/** CSS px, the library's unit of pictures. */
export const pixels = (points: number) => Math.round((points * 96) / 72)
/** Between the margins, points. */
export const WIDTH = NOTE.page.width - 2 * NOTE.page.side

type ParagraphLook = Omit<IParagraphOptions, 'style' | 'children'>

/** A paragraph in one of the note's styles. */
export function paragraph(
  style: string,
  children: readonly ParagraphChild[],
  look: ParagraphLook = {},
): Paragraph {
  return new Paragraph({ ...look, style, children: [...children] })
}

/** A table beside the map. */
export function tableParts(table: NoteTable, own: (text: string) => TextRun): readonly FileChild[] {
  const across = WIDTH - NOTE.map.width - NOTE.gap
  const { title, columns, rows, note } = table
  const cell = (text: string, at: number, isBold: boolean, columnSpan = 1) =>
    cellOf(isBold ? STYLE.tableHead : STYLE.table, [own(text)], alignedAt(at), {
      columnSpan,
      verticalAlign: 'bottom',
    })
  return [
    paragraph(STYLE.caption, [own(title)], { spacing: { before: 0 } }),
    grid(columnsOf(table, across), [
      columns.map((text, at) => cell(text, at, at === 0)),
      ...rows.map(({ cells, isTotal }) =>
        cells.map((text, at) => cell(text, at, isTotal, cells.length === 1 ? columns.length : 1)),
      ),
    ]),
    paragraph(STYLE.source, [own(note)], { spacing: { before: twips(4) } }),
  ]
}

/** One or two columns that stay together on a page: not every program keeps a caption with what follows it. */
export function besideEachOther(left: readonly FileChild[], right?: readonly FileChild[]): Table {
  const across = WIDTH - NOTE.map.width
  const cell = (children: readonly FileChild[], inset: number) =>
    new TableCell({
      margins: { left: twips(inset), right: 0, top: 0, bottom: 0 },
      children: children as (Paragraph | Table)[],
    })
  return new Table({
    width: { size: twips(WIDTH), type: 'dxa' },
    columnWidths: right ? [twips(NOTE.map.width), twips(across)] : [twips(WIDTH)],
    layout: 'fixed',
    borders: TableBorders.NONE,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [cell(left, 0), ...(right ? [cell(right, NOTE.gap)] : [])],
      }),
    ],
  })
}

/** A table across the page, its columns as its `texts` need them. */
export function plansTable(
  columns: readonly TextRun[],
  rows: readonly (readonly (readonly ParagraphChild[])[])[],
  texts: readonly (readonly string[])[],
): Table {
  return grid(plansColumns(texts, WIDTH), [
    columns.map(headOf),
    ...rows.map((cells) => cells.map((each) => cellOf(STYLE.table, each))),
  ])
}

/** Rows below a finding, beside its number; `linked` writes who says so, which leads to the page. */
export function rowsTable(
  { columns, rows }: NoteRows,
  own: (text: string) => ParagraphChild,
  linked: (text: string, address: string | null) => ParagraphChild,
): Table {
  const { indent, rows: widths } = NOTE
  return grid(
    [widths.when, WIDTH - indent - widths.when - widths.said, widths.said],
    [
      columns.map((text) => headOf(own(text))),
      ...rows.map(({ when, what, said, address }) =>
        [own(when), run(what), linked(said, address)].map((part) => cellOf(STYLE.table, [part])),
      ),
    ],
    indent,
  )
}

/** Months below a finding, twelve across; `named` writes the name of a row with its footnotes, the first time. */
export function monthsTables(
  { columns, rows }: NoteMonths,
  own: (text: string) => TextRun,
  named: (row: NoteMonths['rows'][number], isFirst: boolean) => readonly ParagraphChild[],
): readonly Table[] {
  const cell = (children: readonly ParagraphChild[], at: number, keepNext: boolean) =>
    cellOf(STYLE.months, children, { ...alignedAt(at), keepNext })
  const starts = columns.flatMap((_, at) => (at % MONTHS_ACROSS === 0 ? [at] : []))
  return starts.map((start) => {
    const across = columns.slice(start, start + MONTHS_ACROSS)
    const names = WIDTH - NOTE.indent - NOTE.month.width * MONTHS_ACROSS
    return grid(
      [names, ...across.map(() => NOTE.month.width)],
      [
        ['', ...across].map((text, at) => cell([own(text)], at, true)),
        ...rows.map((row, place) =>
          [
            named(row, start === 0),
            ...row.values.slice(start, start + MONTHS_ACROSS).map((value) => [own(value)]),
          ].map((children, at) => cell(children, at, place < rows.length - 1)),
        ),
      ],
      NOTE.indent,
    )
  })
}

const MONTHS_ACROSS = 12

/** Names stand at the left of their column, numbers at the right. */
const alignedAt = (at: number) => ({ alignment: at === 0 ? ('left' as const) : ('right' as const) })

/** A cell of one paragraph. */
function cellOf(
  style: string,
  children: readonly ParagraphChild[],
  look?: ParagraphLook,
  cell: Omit<ITableCellOptions, 'children'> = {},
): TableCell {
  return new TableCell({ ...cell, children: [paragraph(style, children, look)] })
}

/** The name of a column, which stays with the first row. */
const headOf = (text: ParagraphChild) => cellOf(STYLE.tableHead, [text], { keepNext: true })

/**
 * A table of the note's style, whose first row is its head on each page; widths and the room at its left in points.
 */
function grid(widths: readonly number[], rows: readonly (readonly TableCell[])[], indent = 0): Table {
  return new Table({
    style: STYLE.grid,
    ...(indent > 0 ? { indent: { size: twips(indent), type: 'dxa' as const } } : {}),
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
    rows: rows.map(
      (children, at) =>
        new TableRow({ ...(at === 0 && { tableHeader: true }), cantSplit: true, children: [...children] }),
    ),
  })
}

/** A line of text that takes no room, which a table needs after it. */
export function noLine(): Paragraph {
  return new Paragraph({ spacing: { line: 20, lineRule: 'exact', before: 0, after: 0 }, children: [] })
}

/** Colours of several routes together, and of a line that is compared. */
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
    series: inTime(chart, chart.series).map(({ name, values }, at) => ({
      name,
      values: [...values],
      color: (at > 0 && chart.kind === 'lines'
        ? COMPARED
        : (ROUTE_COLOURS.light[chart.series[0]?.route ?? ''] ?? SEVERAL)
      )
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
  {
    isQuiet,
    ...look
  }: { bold?: boolean; style?: string; size?: number; superScript?: boolean; isQuiet?: boolean } = {},
): TextRun {
  return new TextRun({
    ...look,
    ...(isQuiet ? { color: INK.quiet, size: 2 * NOTE.small.size } : {}),
    text,
    language: { value: officeLanguage(language) },
  })
}
