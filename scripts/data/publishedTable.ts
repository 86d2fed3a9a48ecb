import type { DataSheet, SheetValue } from '#content/dataSheet.ts'
import { type LocalizedText, UI_LANGUAGES } from '#domain/language.ts'
import type { Period } from '#domain/period.ts'

/** What a table's publisher states about its reuse. */
export interface Terms {
  /** In words; `not stated` where its publisher states no licence. */
  rights: string
  /** Null where none is stated. `name`: id of the Open Definition. */
  licence: { name: string; title: string; path?: string } | null
}

/** A column as a Table Schema describes it. */
export interface PublishedField {
  name: string
  type: string
  description: string
  constraints?: object | undefined
  /** What a counted column counts. */
  unit?: string | undefined
}

/** A table of the data package. */
export interface PublishedTable {
  /** Its name in the package and of its file. */
  name: string
  title: string
  description: string
  terms: Terms
  sources: readonly { title: string; path?: string }[]
  fields: readonly PublishedField[]
  primaryKey: readonly string[]
  /** Columns whose values are keys of other tables. */
  foreignKeys: readonly { field: string; table: string; key: string }[]
  sheet: DataSheet
}

/** A column and how a row fills it. */
export interface Column<Row> extends PublishedField {
  value: (row: Row) => SheetValue
}

/** Makes the columns of a table with rows of one type. */
export function columnsFor<Row>() {
  const column =
    (type: string) =>
    (
      name: string,
      description: string,
      value: (row: Row) => SheetValue,
      isRequired = false,
    ): Column<Row> => ({
      name,
      type,
      description,
      ...(isRequired && { constraints: { required: true } }),
      value,
    })
  const [text, number, whole, date] = [column('string'), column('number'), column('integer'), column('date')]
  return {
    text,
    number,
    whole,
    date,
    /** The published profile of Table Schema has no type for lists. */
    list: (name: string, description: string, value: (row: Row) => SheetValue) =>
      text(name, `${description}; several are separated by semicolons`, value),
    geometry: column('geojson'),
    /** An id that every row has, and the number of a row among its kind. */
    key: (name: string, description: string, value: (row: Row) => string) =>
      text(name, description, value, true),
    rank: (name: string, description: string, value: (row: Row) => number) =>
      whole(name, description, value, true),
    yesNo: (name: string, description: string, value: (row: Row) => boolean | null) =>
      column('boolean')(name, description, (row) => {
        const is = value(row)
        return is === null ? null : String(is)
      }),
    /** A text in a column for each language; empty where it is not written otherwise than in English. */
    words: (name: string, description: string, value: (row: Row) => Partial<LocalizedText> | null) =>
      UI_LANGUAGES.map((language) =>
        text(`${name}_${language}`, `${description} (${language})`, (row) => value(row)?.[language] ?? null),
      ),
    /** First day, last day and precision of a period. */
    span: (name: string, description: string, value: (row: Row) => Period | null) => [
      date(
        `${name}_from`,
        `${description}: first day; empty is not stated`,
        (row) => value(row)?.start ?? null,
      ),
      date(
        `${name}_to`,
        `${description}: last day; empty with a first day is open`,
        (row) => value(row)?.end ?? null,
      ),
      text(`${name}_precision`, `${description}: day, month or year`, (row) => value(row)?.precision ?? null),
    ],
  }
}

interface TableInput<Row> extends Omit<PublishedTable, 'fields' | 'sheet' | 'foreignKeys' | 'sources'> {
  foreignKeys?: PublishedTable['foreignKeys']
  sources?: PublishedTable['sources']
  columns: readonly Column<Row>[]
  rows: readonly Row[]
}

/** A table of rows, by its columns. */
export function tableOf<Row>({
  columns,
  rows,
  foreignKeys = [],
  sources = [],
  ...rest
}: TableInput<Row>): PublishedTable {
  return {
    ...rest,
    foreignKeys,
    sources,
    fields: columns.map(({ value: _value, ...field }) => field),
    sheet: {
      columns: columns.map(({ name }) => name),
      rows: rows.map((row) => Object.fromEntries(columns.map(({ name, value }) => [name, value(row)]))),
    },
  }
}
