import { STRETCHES } from '#domain/stretch.ts'
import { StretchCounts } from '#parts/StretchCounts.tsx'
import { useCompare } from '#state/useCompare.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Compare.module.css'

/** What several publishers count on each stretch, in both periods. */
export function PublishersCompared() {
  const { t } = useTranslation(['stretches', 'common'])
  const words = useWords()
  const months = useCompare()?.model?.months
  if (!months) return null
  const { first, second, isBack } = months
  return (
    <div className={`${styles.publishers} stack gap-24`}>
      <h2 className="body-type">{t('title')}</h2>
      {STRETCHES.map((stretch) => (
        <section key={stretch.route} className="one-column shrinks gap-8 stack-top">
          <h3 className="body-type">{words.route(stretch.route)}</h3>
          <StretchCounts
            stretch={stretch}
            periods={{ first, second, ...(isBack && { isBack }) }}
            skeleton={<p className="line-16 quiet caption-type">{t('common:loading')}</p>}
          />
        </section>
      ))}
    </div>
  )
}
