import type { BriefingStep, StepCallout } from '#domain/briefing.ts'
import type { Route } from '#domain/route.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import type { StepSource } from './stepSources.ts'

/** The places that a step names, as callouts write them: routes and countries of its view and evidence, and the routes' hubs. */
export function placesOfStep(
  { view }: Pick<BriefingStep, 'view'>,
  sources: readonly StepSource[],
  routes: readonly Pick<Route, 'id' | 'hubs'>[],
): readonly StepCallout['at'][] {
  const { filters, selected } = viewOfStep({ view })
  const named = [
    ...(selected ? [`${selected.kind}:${selected.id}`] : []),
    ...filters.routes.map((id) => `route:${id}`),
    ...sources.flatMap(placesOfSource),
  ].filter((place) => place.startsWith('country:') || routes.some(({ id }) => place === `route:${id}`))
  const hubs = routes.flatMap(({ id, hubs: own }) =>
    named.includes(`route:${id}`) ? own.map((hub) => `hub:${hub.id}`) : [],
  )
  return [...new Set([...named, ...hubs])]
}

function placesOfSource(source: StepSource): readonly string[] {
  switch (source.kind) {
    case 'cells': {
      const { route } = source.source
      const routes = route === null ? (source.query.where.route ?? []) : [route]
      return routes.map((id) => `route:${id}`)
    }
    case 'record': {
      const { routes, countries } = source.record
      return [...routes.map((id) => `route:${id}`), ...countries.map((id) => `country:${id}`)]
    }
    case 'quote':
    case 'incident':
    case 'row':
      return []
  }
}
