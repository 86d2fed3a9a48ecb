import type { Claim, Status } from '#domain/claim.ts'
import { DatasetError } from '#domain/datasets.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { Evidence } from '#domain/evidence.ts'
import type { OtherPlace } from '#domain/figures.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import { type LocalizedText, type SourceText, textIn, uiLanguageOf } from '#domain/language.ts'
import {
  hasPlanTimePassed,
  type Measure,
  type Placement,
  type Scope,
  type TimelineEvent,
} from '#domain/measure.ts'
import { whoseMark } from '#domain/own/data.ts'
import {
  type IsoDate,
  type Month,
  type MonthSpan,
  type Period,
  periodOfDate,
  wholeYears,
} from '#domain/period.ts'
import type { Publication, PublisherChoice, ReviewChoice } from '#domain/publisher.ts'
import type { Region, Route } from '#domain/route.ts'
import type { ChoiceOf, FacetKey, FilterChoice, OptionGroup } from '#domain/view.ts'
import { isCountryCode, type Term, type Vocabulary } from '#domain/vocabulary.ts'
import { createFormats, type Formats } from '#i18n/formats.ts'
import type { TFunction } from '#i18n/translation.ts'
import { memoizeByObject } from '#lib/memoize.ts'

interface WordSources extends NameSources {
  language: string
  t: Translate
  /** The reader's current date, which decides whether a plan is overdue. */
  today: IsoDate
}

type Translate = TFunction<'common'>

/** Words for domain ids, from messages and published files. Unknown ids, which only links can bring, are returned as they are. */
export function buildWords({ language, t, today, ...files }: WordSources) {
  const formats = createFormats(language)
  const own = uiLanguageOf(language)
  const localized = (text: SourceText) => textIn(text, own).text

  const names = nameWords(files, localized, formats, t)
  const periods = periodWords(formats, t)

  return {
    /** BCP 47 tag of the words' language. */
    language,
    upperCase: (text: string) => text.toLocaleUpperCase(language),
    localized,
    ...names,
    ...periods,
    ...measureWords(periods, formats, t, today),
    ...titleWords(names, periods, localized, t),
    ...choiceWords(names, periods, t),
    /** Whether a text names a place: "tied to a place", "all routes", "not placed". */
    scope: (scope: Scope) => t(`scope.${scope}`),
    /** The routes, regions and countries that a text names, else "all routes" or "not placed". */
    places: ({ routes, regions, countries, scope }: Omit<Placement, 'actors'>): string => {
      const named = [
        ...routes.map(names.routeShort),
        ...regions.map(names.region),
        ...countries.map(names.country),
      ]
      if (named.length === 0) return t(`scope.${scope}`)
      return formats.list(scope === 'all-routes' ? [t('scope.all-routes'), ...named] : named)
    },
    status: (status: Status) => t(`choice.status.${status}`),
    /** "yours" for a mark from the reader's own documents; else undefined. */
    own: (mark: { evidence: readonly Evidence[] }): string | undefined =>
      whoseMark(mark) === 'published' ? undefined : t('yours'),
    /** "flow rising" for a claim about a route or region, else "rising"; null if no trend is stated. */
    claimTrend: ({ kind, trend }: Pick<Claim, 'kind' | 'trend'>): string | null => {
      if (trend === null) return null
      return kind === 'route' ? t(`flow.${trend}`) : t(`trend.${trend}`)
    },
    /** Kind of publisher: "official", "press" or "not stated". */
    publisherKind: (kind: PublisherChoice) => t(`choice.publishers.${kind}`),
    /** Review state of a claim, or that it is a record in our own words. */
    review: (state: ReviewChoice) => t(`choice.review.${state}`),
    /** Why a published file could not be used, and what still works; `file` includes its extension. */
    fileFault: (file: string, error: Error) => {
      const reason =
        error instanceof DatasetError
          ? t(`fault.${error.fault}`, { place: error.place ?? t('notStated') })
          : error.message
      return {
        title: t('fileFailed', { file }),
        lines: [reason, t('fileFailedRemedy')] as const,
        retryLabel: t('retry'),
      }
    },
    number: formats.number,
    /** A number in short, for an axis: "20k". */
    axisNumber: formats.axisNumber,
    /** A figure with its unit: "240,101 detections"; null is "not stated". */
    counted: (value: number | null, unit: FigureUnit): string =>
      value === null ? t('notStated') : t(`counted.${unit}`, { count: value }),
    amount: formats.amount,
    percent: formats.percent,
    change: formats.change,
    list: formats.list,
    labelled: formats.labelled,
    semicolon: formats.semicolon,
    quoted: formats.quoted,
    either: formats.either,
  }
}

