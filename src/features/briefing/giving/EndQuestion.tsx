import { SheetDialog } from '#features/briefing/SheetDialog.tsx'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'

interface EndQuestionProps {
  /** Label of the button that continues the talk. */
  stay: string
  onEnd: () => void
  onStay: () => void
}

/** Asks before Escape ends the talk: a stray key must not end it before an audience. */
export function EndQuestion({ stay, onEnd, onStay }: EndQuestionProps) {
  const { t } = useTranslation('briefing')
  return (
    <SheetDialog
      heading={t('stage.ask')}
      onClose={onStay}
      buttons={
        <>
          <Button look="main" onClick={onStay}>
            {stay}
          </Button>
          <Button onClick={onEnd}>{t('talk.end')}</Button>
        </>
      }
    />
  )
}
