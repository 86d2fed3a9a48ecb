import { useMemo } from 'react'
import { planHeadline, planSums, planUnits } from '#domain/planList.ts'
import { routeRegionsOf } from '#domain/route.ts'
import details from '#features/dossier/Details.module.css'
import { usePanel } from '#features/dossier/panelContext.ts'
import { linkToPlans } from '#state/planLink.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Section } from '#ui/Section.tsx'
import { planHeadlineWords } from '#words/planHeadlineWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** What came of the plans under the filters, as on their page; then how they add up, and to how many planned measures. */
export function PlansFound() {
  const { t } = useTranslation('overview')
  const { t: ofPlans } = useTranslation('planHeadline')
  const words = useWords()
  const { corpus, filters } = usePanel()
  const { measures, routes } = corpus
  const units = useMemo(
    () => planUnits(measures, filters, routeRegionsOf(routes)),
    [measures, routes, filters],
  )
  const headline = planHeadline(units, filters)
  const { rest, measures: planned, open } = planSums(units, headline)
  const sums = [
    rest > 0 &&
      t(headline.kind === 'some' ? 'plans.rest' : 'plans.restPartly', { number: words.number(rest) }),
    planned > 0 && t('plans.measures', { measures: words.number(planned), open: words.number(open) }),
  ].filter(Boolean)
  const link = useViewStore(({ view }) => linkToPlans(view))
  return (
    <Section look="block" title={t('plans.title')}>
      <p>
        {planHeadlineWords(headline, words, ofPlans)}{' '}
        <a className={details.link} href={link}>
          {t('plans.see')}
        </a>
      </p>
      {sums.length > 0 && <p className={details.caption}>{sums.join(' ')}</p>}
    </Section>
  )
}
