import { useId } from 'react'
import type { Citation } from '#domain/citation.ts'
import { hasOwnOutcome, type Measure } from '#domain/measure.ts'
import { useDataset } from '#state/datasets.ts'
import { useOwnOutcomes } from '#state/ownOutcomes.ts'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { OutcomeSign } from '#ui/OutcomeSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './OwnOutcome.module.css'
import { SentenceEnds } from './SentenceSeal.tsx'

/** A sentence of a document, with the title and language of that document. */
export interface QuotedSentence {
  readonly citation: Citation
  readonly title: string | undefined
  readonly language: string | undefined
}

interface PairProps {
  plan: Measure
  /** The sentence that states a plan of one's own; null for a published plan, which shows its first evidence. */
  planSentence: Citation | null
  shownBy: QuotedSentence
  /** Whether the sentences open in the Reader. */
  canOpen?: boolean
}

/** The sentence that states a plan beside the one that shows what came of it. */
export function SentencePair({ plan, planSentence, shownBy, canOpen = true }: PairProps) {
  const { t } = useTranslation(['ownOutcome', 'common', 'outcomes'])
  return (
    <dl className={styles.pair}>
      <div>
        <dt>{t('outcomes:thePlan')}</dt>
        <dd>
          <PlanSentence plan={plan} sentence={planSentence} canOpen={canOpen} />
        </dd>
      </div>
      <div>
        <dt>{t('common:filter.outcome.one')}</dt>
        <dd>
          <Quote {...shownBy} canOpen={canOpen} />
        </dd>
      </div>
    </dl>
  )
}

/** The sentence of a plan: quoted from a text, or the ends of a record's sealed sentence, whose text is not kept. */
function PlanSentence({
  plan,
  sentence,
  canOpen,
}: {
  plan: Measure
  sentence: Citation | null
  canOpen: boolean
}) {
  const { t } = useTranslation('ownOutcome')
  const words = useWords()
  const [first] = plan.evidence
  const citation = sentence ?? (first.type === 'citation' ? first.citation : null)
  const documents = useDataset('documents', { enabled: citation !== null }).data?.documents
  const records = useDataset('records', { enabled: citation === null }).data?.records
  if (citation) {
    const document = documents?.find(({ id }) => id === citation.documentId)
    return (
      <Quote citation={citation} title={document?.title} language={document?.language} canOpen={canOpen} />
    )
  }
  const record = first.type === 'record' && records?.find(({ id }) => id === first.recordId)
  if (!record) return <p className={styles.source}>{words.measureTitle(plan)}</p>
  const source = record.sources.find(({ locator }) => locator) ?? record.sources[0]
  return (
    <>
      {source?.locator ? (
        <p>
          <SentenceEnds locator={source.locator} />
        </p>
      ) : (
        <p>{t('notKept')}</p>
      )}
      <p className={styles.source}>{source && words.publisher(source)}</p>
      {canOpen && <OpenSentence onOpen={() => openReader({ type: 'record', recordId: record.id })} />}
    </>
  )
}

function Quote({ citation, title, language, canOpen }: QuotedSentence & { canOpen: boolean }) {
  const { documentId, start, end, exact } = citation
  return (
    <>
      <q lang={language}>{exact}</q>
      {title !== undefined && (
        <p className={styles.source} lang={language}>
          {title}
        </p>
      )}
      {canOpen && (
        <OpenSentence onOpen={() => openReader({ type: 'document', documentId, span: { start, end } })} />
      )}
    </>
  )
}

function OpenSentence({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('ownOutcome')
  return (
    <Button look="text" onClick={onOpen}>
      {t('openSentence')}
    </Button>
  )
}

/**
 * What came of a plan by the reader's own documents: its state marked as own, since when, who set it by which tie, and both
 * sentences. Nothing for a plan without one.
 */
export function OwnOutcomeNote({ plan, className }: { plan: Measure; className?: string | undefined }) {
  const { t } = useTranslation(['ownOutcome', 'common'])
  const words = useWords()
  const titleId = useId()
  const shown = useOwnOutcomes().get(plan.id)
  const documents = useDataset('documents', { enabled: shown !== undefined }).data?.documents
  if (!shown || !hasOwnOutcome(plan)) return null
  const { since, readers, outcome } = shown
  const { state, tie, note, shownBy, planSentence } = outcome
  const document = documents?.find(({ id }) => id === shownBy.citation.documentId)
  const word = t(`common:choice.outcome.${state}`)
  return (
    <section className={className} aria-labelledby={titleId}>
      <h3 id={titleId}>{t('heading')}</h3>
      <div className={styles.note}>
        <p className={styles.state}>
          <OutcomeSign state={state} own={t('common:yours')} />
          {since ? t('since', { state: word, date: words.period(since) }) : word}
        </p>
        <p className={styles.source}>
          {t('setBy', { readers: words.list(readers), tie: t(`tie.${tie}`) })}
          {note !== '' && ` · ${note}`}
        </p>
        <SentencePair
          plan={plan}
          planSentence={planSentence}
          shownBy={{ citation: shownBy.citation, title: document?.title, language: document?.language }}
        />
      </div>
    </section>
  )
}
