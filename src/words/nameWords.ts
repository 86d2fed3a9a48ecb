import type { Claim } from '#domain/claim.ts'
import type { OtherPlace } from '#domain/figures.ts'
import type { LocalizedText } from '#domain/language.ts'
import type { Publication } from '#domain/publisher.ts'
import type { Region, Route } from '#domain/route.ts'
import { isCountryCode, type Term, type Vocabulary } from '#domain/vocabulary.ts'
import type { Formats } from '#i18n/formats.ts'
import type { TFunction } from '#i18n/translation.ts'

/** The published files that contain names. */
export interface NameSources {
  vocabulary: Vocabulary | null
  routes: readonly Route[]
  regions: readonly Region[]
  /** Places that publishers count and that are not one of the routes. */
  otherPlaces: readonly OtherPlace[]
}

const JOINS = ['republishedBy', 'via', 'citing'] as const

type Localized = (text: LocalizedText) => string
type Translate = TFunction<'common'>

/** Names and definitions by id; an id without a name is returned as it is. */
export function nameWords(files: NameSources, localized: Localized, formats: Formats, t: Translate) {
  const places = placeNames(files, localized, t)
  const terms = termNames(files.vocabulary, localized)
  const bodies = labelOf(files.vocabulary?.actors, localized)
  const { country } = formats
  return {
    ...places,
    ...terms,
    ...publisherNames(files.vocabulary, localized, formats, t),
    country,
    /** An actor or, for an ISO 3166-1 alpha-2 code, a country. */
    actor: (id: string) => (isCountryCode(id) ? country(id) : bodies(id)),
    /** Nationality of a figure: a country, or "unknown" with the publisher's code. */
    nationality: (code: string) => {
      if (isCountryCode(code)) return country(code)
      // The other codes outside ISO 3166-1 (OOO, OOS, STL) are Frontex's own, for unknown countries.
      return code === 'OTH' ? t('otherNationalities') : t('unknownNationality', { code })
    },
    /** Subject of a claim, by its kind; a measure with its facet: "Border control: joint patrols". */
    claimSubject: ({ kind, category, facet }: Pick<Claim, 'kind' | 'category' | 'facet'>): string => {
      switch (kind) {
        case 'measure': {
          const short = terms.categoryShort(category)
          return facet === null
            ? short
            : t('claimFacet', { category: short, facet: terms.facet(category, facet) })
        }
        case 'driver':
          return terms.driver(category)
        case 'route':
          return places.isRoute(category) ? places.route(category) : places.region(category)
        case 'event':
          return terms.eventCategory(category)
        case 'figure':
          return terms.figureCategory(category)
      }
    },
  }
}

function placeNames({ routes, regions, otherPlaces }: NameSources, localized: Localized, t: Translate) {
  const routesById = byId(routes)
  const hubs = byId(routes.flatMap((route) => route.hubs))
  const others = byId(otherPlaces)
  const name = (places: ReadonlyMap<string, { names: LocalizedText }>) => (id: string) => {
    const place = places.get(id)
    return place ? localized(place.names) : id
  }
  const route = name(routesById)
  return {
    route,
    isRoute: (id: string) => routesById.has(id),
    routeShort: (id: string) => {
      const found = routesById.get(id)
      return found ? localized(found.shortNames) : id
    },
    region: name(byId(regions)),
    hub: (id: string) => {
      const hub = hubs.get(id)
      return hub ? localized({ en: hub.name, ...hub.names }) : id
    },
    /** Place of a figure: a route, another place of the publisher, or `total`. */
    figurePlace: (id: string) => {
      if (others.has(id)) return name(others)(id)
      return id === 'total' ? t('allPlaces') : route(id)
    },
  }
}

function termNames(vocabulary: Vocabulary | null, localized: Localized) {
  const categories = byId(vocabulary?.categories)
  const events = byId(vocabulary?.eventCategories)
  const eventLabel = labelOf(vocabulary?.eventCategories, localized)
  const form = labelOf(vocabulary?.forms, localized)
  const definition = (terms: readonly Term[] | undefined) => {
    const termsById = byId(terms)
    return (id: string) => {
      const text = termsById.get(id)?.definition
      return text ? localized(text) : null
    }
  }
  return {
    /** Measure category: "Border control and surveillance", short "Border control". */
    category: labelOf(vocabulary?.categories, localized),
    categoryShort: (id: string) => {
      const term = categories.get(id)
      return term ? localized(term.shortLabel) : id
    },
    categoryDefinition: definition(vocabulary?.categories),
    facet: (categoryId: string, facetId: string) => {
      const found = categories.get(categoryId)?.facets.find(({ id }) => id === facetId)
      return found ? localized(found.label) : facetId
    },
    driver: labelOf(vocabulary?.drivers, localized),
    driverDefinition: definition(vocabulary?.drivers),
    eventCategory: (id: string) => (events.has(id) ? eventLabel(id) : form(id)),
    figureCategory: labelOf(vocabulary?.figureCategories, localized),
    form,
    dropReason: labelOf(vocabulary?.dropReasons, localized),
  }
}

/** "example.org", in small letters: outlets write their own names with capitals ("Example.org"). */
const ADDRESS = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/

function publisherNames(
  vocabulary: Vocabulary | null,
  localized: Localized,
  { list }: Formats,
  t: Translate,
) {
  const publishers = new Map(vocabulary?.publishers.map((names) => [names.en, localized(names)]))
  const publisherName = (own: string) => publishers.get(own) ?? own
  return {
    publisherName,
    /** The publisher of a text; one that is known by its address alone is called a website. */
    publisherOfText: (own: string): string =>
      ADDRESS.test(own) ? t('website', { address: own }) : publisherName(own),
    /** The publisher of a page, with the site or outlet on which it was read and the sources that it cites. */
    publisher: (page: Publication): string =>
      JOINS.reduce((name, join) => {
        const others = page[join]
        return others ? t(`join.${join}`, { name, list: list([others].flat().map(publisherName)) }) : name
      }, publisherName(page.publisher)),
  }
}

function labelOf(terms: readonly { id: string; label: LocalizedText }[] | undefined, localized: Localized) {
  const termsById = byId(terms)
  return (id: string) => {
    const term = termsById.get(id)
    return term ? localized(term.label) : id
  }
}

function byId<T extends { id: string }>(items: readonly T[] = []): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}
