import { differingFields } from '#domain/agreement.ts'
import { CLAIM_KINDS, type Claim } from '#domain/claim.ts'
import { periodsOf } from '#domain/claimPeriods.ts'
import type { ReviewDecision } from '#domain/decisionLog.ts'
import { isSameDecision, stateOfDecision } from '#domain/decisionLog.ts'
import { sourceLanguageOf } from '#domain/language.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { pageAt } from '#domain/sourceDocument.ts'
import { LIKELY, type Suggestion } from '#domain/tableReading.ts'
import { OutcomePart } from '#features/desk/outcomes/OutcomePart.tsx'
import { desk, useDesk } from '#state/desk/desk.ts'
import {
  countDecisions,
  type DeskClaim,
  type DeskReading,
  joinedClaims,
  openOfKind,
} from '#state/desk/documentReading.ts'
import { Button } from '#ui/Button.tsx'
import { Field, Input } from '#ui/Field.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './ClaimCard.module.css'
import { ClaimFields } from './ClaimFields.tsx'
import { useLanguageName } from './PasteDialog.tsx'
import type { Review } from './useReview.ts'
import { decideAll, undo } from './useReview.ts'

/** The current claim: its fields, the matched words, what it changes, and the decision. */
function ClaimCard({ review }: { review: Review }) {
  const { t } = useTranslation(['desk', 'recognition'])
  const { document, reading, current, changed, changes } = review
  const page = useDesk(({ project }) => {
    const pages = project?.documents.find(({ id }) => id === document?.id)?.pages ?? []
    return current && pageAt(pages, current.proposed.citation.start)
  })
  const isFromSuggestion = useDesk(
    ({ project }) =>
      project?.log.some(({ claimId, suggestion: from }) => from && claimId === current?.id) ?? false,
  )
  if (!document) return <section className={`${styles.card} stack-top`} aria-label={t('claim')} />
  if (!current || !changed) return <NoClaim review={review} />
  const { proposed, state } = current
  const isAdded = proposed.review.state === 'added'
  const hasChanges = Object.keys(changes).length > 0
  const inSentence = reading.claims.filter(
    ({ proposed: { citation } }) => citation.start === proposed.citation.start,
  ).length
  const isAccepted = state === 'accepted' || state === 'edited' || state === 'added'
  return (
    <section className={`${styles.card} stack-top`} aria-label={t('claim')}>
      <div className={`${styles.body} stack-top`}>
        <header className="to-ends gap-16 row-baseline">
          <h2 className="title-16">
            {t('proposal.number', { number: current.number, all: reading.claims.length })}
          </h2>
          <span className="quiet row-type">
            {page !== null && <>{t('cited:page', { page })} · </>}
            {document.recognised && <>{t('recognition:by')} · </>}
            {t('proposal.inSentence', { count: inSentence })}
          </span>
        </header>
        <blockquote className={`quoted ${styles.quote}`} lang={document.language} dir="auto">
          {proposed.citation.exact}
        </blockquote>
        <OtherReaders claim={current} />
        <ClaimFields review={review} document={document} claim={changed} isFixed={isAdded} />
        <FiredWords
          claim={proposed}
          language={document.language}
          isSuggested={current.decision?.action === 'add' && isFromSuggestion}
        />
        <Effect claim={changed} reading={reading} />
        <OutcomePart key={current.id} claim={current} />
        {!isAdded && (
          <Field label={t('reason')}>
            <Input
              value={review.reason}
              onChange={(event) => review.setReason(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') review.reject()
              }}
            />
          </Field>
        )}
        <AddButton review={review} />
        <History claim={current} />
        <WholeDocument review={review} />
      </div>
      <div className={`${styles.buttons} stack`}>
        <Button look={isAccepted ? 'main' : 'outlined'} onClick={review.accept} disabled={isAdded}>
          {t(isAccepted ? 'accepted' : hasChanges ? 'acceptChanged' : 'accept')} <kbd>A</kbd>
        </Button>
        <Button look={state === 'rejected' ? 'main' : 'outlined'} onClick={review.reject}>
          {t(state === 'rejected' ? 'rejected' : 'reject')} <kbd>R</kbd>
        </Button>
        <Button onClick={() => review.firstField.current?.focus()} disabled={isAdded}>
          {t('edit')} <kbd>E</kbd>
        </Button>
        <Button onClick={review.next}>
          {t('shared:next')} <kbd>J</kbd>
        </Button>
      </div>
    </section>
  )
}

