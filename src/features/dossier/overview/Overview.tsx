import { type ReactNode, useMemo, useState } from 'react'
import { plansOnlyStated } from '#content/board.ts'
import { namedDrivers } from '#content/overviewCounts.ts'
import { type Claim, STATUSES } from '#domain/claim.ts'
import { hasFilterOn } from '#domain/filters.ts'
import details from '#features/dossier/Details.module.css'
import { DossierHeader } from '#features/dossier/DossierHeader.tsx'
import { EventRows, MeasureRows, StatusCounts } from '#features/dossier/measure/MeasureItem.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { EmptyNote, PanelFault, Skeleton } from '#features/dossier/Skeleton.tsx'
import { type Tab, TabPanel, Tabs } from '#features/dossier/Tabs.tsx'
import { DataGate } from '#parts/DataGate.tsx'
import { useDatasets } from '#state/datasets.ts'
import { useOwnLayer } from '#state/ownLayer.ts'
import { type OverviewTab, setUi, useUiStore } from '#state/uiStore.ts'
import { select, setFilters, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { RowButton, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { Findings } from './Findings.tsx'
import { LensPlaces } from './LensPlaces.tsx'
import { MeasureTable } from './MeasureTable.tsx'
import styles from './Overview.module.css'
import { PlacesTable } from './PlacesTable.tsx'
import { PlansFound } from './PlansFound.tsx'

const OWN_TOTAL = partCode(() =>
  import('#features/dossier/own/OwnFigures.tsx').then((m) => m.TotalOwnFigures),
)
const CHARTS = partCode(() => import('#features/dossier/charts/ChartsTab.tsx').then((m) => m.ChartsTab))

const TABS: readonly OverviewTab[] = ['findings', 'places', 'list', 'charts']

/**
 * The panel with nothing selected: findings, routes and drivers; the measures by place; their list; charts. If one measure
 * category is selected, it has the head of a dossier, and what came of its plans and where its measures apply come first.
 */
export function Overview() {
  const { t } = useTranslation('overview')
  const { filters, model } = usePanel()
  const kind = filters.measures.length === 1 ? filters.measures[0] : undefined
  const chosen = useUiStore((state) => state.overviewTab)
  const tab =
    kind !== undefined && chosen !== 'list' && chosen !== 'charts' ? 'places' : (chosen ?? 'findings')
  const count = model?.measures.length
  const ofKind: readonly Tab<OverviewTab>[] = [
    { id: 'places', label: t('lens.where') },
    { id: 'list', label: t('tab.list'), ...(count === undefined ? {} : { count }) },
    { id: 'charts', label: t('tab.charts') },
  ]
  const tabs = (
    <Tabs
      label={t('tabs')}
      tabs={kind === undefined ? TABS.map((id) => ({ id, label: t(`tab.${id}`) })) : ofKind}
      chosen={tab}
      onChoose={(overviewTab) => setUi({ overviewTab })}
    />
  )
  return (
    <>
      {kind === undefined ? <div className={details.head}>{tabs}</div> : <KindHeader id={kind} tabs={tabs} />}
      <TabPanel tab={tab}>
        {kind === undefined && tab !== 'findings' && (
          <h2 className="visually-hidden" tabIndex={-1}>
            {t('overview')}
          </h2>
        )}
        <TabContent tab={tab} isOfKind={kind !== undefined} />
      </TabPanel>
    </>
  )
}

function TabContent({ tab, isOfKind }: { tab: OverviewTab; isOfKind: boolean }) {
  switch (tab) {
    case 'findings':
      return (
        <Findings>
          <OwnTotal />
          <DataGate needs={['overview', 'vocabulary']} skeleton={<Skeleton rows={4} />}>
            {({ claims }) => <DriversNamed claims={claims} />}
          </DataGate>
        </Findings>
      )
    case 'places':
      return (
        <DataGate needs={['measures', 'timeline', 'routes', 'vocabulary']} skeleton={<Skeleton rows={12} />}>
          {isOfKind && <PlansFound />}
          <LensPlaces />
          {!isOfKind && <PlacesTable />}
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
        <CodePart
          code={CHARTS}
          loading={<Skeleton rows={12} />}
          renderFault={(retry) => <PanelFault onRetry={retry} />}
        />
      )
  }
}

/** The reader's own figures of all routes together, where they show. */
function OwnTotal() {
  const isShown = useViewStore(({ view }) => view.ownLayer !== 'published')
  const hasTotal = useOwnLayer(({ own }) => own?.figures.some(({ place }) => place === 'total') === true)
  if (!isShown || !hasTotal) return null
  return <CodePart code={OWN_TOTAL} loading={null} renderFault={(retry) => <PanelFault onRetry={retry} />} />
}

/** The head of the one selected measure category: its definition, and its measures in view by status. */
function KindHeader({ id, tabs }: { id: string; tabs: ReactNode }) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const { model } = usePanel()
  const isPending = useDatasets(['measures', 'vocabulary']).some((file) => file.isPending)
  const measures = model?.measures ?? []
  return (
    <DossierHeader
      kind="category"
      title={words.category(id)}
      onBack={() => setFilters({ measures: [] })}
      tabs={tabs}
    >
      {isPending ? <Skeleton rows={2} /> : <p className={styles.lead}>{words.categoryDefinition(id)}</p>}
      {model && (
        <p className={styles.counts}>
          <span>
            <strong>{words.number(measures.length)}</strong> {t('lens.measures', { count: measures.length })}
          </span>
          <StatusCounts measures={measures} />
        </p>
      )}
      {measures.length > 0 && (
        <span className={styles.share} aria-hidden="true">
          {STATUSES.map((status) => (
            <span
              key={status}
              data-status={status}
              style={{ flexGrow: measures.filter((measure) => measure.status === status).length }}
            />
          ))}
        </span>
      )}
    </DossierHeader>
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
        <p className={details.caption}>{t('drivers.none')}</p>
      ) : (
        <Rows look="under" className={styles.drivers}>
          {drivers.map(({ driver, sentences }) => {
            const role = roleOf(driver)
            const about = [
              ...(role ? [t(`drivers.role.${role}`)] : []),
              ...regionsOf(driver).map(words.region),
            ]
            return (
              <li key={driver}>
                <RowButton className={styles.driver} onClick={() => select({ kind: 'driver', id: driver })}>
                  <span>
                    <span className={styles.driverName}>{words.driver(driver)}</span>{' '}
                    <span className={styles.driverRole}>{about.join(' · ')}</span>
                  </span>
                  <span className={styles.count}>{t('drivers.sentences', { count: sentences })}</span>
                </RowButton>
              </li>
            )
          })}
        </Rows>
      )}
      <p className={details.note}>{t('drivers.note')}</p>
    </Section>
  )
}

