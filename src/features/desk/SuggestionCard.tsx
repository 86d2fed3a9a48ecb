import type { Claim } from '#domain/claim.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { Suggestion } from '#domain/suggestion.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './ClaimCard.module.css'
import { AddButton, ClaimCard, Effect } from './ClaimCard.tsx'
import { ClaimFields } from './ClaimFields.tsx'
import type { Review } from './useReview.ts'

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
    <section className={styles.card} aria-label={t('claim')}>
      <div className={styles.body}>
        <header className={styles.head}>
          <h2 className={styles.title}>{t('suggestion.title')}</h2>
          <span className={styles.note}>
            {t('suggestion.number', {
              number: suggestions.indexOf(suggestion) + 1,
              all: suggestions.length,
            })}
          </span>
        </header>
        <p className={styles.note}>{t('suggestion.noRule')}</p>
        <blockquote className={styles.quote} lang={document.language}>
          {claim.citation.exact}
        </blockquote>
        <Instead suggestion={suggestion} claim={claim} change={review.change} />
        <ClaimFields review={review} document={document} claim={claim} isFixed={false} />
        <section className={styles.part}>
          <h3>{t('suggestion.words')}</h3>
          <ul className={styles.words}>
            {suggestion.words.map(({ start, end }) => (
              <li key={start}>
                <q lang={document.language}>{document.text.slice(start, end)}</q>
              </li>
            ))}
          </ul>
        </section>
        <Effect claim={claim} />
        <AddButton review={review} />
      </div>
      <div className={styles.buttons}>
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
          {t('next')} <kbd>J</kbd>
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
    <fieldset className={styles.instead} aria-label={t('suggestion.instead')}>
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
