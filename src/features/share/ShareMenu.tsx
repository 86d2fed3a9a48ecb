import type { ReactNode } from 'react'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { useOwnLayer } from '#state/ownLayer.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './ShareMenu.module.css'

/** Whether links point into a local copy of the single-file build: recipients need that file too. */
function isOfFile(): boolean {
  return import.meta.env.MODE === 'single' && !linkOfView(DEFAULT_VIEW).startsWith('http')
}

interface ShareMenuProps {
  /** Whether the page shows the map view, which can be cited and embedded. */
  isOnMap: boolean
  /** Copies the citation. */
  citation: ReactNode
  /** Makes the code that embeds the view. */
  embed: ReactNode
}

/** Ways to pass the view on: its link, its citation and the code that embeds it. */
export function ShareMenu({ isOnMap, citation, embed }: ShareMenuProps) {
  const { t } = useTranslation(['bar', 'common'])
  const hasOwn = useOwnLayer((state) => state.own !== null)
  const link = useViewStore((state) => linkOfView(state.view))
  return (
    <>
      <section className={styles.part}>
        <h2 className={styles.title}>{t('link')}</h2>
        <CopyTextButton
          label={t('common:copyLink')}
          copied={isOfFile() ? t('copiedFromFile') : t('common:copied')}
          byHand={t('common:copyFailed')}
          text={() => linkOfView(useViewStore.getState().view)}
        />
        <p className={styles.address} title={link}>
          {link}
        </p>
        {hasOwn && <p className={styles.note}>{t('ownTexts')}</p>}
      </section>
      {isOnMap && (
        <section className={styles.part}>
          <h2 className={styles.title}>{t('citation')}</h2>
          {citation}
          <p className={styles.note}>{t('citationNote')}</p>
        </section>
      )}
      {isOnMap && !isOfFile() && embed}
    </>
  )
}
