import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { citationAt } from '#domain/citation.ts'
import type { Claim } from '#domain/claim.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { useDataset } from '#state/datasets.ts'
import { carriedByClaims } from '#state/selectors/carriedView.ts'
import { citationText } from '#state/selectors/citationText.ts'
import { claimsInSpan, type DocumentReading, type Span } from '#state/selectors/readerModel.ts'
import { useTextComparisons } from '#state/useTextComparisons.ts'
import { useWords } from '#words/words.ts'
import { BesideSeries } from './BesideSeries.tsx'
import { ClaimItem } from './ClaimItem.tsx'
import { DocumentCounts } from './DocumentCounts.tsx'
import styles from './DocumentSide.module.css'
import { ReaderActions } from './ReaderActions.tsx'
import { SentenceFacts } from './SentenceFacts.tsx'

interface DocumentSideProps {
  document: SourceDocument
  reading: DocumentReading
  claims: readonly Claim[]
  span: Span | null
  /** The picture of the claims' file that failed, if it did. */
  fault: ReactNode
}

const NONE: readonly never[] = []

/** What the lit sentence carries, what can be done with it, and the counts of the whole document. */
export function DocumentSide({ document, reading, claims, span, fault }: DocumentSideProps) {
  const { t } = useTranslation('reader')
  const words = useWords()
  const isLit = reading.spanState === 'sentence' || reading.spanState === 'exact'
  const own = useMemo(
    () => (isLit && span ? claimsInSpan(document.id, claims, span) : NONE),
    [document, claims, span, isLit],
  )
  const measures = useDataset('measures').data?.measures ?? NONE
  const events = useDataset('timeline').data?.events ?? NONE
  const carried = useMemo(() => carriedByClaims(own, { measures, events }), [own, measures, events])

  const comparisons = useTextComparisons()
  const beside = useMemo(
    () =>
      own.flatMap((claim) =>
        comparisons.filter(({ statedIn }) => statedIn.type === 'claim' && statedIn.claim.id === claim.id),
      ),
    [comparisons, own],
  )

  return (
    <aside
      className={styles.side}
      tabIndex={-1}
      aria-label={t(reading.spanState === 'exact' ? 'carriesSpan' : 'carries')}
    >
      {fault}
      {reading.spanState === 'outside' && span && (
        <p className={styles.notice} role="status">
          {t('outside', {
            start: words.number(span.start),
            end: words.number(span.end),
            length: words.number(document.text.length),
          })}
        </p>
      )}
      {reading.spanState === 'exact' && <p className={styles.notice}>{t('notASentence')}</p>}
      {isLit && span ? (
        <>
          <div className={styles.head}>
            <h3>{t(reading.spanState === 'exact' ? 'carriesSpan' : 'carries')}</h3>
            {!fault && <span className={styles.count}>{t('claims', { count: own.length })}</span>}
          </div>
          {own.length === 0 && !fault && <p className={styles.none}>{t('noClaim')}</p>}
          <ul>
            {own.map((claim) => (
              <ClaimItem key={claim.id} claim={claim} language={document.language} />
            ))}
          </ul>
          <BesideSeries comparisons={beside} />
          <SentenceFacts document={document} claims={own} span={span} />
          <ReaderActions
            carried={carried}
            report={{
              parts: [
                ['document', document.id],
                ['place', `${span.start}–${span.end}`],
                ['claims', own.map(({ id }) => id).join(', ')],
              ],
              quote: document.text.slice(span.start, span.end),
            }}
            citation={citationText(
              citationAt(document.id, document.text, span.start, span.end),
              document,
              {
                place: t('characters', { start: words.number(span.start), end: words.number(span.end) }),
                undated: t('dateNotStated'),
              },
              words,
            )}
          />
        </>
      ) : (
        <>
          <div className={styles.head}>
            <h3>{t('carries')}</h3>
          </div>
          <p className={styles.none}>{t('chooseSentence')}</p>
        </>
      )}
      <DocumentCounts counts={reading.counts} rights={document.rights} />
    </aside>
  )
}
