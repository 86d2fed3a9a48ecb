import type { EvidenceView } from '#content/evidenceView.ts'
import { ReportButton, type ReportSubject } from '#parts/ReportButton.tsx'
import { useDataset } from '#state/datasets.ts'
import { linkOfView, showOnMap, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './ReaderActions.module.css'

interface ReaderActionsProps {
  /** The view opened by "Show on map"; null when there is nothing to show. */
  mapView: EvidenceView | null
  /** The citation to copy; null for none. */
  citation: string | null
  /** What an error report names; null where there is nobody to report to. */
  report: ReportSubject | null
}

/** Actions on the open sentence or record. */
export function ReaderActions({ mapView, citation, report }: ReaderActionsProps) {
  const { t } = useTranslation(['reader', 'common'])
  const version = useDataset('manifest').data?.data ?? null
  const copyMessages = { copied: t('common:copied'), byHand: t('common:copyFailed') }
  return (
    <div className={styles.actions}>
      {mapView ? (
        <Button look="main" onClick={() => showOnMap(mapView)}>
          <Icon name="pin" />
          {t('showOnMap')}
        </Button>
      ) : (
        <p className={styles.nothing}>{t('nothingOnMap')}</p>
      )}
      <CopyTextButton
        label={t('common:copyLink')}
        icon="link"
        {...copyMessages}
        text={() => linkOfView(useViewStore.getState().view)}
      />
      {citation !== null && (
        <CopyTextButton label={t('copyCitation')} icon="quote" {...copyMessages} text={() => citation} />
      )}
      {report && <ReportButton subject={report} version={version} />}
    </div>
  )
}
