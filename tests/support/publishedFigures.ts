import { buildCube, type FigureCube } from '#domain/figureCube.ts'
import type { FigureSource, FigureTableId, TableLimits } from '#domain/figureTable.ts'
import { type FigureTable, loadTable } from '#domain/figureTable.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import { published } from '#tests/support/published.ts'

/** The published file of figures. */
export const figures = published('figures')

/** Every published table of figures, loaded, by id. */
export const tables: ReadonlyMap<FigureTableId, FigureTable> = new Map(
  (['figures', 'nationalities', 'channel', 'comparisons'] as const)
    .flatMap((file) => published(file).tables)
    .map((coded) => [coded.id, loadTable(coded)]),
)

/** The source of a table; throws if it is not published. */
export function sourceOf(id: FigureTableId): FigureSource {
  const source = figures.sources.find((candidate) => candidate.id === id)
  if (!source) throw new Error(`no source ${id}`)
  return source
}

/** The limits of a table and its files; throws if they are not published. */
export function limitsOf(id: FigureTableId): TableLimits {
  const limits = published('limits').tables[id]
  if (!limits) throw new Error(`no limits of ${id}`)
  return limits
}

/** A published table. */
export function tableOf(id: FigureTableId): FigureTable {
  const table = tables.get(id)
  if (!table) throw new Error(`no table ${id}`)
  return table
}

/** A published monthly table as a cube of one column, over its whole coverage. */
export function cubeOf<Unit extends FigureUnit>(
  id: FigureTableId,
  count: string,
  unit: Unit,
): FigureCube<Unit> {
  return buildCube(tableOf(id), count, unit, sourceOf(id).coverage)
}

/** The sum of a column; null and negative values (not stated) add nothing. */
export function sumOf(values: Iterable<number | null>): number {
  return [...values].reduce<number>((sum, value) => sum + Math.max(value ?? 0, 0), 0)
}
