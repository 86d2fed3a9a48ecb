import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SelectionKind } from '#domain/view.ts'
import { select } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import details from './Details.module.css'
import styles from './Dossier.module.css'

/** The way back from a dossier. */
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
  kind: SelectionKind
  title: ReactNode
  /** Swatch in the colour of a route, by its id. */
  swatch?: string
  /** Language of the title where it is a source's own. */
  titleLanguage?: string
  children?: ReactNode
}

/** What kind of thing it is, its name, and a line or two of what that means. */
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

/** The picture of a selection that does not exist. */
export function UnknownDossier({ kind, id }: { kind: SelectionKind; id: string }) {
  const { t } = useTranslation('dossier')
  return (
    <DossierHeader kind={kind} title={t('unknown.title')}>
      <p>{t('unknown.text', { id })}</p>
    </DossierHeader>
  )
}
