import { buildCube, type FigureCube } from '#domain/figureCube.ts'
import type { FigureSource, FigureTableId } from '#domain/figureSource.ts'
import { type FigureTable, loadTable } from '#domain/figureTable.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import { published } from '#tests/support/published.ts'

/** The published file of figures. */
export const figures = published('figures')

/** Every published table of figures, loaded, by its id. */
export const tables: ReadonlyMap<FigureTableId, FigureTable> = new Map(
  [...figures.tables, ...published('nationalities').tables, ...published('channel').tables].map((coded) => [
    coded.id,
    loadTable(coded),
  ]),
)

/** What a reader has to know of a table; the test fails at once where that is not published. */
export function sourceOf(id: FigureTableId): FigureSource {
  const source = figures.sources.find((candidate) => candidate.id === id)
  if (!source) throw new Error(`no source ${id}`)
  return source
}

/** A published table. */
export function tableOf(id: FigureTableId): FigureTable {
  const table = tables.get(id)
  if (!table) throw new Error(`no table ${id}`)
  return table
}

/** A published monthly table as a cube of one of its columns, over all that it covers. */
export function cubeOf<Unit extends FigureUnit>(
  id: FigureTableId,
  count: string,
  unit: Unit,
): FigureCube<Unit> {
  return buildCube(tableOf(id), count, unit, sourceOf(id).coverage)
}

/** The sum of values as a column holds them: what is not stated, null or below nought, adds nothing. */
export function sumOf(values: Iterable<number | null>): number {
  return [...values].reduce<number>((sum, value) => sum + Math.max(value ?? 0, 0), 0)
}
