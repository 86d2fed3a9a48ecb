import type { TFunction } from 'i18next'
import type { Claim, Status } from '#domain/claim.ts'
import { DatasetError } from '#domain/datasets.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { Evidence } from '#domain/evidence.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import { type SourceText, textIn, uiLanguageOf } from '#domain/language.ts'
import type { Measure } from '#domain/measure.ts'
import { isOwnMark } from '#domain/ownData.ts'
import type { IsoDate, Period } from '#domain/period.ts'
import type { Placement, Scope } from '#domain/placement.ts'
import { hasPlanTimePassed } from '#domain/planTime.ts'
import {
  PUBLISHER_CHOICES,
  PUBLISHER_LOOK,
  type PublisherChoice,
  publisherChoicesOf,
  REVIEW_CHOICES,
  REVIEW_LOOK,
  type ReviewChoice,
  type SourceQuality,
  type SourceQualityLook,
} from '#domain/sourceQuality.ts'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
import type { ChoiceOf, FacetKey, FilterChoice, OptionGroup } from '#domain/view.ts'
import { createFormats } from '#i18n/formats.ts'
import { memoizeByObject } from '#lib/memoizeByObject.ts'
import { type NameSources, nameWords } from './nameWords.ts'
import { periodWords } from './periodWords.ts'

interface WordSources extends NameSources {
  language: string
  t: TFunction<['common', 'sourceQuality']>
  /** The reader's current date, which decides whether a plan is overdue. */
  today: IsoDate
}

/** One value of source quality: its icon, its word and the definition of the word. */
export interface SourceQualityWord {
  look: SourceQualityLook
  word: string
  definition: string
}

/** Publisher kinds and review states, each list with its name. */
export interface SourceQualityWords {
  publisherName: string
  publishers: readonly SourceQualityWord[]
  reviewName: string
  reviews: readonly SourceQualityWord[]
}

/**
 * Words for domain ids, from the interface's messages and the published files. Unknown ids are returned as they are: the
 * derivation refuses them, so they can only come from a link.
 */
export function buildWords({ language, t, today, ...files }: WordSources) {
  const formats = createFormats(language)
  const own = uiLanguageOf(language)
  const localized = (text: SourceText) => textIn(text, own).text

  const names = nameWords(files, localized, formats, t)
  const periods = periodWords(formats, t)
  const { period } = periods

  /** One filter choice, for chips and undo. */
  const choice = (active: FilterChoice): string => {
    switch (active.group) {
      case 'years':
        return active.choice === 'not-stated' ? t('yearNotStated') : String(active.choice)
      case 'period':
        return periods.months(active.choice)
      case 'measures':
        return names.categoryShort(active.choice)
      case 'routes':
        return names.route(active.choice)
      case 'regions':
        return names.region(active.choice)
      case 'actors':
        return names.actor(active.choice)
      default:
        return t(optionKey(active))
    }
  }

  /** Source quality of `thing` with definitions; null returns every kind and state. */
  const sourceQuality = (thing: SourceQuality | null): SourceQualityWords => ({
    publisherName: t('filter.publishers.one'),
    publishers: (thing ? publisherChoicesOf(thing) : PUBLISHER_CHOICES).map((kind) => ({
      look: PUBLISHER_LOOK[kind],
      word: t(`choice.publishers.${kind}`),
      definition: t(`sourceQuality:publisher.${kind}`),
    })),
    reviewName: t('filter.review.one'),
    reviews: (thing?.reviews ?? REVIEW_CHOICES).map((state) => ({
      look: REVIEW_LOOK[state],
      word: t(`choice.review.${state}`),
      definition: t(`sourceQuality:review.${state}`),
    })),
  })
  /** The same as one line: "Publisher: press. Review: accepted in review." */
  const sourceQualityLine = memoizeByObject((thing: SourceQuality): string => {
    const { publisherName, publishers, reviewName, reviews } = sourceQuality(thing)
    return [
      t('sourceQuality:line', {
        name: publisherName,
        values: formats.list(publishers.map(({ word }) => word)),
      }),
      t('sourceQuality:line', { name: reviewName, values: formats.list(reviews.map(({ word }) => word)) }),
    ].join(' ')
  })

  return {
    /** BCP 47 tag of the words' language. */
    language,
    upperCase: (text: string) => text.toLocaleUpperCase(language),
    localized,
    ...names,
    ...periods,
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
    /** The period, else the date of the statement ("stated 11 March 2025"), else "date not stated". */
    date: (when: Period | null, statedOn: Period | null): string => {
      if (when) return period(when)
      return statedOn ? t('dateStated', { date: period(statedOn) }) : t('dateNotStated')
    },
    status: (status: Status) => t(`choice.status.${status}`),
    /** "yours" for a mark from the reader's own documents; else undefined. */
    own: (mark: { evidence: readonly Evidence[] }): string | undefined =>
      isOwnMark(mark) ? t('yours') : undefined,
    /**
     * The status of a measure; a plan with the date of its statement, "Planned (stated 10 December 2024)". An overdue plan
     * without that date says that it is not stated.
     */
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
    /** "flow rising" for a claim about a route or region, else "rising"; null if no trend is stated. */
    claimTrend: ({ kind, trend }: Pick<Claim, 'kind' | 'trend'>): string | null => {
      if (trend === null) return null
      return kind === 'route' ? t(`flow.${trend}`) : t(`trend.${trend}`)
    },
    /** Kind of publisher: "official", "press" or "not stated". */
    publisherKind: (kind: PublisherChoice) => t(`choice.publishers.${kind}`),
    /** Review state of a claim, or that it is a record in our own words. */
    review: (state: ReviewChoice) => t(`choice.review.${state}`),
    sourceQuality,
    sourceQualityLine,
    /** The name of a filter group, singular ("Measure") or plural ("Measures"). */
    filterName: (group: FacetKey, form: 'one' | 'all') => t(`filter.${group}.${form}`),
    choice,
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
    shortNumber: formats.shortNumber,
    /** A figure with its unit: "240,101 detections"; null is "not stated". */
    counted: (value: number | null, unit: FigureUnit): string =>
      value === null ? t('notStated') : t(`counted.${unit}`, { count: value }),
    amount: formats.amount,
    percent: formats.percent,
    change: formats.change,
    list: formats.list,
    either: formats.either,
  }
}

type OptionKey<Groups extends OptionGroup> = {
  [Group in Groups]: `choice.${Group}.${ChoiceOf<Group>}`
}[Groups]

/** Message key of a filter option. */
function optionKey<Group extends OptionGroup>({ group, choice }: FilterChoice<Group>): OptionKey<Group> {
  return `choice.${group}.${choice}` as const
}
