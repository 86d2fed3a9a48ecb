import { UI_LANGUAGES } from '#domain/language.ts'
import type { LegPage, Region, Route, RouteHub, RouteLeg } from '#domain/route.ts'
import { columnsFor, type PublishedTable, tableOf } from './publishedTable.ts'
import { OWN_WORDS, termsOf } from './terms.ts'

const LANGUAGE_NAMES = new Intl.DisplayNames('en', { type: 'language' })

const OF_ROUTE = [{ field: 'route', table: 'routes', key: 'id' }]

/** Routes, their legs with pages, their hubs, and regions. */
export function placeTables({
  routes,
  regions,
}: {
  routes: readonly Route[]
  regions: readonly Region[]
}): readonly PublishedTable[] {
  return [routeTable(routes), legTable(routes), legPageTable(routes), hubTable(routes), regionTable(regions)]
}

function routeTable(routes: readonly Route[]): PublishedTable {
  const of = columnsFor<Route>()
  return tableOf({
    name: 'routes',
    title: 'Routes',
    description: 'Migration routes to Europe. Schematic: they show which places a corridor connects.',
    terms: OWN_WORDS,
    primaryKey: ['id'],
    columns: [
      of.key('id', 'Id of the route', ({ id }) => id),
      of.text('official_name', 'Name as Frontex gives it, or ours', ({ officialName }) => officialName, true),
      ...of.words('name', 'Name', ({ names }) => names),
      ...of.words('short_name', 'Short name', ({ shortNames }) => shortNames),
      of.text('type', 'sea, land or sea-and-land', ({ type }) => type, true),
      of.text('region', 'Region of origin that groups it', ({ region }) => region),
      of.list('origin_regions', 'All regions of origin', ({ originRegions }) => originRegions),
      of.list('departure', 'Countries of departure, ISO 3166-1 alpha-3', ({ departure }) => departure),
      of.list('transit', 'Countries of transit, ISO 3166-1 alpha-3', ({ transit }) => transit),
      of.list('arrival', 'Countries of arrival, ISO 3166-1 alpha-3', ({ arrival }) => arrival),
    ],
    rows: routes,
  })
}

function legTable(routes: readonly Route[]): PublishedTable {
  type Row = { route: Route; number: number; leg: RouteLeg }
  const of = columnsFor<Row>()
  return tableOf<Row>({
    name: 'legs',
    title: 'Legs of the routes',
    description:
      'Legs of the routes as drawn, in order along each branch: smoothed lines between places, not where anybody walked or sailed.',
    terms: OWN_WORDS,
    primaryKey: ['id'],
    foreignKeys: OF_ROUTE,
    columns: [
      of.key('id', 'Id of the leg', ({ leg }) => leg.id),
      of.key('route', 'The route', ({ route }) => route.id),
      of.rank('number', 'Order of the leg in its route', ({ number }) => number),
      of.text('branch', 'Id of the branch', ({ leg }) => leg.branch, true),
      ...of.words(
        'branch_name',
        'The branch in words',
        ({ route, leg }) => route.branches.find(({ id }) => id === leg.branch)?.names ?? null,
      ),
      of.text('from', 'Hub or end point where it begins', ({ leg }) => leg.from),
      of.text('to', 'Hub or end point where it ends', ({ leg }) => leg.to),
      of.text('mode', 'sea, land, or lorry: hidden in one that crosses by ship', ({ leg }) => leg.mode, true),
      of.yesNo('counted', 'Whether the series of the route counts here', ({ leg }) => leg.counted),
      of.yesNo('main', 'Whether its branch has the width of the route', ({ leg }) => leg.main),
      of.text('page', 'The page that describes it, an id of leg-pages', ({ leg }) => leg.page, true),
      of.geometry('geometry', 'Line in degrees of WGS 84, GeoJSON', ({ leg }) =>
        JSON.stringify(leg.geometry),
      ),
    ],
    rows: routes.flatMap((route) => route.legs.map((leg, index) => ({ route, number: index + 1, leg }))),
  })
}

