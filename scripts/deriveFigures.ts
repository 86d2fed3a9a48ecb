import type { Fault } from '#derive/fault.ts'
import { buildFigures } from '#derive/figures.ts'
import type { TextFile } from '#derive/jsonText.ts'
import type { OutputFile } from '#derive/manifest.ts'
import { compactJson } from '#derive/stableJson.ts'
import type { CodedTable } from '#domain/figureTable.ts'
import { countryCodes } from './countryCodes.ts'
import { datasetFile } from './datasetFile.ts'

/** The files of figures from the tidy tables, and the tables but that of incidents; `routes` are the ids of our routes. `files` is null when anything is wrong. */
export function deriveFigures(
  sources: readonly TextFile[],
  routes: readonly string[],
): { files: readonly OutputFile[] | null; tables: readonly CodedTable[]; faults: readonly Fault[] } {
  const { datasets, faults } = buildFigures(sources, { routes, alpha2Of: countryCodes().alpha2Of })
  if (!datasets) return { files: null, tables: [], faults }
  const rows = (tables: readonly { counts: readonly { values: readonly unknown[] }[] }[]) =>
    tables.reduce((sum, { counts }) => sum + (counts[0]?.values.length ?? 0), 0)
  const written = [
    datasetFile(
      'figures',
      datasets.figures,
      rows(datasets.figures.tables) + datasets.figures.stated.length,
      AS_FIGURES,
    ),
    datasetFile('nationalities', datasets.nationalities, rows(datasets.nationalities.tables), AS_FIGURES),
    datasetFile('channel', datasets.channel, rows(datasets.channel.tables), AS_FIGURES),
    datasetFile('incidents', datasets.incidents, datasets.incidents.id.length, AS_FIGURES),
  ]
  const unfit = written.flatMap((result) => result.faults)
  if (unfit.length > 0) return { files: null, tables: [], faults: unfit }
  const tables = [datasets.figures, datasets.nationalities, datasets.channel].flatMap((file) => file.tables)
  return { files: written.flatMap((result) => result.file ?? []), tables, faults: [] }
}

/** Figures are read by no person as they are: without any white space, they are half as large on the disk. */
const AS_FIGURES = {
  write: compactJson,
  remedy: 'correct the table of data/sources/figures from which the value comes',
}
