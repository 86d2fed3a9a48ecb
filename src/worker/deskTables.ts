import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import isoCodes from 'i18n-iso-countries/codes.json'
import { firstSettings } from '#derive/tables/columnMeanings.ts'
import { type ReadTable, readTable } from '#derive/tables/readTable.ts'
import { type TableKnowledge, tableKnowledge } from '#derive/tables/tableKnowledge.ts'
import { UI_LANGUAGES } from '#domain/language.ts'
import { ownTableId, type ProjectTable, type TableSettings } from '#domain/ownTable.ts'
import type { PublishedNames, RowFilter, TableReading } from '#domain/tableReading.ts'
import type { ExtractedTables } from '#extract/extractTables.ts'
import { tableCells } from '#extract/htmlLines.ts'

/** A sheet on its way into the project. */
export type NewSheet = Omit<ProjectTable, 'id' | 'addedAt'>

/** The tables of the Desk, kept in the worker with their cells, since they can be large. */
export type DeskTables = ReturnType<typeof createDeskTables>

interface LoadedTable {
  readonly cells: readonly (readonly string[])[]
  read: ReadTable | null
}

export function createDeskTables() {
  let knowledge: TableKnowledge | null = null
  const loaded = new Map<string, LoadedTable>()

  function known(): TableKnowledge {
    if (!knowledge) throw new Error('the published names are not known yet')
    return knowledge
  }
  function keep(id: string, text: string): void {
    if (!loaded.has(id)) loaded.set(id, { cells: tableCells(text), read: null })
  }
  function tableOf(id: string): LoadedTable {
    const table = loaded.get(id)
    if (!table) throw new Error(`the table ${id} is not loaded`)
    return table
  }
  function readOf(id: string): ReadTable {
    const { read } = tableOf(id)
    if (!read) throw new Error(`the table ${id} is not read`)
    return read
  }

  return {
    setNames: (names: PublishedNames): void => {
      knowledge = tableKnowledge(names, nationalityNames())
    },
    /** The sheets of a file as tables, with what their columns mean at first guess. */
    propose: (
      fileName: string,
      { format, encoding, delimiter, sheets }: ExtractedTables,
    ): readonly NewSheet[] =>
      sheets.map(({ sheet, text, rows, columns, head, typedColumns }) => {
        const name = fileName.replace(/\.[^.]+$/, '')
        const title = sheets.length > 1 && sheet !== null ? `${name}, ${sheet}` : name
        const settings = firstSettings({ title, head, columns, typedColumns }, known())
        // Hashed in the worker, since a large table takes a third of a second.
        const hash = bytesToHex(sha256(utf8ToBytes(text)))
        keep(ownTableId(hash), text)
        return { fileName, format, sheet, encoding, delimiter, rows, columns, settings, text, sha256: hash }
      }),
    /** Whether a table is loaded; a proposed one is. */
    has: (id: string) => loaded.has(id),
    load: keep,
    read: (id: string, settings: TableSettings): TableReading => {
      const table = tableOf(id)
      table.read = readTable(table.cells, settings, known())
      return table.read.reading
    },
    rows: (id: string, filter: RowFilter, from: number, count: number) =>
      readOf(id).shown(filter, from, count),
    figures: (id: string) => readOf(id).figures(id),
  }
}

/** Names of countries in the languages of the interface and German, and their ISO 3166-1 codes, each with its alpha-2 code. */
function* nationalityNames(): Generator<readonly [string, string]> {
  const names = [...UI_LANGUAGES, 'de'].map(
    (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
  )
  for (const [alpha2 = '', alpha3 = ''] of isoCodes) {
    yield [alpha2, alpha2]
    yield [alpha3, alpha2]
    for (const name of names) {
      const own = name.of(alpha2)
      if (own) yield [own, alpha2]
    }
  }
  yield ['XK', 'XK']
  yield ['XKX', 'XK']
  yield ['Kosovo', 'XK']
}
