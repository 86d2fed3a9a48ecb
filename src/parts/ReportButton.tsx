import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'

/** What a report can name, each with an id or a position. */
type ReportPart =
  | 'document'
  | 'place'
  | 'claims'
  | 'record'
  | 'records'
  | 'rule'
  | 'checksum'
  | 'cells'
  | 'incident'
  | 'dataset'

/** What an error report is about, with the ids that identify it. */
export interface ReportSubject {
  /** In the order of writing. */
  parts: readonly (readonly [part: ReportPart, id: string])[]
  /** The words of the source that the report is about, or null. */
  quote: string | null
}

interface ReportButtonProps {
  subject: ReportSubject
  /** Version of the data; null while it is unknown. */
  version: string | null
  /** As a link in running text, with a tooltip that explains it; otherwise a button among others. */
  isText?: boolean
}

/**
 * Copies an error report as text: ids, the link to the view, the data version, and a line for the reader's own words.
 * The app sends nothing.
 */
export function ReportButton({ subject, version, isText = false }: ReportButtonProps) {
  const { t } = useTranslation(['report', 'common'])
  const line = (name: string, value: string) => `${name}: ${value}`
  const report = () =>
    [
      t('heading'),
      ...subject.parts.map(([part, id]) => line(t(`part.${part}`), id)),
      ...(subject.quote === null ? [] : [`“${subject.quote}”`]),
      line(t('link'), linkOfView(useViewStore.getState().view)),
      line(t('data'), version ?? t('common:notStated')),
      '',
      line(t('wrong'), ''),
    ].join('\n')
  const button = (
    <CopyTextButton
      label={t('action')}
      {...(isText && { look: 'text' })}
      copied={t('common:copied')}
      byHand={t('common:copyFailed')}
      text={report}
    />
  )
  return isText ? <span title={t('help')}>{button}</span> : button
}