function legPageTable(routes: readonly Route[]): PublishedTable {
  type Row = { route: string; page: LegPage }
  const of = columnsFor<Row>()
  return tableOf<Row>({
    name: 'leg-pages',
    title: 'Pages of the legs',
    description: 'The pages that describe legs of routes.',
    terms: OWN_WORDS,
    primaryKey: ['id'],
    foreignKeys: OF_ROUTE,
    columns: [
      of.key('id', 'Id of the page', ({ page }) => page.id),
      of.key('route', 'The route', ({ route }) => route),
      of.text('title', 'Title of the page', ({ page }) => page.title, true),
      of.text('publisher', 'Its publisher', ({ page }) => page.publisher, true),
      of.text(
        'republished_by',
        'The site on which its text was read',
        ({ page }) => page.republishedBy ?? null,
      ),
      of.text('via', 'The outlet that carries an agency’s report', ({ page }) => page.via ?? null),
      of.list('citing', 'Bodies or media on which the report rests', ({ page }) => page.citing ?? null),
      of.text('date', 'Its date, ISO 8601, as exact as stated', ({ page }) => page.date),
      of.text('url', 'Its address', ({ page }) => page.url, true),
      of.text(
        'caution',
        'title: not read on the page; way: it names places but not the way between them',
        ({ page }) => page.caution ?? null,
      ),
    ],
    rows: routes.flatMap(({ id, pages }) => pages.map((page) => ({ route: id, page }))),
  })
}

function hubTable(routes: readonly Route[]): PublishedTable {
  type Row = { route: string; hub: RouteHub }
  const of = columnsFor<Row>()
  return tableOf<Row>({
    name: 'hubs',
    title: 'Hubs of the routes',
    description: 'Places on the routes, each with a page that names it.',
    terms: termsOf('Coordinates: CC BY 4.0', 'GeoNames'),
    sources: [{ title: 'GeoNames', path: 'https://www.geonames.org/' }],
    primaryKey: ['route', 'id'],
    foreignKeys: OF_ROUTE,
    columns: [
      of.key('id', 'Id of the hub', ({ hub }) => hub.id),
      of.key('route', 'The route', ({ route }) => route),
      of.text('name', 'Name', ({ hub }) => hub.name, true),
      ...UI_LANGUAGES.flatMap((language) =>
        language === 'en'
          ? []
          : of.text(
              `name_${language}`,
              `Name in ${LANGUAGE_NAMES.of(language)} where it differs`,
              ({ hub }) => hub.names?.[language] ?? null,
            ),
      ),
      of.list('aliases', 'Other names', ({ hub }) => hub.aliases),
      of.text('country', 'Country, ISO 3166-1 alpha-3', ({ hub }) => hub.country, true),
      of.number('longitude', 'Degrees of WGS 84', ({ hub }) => hub.point[0], true),
      of.number('latitude', 'Degrees of WGS 84', ({ hub }) => hub.point[1], true),
      of.text('role', 'departure, transit or arrival', ({ hub }) => hub.role, true),
      of.list('pages', 'Pages that name it', ({ hub }) => hub.evidence.map(({ url }) => url)),
    ],
    rows: routes.flatMap(({ id, hubs }) => hubs.map((hub) => ({ route: id, hub }))),
  })
}

function regionTable(regions: readonly Region[]): PublishedTable {
  const of = columnsFor<Region>()
  return tableOf({
    name: 'regions',
    title: 'Regions',
    description: 'Regions that texts name or that group routes.',
    terms: OWN_WORDS,
    primaryKey: ['id'],
    columns: [
      of.key('id', 'Id of the region', ({ id }) => id),
      ...of.words('name', 'Name', ({ names }) => names),
      of.text(
        'role',
        'origin, transit, destination, or place: one within a country',
        ({ role }) => role,
        true,
      ),
      of.text('m49', 'Code of UN M49, where one stands for it', ({ m49 }) => m49),
      of.number('longitude', 'Of its label, degrees of WGS 84', ({ point }) => point[0], true),
      of.number('latitude', 'Of its label, degrees of WGS 84', ({ point }) => point[1], true),
      of.list('countries', 'Its countries, ISO 3166-1 alpha-3', ({ countries }) => countries),
      of.list('routes', 'Routes that our classification ties to it', ({ routes }) => routes),
    ],
    rows: regions,
  })
}
