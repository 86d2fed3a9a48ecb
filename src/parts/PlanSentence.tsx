import { type ReactNode, useId } from 'react'
import { pageOfSentence } from '#content/planWords.ts'
import type { RecordSource } from '#domain/datedRecord.ts'
import type { Citation } from '#domain/evidence.ts'
import type { Measure } from '#domain/measure.ts'
import type { OutcomeReview } from '#domain/outcome.ts'
import { periodOfDate } from '#domain/period.ts'
import { namedByEvidence } from '#domain/restsOn.ts'
import { OutcomeSign } from '#parts/OutcomeSign.tsx'
import { useDataset } from '#state/datasets.ts'
import { useLayers } from '#state/layers.ts'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { DataFaults } from './DataGate.tsx'
import { LocalizedWords } from './LocalizedWords.tsx'
import { OutLink } from './OutLink.tsx'
import { SealSign, SentenceSeal } from './SentenceSeal.tsx'
import styles from './Sources.module.css'

interface QuoteProps {
  citation: Citation
  /** Title and language of the document; without them they are looked up. */
  head?: { readonly title: string; readonly language: string } | undefined
  canOpen?: boolean
}

interface SentenceProps extends Pick<QuoteProps, 'canOpen'> {
  plan: Measure
  /** The sentence that states a plan of one's own; null for a published plan, which shows its first evidence. */
  planSentence?: Citation | null
}

/** The sentence that states a plan beside the one that shows what came of it. */
export function SentencePair({ shownBy, ...plan }: SentenceProps & { shownBy: QuoteProps }) {
  const { t } = useTranslation(['outcomes', 'common'])
  return (
    <dl className={`${styles.pair} stack`}>
      <div>
        <dt>{t('thePlan')}</dt>
        <dd>
          <PlanSentence {...plan} />
        </dd>
      </div>
      <div>
        <dt>{t('common:filter.outcome')}</dt>
        <dd>
          <Quote {...shownBy} />
        </dd>
      </div>
    </dl>
  )
}

/** The sentence of a plan: quoted from a text, or the ends of a record's sealed sentence, whose text is not kept. */
export function PlanSentence({ plan, planSentence = null, canOpen = true }: SentenceProps) {
  const [first] = plan.evidence
  const citation = planSentence ?? (first.type === 'citation' ? first.citation : null)
  const records = useDataset('records', { enabled: citation === null }).data?.records
  if (citation) return <Quote citation={citation} canOpen={canOpen} />
  const named = namedByEvidence(first)
  const record = named?.in === 'records' && records?.find(({ id }) => id === named.id)
  const source = record && pageOfSentence(record.sources)
  return source ? <PageSentence source={source} /> : <DataFaults needs={['records']} />
}

/** A sentence of a text at hand, the title of the text, and the way there. */
export function Quote({ citation, head, canOpen = true }: QuoteProps) {
  const { t } = useTranslation('outcomes')
  const { documentId, start, end, exact } = citation
  const documents = useDataset('documents', { enabled: head === undefined }).data?.documents
  const { title, language } = head ?? documents?.find(({ id }) => id === documentId) ?? {}
  const open = () => openReader({ type: 'document', documentId, span: { start, end } })
  return (
    <>
      <q className="quoted" lang={language}>
        {exact}
      </q>
      <p className="small quiet" lang={language}>
        {title}
      </p>
      {canOpen && (
        <Button look="text" onClick={open}>
          {t('readText')}
        </Button>
      )}
    </>
  )
}

/** The sentence of a page by its ends, or that only the page is named, and its publisher. `tie`: how it is tied to a plan. */
export function PageSentence({ source, tie }: { source: RecordSource; tie?: string | undefined }) {
  const { t } = useTranslation('outcomes')
  const words = useWords()
  return (
    <div>
      {source.locator ? (
        <SentenceSeal source={source} hasCheck={false} />
      ) : (
        <p className="small quiet">
          <SealSign isSealed={false} /> {t('pageOnly')} <OutLink url={source.url}>{t('openPage')}</OutLink>
        </p>
      )}
      <p className="small quiet">
        {words.publisher(source)} · {source.title}
        {tie !== undefined && ` · ${tie}`}
      </p>
    </div>
  )
}

/** What a second reader made of an outcome. */
export function OutcomeReviews({ reviews }: { reviews: readonly OutcomeReview[] }) {
  const { t } = useTranslation('outcomes')
  const words = useWords()
  return reviews.map(({ reviewer, on, agrees, note }) => (
    <p key={`${on} ${reviewer.en}`} className="small quiet">
      {t(agrees ? 'agrees' : 'disagrees', {
        reviewer: words.localized(reviewer),
        date: words.period(periodOfDate(on)),
      })}{' '}
      {note && <LocalizedWords text={note} />}
    </p>
  ))
}

interface OutcomeNoteProps {
  plan: Measure
  className?: string | undefined
  children: ReactNode
}

/** What came of a plan by the reader's own documents: state, since when, by which tie, both sentences; without that its children. */
export function OutcomeNote({ plan, className, children }: OutcomeNoteProps) {
  const { t } = useTranslation(['ownOutcome', 'planWords', 'common'])
  const words = useWords()
  const titleId = useId()
  const shown = useLayers(({ own }) => own?.outcomes.find(({ measureId }) => measureId === plan.id))
  if (!shown || !plan.outcome?.own) return children
  const { since, readers, outcome } = shown
  const { state, tie, note, shownBy, planSentence } = outcome
  const word = t(`common:choice.outcome.${state}`)
  return (
    <section className={className} aria-labelledby={titleId}>
      <h3 id={titleId}>{t('heading')}</h3>
      <div className="gap-8 stack">
        <p className="gap-8 row-middle bold">
          <OutcomeSign state={state} own={t('common:yours')} />
          {since ? t('since', { state: word, date: words.period(since) }) : word}
        </p>
        <p className="small quiet">
          {t('setBy', { readers: words.list(readers), tie: t(`planWords:tie.${tie}`) })}
          {note !== '' && ` · ${note}`}
        </p>
        <SentencePair plan={plan} planSentence={planSentence} shownBy={shownBy} />
      </div>
    </section>
  )
}
