import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SheetRow } from '#content/dataSheet.ts'
import { FIGURE_FOLDER, readTable } from '#derive/figures.ts'
import type { TableField } from '#derive/metaRules.ts'
import type { TidyTable } from '#derive/tidyTable.ts'
import { textIn } from '#domain/language.ts'
import type { PublishedField, PublishedTable } from './publishedTable.ts'
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
    .map(publishedTable)
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
