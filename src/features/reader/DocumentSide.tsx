import { type ReactNode, useMemo } from 'react'
import { sentenceCitation } from '#content/citationText.ts'
import { viewOfClaims } from '#content/evidenceView.ts'
import { claimsInSpan, type DocumentReading, type Span } from '#content/readerModel.ts'
import { yearWords } from '#content/yearWords.ts'
import { type Claim, type Cue, STATUS_LOOK, STATUSES } from '#domain/claim.ts'
import { citationAt } from '#domain/evidence.ts'
import type { LocalizedText } from '#domain/language.ts'
import { sourceQualityOfClaims } from '#domain/publisher.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { TextComparison } from '#domain/textAgainstSeries.ts'
import type { FacetKey } from '#domain/view.ts'
import { Fact, Facts } from '#parts/Facts.tsx'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { useDataset } from '#state/datasets.ts'
import { useComparisonWords, useTextComparisons } from '#state/useTextComparisons.ts'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { SeriesVerdict } from '#ui/SeriesVerdict.tsx'
import { ValueRow } from '#ui/SourceQualitySigns.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useSourceQuality } from '#words/useSourceQuality.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './DocumentReader.module.css'
import { ReaderActions } from './ReaderActions.tsx'

/** Compares what the sentence or record states with what the series counts; renders nothing without comparisons. */
export function SeriesComparisons({ comparisons }: { comparisons: readonly TextComparison[] }) {
  const { t } = useTranslation('series')
  const wordsOf = useComparisonWords()
  if (comparisons.length === 0) return null
  return (
    <section className="set-off" aria-label={t('title')}>
      <div className="row-baseline foot-4 to-ends">
        <h3>{t('title')}</h3>
        <span className="quiet caption-type">{t('count', { count: comparisons.length })}</span>
      </div>
      {comparisons.map((comparison) => (
        <SeriesVerdict
          key={comparison.id}
          verdict={comparison.verdict}
          words={wordsOf(comparison)}
          onOpenCells={(query) => openReader({ type: 'cells', query })}
          onOpenText={null}
        />
      ))}
    </section>
  )
}

/** What the series counts, in a line each, for a sheet in which the whole comparison lies below the text. */
export function SeriesInShort({ claims }: { claims: readonly Claim[] }) {
  const wordsOf = useComparisonWords()
  const comparisons = useComparisonsOf(claims).map((one) => ({ id: one.id, words: wordsOf(one) }))
  if (comparisons.every(({ words }) => words.series === null)) return null
  return (
    <div className={`${styles.inShort} rigid row-type`}>
      {comparisons.map(
        ({ id, words: { labels, series, verdict } }) =>
          series && (
            <p key={id}>
              <strong>{labels.series}</strong> ({verdict}){' '}
              <Button look="text" onClick={() => openReader({ type: 'cells', query: series.cells })}>
                {series.text}
              </Button>
            </p>
          ),
      )}
    </div>
  )
}

