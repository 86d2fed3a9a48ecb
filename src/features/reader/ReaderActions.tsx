import { useTranslation } from 'react-i18next'
import { ReportButton, type ReportSubject } from '#parts/ReportButton.tsx'
import { useDataset } from '#state/datasets.ts'
import type { CarriedView } from '#state/selectors/carriedView.ts'
import { linkOfView, showOnMap, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { Icon } from '#ui/Icon.tsx'
import styles from './ReaderActions.module.css'

interface ReaderActionsProps {
  /** What "Show on map" leads to; null when there is nothing to show. */
  carried: CarriedView | null
  /** The citation to copy; null where nothing is cited. */
  citation: string | null
  /** What a report about an error in it names. */
  report: ReportSubject
}

/** What can be done with the sentence or record that is read. */
export function ReaderActions({ carried, citation, report }: ReaderActionsProps) {
  const { t } = useTranslation(['reader', 'common'])
  const version = useDataset('manifest').data?.data ?? null
  const spoken = { copied: t('common:copied'), byHand: t('common:copyFailed') }
  return (
    <div className={styles.actions}>
      {carried ? (
        <Button look="main" onClick={() => showOnMap(carried.selected, carried.filters)}>
          <Icon name="pin" />
          {t('showOnMap')}
        </Button>
      ) : (
        <p className={styles.nothing}>{t('nothingOnMap')}</p>
      )}
      <CopyTextButton
        label={t('copyLink')}
        icon="link"
        {...spoken}
        text={() => linkOfView(useViewStore.getState().view)}
      />
      {citation !== null && (
        <CopyTextButton label={t('copyCitation')} icon="quote" {...spoken} text={() => citation} />
      )}
      <ReportButton subject={report} version={version} />
    </div>
  )
}
