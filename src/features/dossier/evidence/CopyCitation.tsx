import { useTranslation } from 'react-i18next'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'

/** Puts a citation on the clipboard. */
export function CopyCitation({ text }: { text: string }) {
  const { t } = useTranslation(['dossier', 'common'])
  return (
    <CopyTextButton
      label={t('copyCitation')}
      look="text"
      copied={t('common:copied')}
      byHand={t('common:copyFailed')}
      text={() => text}
    />
  )
}
