import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#ui/Icon.tsx'
import styles from './OutLink.module.css'

/** A link to a page that is not ours; it opens beside the app and is marked as leaving it. */
export function OutLink({ url, children }: { url: string; children: ReactNode }) {
  const { t } = useTranslation('reader')
  return (
    <a className={styles.out} href={url} target="_blank" rel="noreferrer">
      {children} <Icon name="out" />
      <span className="visually-hidden"> ({t('opensElsewhere')})</span>
    </a>
  )
}
