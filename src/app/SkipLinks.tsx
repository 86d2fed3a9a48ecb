import { useTranslation } from 'react-i18next'
import { setUi } from '#state/uiStore.ts'
import { Button } from '#ui/Button.tsx'
import { DETAILS_ID, MAP_ID } from '#ui/partIds.ts'
import styles from './SkipLinks.module.css'

/** Buttons that only the keyboard meets, before all else: the part after `#` is the view's, so they are no links. */
export function SkipLinks() {
  const { t } = useTranslation('common')
  return (
    <div className={styles.skip}>
      <Button onClick={() => document.getElementById(MAP_ID)?.focus()}>{t('skipToMap')}</Button>
      <Button
        onClick={() => {
          setUi({ panelsHidden: false, panelOpen: true })
          // The panel may have been folded away: it can take the focus in the next frame.
          requestAnimationFrame(() => document.getElementById(DETAILS_ID)?.focus())
        }}
      >
        {t('skipToDetails')}
      </Button>
    </div>
  )
}
