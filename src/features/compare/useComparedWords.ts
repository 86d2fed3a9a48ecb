import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { FigureHeadline } from '#domain/figureHeadline.ts'
import type { RoundedChange } from '#domain/roundedChange.ts'
import type { CompareModel } from '#state/selectors/compareModel.ts'
import { useWords } from '#words/words.ts'

/** The numbers of routes that are written out, from nought. */
const IN_WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'] as const

/** What the page says of two periods: their names, and the sentence over them. */
export function useComparedWords() {
  const { t } = useTranslation(['compare', 'overview'])
  const words = useWords()
  return {
    /** The finding, or that the two stand beside each other where there is none. */
    headline: ({ months: { first, second }, headline }: CompareModel): string => {
      const against = t('against', { first: words.spans([first]), second: words.spans([second]) })
      if (!headline) return against
      return t('headline', {
        against,
        sentence: changeSentence(headline.change, t),
        risen: risen(headline, t),
      })
    },
  }
}

type T = TFunction<['compare', 'overview']>

function risen({ risen: routes }: FigureHeadline, t: T): string {
  const inWords = IN_WORDS[routes.length]
  return inWords
    ? t(`overview:figures.risen.${inWords}`)
    : t('overview:figures.risenMany', { count: routes.length })
}

function changeSentence(change: RoundedChange, t: T): string {
  switch (change.kind) {
    case 'hardly':
      return t('change.hardly')
    case 'fraction':
      return t(`change.${change.way}`, { by: t(`overview:figures.by.${change.fraction}`) })
    case 'percent':
      return t(`change.${change.way}`, { by: t('overview:figures.by.percent', { percent: change.percent }) })
    case 'all-but':
      return t('change.fell', { by: t('overview:figures.by.allBut') })
    case 'to-nought':
      return t('change.toNought')
    case 'multiple':
      if (change.times === 2) return change.isMore ? t('change.overDouble') : t('change.double')
      if (change.times === 3) return change.isMore ? t('change.overTriple') : t('change.triple')
      return t('change.overTimes', { times: change.times })
  }
}
