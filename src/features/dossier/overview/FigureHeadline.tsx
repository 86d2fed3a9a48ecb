import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { FigureHeadline as Headline } from '#domain/figureHeadline.ts'
import type { RoundedChange } from '#domain/roundedChange.ts'
import details from '#features/dossier/Details.module.css'
import { CellsButton } from '#parts/CellsButton.tsx'
import { useWords } from '#words/words.ts'
import styles from './FigureHeadline.module.css'

interface FigureHeadlineProps {
  headline: Headline
  cells: CellQuery
}

/** The numbers of routes that are written out, from nought. */
const IN_WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'] as const

/** The overview's title: how detections changed, and how many routes rose. It opens the cells of both sides. */
export function FigureHeadline({ headline, cells }: FigureHeadlineProps) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const risen = headline.risen.length
  const inWords = IN_WORDS[risen]
  return (
    <h2 className={details.title} tabIndex={-1}>
      <CellsButton cells={cells} className={styles.open}>
        {changeSentence(headline.change, words.during(headline.span), t)}{' '}
        {inWords ? t(`figures.risen.${inWords}`) : t('figures.risenMany', { count: risen })}
        {headline.isPartial && <span className={styles.partial}> {t('figures.headlinePartial')}</span>}
      </CellsButton>
    </h2>
  )
}

function changeSentence(change: RoundedChange, when: string, t: TFunction<'overview'>): string {
  switch (change.kind) {
    case 'hardly':
      return t('figures.change.hardly', { when })
    case 'fraction':
      return t(`figures.change.${change.way}`, { when, by: t(`figures.by.${change.fraction}`) })
    case 'percent':
      return t(`figures.change.${change.way}`, {
        when,
        by: t('figures.by.percent', { percent: change.percent }),
      })
    case 'all-but':
      return t('figures.change.fell', { when, by: t('figures.by.allBut') })
    case 'to-nought':
      return t('figures.change.toNought', { when })
    case 'multiple':
      return multipleSentence(change.times, change.isMore, when, t)
  }
}

function multipleSentence(times: number, isMore: boolean, when: string, t: TFunction<'overview'>): string {
  if (times === 2)
    return isMore ? t('figures.change.overDouble', { when }) : t('figures.change.double', { when })
  if (times === 3)
    return isMore ? t('figures.change.overTriple', { when }) : t('figures.change.triple', { when })
  return t('figures.change.overTimes', { when, times })
}
