import { type Measure, planStateOf } from '#domain/measure.ts'
import { usePublished } from '#state/datasets.ts'
import { useVersion } from '#state/edition.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Sources.module.css'

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
 * An error report: ids, the link to the view and what it shows, the data version, and a line for the reader's own words. It
 * is copied as text, and where the build has addresses, opened as an e-mail or a form. The app sends nothing.
 */
export function ReportButton({ subject, version, isText = false }: ReportButtonProps) {
  const { t } = useTranslation(['report', 'common'])
  const { labelled: line, quoted } = useWords()
  const report = () =>
    [
      t('heading'),
      ...subject.parts.map(([part, id]) => line(t(`part.${part}`), id)),
      ...(subject.quote === null ? [] : [quoted(subject.quote)]),
      line(t('shared:link'), linkOfView(useViewStore.getState().view)),
      line(t('shown'), document.title),
      line(t('shared:version'), version ?? t('common:notStated')),
      '',
      line(t('wrong'), ''),
    ].join('\n')
  return <CopyReport label={t('action')} title={t('heading')} isText={isText} text={report} />
}

interface CopyReportProps {
  label: string
  /** The subject of an e-mail. */
  title: string
  isText: boolean
  text: () => string
}

function CopyReport({ label, title, isText, text }: CopyReportProps) {
  const { t } = useTranslation(['report', 'common'])
  const button = (
    <CopyTextButton
      label={label}
      {...(isText && { look: 'text' })}
      copied={t('shared:copied')}
      byHand={t('shared:copyFailed')}
      text={text}
    />
  )
  return (
    <>
      {isText ? <span title={t('help')}>{button}</span> : button}
      <SendLinks label={label} title={title} text={text} />
    </>
  )
}

/** Links that open the report in the reader's mail program and in a form; none without addresses. */
export function SendLinks({ label, title, text }: Omit<CopyReportProps, 'isText'>) {
  const { t } = useTranslation('report')
  const { labelled } = useWords()
  const settings = {
    mail: import.meta.env.VITE_REPORT_MAIL ?? '',
    form: import.meta.env.VITE_REPORT_FORM ?? '',
  }
  const ways = (['mail', 'form'] as const).filter((way) => reportLinks(settings, title, '')[way] !== null)
  const open = (way: 'mail' | 'form') => reportLinks(settings, title, text())[way] ?? ''
  return ways.map((way) => (
    <a
      key={way}
      className={`${styles.send} inline-middle`}
      href={open(way)}
      aria-label={labelled(label, t(`send.${way}`))}
      {...(way === 'form' && { target: '_blank', rel: 'noreferrer' })}
      // The view may have changed since.
      onClick={(event) => {
        event.currentTarget.href = open(way)
      }}
    >
      {t(`send.${way}`)}
    </a>
  ))
}

/** Copies a text for a reader who knows what came of a published plan, with lines to fill in. Nothing for others. */
export function KnownOutcomeButton({ plan }: { plan: Measure }) {
  const { t } = useTranslation(['report', 'common'])
  const words = useWords()
  const { labelled: line } = words
  const version = useVersion()
  // An outcome of one's own is in no published file, and nobody else sees it.
  const published = usePublished('measures')?.measures.find(({ id }) => id === plan.id)
  const state = published ? planStateOf(published) : null
  if (state === null) return null
  const text = () =>
    [
      t('known.heading'),
      line(t('known.plan'), plan.id),
      line(t('shared:title'), words.measureTitle(plan)),
      line(t('known.state'), t(`common:choice.outcome.${state}`)),
      line(t('shared:link'), linkOfView(useViewStore.getState().view)),
      line(t('shared:version'), version ?? t('common:notStated')),
      '',
      line(t('known.page'), ''),
      line(t('known.sentence'), ''),
      line(t('known.day'), ''),
    ].join('\n')
  return <CopyReport label={t('known.action')} title={t('known.heading')} isText={false} text={text} />
}

/** Where reports go, by settings of the build; empty without one. */
export interface ReportAddresses {
  /** An e-mail address. */
  mail: string
  /** The https address of a form, with `{title}` and `{text}` where they go. */
  form: string
}

/** The most characters of a report in an address: mail programs and servers cut or refuse longer ones. */
const LONGEST = 1500

/** The addresses that open an e-mail and a form with a report; null without a usable setting. */
export function reportLinks(
  { mail, form }: ReportAddresses,
  title: string,
  text: string,
): { mail: string | null; form: string | null } {
  const [subject, body] = [encoded(title), encoded(cut(text))]
  const isMail = /^[^\s@,?&]+@[^\s@,?&]+$/.test(mail)
  const isForm = URL.canParse(form) && new URL(form).protocol === 'https:'
  return {
    mail: isMail ? `mailto:${mail}?subject=${subject}&body=${body.replaceAll('%0A', '%0D%0A')}` : null,
    form: isForm ? form.replace(/\{(title|text)\}/g, (_, part) => (part === 'title' ? subject : body)) : null,
  }
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}

function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '')).replaceAll("'", '%27')
}
