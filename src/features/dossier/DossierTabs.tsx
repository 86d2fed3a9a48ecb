import { useTranslation } from 'react-i18next'
import { type DossierTab, setUi, useUiStore } from '#state/uiStore.ts'
import { Tabs } from './Tabs.tsx'

interface DossierTabsProps {
  /** The tabs in order, with what they count. */
  tabs: readonly { id: DossierTab; count?: number }[]
  chosen: DossierTab
}

/** The tabs of a dossier. */
export function DossierTabs({ tabs, chosen }: DossierTabsProps) {
  const { t } = useTranslation('dossier')
  return (
    <Tabs
      label={t('tabs')}
      tabs={tabs.map((tab) => ({ ...tab, label: t(`tab.${tab.id}`) }))}
      chosen={chosen}
      onChoose={(dossierTab) => setUi({ dossierTab })}
    />
  )
}

/** The chosen tab of a dossier that has these; the first where it lacks the chosen one. */
export function useDossierTab<Id extends DossierTab>(ids: readonly [Id, ...Id[]]): Id {
  const chosen = useUiStore((state) => state.dossierTab)
  return ids.find((id) => id === chosen) ?? ids[0]
}
