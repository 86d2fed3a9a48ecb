import { type ReactNode, useMemo } from 'react'
import { sentenceCitation } from '#content/citationText.ts'
import { viewOfClaims } from '#content/evidenceView.ts'
import { claimsInSpan, type DocumentReading, type Span } from '#content/readerModel.ts'
import { citationAt } from '#domain/citation.ts'
import { type Claim, type Cue, STATUS_LOOK } from '#domain/claim.ts'
import type { LocalizedText } from '#domain/language.ts'
import { sourceQualityOfClaims } from '#domain/publisher.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { useDataset } from '#state/datasets.ts'
import { useTextComparisons } from '#state/useTextComparisons.ts'
import { ValueRow } from '#ui/SourceQualitySigns.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useSourceQuality } from '#words/useSourceQuality.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './DocumentSide.module.css'
import { ReaderActions } from './ReaderActions.tsx'
import { isStatusCue, SentenceFacts } from './SentenceFacts.tsx'
import { SeriesComparisons } from './SeriesComparisons.tsx'

interface DocumentSideProps {
  document: SourceDocument
  reading: DocumentReading
  claims: readonly Claim[]
  span: Span | null
  /** The fault note of the claims file, if it failed. */
  fault: ReactNode
}

const NONE: readonly never[] = []

/** What the lit sentence supports, the actions on it, and the counts of the whole document. */
export function DocumentSide({ document, reading, claims, span, fault }: DocumentSideProps) {
  const { t } = useTranslation(['reader', 'common'])
  const words = useWords()
  const isLit = reading.spanState === 'sentence' || reading.spanState === 'exact'
  const own = useMemo(
    () => (isLit && span ? claimsInSpan(document.id, claims, span) : NONE),
    [document, claims, span, isLit],
  )
  const measures = useDataset('measures').data?.measures ?? NONE
  const events = useDataset('timeline').data?.events ?? NONE
  const mapView = useMemo(() => viewOfClaims(own, { measures, events }), [own, measures, events])

  const allComparisons = useTextComparisons()
  const comparisons = useMemo(
    () =>
      own.flatMap((claim) =>
        allComparisons.filter(({ statedIn }) => statedIn.type === 'claim' && statedIn.claim.id === claim.id),
      ),
    [allComparisons, own],
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
          <SeriesComparisons comparisons={comparisons} />
          <SentenceFacts document={document} claims={own} span={span} />
          <ReaderActions
            mapView={mapView}
            report={{
              parts: [
                ['document', document.id],
                ['place', `${span.start}–${span.end}`],
                ['claims', own.map(({ id }) => id).join(', ')],
              ],
              quote: document.text.slice(span.start, span.end),
            }}
            citation={sentenceCitation(
              citationAt(document.id, document.text, span.start, span.end),
              document,
              {
                place: t('characters', { start: words.number(span.start), end: words.number(span.end) }),
                undated: t('common:dateNotStated'),
                own: t('ownCitation'),
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

/** One claim of the lit sentence: subject, status, years, and the words that triggered it. */
function ClaimItem({ claim, language }: { claim: Claim; language: string }) {
  const { t } = useTranslation('reader')
  const { t: common } = useTranslation('common')
  const words = useWords()
  const isWholeCategory = claim.kind === 'measure' && claim.facet === null
  const title = isWholeCategory ? words.category(claim.category) : words.claimSubject(claim)
  const years = claim.years.length > 0 ? words.list(claim.years.map(String)) : null
  const date = claim.date ? words.period(claim.date) : years
  const line = [
    claim.status === null ? null : words.status(claim.status),
    t(`kind.${claim.kind}`),
    words.claimTrend(claim),
    date ?? (claim.kind === 'measure' || claim.kind === 'event' ? common('notStated') : null),
  ].filter((part) => part !== null)
  const evidence = [{ type: 'citation', claimId: claim.id, citation: claim.citation }] as const
  const cues = claim.cues.filter((cue) => !isStatusCue(cue))
  // Leave out cues that lie inside a longer cue.
  const isInside = (cue: Cue) =>
    cues.some(
      (other) =>
        other.start <= cue.start && cue.end <= other.end && other.end - other.start > cue.end - cue.start,
    )
  const quotes = cues.filter((cue) => !isInside(cue)).map((cue) => cue.exact)
  const sourceQuality = useSourceQuality(words).parts(sourceQualityOfClaims(null, [claim.review.state]))
  const values = claim.values.map((value) => value.exact)

  return (
    <li className={styles.claim}>
      <span>
        {claim.status !== null && (
          <StatusSign look={STATUS_LOOK[claim.status]} own={words.own({ evidence })} />
        )}
      </span>
      <div>
        <p className={styles.claimTitle}>{title}</p>
        <p className={styles.claimLine}>{line.join(' · ')}</p>
        <p className={styles.claimLine}>
          <ValueRow name={sourceQuality.reviewName} values={sourceQuality.reviews} />
        </p>
        {claim.cues.length === 0 && claim.review.state === 'added' && (
          <p className={styles.claimLine}>{t('noCue')}</p>
        )}
        {[...new Set([...quotes, ...values])].map((quote) => (
          <p key={quote} className={styles.cues} lang={language}>
            “{quote}”
          </p>
        ))}
      </div>
    </li>
  )
}

interface DocumentCountsProps {
  counts: DocumentReading['counts']
  rights: LocalizedText | null
}

/** How many sentences were used, how many lists are missing and how many lines were dropped. */
function DocumentCounts({ counts, rights }: DocumentCountsProps) {
  const { t } = useTranslation('reader')
  const { number } = useWords()
  const rows = [
    [counts.used, t('sentencesUsed', { count: counts.used, all: number(counts.sentences) })],
    [counts.listsMissing, t('listsMissing', { count: counts.listsMissing })],
    [counts.dropped, t('linesDropped', { count: counts.dropped })],
  ] as const
  return (
    <div className={styles.counts}>
      <h3>{t('thisDocument')}</h3>
      <dl>
        {rows.map(([count, text]) => (
          <Row key={text} count={number(count)} text={text} />
        ))}
      </dl>
      {rights !== null && (
        <p className={styles.rights}>
          {t('rights')} <LocalizedWords text={rights} />
        </p>
      )}
    </div>
  )
}

function Row({ count, text }: { count: string; text: string }) {
  return (
    <>
      <dt>{count}</dt>
      <dd>{text}</dd>
    </>
  )
}
