import { useTranslation } from 'react-i18next'
import type { CarriedView } from '#state/selectors/carriedView.ts'
import { showOnMap } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { CopyButton } from './CopyButton.tsx'
import styles from './ReaderActions.module.css'

interface ReaderActionsProps {
  /** What "Show on map" leads to; null when there is nothing to show. */
  carried: CarriedView | null
  /** The citation to copy; null where nothing is cited. */
  citation: string | null
}

/** What can be done with the sentence or record that is read. */
export function ReaderActions({ carried, citation }: ReaderActionsProps) {
  const { t } = useTranslation('reader')
  return (
    <div className={styles.actions}>
      {carried ? (
        <Button look="main" onClick={() => showOnMap(carried.selected, carried.filters)}>
          <Icon name="pin" />
          {t('showOnMap')}
        </Button>
      ) : (
        <p className={styles.nothing}>{t('nothingOnMap')}</p>
      )}
      <CopyButton label={t('copyLink')} icon="link" text={() => window.location.href} />
      {citation !== null && <CopyButton label={t('copyCitation')} icon="quote" text={() => citation} />}
    </div>
  )
}
