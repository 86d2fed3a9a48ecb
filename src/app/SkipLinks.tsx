import { useTranslation } from 'react-i18next'
import { setUi } from '#state/uiStore.ts'
import { Button } from '#ui/Button.tsx'
import { DETAILS_ID, FILTERS_ID, MAP_ID } from '#ui/partIds.ts'
import styles from './SkipLinks.module.css'

/** Buttons that only the keyboard meets, before all else: the part after `#` is the view's, so they are no links. */
export function SkipLinks() {
  const { t } = useTranslation('common')
  return (
    <div className={styles.skip}>
      <Button onClick={() => document.getElementById(MAP_ID)?.focus()}>{t('skipToMap')}</Button>
      <Button
        onClick={() => {
          setUi({ panelsHidden: false, panelOpen: true, filtersInSheet: false })
          focusNextFrame(DETAILS_ID)
        }}
      >
        {t('skipToDetails')}
      </Button>
      <Button
        onClick={() => {
          setUi({ panelsHidden: false, railOpen: true, filtersInSheet: true })
          focusNextFrame(FILTERS_ID)
        }}
      >
        {t('skipToFilters')}
      </Button>
    </div>
  )
}

/** The part may have been folded away: it can take the focus in the next frame. */
function focusNextFrame(id: string) {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}
