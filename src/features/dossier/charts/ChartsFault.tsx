import { useTranslation } from 'react-i18next'
import { DataFault } from '#ui/DataFault.tsx'

/** Replaces charts whose code failed to load or to render. */
export function ChartsFault({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation('common')
  return (
    <DataFault title={t('crashed')} lines={[t('crashedRemedy')]} retryLabel={t('retry')} onRetry={onRetry} />
  )
}
