import { useTranslation } from 'react-i18next'
import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { doubtOfClaims, doubtOfRecord } from '#domain/doubt.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { DoubtSigns } from '#ui/DoubtSigns.tsx'
import { useWords } from '#words/words.ts'
import styles from './EvidenceItem.module.css'

interface EvidenceDoubtProps {
  document: SourceDocument | undefined
  /** The claims that were read from the sentence; none while their file is missing. */
  claims: readonly Claim[]
}

/** The doubt of one sentence: its publisher's kind, how its claims were reviewed, by whom and in which way. */
export function EvidenceDoubt({ document, claims }: EvidenceDoubtProps) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const doubt = doubtOfClaims(
    document?.publisherKind ?? null,
    claims.map(({ review }) => review.state),
  )
  const reviewers = [...new Set(claims.flatMap(({ review }) => review.reviewer ?? []))]
  const methods = [...new Set(claims.flatMap(({ review }) => review.method ?? []))]
  return (
    <>
      <DoubtSigns doubt={words.doubt(doubt)} />
      {claims.length > 0 && (
        <p className={styles.review}>
          {reviewers.length > 0 ? t('reviewedBy', { names: words.list(reviewers) }) : t('reviewerNotStated')}
          {methods.length > 0 && (
            <>
              {' · '}
              <span lang="en">{words.list(methods)}</span>
            </>
          )}
        </p>
      )}
    </>
  )
}

/** The doubt of a record: the kinds of the pages it was read on, and that its words are our own. */
export function RecordDoubt({ record }: { record: DatedRecord }) {
  return <DoubtSigns doubt={useWords().doubt(doubtOfRecord(record.sources))} />
}
