import { useTranslation } from 'react-i18next'
import type { Claim, Cue } from '#domain/claim.ts'
import { doubtOfClaims } from '#domain/doubt.ts'
import { STATUS_LOOK } from '#domain/statusLook.ts'
import { ValueRow } from '#ui/DoubtSigns.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useWords } from '#words/words.ts'
import styles from './DocumentSide.module.css'
import { isStatusCue } from './isStatusCue.ts'

/** One claim of the lit sentence: what it is, its status and years, and the words that fired it. */
export function ClaimItem({ claim, language }: { claim: Claim; language: string }) {
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
  const cues = claim.cues.filter((cue) => !isStatusCue(cue))
  // Words that stand inside a longer cue are read there.
  const isInside = (cue: Cue) =>
    cues.some(
      (other) =>
        other.start <= cue.start && cue.end <= other.end && other.end - other.start > cue.end - cue.start,
    )
  const quotes = cues.filter((cue) => !isInside(cue)).map((cue) => cue.exact)
  const doubt = words.doubt(doubtOfClaims(null, [claim.review.state]))
  const values = claim.values.map((value) => value.exact)

  return (
    <li className={styles.claim}>
      <span>{claim.status !== null && <StatusSign look={STATUS_LOOK[claim.status]} />}</span>
      <div>
        <p className={styles.claimTitle}>{title}</p>
        <p className={styles.claimLine}>{line.join(' · ')}</p>
        <p className={styles.claimLine}>
          <ValueRow name={doubt.reviewName} values={doubt.reviews} />
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
