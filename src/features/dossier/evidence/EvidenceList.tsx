import { useState } from 'react'
import type { EvidenceGroup } from '#content/evidenceGroups.ts'
import { Button } from '#ui/Button.tsx'
import { Section } from '#ui/Section.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './EvidenceItem.module.css'
import { EvidenceItem } from './EvidenceItem.tsx'

/** Number of items shown at first. */
const MAX_OPEN = 6

interface EvidenceListProps {
  groups: readonly EvidenceGroup[]
  /** Leaves out the source line and the copy button. */
  isBrief?: boolean
  /** Names records by the title of their page, since their own title is already shown above. */
  isUnderTitle?: boolean
}

/** Evidence as a list; the rest of a long list opens on demand. */
export function EvidenceList({ groups, isBrief = false, isUnderTitle = false }: EvidenceListProps) {
  const { t } = useTranslation('dossier')
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? groups : groups.slice(0, MAX_OPEN)
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
  /** Names records by the title of their page, since their own title is already shown above. */
  isUnderTitle?: boolean
}

/** The evidence of a dossier, under a heading with the number of items. */
export function EvidenceSection({ title, groups, isUnderTitle = false }: EvidenceSectionProps) {
  const { t } = useTranslation('dossier')
  return (
    <Section title={title} beside={t('items', { count: groups.length })}>
      <EvidenceList isUnderTitle={isUnderTitle} groups={groups} />
    </Section>
  )
}
