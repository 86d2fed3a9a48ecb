import { useTranslation } from 'react-i18next'
import type { ReportSubject } from '#state/selectors/errorReport.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { useWords } from '#state/words.ts'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'

interface ReportButtonProps {
  subject: ReportSubject
  /** Of the data; null while it is not known. */
  version: string | null
}

/** Copies a text about an error, with the ids that find the place again. */
export function ReportButton({ subject, version }: ReportButtonProps) {
  const { t } = useTranslation('common')
  const words = useWords()
  return (
    <span title={t('report.help')}>
      <CopyTextButton
        label={t('report.action')}
        look="text"
        copied={t('copied')}
        byHand={t('copyFailed')}
        text={() =>
          words.errorReport(subject, { link: linkOfView(useViewStore.getState().view), data: version })
        }
      />
    </span>
  )
}
