import type { TFunction } from 'i18next'
import type { Claim } from '#domain/claim.ts'
import { DatasetError } from '#domain/datasetError.ts'
import { type Doubt, PUBLISHER_CHOICES, publisherChoicesOf, REVIEW_CHOICES } from '#domain/doubt.ts'
import { PUBLISHER_LOOK, REVIEW_LOOK } from '#domain/doubtLook.ts'
import type { OtherPlace } from '#domain/figures.ts'
import type { LocalizedText } from '#domain/language.ts'
import { textIn, uiLanguageOf } from '#domain/language.ts'
import type { Measure } from '#domain/measure.ts'
import { type IsoDate, type MonthSpan, type Period, wholeYears } from '#domain/period.ts'
import { hasPlanTimePassed } from '#domain/planTime.ts'
import type { Region, Route } from '#domain/route.ts'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
import type { FilterChoice } from '#domain/view.ts'
import { isCountryCode, type Term, type Vocabulary } from '#domain/vocabulary.ts'
import { createFormats } from '#i18n/formats.ts'
import { memoizeByObject } from '#lib/memoizeByObject.ts'
import { errorReport } from './errorReport.ts'
import { duringWords, spansWords } from './spanWords.ts'
import type { DoubtWords, Words } from './words.ts'

interface WordSources {
  language: string
  t: TFunction<['common', 'doubt']>
  vocabulary: Vocabulary | null
  routes: readonly Route[]
  regions: readonly Region[]
  /** Where publishers count and that is no route of ours. */
  otherPlaces: readonly OtherPlace[]
  /** The day on which it is read: whether the time of a plan has passed depends on it. */
  today: IsoDate
}

