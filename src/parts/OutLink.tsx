import type { ReactNode } from 'react'
import { hostOf } from '#lib/webAddress.ts'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './Sources.module.css'

interface OutLinkProps {
  url: string
  /** The language of the page, if known. */
  language?: string
  /** Without them the host of the page is shown. */
  children?: ReactNode
}

/** A link to an external page: opens a new tab, and its name announces that. */
export function OutLink({ url, language, children = hostOf(url) }: OutLinkProps) {
  const { t } = useTranslation('series')
  return (
    <a className={`${styles.out} anchor`} href={url} hrefLang={language} target="_blank" rel="noreferrer">
      {children}
      <Icon name="out" />
      <span className="visually-hidden"> ({t('opensElsewhere')})</span>
    </a>
  )
}
