import { useTranslation } from 'react-i18next'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import type { ReportSubject } from '#words/errorReport.ts'
import { useWords } from '#words/words.ts'

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
