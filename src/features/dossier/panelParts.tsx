import { createContext, useContext } from 'react'
import type { Corpus } from '#content/corpus.ts'
import type { ExploreModel } from '#content/exploreModel.ts'
import { choiceKey } from '#content/railOptions.ts'
import { activeChoices } from '#domain/filters.ts'
import type { Filters } from '#domain/view.ts'
import { type DossierTab, setUi, useUiStore } from '#state/uiStore.ts'
import { toggleChoice } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { DataFault } from '#ui/CodePart.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { usePrinting } from '#ui/useMediaQuery.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import details from './Details.module.css'

/** Data shared by all parts of the panel. `model` is null while its datasets load, or if one failed. */
interface PanelData {
  corpus: Corpus
  model: ExploreModel | null
  filters: Filters
}

export const PanelContext = createContext<PanelData | null>(null)

/** The panel's data. Throws outside Details. */
export function usePanel(): PanelData {
  const panel = useContext(PanelContext)
  if (!panel) throw new Error('usePanel needs the PanelContext of Details around it')
  return panel
}

/** Placeholder of grey list rows while data loads. */
export function Skeleton({ rows }: { rows: number }) {
  const { t } = useTranslation('common')
  return (
    <div className="gap-8 stack">
      <p className="visually-hidden">{t('loading')}</p>
      {Array.from({ length: rows }, (_, row) => `row ${row}`).map((row) => (
        <div key={row} className={details.skeletonRow} />
      ))}
    </div>
  )
}

/** Replaces a part of the panel whose code failed to load or to render. */
export function PanelFault({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation('common')
  return (
    <DataFault title={t('crashed')} lines={[t('crashedRemedy')]} retryLabel={t('retry')} onRetry={onRetry} />
  )
}

/** Empty state: no results under these filters, each of which has a button that removes it. */
export function EmptyNote({ filters }: { filters: Filters }) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const choices = activeChoices(filters)
  return (
    <div className={`${details.emptyNote} in-row`}>
      <p className="wide">{choices.length > 0 ? t('empty.removable') : t('empty.none')}</p>
      {choices.map((active) => (
        <Button key={choiceKey(active)} onClick={() => toggleChoice(active)}>
          {t('empty.filter', { group: words.filterName(active.group, 'one'), label: words.choice(active) })}
          <Icon name="close" />
        </Button>
      ))}
    </div>
  )
}

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
