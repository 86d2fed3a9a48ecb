import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'

interface EarlierButtonProps {
  /** How many things of the choice stand before the axis begins. */
  count: number
  isOpen: boolean
  onToggle: () => void
}

/** Says that something lies before the axis, and lets it begin earlier. */
export function EarlierButton({ count, isOpen, onToggle }: EarlierButtonProps) {
  const { t } = useTranslation('timeline')
  return (
    <Button look="text" aria-expanded={isOpen} title={t('earlierTip')} onClick={onToggle}>
      {t('earlier', { count })}
    </Button>
  )
}