/** Where no claim is current: after the last one, or in a text without any. Nothing here is answered by a key. */
function NoClaim({ review }: { review: Review }) {
  const { t } = useTranslation('desk')
  const { claims, suggestions } = review.reading
  const { all, open } = countDecisions(claims)
  const languageOf = useLanguageName()
  const language = review.document?.language ?? ''
  const isRead = sourceLanguageOf(language) !== null
  const last = claims.at(-1)
  return (
    <section className={`${styles.card} stack-top`} aria-label={t('claim')}>
      <h2 className="title-16">
        <span role="status">
          {all === 0
            ? t(isRead ? 'proposal.none' : 'proposal.unread', { language: languageOf(language) })
            : open > 0
              ? t('counts.open', { count: open })
              : t('wholeNone')}
        </span>
      </h2>
      {all === 0 && <p>{t('proposal.noneRemedy')}</p>}
      <div className="in-row shrinks">
        {last && (
          <Button onClick={() => desk.openClaim(last.id)}>
            {t('lastClaim')} <kbd>K</kbd>
          </Button>
        )}
        {open > 0 && (
          <Button onClick={review.next}>
            {t('shared:next')} <kbd>J</kbd>
          </Button>
        )}
        <AddButton review={review} />
      </div>
      {suggestions.length > 0 && (
        <>
          <p>{t('suggestion.left', { count: suggestions.length })}</p>
          <div className="in-row shrinks">
            <SuggestButton review={review} />
          </div>
        </>
      )}
    </section>
  )
}

/** Begins with the first suggestion. */
export function SuggestButton({ review }: { review: Review }) {
  const { t } = useTranslation('desk')
  return (
    <Button onClick={review.suggest}>
      {t('suggestion.first')} <kbd>S</kbd>
    </Button>
  )
}

/** Opens the form for a claim on selected words. */
function AddButton({ review }: { review: Review }) {
  const { t } = useTranslation('desk')
  return (
    // The selection must outlive the press.
    <Button onMouseDown={(event) => event.preventDefault()} onClick={review.add}>
      {t('addClaim')} <kbd>N</kbd>
    </Button>
  )
}

interface FiredWordsProps {
  claim: Claim
  language: string
  isSuggested: boolean
}