type Names = ReturnType<typeof nameWords>
type Periods = ReturnType<typeof periodWords>

/** Dates and states of measures; `today` decides whether a plan is overdue. */
function measureWords({ period }: Periods, formats: Formats, t: Translate, today: IsoDate) {
  return {
    /** The period, else the date of the statement ("stated 11 March 2025"), else "date not stated". */
    date: (when: Period | null, statedOn: Period | null): string => {
      if (when) return period(when)
      return statedOn ? t('dateStated', { date: period(statedOn) }) : t('dateNotStated')
    },
    /** The status of a measure; a plan with the date of its statement, "Planned (stated 10 December 2024)". */
    measureStatus: memoizeByObject(({ status, period: applies, statedOn }: Measure): string => {
      const word = t(`choice.status.${status}`)
      // Without a period the date is already labelled as that of the statement.
      if (status !== 'planned' || !applies) return word
      if (statedOn) return t('statusStated', { status: word, date: period(statedOn) })
      return hasPlanTimePassed({ status, period: applies }, today)
        ? t('statusStatedUnknown', { status: word })
        : word
    }),
    /** "planned (stated December 2024)" for an overdue plan; else null. */
    overduePlan: memoizeByObject((measure: Measure): string | null => {
      if (!hasPlanTimePassed(measure, today)) return null
      const { statedOn } = measure
      if (!statedOn) return t('passedPlanUnknown')
      const precision = statedOn.precision === 'day' ? 'month' : statedOn.precision
      return t('passedPlan', { date: formats.date(statedOn.start, precision) })
    }),
  }
}

function choiceWords(names: Names, periods: Periods, t: Translate) {
  const choice = (active: FilterChoice): string => {
    switch (active.group) {
      case 'years':
        return active.choice === 'not-stated' ? t('yearNotStated') : String(active.choice)
      case 'months':
        return periods.months(active.choice)
      case 'measures':
        return names.categoryShort(active.choice)
      case 'routes':
        return names.route(active.choice)
      case 'regions':
        return names.region(active.choice)
      case 'countries':
        return names.country(active.choice)
      case 'actors':
        return names.actor(active.choice)
      default:
        return t(optionKey(active))
    }
  }
  return {
    /** The name of a filter group, singular ("Measure") or plural ("Measures"). */
    filterName: (group: FacetKey, form: 'one' | 'all') =>
      t(`filter.${group}`, { count: form === 'one' ? 1 : 2 }),
    choice,
  }
}

function titleWords(
  names: Names,
  { period }: Periods,
  localized: (text: SourceText) => string,
  t: Translate,
) {
  return {
    /** The record's title, or one composed from category, status and period: "Border control: planned for 2025". */
    measureTitle: memoizeByObject((measure: Measure): string => {
      if (measure.title) return localized(measure.title)
      const category = names.categoryShort(measure.categories[0])
      return measure.period
        ? t(`measureTitle.${measure.status}On`, { category, period: period(measure.period) })
        : t(`measureTitle.${measure.status}`, { category })
    }),
    eventTitle: memoizeByObject((event: TimelineEvent): string => {
      if (event.title) return localized(event.title)
      const category = names.eventCategory(event.category)
      return event.date
        ? t('eventTitle', { category, period: period(event.date) })
        : t('eventTitleUndated', { category })
    }),
    recordTitle: (record: DatedRecord) => localized(record.title),
  }
}

type OptionKey<Groups extends OptionGroup> = {
  [Group in Groups]: `choice.${Group}.${ChoiceOf<Group>}`
}[Groups]

function optionKey<Group extends OptionGroup>({ group, choice }: FilterChoice<Group>): OptionKey<Group> {
  return `choice.${group}.${choice}` as const
}

