import type { CellQuery } from '#domain/cellQuery.ts'
import type { FigureFile, Figures } from '#domain/figures.ts'
import { tableWithRole } from '#domain/figureTable.ts'
import {
  type MajorityNationality,
  majorityNationality,
  type NationalityTable,
} from '#domain/majorityNationality.ts'
import { coverageIn, tableOf } from './loadedFigures.ts'

/** The table of nationalities with its coverage; null when none is published. */
export function nationalityTable({ sources }: Figures, { tables }: FigureFile): NationalityTable | null {
  const source = tableWithRole(sources, 'nationalities')
  const coded = tables.find(({ id }) => id === source?.id)
  return source && coded ? { table: tableOf(coded), coverage: coverageIn(source) } : null
}

/** Finds the nationality with more than half of a number in the published table. */
export function majorityFinder(
  figures: Figures,
  file: FigureFile,
): (total: CellQuery) => MajorityNationality | null {
  const nationalities = nationalityTable(figures, file)
  return (total) => nationalities && majorityNationality(nationalities, total)
}
