import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import details from '#features/dossier/Details.module.css'
import type { EvidenceGroup } from '#state/selectors/evidenceGroups.ts'
import { Button } from '#ui/Button.tsx'
import styles from './EvidenceItem.module.css'
import { EvidenceItem } from './EvidenceItem.tsx'

/** How many pieces of evidence stand open at first. */
const MOST_OPEN = 6

interface EvidenceListProps {
  groups: readonly EvidenceGroup[]
  /** In short: without its source line and the button to copy. */
  isBrief?: boolean
  /** Records by the titles of their pages, where their own title already stands above. */
  isUnderTitle?: boolean
}

/** Evidence as a list; a long one opens in two steps. */
export function EvidenceList({ groups, isBrief = false, isUnderTitle = false }: EvidenceListProps) {
  const { t } = useTranslation('dossier')
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? groups : groups.slice(0, MOST_OPEN)
  return (
    <>
      <ul className={styles.list} data-brief={isBrief}>
        {shown.map((group) => (
          <EvidenceItem key={group.key} group={group} isBrief={isBrief} isUnderTitle={isUnderTitle} />
        ))}
      </ul>
      {shown.length < groups.length && (
        <Button look="text" onClick={() => setIsWhole(true)}>
          {t('showAllEvidence', { count: groups.length })}
        </Button>
      )}
    </>
  )
}

interface EvidenceSectionProps {
  title: string
  groups: readonly EvidenceGroup[]
  /** Records by the titles of their pages, where their own title already stands above. */
  isUnderTitle?: boolean
}

/** What a dossier stands on, under its heading with the number of items. */
export function EvidenceSection({ title, groups, isUnderTitle = false }: EvidenceSectionProps) {
  const { t } = useTranslation('dossier')
  return (
    <section className={details.section}>
      <div className={details.sectionHead}>
        <h3 className={details.sectionTitle}>{title}</h3>
        <span className={details.caption}>{t('items', { count: groups.length })}</span>
      </div>
      <EvidenceList isUnderTitle={isUnderTitle} groups={groups} />
    </section>
  )
}
