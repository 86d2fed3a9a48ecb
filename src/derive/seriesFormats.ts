import { type Converted, type PublisherFormat, whole } from './publisherFile.ts'

/** The series of Frontex and of the Home Office, whose files differ from our tables by the names of columns only. */
export const FRONTEX_DETECTIONS = renamed('frontex-detections', 'month', ['route', 'month'], {
  route: 'route',
  month: 'month',
  detections: 'detections',
})

export const FRONTEX_NATIONALITIES = renamed(
  'frontex-nationalities',
  'month',
  ['route', 'border_type', 'nationality_iso3', 'month'],
  {
    route: 'route',
    border_type: 'border_type',
    nationality: 'nationality_iso3',
    month: 'month',
    detections: 'detections',
  },
)

export const SMALL_BOATS_DAILY = renamed('uk-small-boats-daily', 'date', ['date'], {
  date: 'date',
  arrivals: 'migrants_arrived',
  boats: 'boats_arrived',
  uncontrolled_landings: 'boats_uncontrolled_landings',
})

export const SMALL_BOATS_WEEKLY = renamed('uk-small-boats-weekly', 'week_ending', ['week_ending'], {
  week_ending: 'week_ending',
  arrivals: 'migrants_arrived',
  boats: 'boats_arrived',
  uncontrolled_landings: 'boats_uncontrolled_landings',
  prevented: 'migrants_prevented',
  prevention_events: 'events_prevented',
})

export const SMALL_BOATS_MONTHLY = renamed('uk-small-boats-monthly', 'month', ['month'], {
  month: 'month',
  arrivals: 'migrants_arrived',
  boats: 'boats_arrived',
})

export const MISSING_MIGRANTS_ANNUAL = renamed('missing-migrants-annual', 'year', ['year'], {
  year: 'year',
  mediterranean: 'mediterranean_dead_and_missing',
  world: 'global_dead_and_missing',
})

/** A format in which each of our columns is one of the file, with whole numbers as a spreadsheet may write them. */
function renamed(
  table: PublisherFormat['table'],
  time: string,
  key: readonly string[],
  names: Readonly<Record<string, string>>,
): PublisherFormat {
  return {
    table,
    columns: Object.values(names),
    names,
    key,
    time,
    order: key.map((name) => Object.keys(names).find((ours) => names[ours] === name) ?? name),
    convert: ({ text }): Converted => ({
      texts: new Map(Object.entries(names).map(([ours, theirs]) => [ours, whole(text(theirs))])),
      faults: [],
    }),
  }
}