/** The words by which rules proposed the claim, and what each set. */
function FiredWords({ claim, language, isSuggested }: FiredWordsProps) {
  const { t } = useTranslation(['desk', 'agreement'])
  return (
    <section className={`${styles.part} stack`}>
      <h3>{t('proposal.matched')}</h3>
      {claim.cues.length === 0 ? (
        <p className="quiet row-type">{t(isSuggested ? 'suggestion.accepted' : 'proposal.byHand')}</p>
      ) : (
        <ul>
          {claim.cues.map((cue) => (
            <li key={`${cue.rule} ${cue.start}`} className="to-ends gap-16 row">
              <q className="quoted" lang={language}>
                {cue.exact}
              </q>{' '}
              <span className="end quiet row-type breaks" title={cue.rule}>
                {t(`agreement:field.${whatCueSets(cue.rule)}`)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What the claim changes on the map and in the lists once it is accepted, and with which claims it becomes one measure. */
function Effect({ claim, reading }: { claim: Claim; reading: DeskReading }) {
  const { t } = useTranslation(['desk', 'common'])
  const words = useWords()
  const title = words.claimSubject(claim)
  const places = [...claim.routes.map(words.routeShort), ...claim.countries.map(words.country)]
  const joined = joinedClaims(reading, claim).map(({ number }) => String(number))
  const sentence = () => {
    switch (claim.kind) {
      case 'measure':
        return places.length > 0
          ? t('proposal.placed', { title, places: words.list(places) })
          : t('proposal.unplaced', { title })
      case 'driver':
        return t('proposal.asDriver', { title })
      case 'route':
        return t('proposal.asRoute', { title })
      case 'event':
        return t('proposal.asEvent', { title })
      case 'figure':
        return t('proposal.asFigure', { title })
    }
  }
  return (
    <section className={`${styles.part} stack`}>
      <h3>{t('proposal.changes')}</h3>
      <p>{sentence()}</p>
      {joined.length > 0 && (
        <p>
          {t('proposal.joins', {
            count: joined.length,
            claims: words.list(joined),
            period: words.list(
              periodsOf(claim).map((one) => (one ? words.period(one) : t('common:notStated'))),
            ),
          })}
        </p>
      )}
    </section>
  )
}

/** Who decided what on the claim, the latest first; other readers' entries only once this reader has decided. */
function History({ claim }: { claim: DeskClaim }) {
  const { t } = useTranslation(['desk', 'ownOutcome', 'common'])
  const { language } = useWords()
  const log = useDesk(({ project }) => project?.log) ?? []
  const reader = useDesk((state) => state.reader)
  const entries = log.filter(
    ({ claimId, who, outcome }) =>
      claimId === claim.id &&
      // What others set for a plan shows beside what this reader sets.
      (who === reader || (claim.decision !== null && !outcome)),
  )
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' })
  if (entries.length === 0) return null
  return (
    <ul>
      {entries.toReversed().map((entry, index) => (
        <li key={entry.id} className="in-row soft row-type">
          <span>{entry.who}</span>
          <span>
            {entry.outcome
              ? entry.outcome.after
                ? t('ownOutcome:history.set', {
                    state: t(`common:choice.outcome.${entry.outcome.after.state}`),
                  })
                : t('ownOutcome:history.takenBack')
              : entry.suggestion && entry.after
                ? t('suggestion.byModel', { model: entry.suggestion.model })
                : t(`state.${STATE_OF_ACTION[entry.after?.action ?? 'none']}`)}
          </span>
          <time className="at-end quiet" dateTime={entry.at}>
            {time.format(new Date(entry.at))}
          </time>
          {index === 0 && (
            <Button look="text" onClick={undo}>
              {t('shared:undo')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

const STATE_OF_ACTION = {
  none: 'open',
  accept: 'accepted',
  edit: 'edited',
  reject: 'rejected',
  add: 'added',
} as const

/** Decides all that is open in the document, kind by kind. */
function WholeDocument({ review: { reading } }: { review: Review }) {
  const { t } = useTranslation(['desk', 'common'])
  const kinds = CLAIM_KINDS.map((kind) => ({ kind, open: openOfKind(reading.claims, kind) })).filter(
    ({ open }) => open.length > 0,
  )
  return (
    <details className={`${styles.part} stack`}>
      <summary>{t('whole')}</summary>
      {kinds.length === 0 && <p>{t('wholeNone')}</p>}
      <ul className="gap-8 stack">
        {kinds.map(({ kind, open }) => (
          <li key={kind} className="gap-8 row-middle">
            <span className="grow">{t(`shared:claimKind.${kind}`)}</span>
            <Button onClick={() => decideAll(open, 'accept')}>
              {t('acceptKind', { count: open.length })}
            </Button>
            <Button onClick={() => decideAll(open, 'reject')}>
              {t('rejectKind', { count: open.length })}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What a rule sets, by its path in the lexicon. */
function whatCueSets(rule: string): 'facet' | 'status' | 'place' | 'category' {
  if (rule.includes('/facets/')) return 'facet'
  if (rule.startsWith('status')) return 'status'
  return /^(?:regions|routes|route-rules)/.test(rule) ? 'place' : 'category'
}

/** The current suggestion, or else the current claim. */
export function CurrentCard({ review }: { review: Review }) {
  const { document, suggestion, changed } = review
  if (!document || !suggestion || !changed) return <ClaimCard review={review} />
  return <SuggestionCard review={review} document={document} suggestion={suggestion} claim={changed} />
}

interface SuggestionCardProps {
  review: Review
  document: SourceDocument
  suggestion: Suggestion
  /** The suggested claim with the reader's changes. */
  claim: Claim
}

/** The current suggestion: why it is made, its fields as the rules read them, and the answer. */
function SuggestionCard({ review, document, suggestion, claim }: SuggestionCardProps) {
  const { t } = useTranslation('desk')
  const { suggestions } = review.reading
  const hasChanges = Object.keys(review.changes).length > 0
  return (
    <section className={`${styles.card} stack-top`} aria-label={t('claim')}>
      <div className={`${styles.body} stack-top`}>
        <header className="to-ends gap-16 row-baseline">
          <h2 className="title-16">{t('suggestion.title')}</h2>
          <span className="quiet row-type">
            {t('suggestion.number', {
              number: suggestions.indexOf(suggestion) + 1,
              all: suggestions.length,
            })}
          </span>
        </header>
        <p className="quiet row-type">
          {t('suggestion.noRule')}{' '}
          {t(suggestion.probability >= LIKELY ? 'suggestion.likely' : 'suggestion.lessLikely')}
        </p>
        <blockquote className={`quoted ${styles.quote}`} lang={document.language} dir="auto">
          {claim.citation.exact}
        </blockquote>
        <Instead suggestion={suggestion} claim={claim} change={review.change} />
        <ClaimFields review={review} document={document} claim={claim} isFixed={false} />
        <section className={`${styles.part} stack`}>
          <h3>{t('suggestion.words')}</h3>
          <ul className="in-row shrinks">
            {suggestion.words.map(({ start, end }) => (
              <li key={start}>
                <q className="quoted" lang={document.language}>
                  {document.text.slice(start, end)}
                </q>
              </li>
            ))}
          </ul>
        </section>
        <Effect claim={claim} reading={review.reading} />
        <AddButton review={review} />
      </div>
      <div className={`${styles.buttons} stack`}>
        <Button onClick={review.accept}>
          {t(hasChanges ? 'acceptChanged' : 'accept')} <kbd>A</kbd>
        </Button>
        <Button onClick={review.reject}>
          {t('suggestion.dismiss')} <kbd>R</kbd>
        </Button>
        <Button onClick={() => review.firstField.current?.focus()}>
          {t('edit')} <kbd>E</kbd>
        </Button>
        <Button onClick={review.next}>
          {t('shared:next')} <kbd>J</kbd>
        </Button>
      </div>
    </section>
  )
}

interface InsteadProps extends Pick<SuggestionCardProps, 'suggestion' | 'claim'>, Pick<Review, 'change'> {}

/** The suggested category and the next likely ones, one to choose. */
function Instead({ suggestion: { claim: suggested, instead }, claim, change }: InsteadProps) {
  const { t } = useTranslation('desk')
  const words = useWords()
  if (instead.length === 0) return null
  return (
    <fieldset className="in-row shrinks" aria-label={t('suggestion.instead')}>
      {[suggested.category, ...instead].map((category) => (
        <Button
          key={category}
          aria-pressed={category === claim.category}
          onClick={() => change({ category })}
        >
          {words.claimSubject({ kind: claim.kind, category, facet: null })}
        </Button>
      ))}
    </fieldset>
  )
}

/** What other readers decided on a claim, once this reader has decided it, and how sure the decision is. */
function OtherReaders({ claim }: { claim: DeskClaim }) {
  const { t } = useTranslation(['agreement', 'desk'])
  const { language, list } = useWords()
  const { agreement, others, decision } = claim
  if (agreement === null || decision === null) return null
  if (agreement === 'once') return null
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' })
  const difference = (other: ReviewDecision) => {
    const isFieldwise = decision.action !== 'reject' && other.action !== 'reject'
    const fields = isFieldwise ? differingFields(decision, other) : []
    return fields.length > 0 ? list(fields.map((field) => t(`field.${field}`))) : t('decision')
  }
  return (
    <section className={`${styles.part} stack`} aria-label={t('second')}>
      <h3>{t('second')}</h3>
      <ul>
        {others.map(({ who, at, decision: theirs }) => (
          <li key={who} className="in-row soft row-type">
            <span>{who}</span>
            <span>{t(`desk:state.${stateOfDecision(theirs)}`)}</span>
            <strong>
              {isSameDecision(decision, theirs)
                ? t('youAgree')
                : t('youDiffer', { what: difference(theirs) })}
            </strong>
            <time className="at-end quiet" dateTime={at}>
              {time.format(new Date(at))}
            </time>
          </li>
        ))}
      </ul>
      <p className="quiet row-type">
        {agreement === 'twice'
          ? t('signsCard.agreed', { count: others.length + 1 })
          : t(`signsCard.${agreement}`)}
      </p>
    </section>
  )
}
