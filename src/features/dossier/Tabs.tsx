import { type DossierTab, setUi, useUiStore } from '#state/uiStore.ts'
import { Tabs } from '#ui/Tabs.tsx'
import { usePrinting } from '#ui/useMediaQuery.ts'
import { useTranslation } from '#words/useTranslation.tsx'

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

/** The chosen tab of a dossier that has these, the first where it lacks the chosen one. Paper shows all. */
export function useDossierTab<Id extends DossierTab>(
  ids: readonly [Id, ...Id[]],
): { tab: Id; isShown: (id: Id) => boolean } {
  const chosen = useUiStore((state) => state.dossierTab)
  const isPrinting = usePrinting()
  const tab = ids.find((id) => id === chosen) ?? ids[0]
  return { tab, isShown: (id) => isPrinting || id === tab }
}