/** The reader's words from the interface's messages and the published vocabulary; ids stand in for what is missing. */
export function buildWords({
  language,
  t,
  vocabulary,
  routes,
  regions,
  otherPlaces,
  today,
}: WordSources): Words {
  const formats = createFormats(language)
  const own = uiLanguageOf(language)
  const localized = (text: LocalizedText) => textIn(text, own).text

  const categories = byId(vocabulary?.categories ?? [])
  const drivers = byId(vocabulary?.drivers ?? [])
  const events = byId(vocabulary?.eventCategories ?? [])
  const figures = byId(vocabulary?.figureCategories ?? [])
  const forms = byId(vocabulary?.forms ?? [])
  const reasons = byId(vocabulary?.dropReasons ?? [])
  const actors = byId(vocabulary?.actors ?? [])
  const routesById = byId(routes)
  const regionsById = byId(regions)

  const label = (terms: ReadonlyMap<string, { label: LocalizedText }>) => (id: string) => {
    const term = terms.get(id)
    return term ? localized(term.label) : id
  }
  const definition = (terms: ReadonlyMap<string, Term>) => (id: string) => {
    const text = terms.get(id)?.definition
    return text ? localized(text) : null
  }
  const categoryShort = (id: string) => {
    const term = categories.get(id)
    return term ? localized(term.shortLabel) : id
  }
  const facetOf = (categoryId: string, facetId: string) => {
    const facet = categories.get(categoryId)?.facets.find((item) => item.id === facetId)
    return facet ? localized(facet.label) : facetId
  }
  const knownPeriod = memoizeByObject((value: Period): string => {
    const start = formats.date(value.start, value.precision)
    if (value.end === null) return t(`period.from.${value.precision}`, { start })
    const end = formats.date(value.end, value.precision)
    return start === end ? start : t('period.range', { start, end })
  })
  const period = (value: Period | null) => (value ? knownPeriod(value) : t('notStated'))
  const eventCategory = (id: string) => (events.has(id) ? label(events)(id) : label(forms)(id))

  const claimSubject = ({ kind, category, facet }: Pick<Claim, 'kind' | 'category' | 'facet'>): string => {
    switch (kind) {
      case 'measure':
        return facet === null
          ? categoryShort(category)
          : t('claimFacet', { category: categoryShort(category), facet: facetOf(category, facet) })
      case 'driver':
        return label(drivers)(category)
      case 'route':
        return routesById.has(category) ? route(category) : region(category)
      case 'event':
        return eventCategory(category)
      case 'figure':
        return label(figures)(category)
    }
  }

  const months = ({ from, to }: MonthSpan): string => {
    const start = formats.date(`${from}-01`, 'month')
    return from === to ? start : t('period.range', { start, end: formats.date(`${to}-01`, 'month') })
  }
  const shortMonths = (span: MonthSpan): string => {
    const years = wholeYears(span)
    const [start, end] = years
      ? [years[0], years.at(-1)]
      : [formats.shortMonth(`${span.from}-01`), formats.shortMonth(`${span.to}-01`)]
    if (start === end) return String(start)
    return years ? `${start}–${end}` : `${start} – ${end}`
  }
  const route = (id: string) => {
    const found = routesById.get(id)
    return found ? localized(found.names) : id
  }
  const region = (id: string) => {
    const found = regionsById.get(id)
    return found ? localized(found.names) : id
  }
  const actor = (id: string) => (isCountryCode(id) ? formats.country(id) : label(actors)(id))
  const choice = (active: FilterChoice): string => {
    switch (active.group) {
      case 'years':
        return active.choice === 'not-stated' ? t('yearNotStated') : String(active.choice)
      case 'period':
        return months(active.choice)
      case 'status':
        return t(`status.${active.choice}`)
      case 'measures':
        return categoryShort(active.choice)
      case 'routes':
        return route(active.choice)
      case 'regions':
        return region(active.choice)
      case 'actors':
        return actor(active.choice)
      case 'publishers':
        return t(`publisherKind.${active.choice}`)
      case 'review':
        return t(`review.${active.choice}`)
    }
  }

  const doubt = (thing: Doubt | null): DoubtWords => ({
    publisherName: t('doubt:publisherName'),
    publishers: (thing ? publisherChoicesOf(thing) : PUBLISHER_CHOICES).map((kind) => ({
      look: PUBLISHER_LOOK[kind],
      word: t(`publisherKind.${kind}`),
      definition: t(`doubt:publisher.${kind}`),
    })),
    reviewName: t('doubt:reviewName'),
    reviews: (thing?.reviews ?? REVIEW_CHOICES).map((state) => ({
      look: REVIEW_LOOK[state],
      word: t(`review.${state}`),
      definition: t(`doubt:review.${state}`),
    })),
  })
  const doubtLine = memoizeByObject((thing: Doubt): string => {
    const { publisherName, publishers, reviewName, reviews } = doubt(thing)
    return [
      t('doubt:line', { name: publisherName, values: formats.list(publishers.map(({ word }) => word)) }),
      t('doubt:line', { name: reviewName, values: formats.list(reviews.map(({ word }) => word)) }),
    ].join(' ')
  })

  const words: Words = {
    language,
    localized,
    category: label(categories),
    categoryShort,
    categoryDefinition: definition(categories),
    facet: facetOf,
    status: (status) => t(`status.${status}`),
    measureStatus: memoizeByObject(({ status, period: applies, statedOn }: Measure) => {
      const word = t(`status.${status}`)
      // Without a period the date itself says that it is that of the statement.
      if (status !== 'planned' || !applies) return word
      if (statedOn) return t('statusStated', { status: word, date: period(statedOn) })
      return hasPlanTimePassed({ status, period: applies }, today)
        ? t('statusStatedUnknown', { status: word })
        : word
    }),
    passedPlan: memoizeByObject((measure: Measure) => {
      if (!hasPlanTimePassed(measure, today)) return null
      const { statedOn } = measure
      if (!statedOn) return t('passedPlanUnknown')
      const precision = statedOn.precision === 'day' ? 'month' : statedOn.precision
      return t('passedPlan', { date: formats.date(statedOn.start, precision) })
    }),
    route,
    routeShort: (id) => {
      const found = routesById.get(id)
      return found ? localized(found.shortNames) : id
    },
    region,
    actor,
    country: formats.country,
    driver: label(drivers),
    driverDefinition: definition(drivers),
    eventCategory,
    figureCategory: label(figures),
    claimSubject,
    claimTrend: ({ kind, trend }) => {
      if (trend === null) return null
      return kind === 'route' ? t(`flow.${trend}`) : t(`trend.${trend}`)
    },
    form: label(forms),
    dropReason: label(reasons),
    publisherKind: (kind) => t(`publisherKind.${kind}`),
    review: (state) => t(`review.${state}`),
    doubt,
    doubtLine,
    period,
    months,
    shortMonths,
    monthName: (month) => formats.monthName(`${month}-01`, 'short'),
    spans: (spans) => spansWords(spans, formats),
    during: (span) => duringWords(span, formats, t),
    choice,
    measureTitle: memoizeByObject((measure: Measure) => {
      if (measure.title) return localized(measure.title)
      const category = categoryShort(measure.categories[0])
      return measure.period
        ? t(`measureTitle.${measure.status}On`, { category, period: period(measure.period) })
        : t(`measureTitle.${measure.status}`, { category })
    }),
    eventTitle: memoizeByObject((event: TimelineEvent) => {
      if (event.title) return localized(event.title)
      const category = eventCategory(event.category)
      return event.date
        ? t('eventTitle', { category, period: period(event.date) })
        : t('eventTitleUndated', { category })
    }),
    recordTitle: (record) => localized(record.title),
    fileFault: (file, error) => {
      const reason =
        error instanceof DatasetError
          ? t(`fault.${error.fault}`, { place: error.place ?? t('notStated') })
          : error.message
      return {
        title: t('fileFailed', { file }),
        lines: [reason, t('fileFailedRemedy')],
        retryLabel: t('retry'),
      }
    },
    errorReport: (subject, { link, data }) =>
      errorReport(
        subject,
        { link, data: data ?? t('notStated') },
        {
          heading: t('report.heading'),
          link: t('report.link'),
          data: t('report.data'),
          wrong: t('report.wrong'),
          part: (part) => t(`report.part.${part}`),
        },
      ),
    number: formats.number,
    shortNumber: formats.shortNumber,
    counted: (value, unit) => (value === null ? t('notStated') : t(`counted.${unit}`, { count: value })),
    nationality: (code) =>
      // Codes that are none of ISO 3166-1 (OOO, OOS, STL) are Frontex's own: no country is known.
      isCountryCode(code) ? formats.country(code) : t('unknownNationality', { code }),
    figurePlace: (id) => {
      const other = otherPlaces.find((place) => place.id === id)
      if (other) return localized(other.names)
      return id === 'total' ? t('allPlaces') : route(id)
    },
    amount: formats.amount,
    percent: formats.percent,
    change: formats.change,
    list: formats.list,
  }
  return words
}

function byId<T extends { id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}
