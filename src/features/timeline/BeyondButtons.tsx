import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'

interface BeyondButtonsProps {
  /** How many things of the choice stand before the axis begins, and after it ends. */
  earlier: number
  later: number
  /** Shows the years of all of them. */
  onShow: () => void
}

/** Says that something lies beyond the axis, and takes the axis there. */
export function BeyondButtons({ earlier, later, onShow }: BeyondButtonsProps) {
  const { t } = useTranslation('timeline')
  return (
    <>
      {earlier > 0 && (
        <Button look="text" title={t('earlierTip')} onClick={onShow}>
          {t('earlier', { count: earlier })}
        </Button>
      )}
      {later > 0 && (
        <Button look="text" title={t('laterTip')} onClick={onShow}>
          {t('later', { count: later })}
        </Button>
      )}
    </>
  )
}
