import { type Measure, planStateOf } from '#domain/measure.ts'
import { useDataset, usePublished } from '#state/datasets.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

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
  return <CopyReport label={t('action')} isText={isText} text={report} />
}

const line = (name: string, value: string) => `${name}: ${value}`

function CopyReport({ label, isText, text }: { label: string; isText: boolean; text: () => string }) {
  const { t } = useTranslation(['report', 'common'])
  const button = (
    <CopyTextButton
      label={label}
      {...(isText && { look: 'text' })}
      copied={t('common:copied')}
      byHand={t('common:copyFailed')}
      text={text}
    />
  )
  return isText ? <span title={t('help')}>{button}</span> : button
}

/**
 * Copies a text for a reader who knows what came of a plan: its id, title and state today, and lines for the page's address,
 * the sentence and the day. Nothing for what is no published plan.
 */
export function KnownOutcomeButton({ plan, isText = false }: { plan: Measure; isText?: boolean }) {
  const { t } = useTranslation(['report', 'common'])
  const words = useWords()
  const version = useDataset('manifest').data?.data ?? null
  // An outcome of one's own is in no published file, and nobody else sees it.
  const published = usePublished('measures')?.measures.find(({ id }) => id === plan.id)
  const state = published ? planStateOf(published) : null
  if (state === null) return null
  const text = () =>
    [
      t('known.heading'),
      line(t('known.plan'), plan.id),
      line(t('known.title'), words.measureTitle(plan)),
      line(t('known.state'), t(`common:choice.outcome.${state}`)),
      line(t('link'), linkOfView(useViewStore.getState().view)),
      line(t('data'), version ?? t('common:notStated')),
      '',
      line(t('known.page'), ''),
      line(t('known.sentence'), ''),
      line(t('known.day'), ''),
    ].join('\n')
  return <CopyReport label={t('known.action')} isText={isText} text={text} />
}
