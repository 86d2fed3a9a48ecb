import type { ContentTable } from '#content/stepRows.ts'
import type { ShownFigure } from '#content/viewContent.ts'
import { STATUSES } from '#domain/claim.ts'
import { type FigureUnit, ratioOf } from '#domain/figureUnit.ts'
import { type Measure, measureYears } from '#domain/measure.ts'
import type { NoteTable } from '#domain/note.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from '#words/words.ts'

/** Maximum rows beside the map, without the row of all. */
const MAX_ROWS = 9

/** Fewer measures are named, and no table counts them. */
export const LEAST_COUNTED = 5

/** Measures by kind and status; a count of none is a word. Null without measures. */
export function measureTable(
  measures: readonly Measure[],
  t: TFunction<'note'>,
  words: Pick<Words, 'categoryShort' | 'number' | 'status'>,
): NoteTable | null {
  if (measures.length === 0) return null
  const kinds = [...new Set(measures.flatMap(({ categories }) => categories))]
    .map((kind) => ({ kind, of: measures.filter(({ categories }) => categories.includes(kind)) }))
    .toSorted((a, b) => b.of.length - a.of.length)
  const isCut = kinds.length > MAX_ROWS
  const shown = isCut ? kinds.slice(0, MAX_ROWS - 1) : kinds
  const others = measures.filter(({ categories }) =>
    kinds.slice(shown.length).some(({ kind }) => categories.includes(kind)),
  )
  const count = (value: number) => (value === 0 ? t('shared:noneFeminine') : words.number(value))
  const row = (name: string, of: readonly Measure[], isTotal = false) => ({
    cells: [name, ...STATUSES.map((status) => count(of.filter((one) => one.status === status).length))],
    isTotal,
  })
  return {
    title: t('table.measures'),
    columns: [t('shared:measuresByKind'), ...STATUSES.map((status) => words.status(status))],
    rows: [
      ...shown.map(({ kind, of }) => row(words.categoryShort(kind), of)),
      ...(isCut ? [row(t('table.others'), others)] : []),
      row(t('table.all', { count: measures.length }), measures, true),
    ],
    note: t('table.measuresNote'),
  }
}

/** Column of a table of changes that the room beside the map does not have. */
const DIFFERENCE = 3

/** The changes of a step, as on its slide; their differences are left out. */
export function changesInNote({ title, columns, rows }: ContentTable, note: string): NoteTable {
  const kept = (cells: readonly string[]) => cells.filter((_, at) => at !== DIFFERENCE)
  return {
    title,
    columns: kept(columns),
    rows: rows.map(({ cells, look }) => ({ cells: kept(cells), isTotal: look === 'total' })),
    note,
  }
}

/** What the measures leave open, a sentence each. */
export function openQuestions(measures: readonly Measure[], t: TFunction<'note'>): readonly string[] {
  const all = measures.length
  const undated = measures.filter((measure) => measureYears(measure).length === 0).length
  const placeless = measures.filter(({ scope }) => scope === 'unplaced').length
  return [
    ...(undated > 0 ? [t('noYear', { count: undated, all })] : []),
    ...(placeless > 0 ? [t('noPlace', { count: placeless, all })] : []),
  ]
}

/** The numbers of one unit by place; with two periods each, both and the change between them. */
export function figureTable(
  figures: readonly ShownFigure[],
  caveatOf: (unit: FigureUnit) => string,
  t: TFunction<'note'>,
  words: Pick<Words, 'change' | 'figurePlace' | 'number' | 'spans'>,
): NoteTable | null {
  const places = placesOf(figures).filter(([, [first]]) => first?.total.unit === figures[0]?.total.unit)
  const [first, second] = places[0]?.[1] ?? []
  if (!first) return null
  const value = (figure: ShownFigure | undefined) => {
    const counted = figure?.total.value
    return counted === null || counted === undefined ? t('common:notStated') : words.number(counted)
  }
  return {
    title: t('table.figures'),
    columns: [
      t('common:filter.routes', { count: 1 }),
      words.spans(first.spans),
      ...(second ? [words.spans(second.spans), t('shared:change')] : []),
    ],
    rows: withTotalLast(places)
      .slice(0, MAX_ROWS + 1)
      .map(([place, [before, after]]) => ({
        cells: [
          words.figurePlace(place),
          value(before),
          ...(second ? [value(after), changeOf(before, after, words)] : []),
        ],
        isTotal: place === 'total',
      })),
    note: caveatOf(first.total.unit),
  }
}

function withTotalLast<Row>(
  places: readonly (readonly [string, Row])[],
): readonly (readonly [string, Row])[] {
  return places.toSorted(([a], [b]) => Number(a === 'total') - Number(b === 'total'))
}

/** Figures by place, in their order. */
export function placesOf(figures: readonly ShownFigure[]): readonly [string, readonly ShownFigure[]][] {
  const places = new Map<string, ShownFigure[]>()
  for (const figure of figures) places.set(figure.place, [...(places.get(figure.place) ?? []), figure])
  return [...places]
}

/** The change between two periods in per cent; a dash where it has none. */
export function changeOf(
  before: ShownFigure | undefined,
  after: ShownFigure | undefined,
  words: Pick<Words, 'change'>,
): string {
  const ratio = ratioOf(before?.total.value, after?.total.value)
  return ratio === null ? '–' : words.change(ratio)
}
