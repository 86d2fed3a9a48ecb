import { type Fault, faultsOfSchema } from '#derive/fault.ts'
import { buildFigures } from '#derive/figures.ts'
import type { TextFile } from '#derive/jsonText.ts'
import type { OutputFile } from '#derive/manifest.ts'
import { compactJson } from '#derive/stableJson.ts'
import { DATASET_SCHEMAS, type DatasetName } from '#domain/datasets.ts'
import { countryCodes } from './countryCodes.ts'

/** The files of figures from the tidy tables; `routes` are the ids of our routes. `files` is null when anything is wrong. */
export function deriveFigures(
  sources: readonly TextFile[],
  routes: readonly string[],
): { files: readonly OutputFile[] | null; faults: readonly Fault[] } {
  const { datasets, faults } = buildFigures(sources, { routes, alpha2Of: countryCodes().alpha2Of })
  if (!datasets) return { files: null, faults }
  const rows = (tables: readonly { counts: readonly { values: readonly unknown[] }[] }[]) =>
    tables.reduce((sum, { counts }) => sum + (counts[0]?.values.length ?? 0), 0)
  const written = [
    file('figures', datasets.figures, rows(datasets.figures.tables) + datasets.figures.stated.length),
    file('nationalities', datasets.nationalities, rows(datasets.nationalities.tables)),
    file('channel', datasets.channel, rows(datasets.channel.tables)),
    file('incidents', datasets.incidents, datasets.incidents.id.length),
  ]
  const unfit = written.flatMap((result) => result.faults)
  if (unfit.length > 0) return { files: null, faults: unfit }
  return { files: written.flatMap((result) => result.file ?? []), faults: [] }
}

/** Figures are read by no person as they are: without any white space, they are half as large on the disk. */
function file(
  name: DatasetName,
  value: unknown,
  count: number,
): { file: OutputFile | null; faults: readonly Fault[] } {
  const result = DATASET_SCHEMAS[name].safeParse(value)
  if (result.success) {
    return { file: { name: `${name}.json`, text: compactJson(result.data), count }, faults: [] }
  }
  const remedy = 'correct the table of data/sources/figures from which the value comes'
  return { file: null, faults: faultsOfSchema(`${name}.json`, result.error, remedy) }
}
