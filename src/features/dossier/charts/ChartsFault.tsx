import { useTranslation } from 'react-i18next'
import { DataFault } from '#ui/DataFault.tsx'

/** What stands in the place of charts whose code did not arrive or failed. */
export function ChartsFault({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation('common')
  return (
    <DataFault title={t('crashed')} lines={[t('crashedRemedy')]} retryLabel={t('retry')} onRetry={onRetry} />
  )
}