/** Words for dates, periods and runs of months. */
export function periodWords(formats: Formats, t: Translate) {
  const knownPeriod = memoizeByObject((value: Period): string => {
    const start = formats.date(value.start, value.precision)
    if (value.end === null) return t(`period.from.${value.precision}`, { start })
    const end = formats.date(value.end, value.precision)
    return start === end ? start : t('period.range', { start, end })
  })
  const period = (value: Period | null): string => (value ? knownPeriod(value) : t('notStated'))
  return {
    /** "11 March 2025", "June 2025", "2025", "from 17 October 2025", "not stated" for null; precision as it is. */
    period,
    /** A time of a table, which may run from one month or day to another: "January 2026 to March 2026", "2024". */
    timeKey: (key: string): string => {
      const [first = '', last = first] = key.split('/')
      const [start, end] = [periodOfDate(first), periodOfDate(last)]
      const years = yearsOf({ from: first, to: last })
      return years ?? period(start && end && { ...start, end: end.end })
    },
    /** "March 2025 to August 2025", or the single month. */
    months: ({ from, to }: MonthSpan): string => {
      const start = formats.date(`${from}-01`, 'month')
      return from === to ? start : t('period.range', { start, end: formats.date(`${to}-01`, 'month') })
    },
    /** The short form: "Mar 2024 – Aug 2025"; whole years as "2024" or "2023–2027". */
    shortMonths: (span: MonthSpan): string => {
      const years = yearsOf(span)
      if (years) return years
      const [start, end] = [formats.shortMonth(`${span.from}-01`), formats.shortMonth(`${span.to}-01`)]
      return start === end ? start : `${start} – ${end}`
    },
    /** A month without its year: "Mar". */
    monthName: (month: Month): string => formats.monthName(`${month}-01`, 'short'),
    /** The same in full: "March". */
    longMonthName: (month: Month): string => formats.monthName(`${month}-01`, 'long'),
    /** Runs of months in short: "2025", "2023, 2025", "Jan–Jun 2026", "Jul 2025 – Jun 2026". */
    spans: (spans: readonly MonthSpan[]): string =>
      spans.map((span) => dashedSpan(span, formats, 'short')).join(', '),
    /** One run as a name, months in full: "2025", "January–June 2026", "July 2025 – June 2026". */
    fullSpan: (span: MonthSpan): string => dashedSpan(span, formats, 'long'),
    /** Runs of months in full: "2025", "January to June 2026", "July 2025 to June 2026". */
    longSpans: (spans: readonly MonthSpan[]): string =>
      spans.map((span) => longSpan(span, formats, t)).join(', '),
    /** A month without its year in full: "March". */
    longMonth: (month: Month): string => formats.monthName(`${month}-01`, 'long'),
    /** One run within a sentence: "in 2025", "in January to June 2026". */
    during: (span: MonthSpan): string => {
      const years = yearsOf(span)
      if (years) return t('during.years', { years })
      const to = formats.date(`${span.to}-01`, 'month')
      if (span.from === span.to) return t('during.month', { month: to })
      const start = `${span.from}-01`
      const from = isOneYear(span) ? formats.monthName(start, 'long') : formats.date(start, 'month')
      // French contracts "de" before a vowel.
      return /^[aeiou]/i.test(from)
        ? t('during.rangeFromVowel', { from, to })
        : t('during.range', { from, to })
    },
  }
}

function dashedSpan(span: MonthSpan, formats: Formats, length: 'short' | 'long'): string {
  const years = yearsOf(span)
  if (years) return years
  const [from, to] = [`${span.from}-01`, `${span.to}-01`]
  const monthOf = (day: string) => (length === 'short' ? formats.shortMonth(day) : formats.date(day, 'month'))
  if (span.from === span.to) return monthOf(to)
  return isOneYear(span)
    ? `${formats.monthName(from, length)}–${monthOf(to)}`
    : `${monthOf(from)} – ${monthOf(to)}`
}

/** "2025" or "2024–2025" for whole calendar years; null for anything else. */
function yearsOf(span: MonthSpan): string | null {
  const years = wholeYears(span)
  if (!years) return null
  return years.length === 1 ? String(years[0]) : `${years[0]}–${years.at(-1)}`
}

function longSpan(span: MonthSpan, formats: Formats, t: Translate): string {
  const [from, to] = [`${span.from}-01`, `${span.to}-01`]
  const end = formats.date(to, 'month')
  if (span.from === span.to) return end
  const start = isOneYear(span) ? formats.monthName(from, 'long') : formats.date(from, 'month')
  return yearsOf(span) ?? t('period.range', { start, end })
}

function isOneYear({ from, to }: MonthSpan): boolean {
  return from.slice(0, 4) === to.slice(0, 4)
}

/** The published files that contain names. */
interface NameSources {
  vocabulary: Vocabulary | null
  routes: readonly Route[]
  regions: readonly Region[]
  /** Places that publishers count and that are not one of the routes. */
  otherPlaces: readonly OtherPlace[]
}

const JOINS = ['republishedBy', 'via', 'citing'] as const

type Localized = (text: LocalizedText) => string
/** Names and definitions by id; an id without a name is returned as it is. */
function nameWords(files: NameSources, localized: Localized, formats: Formats, t: Translate) {
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