/** All measures and events in view by date, as a list or a sortable table: the text alternative to map and timeline. */
function MeasureList() {
  const { t } = useTranslation('overview')
  const { model, filters } = usePanel()
  const [isTable, setIsTable] = useState(false)
  const measures = model?.measures ?? []
  const events = model?.events ?? []
  const isFilteredByTime = hasFilterOn(filters, 'when')
  const statedOnly = isFilteredByTime ? plansOnlyStated(measures).length : 0
  if (measures.length === 0 && events.length === 0) return <EmptyNote filters={filters} />
  return (
    <Section
      title={t('list.title')}
      beside={
        <Button look="text" onClick={() => setIsTable(!isTable)}>
          {isTable ? t('list.showList') : t('list.showTable')}
        </Button>
      }
    >
      {isTable ? (
        <MeasureTable measures={measures} events={events} />
      ) : (
        <>
          <Section level={4} title={t('list.measures', { count: measures.length })}>
            {statedOnly > 0 && <p className={details.note}>{t('list.statedOnly', { count: statedOnly })}</p>}
            <MeasureRows as="ol" measures={measures} />
          </Section>
          <Section level={4} title={t('list.events', { count: events.length })}>
            <EventRows as="ol" events={events} />
          </Section>
          <p className={details.note}>{t('list.eventsNote')}</p>
        </>
      )}
    </Section>
  )
}
