import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SelectionKind } from '#domain/view.ts'
import { select } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import details from './Details.module.css'
import styles from './Dossier.module.css'

/** Clears the selection. */
export function BackToOverview() {
  const { t } = useTranslation('dossier')
  return (
    <div>
      <Button look="text" className={styles.back ?? ''} onClick={() => select(null)}>
        <Icon name="back" />
        {t('backToOverview')}
      </Button>
    </div>
  )
}

interface DossierHeaderProps {
  /** `place`: a region that is a place within a country. */
  kind: SelectionKind | 'place'
  title: ReactNode
  /** Route id: shows a swatch in its colour. */
  swatch?: string
  /** Language of a title quoted from a source. */
  titleLanguage?: string
  children?: ReactNode
}

/** Kind, title (the panel's h2) and a short description. */
export function DossierHeader({ kind, title, swatch, titleLanguage, children }: DossierHeaderProps) {
  const { t } = useTranslation('dossier')
  return (
    <header className={styles.header}>
      <p className={details.caption}>{t(`kind.${kind}`)}</p>
      <h2
        className={titleLanguage === undefined ? details.title : `${details.title} ${styles.sourceTitle}`}
        lang={titleLanguage}
        tabIndex={-1}
      >
        {swatch !== undefined && <span className={styles.swatch} data-route={swatch} />}
        {title}
      </h2>
      {children}
    </header>
  )
}

/** Shown when the selected id does not exist. */
export function UnknownDossier({ kind, id }: { kind: SelectionKind; id: string }) {
  const { t } = useTranslation('dossier')
  return (
    <DossierHeader kind={kind} title={t('unknown.title')}>
      <p>{t('unknown.text', { id })}</p>
    </DossierHeader>
  )
}
