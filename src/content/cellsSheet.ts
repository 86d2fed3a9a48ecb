import { valueAt } from '#domain/cellQuery.ts'
import type { FigureSource, FigureTable } from '#domain/figureTable.ts'
import { type IncidentColumns, incidentAt } from '#domain/incident.ts'
import { type CellsModel, cellsInOrder } from './cellsModel.ts'
import type { DataSheet, SheetRow } from './dataSheet.ts'
import { type FigureSheetWords, SOURCE_COLUMNS, sourceColumns, unitColumns } from './figureSheet.ts'

interface CellsSheetInput {
  model: CellsModel
  table: FigureTable
  source: FigureSource
  /** The incidents of the table, which its keys do not identify; null for other tables. */
  incidents: IncidentColumns | null
  words: FigureSheetWords
  /** Address of the view with these cells. */
  link: string
  version: string
}

const INCIDENT_COLUMNS = ['location', 'longitude', 'latitude', 'reported_by', 'source_url', 'source_quality']

/** The cells of a number in the order shown, one row each, with all that the table counts there, ids and source. */
export function cellsSheet({
  model,
  table,
  source,
  incidents,
  words,
  link,
  version,
}: CellsSheetInput): DataSheet {
  const { dimensions, counts } = table
  // A table of one route has no column for it.
  const { route } = source
  const place = route === null ? null : { route, route_name: words.key('route', route) }
  const rows = cellsInOrder(model).map(({ cell }): SheetRow => {
    const keys = dimensions.map(({ keys: all, codes }) => all[codes[cell.row] ?? 0] ?? '')
    const incident = incidents && incidentAt(incidents, cell.row)
    return {
      id: `${table.id}/${incident?.id ?? keys.join('/')}`,
      ...place,
      ...Object.fromEntries(
        dimensions.flatMap(({ name }, at) => {
          const key = keys[at] ?? ''
          return [
            [name, key],
            [`${name}_name`, key === '' ? null : words.key(name, key)],
          ]
        }),
      ),
      column: model.column,
      column_name: words.column(model.column),
      ...unitColumns(model.unit, words),
      value: cell.value,
      coverage: source.partialMonths.includes(cell.time.slice(0, 7)) ? 'partial' : 'whole',
      ...Object.fromEntries(counts.map((count) => [count.name, valueAt(count, cell.row)])),
      ...(incident && {
        location: incident.location,
        longitude: incident.longitude,
        latitude: incident.latitude,
        reported_by: incident.informationSource,
        source_url: incident.url,
        source_quality: incident.sourceQuality,
      }),
      ...sourceColumns(source, words),
      link,
      data_version: version,
    }
  })
  return {
    columns: [
      'id',
      ...Object.keys(place ?? {}),
      ...dimensions.flatMap(({ name }) => [name, `${name}_name`]),
      ...['column', 'column_name', 'unit', 'unit_name', 'value', 'coverage'],
      ...(counts.length > 1 ? counts.map(({ name }) => name) : []),
      ...(table.role === 'incidents' ? INCIDENT_COLUMNS : []),
      ...SOURCE_COLUMNS,
    ],
    rows,
  }
}
