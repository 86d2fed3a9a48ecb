import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Claim } from '#domain/claim.ts'
import { evidenceOfClaims } from '#state/selectors/evidenceGroups.ts'
import { Button } from '#ui/Button.tsx'
import styles from './ClaimList.module.css'
import { EvidenceItem } from './EvidenceItem.tsx'
import { usePanel } from './panelContext.ts'
import { useClaimWords } from './useClaimWords.ts'

/** How many sentences stand open at first. */
const MOST_OPEN = 8

/** Claims by the sentence that they stand on: over each quote what was read from it. */
export function ClaimList({ claims }: { claims: readonly Claim[] }) {
  const { t } = useTranslation('dossier')
  const { corpus } = usePanel()
  const labelOf = useClaimWords()
  const [isWhole, setIsWhole] = useState(false)
  const groups = evidenceOfClaims(claims)
  const shown = isWhole ? groups : groups.slice(0, MOST_OPEN)
  return (
    <>
      <ul className={styles.list}>
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
