import { useMemo } from 'react'
import { namedDrivers } from '#content/overviewFigures.ts'
import type { Claim } from '#domain/claim.ts'
import details from '#features/dossier/Details.module.css'
import { PanelFault, Skeleton, usePanel } from '#features/dossier/panelParts.tsx'
import { Beside } from '#parts/Beside.tsx'
import { DataGate } from '#parts/DataGate.tsx'
import { firstTab, type OverviewTab, setUi, useUiStore } from '#state/uiStore.ts'
import { select } from '#state/viewStore.ts'
import { CodePart, type PartCode, partCode } from '#ui/CodePart.tsx'
import { RowButton, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { TabPanel, Tabs } from '#ui/Tabs.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { Findings } from './Findings.tsx'
import styles from './Overview.module.css'

const PLACES = partCode(() => import('./PlacesTab.tsx').then((m) => m.PlacesTab))
const MEASURES = partCode(() => import('./MeasureList.tsx').then((m) => m.MeasureList))
const CHARTS = partCode(() => import('#features/dossier/charts/ChartsTab.tsx').then((m) => m.ChartsTab))

const TABS: readonly OverviewTab[] = ['findings', 'places', 'measures', 'charts']

/** The panel with nothing selected: findings, measures by place, their list, charts. Later tabs load when chosen. */
export function Overview() {
  const { t } = useTranslation('overview')
  const { filters } = usePanel()
  const tab = useUiStore((state) => state.overviewTab) ?? firstTab(filters)
  return (
    <>
      <div className={details.head}>
        <Tabs
          label={t('tabs')}
          tabs={TABS.map((id) => ({ id, label: t(`tab.${id}`) }))}
          chosen={tab}
          onChoose={(overviewTab) => setUi({ overviewTab })}
        />
      </div>
      <TabPanel tab={tab}>
        {(tab === 'places' || tab === 'charts') && (
          <h2 className="visually-hidden" tabIndex={-1}>
            {t(`tab.${tab}`)}
          </h2>
        )}
        <TabContent tab={tab} />
      </TabPanel>
    </>
  )
}

function TabContent({ tab }: { tab: OverviewTab }) {
  switch (tab) {
    case 'findings':
      return (
        <Findings>
          <Beside place="total" renderFault={(retry) => <PanelFault onRetry={retry} />} />
          <DataGate needs={['overview', 'vocabulary']} skeleton={<Skeleton rows={4} />}>
            {({ claims }) => <DriversNamed claims={claims} />}
          </DataGate>
        </Findings>
      )
    case 'places':
      return (
        <DataGate needs={['measures', 'timeline', 'routes', 'vocabulary']} skeleton={<Skeleton rows={12} />}>
          <LazyTab code={PLACES} />
        </DataGate>
      )
    case 'measures':
      return (
        <DataGate needs={['measures', 'timeline', 'routes']} skeleton={<Skeleton rows={12} />}>
          <LazyTab code={MEASURES} />
        </DataGate>
      )
    case 'charts':
      return <LazyTab code={CHARTS} />
  }
}

function LazyTab({ code }: { code: PartCode }) {
  return (
    <CodePart
      code={code}
      loading={<Skeleton rows={12} />}
      renderFault={(retry) => <PanelFault onRetry={retry} />}
    />
  )
}

/** The drivers named in the texts with the regions that the sentences name; each opens its dossier. */
function DriversNamed({ claims }: { claims: readonly Claim[] }) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const { corpus } = usePanel()
  const drivers = useMemo(() => namedDrivers(claims), [claims])
  const roleOf = (id: string) => corpus.vocabulary?.drivers.find((term) => term.id === id)?.role
  const regionsOf = (id: string) => [
    ...new Set(
      claims.flatMap(({ kind, category, regions }) => (kind === 'driver' && category === id ? regions : [])),
    ),
  ]
  return (
    <Section look="block" title={t('drivers.title')}>
      {drivers.length === 0 ? (
        <p className="small quiet">{t('drivers.none')}</p>
      ) : (
        <Rows look="under" className={styles.drivers}>
          {drivers.map(({ driver }) => {
            const role = roleOf(driver)
            const about = [
              ...(role ? [t(`drivers.role.${role}`)] : []),
              ...regionsOf(driver).map(words.region),
            ]
            return (
              <li key={driver}>
                <RowButton className={styles.driver} onClick={() => select({ kind: 'driver', id: driver })}>
                  <span>
                    <span className="medium">{words.driver(driver)}</span>{' '}
                    <span className="quiet row-type">{about.join(' · ')}</span>
                  </span>
                </RowButton>
              </li>
            )
          })}
        </Rows>
      )}
      <p className="caption-type line-16 quiet">{t('drivers.note')}</p>
    </Section>
  )
}
