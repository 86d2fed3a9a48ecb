import { useMemo } from 'react'
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
} from '#domain/publisher.ts'
import type { TFunction } from '#i18n/translation.ts'
import { useTranslation } from './useTranslation.tsx'
import type { Words } from './words.ts'

/** One value of source quality: its icon, its word and the definition of the word. */
export interface SourceQualityWord {
  code: PublisherChoice | ReviewChoice
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

/** Words for source quality. Apart from `Words`, because the start of the page needs none of them. */
export interface SourceQualityWording {
  /** Source quality of `thing` with definitions; null returns every kind and state. */
  parts: (thing: SourceQuality | null) => SourceQualityWords
  /** The same as one line: "Publisher: press. Review: accepted in review." */
  line: (thing: SourceQuality) => string
}

/** Words for source quality, in the language of `words`. */
export function useSourceQuality(words: Words): SourceQualityWording {
  const { t } = useTranslation('sourceQuality')
  return useMemo(() => sourceQualityWording(words, t), [words, t])
}

function sourceQualityWording(words: Words, t: TFunction<'sourceQuality'>): SourceQualityWording {
  const parts = (thing: SourceQuality | null): SourceQualityWords => ({
    publisherName: words.filterName('publishers', 'one'),
    publishers: (thing ? publisherChoicesOf(thing) : PUBLISHER_CHOICES).map((kind) => ({
      code: kind,
      look: PUBLISHER_LOOK[kind],
      word: words.publisherKind(kind),
      definition: t(`publisher.${kind}`),
    })),
    reviewName: words.filterName('review', 'one'),
    reviews: (thing?.reviews ?? REVIEW_CHOICES).map((state) => ({
      code: state,
      look: REVIEW_LOOK[state],
      word: words.review(state),
      definition: t(`review.${state}`),
    })),
  })
  const valuesLine = (name: string, values: readonly SourceQualityWord[]) =>
    t('line', { name, values: words.list(values.map(({ word }) => word)) })
  const line = (thing: SourceQuality): string => {
    const { publisherName, publishers, reviewName, reviews } = parts(thing)
    return [valuesLine(publisherName, publishers), valuesLine(reviewName, reviews)].join(' ')
  }
  return { parts, line }
}
