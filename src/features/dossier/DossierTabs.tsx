import { type DossierTab, setUi, useUiStore } from '#state/uiStore.ts'
import { useViewStore } from '#state/viewStore.ts'
import { usePrinting } from '#ui/usePrinting.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { Tabs } from './Tabs.tsx'

interface DossierTabsProps {
  /** The tabs in order, with what they count. */
  tabs: readonly { id: DossierTab; count?: number }[]
  chosen: DossierTab
}

/** The tabs of a dossier. */
export function DossierTabs({ tabs, chosen }: DossierTabsProps) {
  const { t } = useTranslation('dossier')
  const kind = useViewStore(({ view }) => view.selected?.kind ?? null)
  return (
    <Tabs
      label={t('tabs')}
      tabs={tabs.map((tab) => ({ ...tab, label: t(`tab.${tab.id}`) }))}
      chosen={chosen}
      onChoose={(dossierTab) => setUi({ dossierTab, tabKind: kind })}
    />
  )
}

/**
 * The chosen tab of a dossier that has these, the first where it lacks the chosen one, and where a route's tab was chosen
 * and this is no route, or the other way round: they ask other questions. Paper shows all.
 */
export function useDossierTab<Id extends DossierTab>(
  ids: readonly [Id, ...Id[]],
): { tab: Id; isShown: (id: Id) => boolean } {
  const kind = useViewStore(({ view }) => view.selected?.kind ?? null)
  const chosen = useUiStore((state) =>
    (state.tabKind === 'route') === (kind === 'route') ? state.dossierTab : null,
  )
  const isPrinting = usePrinting()
  const tab = ids.find((id) => id === chosen) ?? ids[0]
  return { tab, isShown: (id) => isPrinting || id === tab }
}
