import { StatedFigure } from '#domain/figures.ts'
import { type PlaceOf, placeOfRow } from './crosswalk.ts'
import { type Fault, faultsOfSchema } from './fault.ts'
import { publicationFaults } from './publisherNames.ts'
import { faultIn, numberIn, type TidyRow, type TidyTable, textIn } from './tidyTable.ts'

const REMEDY = 'correct the row; a note needs all three languages'

/**
 * The figures that publishers stated, in the order of tables and rows. A row states one number; it names the table and the
 * column that it is compared with, or a place of the series by route.
 */
export function readStated(
  tables: readonly TidyTable[],
  placeOf: PlaceOf | null,
): { stated: readonly StatedFigure[]; faults: readonly Fault[] } {
  const faults: Fault[] = []
  const stated = tables
    .filter(({ source }) => source.role === 'stated')
    .flatMap((table) =>
      table.rows.flatMap((row) => {
        const counts = table.source.schema.fields.filter(
          ({ name, unit }) => unit !== undefined && numberIn(row, name) !== null,
        )
        const series = seriesOfRow(row)
        const problem = series ? problemOf(series, counts, tables) : null
        if (problem) {
          faults.push(faultIn(table, row.row, 'table', problem, 'name a table and the column it counts'))
          return []
        }
        const text = (column: string) => textIn(row, column)
        const result = StatedFigure.safeParse({
          id: text('id'),
          span: { from: text('from'), to: text('to') },
          place: series ? null : ((placeOf && placeOfRow(table.source, row, placeOf)) ?? ''),
          series,
          value: numberIn(row, counts[0]?.name ?? ''),
          isRounded: text('rounded') === 'yes',
          isPreliminary: text('preliminary') === 'yes',
          note:
            text('note_en') === '' ? null : { en: text('note_en'), fr: text('note_fr'), nl: text('note_nl') },
          source: {
            title: titleOf(text),
            publisher: text('page_publisher'),
            republishedBy: text('page_republished_by') || undefined,
            via: text('page_via') || undefined,
            citing: text('page_citing') === '' ? undefined : text('page_citing').split(', '),
            url: text('page_url'),
          },
        })
        if (result.success) {
          const place = `row ${row.row}, column page_publisher`
          faults.push(...publicationFaults(table.path, place, result.data.source))
          return [result.data]
        }
        const found = faultsOfSchema(table.path, result.error, REMEDY)
        faults.push(...found.map((fault) => ({ ...fault, place: `row ${row.row}, ${fault.place}` })))
        return []
      }),
    )
  return { stated, faults }
}

/** The page's own title with its language, English unless stated; else ours in every language. */
function titleOf(text: (column: string) => string): StatedFigure['source']['title'] {
  const given = text('page_title')
  if (given !== '') return { given, language: text('page_language') || 'en' }
  return { en: text('our_title_en'), fr: text('our_title_fr'), nl: text('our_title_nl') }
}

function seriesOfRow(row: TidyRow): StatedFigure['series'] {
  const table = textIn(row, 'table')
  return table === '' ? null : { table, count: textIn(row, 'count') }
}

/** Why a stated number cannot be compared with the series that it names: both must count the same unit. */
function problemOf(
  { table, count }: NonNullable<StatedFigure['series']>,
  counts: readonly { name: string; unit?: string | undefined }[],
  tables: readonly TidyTable[],
): string | null {
  const named = tables.find(({ source }) => source.id === table)
  if (!named) return `there is no table ${table}`
  const unit = named.source.schema.fields.find(({ name }) => name === count)?.unit
  if (unit === undefined) return `${table} has no column ${count} that counts`
  const [stated] = counts
  if (counts.length !== 1) return `the row states ${counts.length} numbers`
  return stated?.unit === unit ? null : `it states ${stated?.unit}, and ${table} counts ${unit}`
}
