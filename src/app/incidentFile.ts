import { coveredPeriod } from '#domain/coveredPeriod.ts'
import type { Figures } from '#domain/figures.ts'
import type { IncidentColumns } from '#domain/incident.ts'
import { rowsOfSpans } from '#domain/incidentRows.ts'
import { askedSpans } from '#domain/months.ts'
import type { Filters } from '#domain/view.ts'
import type { IncidentFile } from '#map/incidents/incidentsOnMap.ts'
import { coverageOf } from '#state/selectors/loadedFigures.ts'

/** The dead and missing of the asked months, with who published them. */
export function incidentFile(
  columns: IncidentColumns,
  figures: Figures,
  asked: Pick<Filters, 'years' | 'period'>,
): IncidentFile {
  const sources = new Map(figures.sources.map((source) => [source.id, source]))
  const source = sources.get('missing-migrants-incidents')
  const coverage = coverageOf(sources, 'missing-migrants-incidents')
  const { spans, isCut } = coveredPeriod(
    askedSpans(asked),
    coverage,
    coverageOf(sources, 'frontex-detections'),
  )
  return {
    columns,
    coverage,
    spans,
    isCut,
    runs: rowsOfSpans(columns, spans),
    credit: source?.licence.credit ?? '',
    licence: source?.licence.name ?? '',
  }
}
