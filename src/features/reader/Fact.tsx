import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './RecordReader.module.css'

/** One row of a list of facts; what no source states is written out, and is neither blank nor 0. */
export function Fact({ term, children }: { term: string; children: ReactNode }) {
  const { t } = useTranslation('common')
  return (
    <>
      <dt>{term}</dt>
      <dd>{children || <span className={styles.unknown}>{t('notStated')}</span>}</dd>
    </>
  )
}
