import type { TFunction } from 'i18next'
import type { Claim } from '#domain/claim.ts'
import type { OtherPlace } from '#domain/figures.ts'
import type { LocalizedText } from '#domain/language.ts'
import type { Publication } from '#domain/publisher.ts'
import type { Region, Route } from '#domain/route.ts'
import { isCountryCode, type Term, type Vocabulary } from '#domain/vocabulary.ts'
import type { Formats } from '#i18n/formats.ts'

/** The published files that contain names. */
export interface NameSources {
  vocabulary: Vocabulary | null
  routes: readonly Route[]
  regions: readonly Region[]
  /** Places that publishers count and that are not one of the routes. */
  otherPlaces: readonly OtherPlace[]
}

const JOINS = ['republishedBy', 'via', 'citing'] as const

/** Names and definitions by id; an id without a name is returned as it is. */
export function nameWords(
  { vocabulary, routes, regions, otherPlaces }: NameSources,
  localized: (text: LocalizedText) => string,
  { country, list }: Formats,
  t: TFunction<['common', 'sourceQuality']>,
) {
  const categories = byId(vocabulary?.categories)
  const drivers = byId(vocabulary?.drivers)
  const events = byId(vocabulary?.eventCategories)
  const routesById = byId(routes)
  const regionsById = byId(regions)
  const othersById = byId(otherPlaces)
  const hubs = byId(routes.flatMap((route) => route.hubs))

  const label = (terms: ReadonlyMap<string, { label: LocalizedText }>) => (id: string) => {
    const term = terms.get(id)
    return term ? localized(term.label) : id
  }
  const name = (places: ReadonlyMap<string, { names: LocalizedText }>) => (id: string) => {
    const place = places.get(id)
    return place ? localized(place.names) : id
  }
  const definition = (terms: ReadonlyMap<string, Term>) => (id: string) => {
    const text = terms.get(id)?.definition
    return text ? localized(text) : null
  }
  const categoryShort = (id: string) => {
    const term = categories.get(id)
    return term ? localized(term.shortLabel) : id
  }
  const facet = (categoryId: string, facetId: string) => {
    const found = categories.get(categoryId)?.facets.find(({ id }) => id === facetId)
    return found ? localized(found.label) : facetId
  }
  const form = label(byId(vocabulary?.forms))
  const eventCategory = (id: string) => (events.has(id) ? label(events)(id) : form(id))
  const driver = label(drivers)
  const figureCategory = label(byId(vocabulary?.figureCategories))
  const bodies = label(byId(vocabulary?.actors))
  const route = name(routesById)
  const region = name(regionsById)
  const publishers = new Map(vocabulary?.publishers.map((names) => [names.en, localized(names)]))
  const publisherName = (own: string) => publishers.get(own) ?? own

  return {
    /** Measure category: "Border control and surveillance", short "Border control". */
    category: label(categories),
    categoryShort,
    categoryDefinition: definition(categories),
    facet,
    route,
    routeShort: (id: string) => {
      const found = routesById.get(id)
      return found ? localized(found.shortNames) : id
    },
    region,
    hub: (id: string) => {
      const hub = hubs.get(id)
      return hub ? localized({ en: hub.name, ...hub.names }) : id
    },
    /** An actor or, for an ISO 3166-1 alpha-2 code, a country. */
    actor: (id: string) => (isCountryCode(id) ? country(id) : bodies(id)),
    country,
    driver,
    driverDefinition: definition(drivers),
    eventCategory,
    figureCategory,
    form,
    /** The name of one publisher, by its name in the data. */
    publisherName,
    /** The publisher of a page, with the site or outlet on which it was read and the sources that it cites. */
    publisher: (page: Publication): string =>
      JOINS.reduce((name, join) => {
        const others = page[join]
        return others ? t(`join.${join}`, { name, list: list([others].flat().map(publisherName)) }) : name
      }, publisherName(page.publisher)),
    dropReason: label(byId(vocabulary?.dropReasons)),
    /** Place of a figure: a route, another place of the publisher, or `total`. */
    figurePlace: (id: string) => {
      if (othersById.has(id)) return name(othersById)(id)
      return id === 'total' ? t('allPlaces') : route(id)
    },
    /** Nationality of a figure: a country, or "unknown" with the publisher's code. */
    nationality: (code: string) => {
      if (isCountryCode(code)) return country(code)
      // The other codes outside ISO 3166-1 (OOO, OOS, STL) are Frontex's own, for unknown countries.
      return code === 'OTH' ? t('otherNationalities') : t('unknownNationality', { code })
    },
    /** Subject of a claim, by its kind; a measure with its facet: "Border control: joint patrols". */
    claimSubject: ({
      kind,
      category,
      facet: facetId,
    }: Pick<Claim, 'kind' | 'category' | 'facet'>): string => {
      switch (kind) {
        case 'measure':
          return facetId === null
            ? categoryShort(category)
            : t('claimFacet', { category: categoryShort(category), facet: facet(category, facetId) })
        case 'driver':
          return driver(category)
        case 'route':
          return routesById.has(category) ? route(category) : region(category)
        case 'event':
          return eventCategory(category)
        case 'figure':
          return figureCategory(category)
      }
    },
  }
}

function byId<T extends { id: string }>(items: readonly T[] = []): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}
