import type { Span } from '#content/readerModel.ts'
import { yearWords } from '#content/yearWords.ts'
import { type Claim, type Cue, STATUSES } from '#domain/claim.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { Fact, Facts } from '#parts/Facts.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

interface SentenceFactsProps {
  document: SourceDocument
  claims: readonly Claim[]
  span: Span
}

/** Actors, places, dates and certainty from all claims of the lit sentence; a missing fact reads "not stated". */
export function SentenceFacts({ document, claims, span }: SentenceFactsProps) {
  const { t } = useTranslation('reader')
  const words = useWords()
  const named = (ids: readonly string[], word: (id: string) => string) =>
    ids.length === 0 ? [] : [words.list([...new Set(ids)].map(word))]

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

  const facts: { key: keyof typeof LABELS; lines: string[] }[] = [
    {
      key: 'actor',
      lines: named(
        claims.flatMap((claim) => claim.actors),
        words.actor,
      ),
    },
    {
      key: 'route',
      lines: [
        ...named(routeIds('named'), words.route),
        ...named(inferred, words.route).map((names) => t('inferred', { names })),
      ],
    },
    {
      key: 'region',
      lines: named(
        claims.flatMap((claim) => claim.regions),
        words.region,
      ),
    },
    {
      key: 'country',
      lines: named(
        claims.flatMap((claim) => claim.countries),
        words.country,
      ),
    },
    { key: 'year', lines: claims.flatMap(year) },
    { key: 'status', lines: statusLines },
    { key: 'review', lines: reviewLines(claims.map(({ review }) => review)) },
  ]
  const isMeasure = claims.some((claim) => claim.kind === 'measure')
  const shown = claims.length === 0 ? [] : facts.filter(({ key }) => key !== 'status' || isMeasure)

  return (
    <Facts look="side">
      {shown.map(({ key, lines }) => (
        <Fact key={key} name={t(LABELS[key])}>
          {lines.length > 0 && [...new Set(lines)].map((line) => <div key={line}>{line}</div>)}
        </Fact>
      ))}
      <Fact name={t('fact.place')}>
        {t('characters', { start: words.number(span.start), end: words.number(span.end) })}
      </Fact>
    </Facts>
  )
}

const LABELS = {
  actor: 'fact.actor',
  route: 'fact.route',
  region: 'fact.region',
  country: 'fact.country',
  year: 'fact.year',
  status: 'fact.status',
  review: 'fact.review',
} as const

/** Whether a cue gives the status of a measure rather than its kind: its rule is in the lexicon's list of statuses. */
export function isStatusCue(cue: Cue): boolean {
  return cue.rule.startsWith('status')
}
