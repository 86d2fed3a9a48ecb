import { useState } from 'react'
import { evidenceOfClaims } from '#content/evidenceGroups.ts'
import type { Claim } from '#domain/claim.ts'
import { usePanel } from '#features/dossier/panelContext.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './EvidenceItem.module.css'
import { EvidenceItem } from './EvidenceItem.tsx'

/** Number of sentences shown at first. */
const MAX_OPEN = 8

/** Claims grouped by the sentence they come from, as labels above the quote. */
export function ClaimList({ claims }: { claims: readonly Claim[] }) {
  const { t } = useTranslation('dossier')
  const { corpus } = usePanel()
  const words = useWords()
  const [isWhole, setIsWhole] = useState(false)
  const groups = evidenceOfClaims(claims)
  const shown = isWhole ? groups : groups.slice(0, MAX_OPEN)
  /** Subject, then status, trend, years and basis if the text gives them. */
  const labelOf = (claim: Claim): string => {
    const details = [
      claim.status === null ? null : words.status(claim.status),
      words.claimTrend(claim),
      claim.date ? words.period(claim.date) : claim.years.join(', '),
      claim.kind === 'route' && claim.basis !== null ? t(`routeBasis.${claim.basis}`) : null,
    ].filter((detail) => detail !== null && detail !== '')
    return [words.claimSubject(claim), ...details].join(' · ')
  }
  return (
    <>
      <ul className={styles.sentences}>
        {shown.map((group) => {
          const own = group.type === 'citation' ? group.claimIds : []
          const labels = own.flatMap((id) => {
            const claim = corpus.claimById.get(id)
            return claim ? [labelOf(claim)] : []
          })
          return (
            <li key={group.key} className={styles.sentence}>
              {[...new Set(labels)].map((label) => (
                <p key={label} className={styles.label}>
                  {label}
                </p>
              ))}
              <ul>
                <EvidenceItem group={group} isBrief={false} />
              </ul>
            </li>
          )
        })}
      </ul>
      {shown.length < groups.length && (
        <Button look="text" onClick={() => setIsWhole(true)}>
          {t('showAllSentences', { count: groups.length })}
        </Button>
      )}
    </>
  )
}
