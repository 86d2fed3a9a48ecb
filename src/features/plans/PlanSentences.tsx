import type { RecordSource } from '#domain/datedRecord.ts'
import { hasOwnOutcome, type Measure } from '#domain/measure.ts'
import type { Outcome } from '#domain/outcome.ts'
import { sentenceLink } from '#domain/sentenceLink.ts'
import { DataFaults } from '#parts/DataGate.tsx'
import { OutLink } from '#parts/OutLink.tsx'
import { OwnOutcomeNote } from '#parts/OwnOutcome.tsx'
import { useDataset } from '#state/datasets.ts'
import { type PlanRow, pageOfSentence } from '#state/selectors/planRows.ts'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './PlanRow.module.css'
import { SealSign } from './SealSign.tsx'
import { usePlanWords } from './usePlanWords.ts'

/** Characters of the hash that the seal shows. */
const HASH_SHOWN = 8

/** What a row rests on: the sentences of the plan and of its outcome by first and last words, or the searches. */
export function PlanSentences({ row, id }: { row: PlanRow; id: string }) {
  const { t } = useTranslation('plans')
  const { page, outcome } = row
  if (hasOwnOutcome(row.plan)) {
    return (
      <div className={styles.sentences} id={id}>
        <OwnOutcomeNote plan={row.plan} className={styles.wide} />
      </div>
    )
  }
  return (
    <div className={styles.sentences} id={id}>
      <div className={styles.half}>
        <h3 className={styles.halfTitle}>{t('planSentence')}</h3>
        <PlanSentence plan={row.plan} />
      </div>
      <div className={styles.half}>
        {page && row.state !== 'nothing-found' && (
          <>
            <h3 className={styles.halfTitle}>{t('outcomeSentence')}</h3>
            <Sentence source={page} />
          </>
        )}
        {outcome && <Searches outcome={outcome} isOpen={row.state === 'nothing-found'} />}
        {outcome?.reviews.map((review) => (
          <Review key={`${review.on} ${review.reviewer.en}`} review={review} />
        ))}
      </div>
    </div>
  )
}

/** The sentence of a plan: on the page of its record, or in a text at hand. */
function PlanSentence({ plan }: { plan: Measure }) {
  const { t } = useTranslation(['plans', 'outcomes'])
  const records = useDataset('records').data?.records
  const [evidence] = plan.evidence
  if (evidence.type === 'citation') {
    const { documentId, start, end, exact } = evidence.citation
    return (
      <>
        <blockquote className={styles.quote}>{t('quoteWhole', { words: exact })}</blockquote>
        <p className={styles.seal}>
          {t('textNote')}
          <Button
            look="text"
            onClick={() => openReader({ type: 'document', documentId, span: { start, end } })}
          >
            {t('outcomes:readText')}
          </Button>
        </p>
      </>
    )
  }
  const record = evidence.type === 'record' && records?.find(({ id }) => id === evidence.recordId)
  const source = record && pageOfSentence(record.sources)
  return source ? <Sentence source={source} /> : <DataFaults needs={['records']} />
}

/** First and last words of a page's sentence with its seal, and the way there. */
function Sentence({ source }: { source: RecordSource }) {
  const { t } = useTranslation('plans')
  const words = useWords()
  const { day } = usePlanWords()
  const { locator, url } = source
  const isWhole = locator?.first === locator?.last
  return (
    <>
      {locator && (
        <blockquote className={styles.quote} lang={locator.lang}>
          {isWhole ? t('quoteWhole', { words: locator.first }) : t('quote', locator)}
        </blockquote>
      )}
      <p className={styles.seal}>
        <span>
          <SealSign isSealed={locator !== undefined} />{' '}
          {locator
            ? t('sealedOn', { date: day(locator.readOn), hash: locator.sha256.slice(0, HASH_SHOWN) })
            : t('pageOnlyNote')}
        </span>
        <OutLink url={locator ? sentenceLink(url, locator) : url}>
          {t(locator ? 'openAt' : 'openPage')}
        </OutLink>
        <span>{words.publisher(source)}</span>
      </p>
    </>
  )
}

/** The words of all searches for an outcome. */
function Searches({ outcome, isOpen }: { outcome: Outcome; isOpen: boolean }) {
  const { t } = useTranslation('plans')
  if (outcome.searches.length === 0) return null
  const list = (
    <ul className={styles.searches} aria-label={t('searchesTitle')}>
      {outcome.searches.map((words) => (
        <li key={words}>{t('quoteWhole', { words })}</li>
      ))}
    </ul>
  )
  if (isOpen) {
    return (
      <>
        <h3 className={styles.halfTitle}>{t('searchesTitle')}</h3>
        {list}
      </>
    )
  }
  return (
    <details className={styles.searchesFold}>
      <summary>{t('searches', { count: outcome.searches.length })}</summary>
      {list}
    </details>
  )
}

function Review({ review: { reviewer, on, agrees } }: { review: Outcome['reviews'][number] }) {
  const { t } = useTranslation('plans')
  const words = useWords()
  const { day } = usePlanWords()
  const review = { reviewer: words.localized(reviewer), date: day(on) }
  return <p className={styles.seal}>{t(agrees ? 'agrees' : 'disagrees', review)}</p>
}