/** The comparisons of the statements in some claims. */
function useComparisonsOf(claims: readonly Claim[]): readonly TextComparison[] {
  const all = useTextComparisons()
  return useMemo(() => {
    const ids = new Set(claims.map(({ id }) => id))
    return all.filter(({ statedIn }) => statedIn.type === 'claim' && ids.has(statedIn.claim.id))
  }, [all, claims])
}

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
  const { t } = useTranslation(['reader', 'common', 'recognition'])
  const words = useWords()
  const isLit = reading.spanState === 'sentence' || reading.spanState === 'exact'
  const own = useMemo(
    () => (isLit && span ? claimsInSpan(document.id, claims, span) : NONE),
    [document, claims, span, isLit],
  )
  const measures = useDataset('measures').data?.measures ?? NONE
  const events = useDataset('timeline').data?.events ?? NONE
  const mapView = useMemo(() => viewOfClaims(own, { measures, events }), [own, measures, events])

  const comparisons = useComparisonsOf(own)

  return (
    <aside
      className={`${styles.side} small`}
      tabIndex={-1}
      aria-label={t(reading.spanState === 'exact' ? 'carriesSpan' : 'carries')}
    >
      {fault}
      {reading.spanState === 'outside' && span && (
        <p className="marked set-off" role="status">
          {t('outside', {
            start: words.number(span.start),
            end: words.number(span.end),
            length: words.number(document.text.length),
          })}
        </p>
      )}
      {reading.spanState === 'exact' && <p className="marked set-off">{t('notASentence')}</p>}
      {isLit && span ? (
        <>
          <div className="row-baseline foot-4 to-ends">
            <h3>{t(reading.spanState === 'exact' ? 'carriesSpan' : 'carries')}</h3>
            {!fault && <span className="quiet caption-type">{t('claims', { count: own.length })}</span>}
          </div>
          {own.length === 0 && !fault && <p className="set-off quiet">{t('noClaim')}</p>}
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
              t('shared:characters', { start: words.number(span.start), end: words.number(span.end) }),
              t,
              words,
            )}
          />
        </>
      ) : (
        <>
          <div className="row-baseline foot-4 to-ends">
            <h3>{t('carries')}</h3>
          </div>
          <p className="set-off quiet">{t('chooseSentence')}</p>
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
    common(`shared:claimKind.${claim.kind}`),
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
    <li className={`${styles.claim} stack`}>
      <span>
        {claim.status !== null && (
          <StatusSign look={STATUS_LOOK[claim.status]} own={words.own({ evidence })} />
        )}
      </span>
      <div>
        <p className="body-type bold">{title}</p>
        <p className="soft">{line.join(' · ')}</p>
        <p className="soft">
          <ValueRow name={sourceQuality.reviewName} values={sourceQuality.reviews} />
        </p>
        {claim.cues.length === 0 && claim.review.state === 'added' && <p className="soft">{t('noCue')}</p>}
        {[...new Set([...quotes, ...values])].map((quote) => (
          <p key={quote} className="below-4 quoted">
            <q lang={language}>{quote}</q>
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
      <dl className="below-8 gap-4 stack">
        {rows.map(([count, text]) => (
          <div key={text} className="gap-8 row">
            <dt className="bold">{number(count)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {rights !== null && (
        <p className="below-8 quiet caption-type">
          {t('rights')} <LocalizedWords text={rights} />
        </p>
      )}
    </div>
  )
}

interface SentenceFactsProps {
  document: SourceDocument
  claims: readonly Claim[]
  span: Span
}

/** Actors, places, dates and certainty from all claims of the lit sentence; a missing fact reads "not stated". */
function SentenceFacts({ document, claims, span }: SentenceFactsProps) {
  const { t } = useTranslation('reader')
  const words = useWords()
  const named = (ids: readonly string[], word: (id: string) => string) =>
    ids.length === 0 ? [] : [words.list([...new Set(ids)].map(word))]
  const namedIn = (key: 'actors' | 'regions' | 'countries', word: (id: string) => string) => ({
    key,
    lines: named(
      claims.flatMap((claim) => claim[key]),
      word,
    ),
  })

  const routeIds = (basis: 'named' | 'inferred') =>
    claims
      .filter((claim) => (claim.basis === 'inferred') === (basis === 'inferred'))
      .flatMap((claim) => claim.routes)
  const inferred = routeIds('inferred').filter((id) => !routeIds('named').includes(id))

  const year = (claim: Claim): string[] => {
    if (claim.years.length === 0 || claim.yearBasis === null) return []
    const years = words.list(claim.years.map(String))
    if (claim.yearBasis === 'relative') return [t('yearRelative', { years })]
    const where = t(`where.${claim.yearBasis}`)
    const found = yearWords(claim, document)
    return [found === null ? t('yearIn', { years, where }) : t('yearFrom', { years, words: found, where })]
  }
  const statusLines = STATUSES.filter((status) => claims.some((claim) => claim.status === status)).map(
    (status) => {
      const own = claims.filter((claim) => claim.status === status)
      const cue = own.flatMap((claim) => claim.cues).find(isStatusCue)
      const text = words.status(status)
      return cue ? t('statusFrom', { status: text, words: cue.exact }) : text
    },
  )

  /** States and providers in one line, then each way of working once. */
  const reviewLines = (reviews: readonly Claim['review'][]): string[] => {
    const states = words.list([...new Set(reviews.map(({ state }) => t(`review.${state}`)))])
    const reviewers = [
      ...new Set(reviews.flatMap(({ reviewer }) => (reviewer ? words.localized(reviewer) : []))),
    ]
    const methods = [...new Set(reviews.flatMap(({ method }) => (method ? words.localized(method) : [])))]
    return [
      reviewers.length > 0 ? t('reviewBy', { states, reviewers: words.list(reviewers) }) : states,
      ...methods.map((method) => t('reviewMethod', { method })),
    ]
  }

  const facts: { key: FacetKey; lines: string[] }[] = [
    namedIn('actors', words.actor),
    {
      key: 'routes',
      lines: [
        ...named(routeIds('named'), words.route),
        ...named(inferred, words.route).map((names) => t('inferred', { names })),
      ],
    },
    namedIn('regions', words.region),
    namedIn('countries', words.country),
    { key: 'years', lines: claims.flatMap(year) },
    { key: 'status', lines: statusLines },
    { key: 'review', lines: reviewLines(claims.map(({ review }) => review)) },
  ]
  const isMeasure = claims.some((claim) => claim.kind === 'measure')
  const shown = claims.length === 0 ? [] : facts.filter(({ key }) => key !== 'status' || isMeasure)

  return (
    <Facts look="panel">
      {shown.map(({ key, lines }) => (
        <Fact key={key} name={words.filterName(key, 'one')}>
          {lines.length > 0 && [...new Set(lines)].map((line) => <div key={line}>{line}</div>)}
        </Fact>
      ))}
      <Fact name={t('fact.place')}>
        {t('shared:characters', { start: words.number(span.start), end: words.number(span.end) })}
      </Fact>
    </Facts>
  )
}

/** Whether a cue gives the status of a measure rather than its kind: its rule is in the lexicon's list of statuses. */
function isStatusCue(cue: Cue): boolean {
  return cue.rule.startsWith('status')
}
