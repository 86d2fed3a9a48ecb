import type { Dataset } from '#domain/datasets.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import type { PublishedNames } from '#domain/tableReading.ts'

/** The names that tables are matched to: those of routes and other places, and the publishers' own. */
export function publishedNames(
  { crosswalk, otherPlaces, sources }: Dataset<'figures'>,
  { routes }: Dataset<'routes'>,
): PublishedNames {
  const named = (place: string, ...names: readonly (string | undefined)[]) =>
    names.flatMap((name) => (name === undefined ? [] : [{ name, place }]))
  const ours = [
    ...routes.flatMap(({ id, officialName, names, shortNames }) =>
      named(id, id, officialName, ...Object.values(names), ...Object.values(shortNames)),
    ),
    ...otherPlaces.flatMap(({ id, names }) => named(id, ...Object.values(names))),
  ]
  const units: Record<string, FigureUnit[]> = {}
  for (const { role, route, placeNames, schema } of sources) {
    if (role !== 'series' && role !== 'incidents') continue
    const places =
      route === null
        ? crosswalk.flatMap(({ publisher, place }) => (placeNames.includes(publisher) ? [place] : []))
        : [route]
    // Incidents count the dead and missing; survivors are stated beside them.
    const counted = schema.fields.flatMap(({ unit }) =>
      unit && (role === 'series' || unit === 'dead-and-missing') ? [unit] : [],
    )
    for (const place of places) units[place] = [...new Set([...(units[place] ?? []), ...counted])]
  }
  return { places: [...ours, ...crosswalk.map(({ name, place }) => ({ name, place }))], units }
}
