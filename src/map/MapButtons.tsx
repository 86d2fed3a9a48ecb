import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import styles from './MapCards.module.css'

interface MapButtonsProps {
  onZoom: (direction: 'in' | 'out', event: MouseEvent) => void
  onFit: () => void
}

/** Nearer, further, and all that is chosen. */
export function MapButtons({ onZoom, onFit }: MapButtonsProps) {
  const { t } = useTranslation('map')
  return (
    <div className={styles.buttons} data-map-card="buttons">
      <Button look="bare" aria-label={t('zoomIn')} onClick={(event) => onZoom('in', event)}>
        <Icon name="plus" />
      </Button>
      <Button look="bare" aria-label={t('zoomOut')} onClick={(event) => onZoom('out', event)}>
        <Icon name="minus" />
      </Button>
      <Button look="bare" aria-label={t('fit')} onClick={onFit}>
        <Icon name="fit" />
      </Button>
    </div>
  )
}
