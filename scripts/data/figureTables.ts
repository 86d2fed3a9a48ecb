import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SheetRow } from '#content/dataSheet.ts'
import { FIGURE_FOLDER, readTable } from '#derive/figures.ts'
import type { TextFile } from '#derive/jsonText.ts'
import type { TableField } from '#derive/metaRules.ts'
import { parseCsv, type TidyTable } from '#derive/tidyTable.ts'
import { VintageMeta } from '#derive/vintages.ts'
import { textIn } from '#domain/language.ts'
import { columnsFor, type PublishedField, type PublishedTable, tableOf } from './publishedTable.ts'
import { termsOfFigures } from './terms.ts'

/** Dates of tables are checked where they are derived. */
const ANY_DAY = '2999-12-31'

/** The tables of figures below `root`, with all columns, as their publishers name places. Throws at a faulty table. */
export function figureTables(root: string): readonly PublishedTable[] {
  const file = (name: string) => {
    const path = `${FIGURE_FOLDER}/${name}`
    return { path, text: readFileSync(join(root, path), 'utf8') }
  }
  return readdirSync(join(root, FIGURE_FOLDER))
    .flatMap((name) => (name.endsWith('.meta.json') ? [name.slice(0, -'.meta.json'.length)] : []))
    .map((id) => {
      const { table, faults } = readTable(file(`${id}.csv`), file(`${id}.meta.json`), id, ANY_DAY)
      const [fault] = faults
      if (table === null || fault) {
        throw new Error(
          `${fault?.file ?? id}: ${fault?.problem ?? 'it cannot be read'}. Run \`npm run derive\`.`,
        )
      }
      return table
    })
    .toSorted((a, b) => a.source.order - b.source.order)
    .flatMap((table) => {
      const { id } = table.source
      const own = publishedTable(table)
      const vintages = `${id}.vintages.csv`
      return existsSync(join(root, FIGURE_FOLDER, vintages))
        ? [own, vintageTable(table, own, file(vintages), file(`${id}.vintages.json`))]
        : [own]
    })
}

/** Ends the name of the table of a table's earlier states. */
export const VINTAGES = '-vintages'

/** What earlier states of a table held otherwise. */
function vintageTable(
  { source }: TidyTable,
  own: PublishedTable,
  csv: TextFile,
  meta: TextFile,
): PublishedTable {
  const { header, rows } = parseCsv(csv)
  const { note, states } = VintageMeta.parse(JSON.parse(meta.text))
  const { primaryKey } = source.schema
  const of = columnsFor<ReadonlyMap<string, string>>()
  const at = (row: ReadonlyMap<string, string>, name: string) => row.get(name) ?? ''
  const isNumber = (text: string) => /^\d+$/.test(text)
  const listed = states.map(({ knownOn, coverage }) => `${knownOn} (to ${coverage.to})`).join(', ')
  return tableOf<ReadonlyMap<string, string>>({
    name: `${source.id}${VINTAGES}`,
    title: `${own.title}, earlier states`,
    description: `${note}\n\nThe cells that a state holds otherwise than the next one. What is not listed is as in the next state, and after the last listed day as in ${source.id}; a state has no months after its last. States: ${listed}.`,
    terms: own.terms,
    sources: states.flatMap(({ source: { name, url } }) =>
      url === null ? [] : [{ title: name, path: url }],
    ),
    primaryKey: [...primaryKey, 'count', 'known_on'],
    columns: [
      ...own.fields.flatMap((field) =>
        primaryKey.includes(field.name)
          ? [{ ...field, value: (row: ReadonlyMap<string, string>) => at(row, field.name) }]
          : [],
      ),
      of.key('count', `The column of ${source.id} that is counted`, (row) => at(row, 'count')),
      of.whole('value', 'What the state holds; empty unless it is a number', (row) =>
        isNumber(at(row, 'value')) ? Number(at(row, 'value')) : null,
      ),
      of.key(
        'held',
        'number, not-stated, absent (the state has no such row) or omitted (left out, because no other state bears it out)',
        (row) => (isNumber(at(row, 'value')) ? 'number' : at(row, 'value') || 'not-stated'),
      ),
      of.date('known_on', 'Day by which the state was published', (row) => at(row, 'known_on'), true),
      of.text('source', 'Where the state was read', (row) => at(row, 'source')),
    ],
    rows: rows.map(({ cells }) => new Map(header.map((name, index) => [name, cells[index] ?? '']))),
  })
}

function publishedTable({ source, rows }: TidyTable): PublishedTable {
  const { id, title, definition, caveats, page, publisher, sources, schema } = source
  const english = (text: Parameters<typeof textIn>[0]) => textIn(text, 'en').text
  const files = sources.map((from) => ({
    title: english(from.title),
    ...(from.url !== null && { path: from.url }),
  }))
  return {
    name: id,
    title: `${publisher}: ${english(title)}`,
    description: [english(definition), ...caveats.map(english)].join('\n\n'),
    terms: termsOfFigures(source),
    sources: [...(page === null ? [] : [{ title: publisher, path: page }]), ...files],
    fields: schema.fields.map(fieldOf),
    primaryKey: schema.primaryKey,
    foreignKeys: [],
    sheet: {
      columns: schema.fields.map(({ name }) => name),
      rows: rows.map(({ cells }): SheetRow => Object.fromEntries(cells)),
    },
  }
}

/** A column without what only the derivation reads. */
function fieldOf({ dimension: _dimension, type, description, ...field }: TableField): PublishedField {
  return type === 'period'
    ? {
        ...field,
        type: 'string',
        description: `${description}; ISO 8601, a month, or first and last as start/end`,
      }
    : { ...field, type, description }
}
