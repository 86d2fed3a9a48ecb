import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './SourcesPage.module.css'

/** Named facts about a source. */
export function FactList({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>
}

/** One fact; what the source does not say is written out. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation('common')
  const isMissing = children === null || children === false || children === ''
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{isMissing ? <span className={styles.notStated}>{t('notStated')}</span> : children}</dd>
    </div>
  )
}
