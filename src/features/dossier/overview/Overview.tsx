import { useTranslation } from 'react-i18next'
import { ChartsFault } from '#features/dossier/charts/ChartsFault.tsx'
import details from '#features/dossier/Details.module.css'
import { usePanel } from '#features/dossier/panelContext.ts'
import { Skeleton } from '#features/dossier/Skeleton.tsx'
import { DataGate } from '#parts/DataGate.tsx'
import { type OverviewTab, setUi, useUiStore } from '#state/uiStore.ts'
import { useLens } from '#state/useLens.ts'
import { Button } from '#ui/Button.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { Board } from './Board.tsx'
import { CategoryLens } from './CategoryLens.tsx'
import { DriversNamed } from './DriversNamed.tsx'
import { LensPlaces } from './LensPlaces.tsx'
import { MeasureList } from './MeasureList.tsx'
import styles from './Overview.module.css'
import { OverviewHead } from './OverviewHead.tsx'
import { PlacesTable } from './PlacesTable.tsx'

const CHARTS = partCode(() => import('#features/dossier/charts/ChartsTab.tsx').then((m) => m.ChartsTab))

const TABS: readonly OverviewTab[] = ['board', 'places', 'list', 'charts']

/**
 * The panel with nothing selected: a finding, then the measures as board, table of places, list or charts. With one
 * kind of measure chosen, that kind takes the place of the finding, and its list stands open unless another was chosen.
 */
export function Overview() {
  const { t } = useTranslation('overview')
  const { filters } = usePanel()
  const lens = filters.measures.length === 1 ? filters.measures[0] : undefined
  const tab = useUiStore((state) => state.overviewTab) ?? (lens === undefined ? 'board' : 'list')
  return (
    <>
      {lens === undefined ? <OverviewHead /> : <CategoryLens id={lens} />}
      <DataGate needs={['measures', 'routes', 'vocabulary']} skeleton={<Skeleton rows={5} />}>
        <LitPlaces />
      </DataGate>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form; these are buttons. */}
      <div className={styles.tabs} role="group" aria-label={t('tabs')}>
        {TABS.map((choice) => (
          <Button
            key={choice}
            aria-pressed={choice === tab}
            className={styles.tab ?? ''}
            onClick={() => setUi({ overviewTab: choice })}
          >
            {t(`tab.${choice}`)}
          </Button>
        ))}
      </div>
      <TabContent tab={tab} />
      {tab !== 'charts' && (
        <DataGate needs={['claims', 'vocabulary']} skeleton={<Skeleton rows={4} />}>
          <DriversNamed />
        </DataGate>
      )}
    </>
  )
}

/** The places of the measures in view, while a choice lights some and dims others. */
function LitPlaces() {
  const lens = useLens()
  return lens ? <LensPlaces lens={lens} /> : null
}

function TabContent({ tab }: { tab: OverviewTab }) {
  switch (tab) {
    case 'board':
      return (
        <DataGate needs={['measures', 'routes', 'vocabulary']} skeleton={<Skeleton rows={12} />}>
          <Board />
        </DataGate>
      )
    case 'places':
      return (
        <DataGate needs={['measures', 'timeline', 'routes', 'vocabulary']} skeleton={<Skeleton rows={12} />}>
          <PlacesTable />
        </DataGate>
      )
    case 'list':
      return (
        <DataGate needs={['measures', 'timeline', 'routes']} skeleton={<Skeleton rows={12} />}>
          <MeasureList />
        </DataGate>
      )
    case 'charts':
      return (
        <div className={details.section}>
          <CodePart
            code={CHARTS}
            loading={<Skeleton rows={12} />}
            renderFault={(retry) => <ChartsFault onRetry={retry} />}
          />
        </div>
      )
  }
}
