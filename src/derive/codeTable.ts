import { compareText } from '#domain/compareText.ts'
import type { CodedTable } from '#domain/figureTable.ts'
import { numberIn, type TidyRow, type TidyTable } from './tidyTable.ts'

/** A dimension of a coded table: how the key of a row is read. */
export type KeyReader = Readonly<{ name: string; keyOf: (row: TidyRow) => string }>

/**
 * A tidy table as columns of codes: the keys of each dimension in the fixed order of code units, the rows in the order
 * of their keys. Every column that has a unit in the schema is a count.
 */
export function codeTable({ source, rows }: TidyTable, dimensions: readonly KeyReader[]): CodedTable {
  const read = dimensions.map(({ name, keyOf }) => {
    const texts = rows.map(keyOf)
    const keys = [...new Set(texts)].sort(compareText)
    const codeOf = new Map(keys.map((key, code) => [key, code]))
    return { name, keys, codes: texts.map((text) => codeOf.get(text) ?? 0) }
  })
  const order = rows
    .map((_, index) => index)
    .sort((a, b) => {
      for (const { codes } of read) {
        const difference = (codes[a] ?? 0) - (codes[b] ?? 0)
        if (difference !== 0) return difference
      }
      return a - b
    })
  return {
    id: source.id,
    role: source.role,
    addsUp: source.addsUp,
    dimensions: read.map(({ name, keys, codes }) => ({
      name,
      keys,
      codes: order.map((index) => codes[index] ?? 0),
    })),
    counts: source.schema.fields.flatMap(({ name, unit }) => {
      if (!unit) return []
      const values = order.map((index) => {
        const row = rows[index]
        return row ? numberIn(row, name) : null
      })
      return [{ name, unit, values }]
    }),
  }
}
