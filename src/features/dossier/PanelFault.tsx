import { DataFault } from '#ui/DataFault.tsx'
import { useTranslation } from '#words/useTranslation.tsx'

/** Replaces a part of the panel whose code failed to load or to render. */
export function PanelFault({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation('common')
  return (
    <DataFault title={t('crashed')} lines={[t('crashedRemedy')]} retryLabel={t('retry')} onRetry={onRetry} />
  )
}
