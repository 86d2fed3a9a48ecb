import { useTranslation } from 'react-i18next'
import details from '#features/dossier/Details.module.css'
import type { EvidenceGroup } from '#state/selectors/evidenceGroups.ts'
import { EvidenceList } from './EvidenceList.tsx'

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
