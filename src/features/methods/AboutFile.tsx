import { useTranslation } from 'react-i18next'
import type { CarriedParcel } from '#domain/carriedParcel.ts'
import { useWords } from '#words/words.ts'
import styles from './SourcesPage.module.css'

/** What the one HTML file says of itself: when and from what it was made, for which briefing, and what that stands on. */
export function AboutFile({ parcel }: { parcel: CarriedParcel }) {
  const { t } = useTranslation('single')
  const words = useWords()
  const { briefing, version, address, citations, evidence, filters, caveats } = parcel
  const date = words.period({ start: parcel.date, end: parcel.date, precision: 'day' })
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('about.title')}</h2>
      <p>{t('about.lead')}</p>
      <p>{t('about.madeOn', { date, version })}</p>
      {briefing && <p>{t('about.briefing', { title: briefing.title, author: briefing.author })}</p>}
      <p>{address === null ? t('about.noAddress') : t('about.from', { address })}</p>
      {filters !== null && <p>{t('about.filters', { filters })}</p>}
      {caveats.map((caveat) => (
        <p key={caveat}>{caveat}</p>
      ))}
      <Lines title={t('about.publications', { count: citations.length })} lines={citations} />
      {evidence.length > 0 && (
        <Lines
          title={t('about.evidence', { count: evidence.length })}
          lines={evidence.map(({ id, name }) => `${name} (${id})`)}
        />
      )}
    </section>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  )
}
