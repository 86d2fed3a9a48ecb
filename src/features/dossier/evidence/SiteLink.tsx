import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './EvidenceItem.module.css'

/** An external link, labelled with its host and marked as leaving the app. `language` is that of the page, if known. */
export function SiteLink({ url, language }: { url: string; language?: string }) {
  const { t } = useTranslation('dossier')
  return (
    <a className={styles.link} href={url} hrefLang={language} target="_blank" rel="noreferrer">
      {new URL(url).host.replace(/^www\./, '')} <Icon name="out" />
      <span className="visually-hidden">{t('leavesApp')}</span>
    </a>
  )
}
