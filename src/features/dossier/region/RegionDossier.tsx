import type { Corpus } from '#content/corpus.ts'
import {
  claimsNamingRegion,
  dossierMeasures,
  isThroughRoutes,
  type Narrowed,
  regionRoutes,
  type TiedPlace,
} from '#content/dossiers.ts'
import { type EvidenceGroup, evidenceGroups, evidenceOfClaims } from '#content/evidenceGroups.ts'
import { includesPartialMonth, isDetections, type PlaceFigure } from '#content/figureModel.ts'
import { inOrderOf } from '#content/inOrderOf.ts'
import type { Claim } from '#domain/claim.ts'
import { PLACES } from '#domain/facets.ts'
import type { Measure } from '#domain/measure.ts'
import type { Region } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'
import styles from '#features/dossier/Dossier.module.css'
import { DossierHeader, namesOf, UnknownDossier } from '#features/dossier/DossierHeader.tsx'
import {
  ClaimList,
  ClaimSection,
  EvidenceList,
  PlaceSources,
} from '#features/dossier/evidence/EvidenceList.tsx'
import { MeasureSection } from '#features/dossier/measure/MeasureItem.tsx'
import { DossierTabs, Skeleton, useDossierTab, usePanel } from '#features/dossier/panelParts.tsx'
import { FigureChange, figureUnitName } from '#features/dossier/route/FigureChange.tsx'
import type { TFunction } from '#i18n/translation.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { DataGate } from '#parts/DataGate.tsx'
import { Fact, Facts } from '#parts/Facts.tsx'
import type { DossierTab } from '#state/uiStore.ts'
import { type ShownFigures, useFigures } from '#state/viewModels.ts'
import { select, setFilters } from '#state/viewStore.ts'
import { Button, TextButton } from '#ui/Button.tsx'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { TabPanel } from '#ui/Tabs.tsx'
import { capitalised } from '#words/otherWayOf.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** A region or a place within a country: its routes and why they belong to it, what names it, and its evidence. */
export function RegionDossier({ id }: { id: string }) {
  const { t } = useTranslation('dossier')
  const { corpus, filters } = usePanel()
  const { tab, isShown } = useDossierTab(TABS)
  const region = corpus.regionById.get(id)
  if (!region) return <UnknownDossier kind="region" id={id} />

  const parts = partsOf(region, corpus, filters)
  return (
    <>
      <RegionHeader region={region} parts={parts} tab={tab} />
      <TabPanel tab={tab}>
        {isShown('where') && <RegionRoutes region={region} parts={parts} />}
        {isShown('measures') && <RegionMeasures region={region} parts={parts} />}
        {isShown('sources') && (
          <PlaceSources
            place={id}
            claims={parts.others}
            none={t('region.noClaims')}
            evidence={parts.evidence}
          />
        )}
        {isShown('about') && (
          <Facts look="panel">
            <Fact name={t('common:filter.countries', { count: parts.isPlace ? 1 : 2 })}>
              {namesOf('country', region.countries)}
            </Fact>
            {!parts.isPlace && <Fact name={t('region.m49')}>{region.m49}</Fact>}
          </Facts>
        )}
      </TabPanel>
    </>
  )
}

const TABS = ['where', 'measures', 'sources', 'about'] as const satisfies readonly DossierTab[]

interface RegionParts {
  /** Within a country: the figures of whole routes would read as its own. */
  isPlace: boolean
  drivers: readonly Claim[]
  /** The claims that are not of drivers: first those about this region, then those about others in the same sentence. */
  others: readonly Claim[]
  measures: Narrowed<Measure>
  /** Measures within its countries: not said to be for the region, but there; the map counts them at their country. */
  inCountries: Narrowed<Measure>
  /** Evidence that no quote shows. */
  evidence: readonly EvidenceGroup[]
}

function partsOf(region: Region, corpus: Corpus, filters: Filters): RegionParts {
  const { id } = region
  const isPlace = region.role === 'place'
  const claims = claimsNamingRegion(corpus.claims, id)
  const measures = dossierMeasures(corpus, filters, PLACES, (measure) => measure.regions.includes(id))
  const inCountries = dossierMeasures(
    corpus,
    filters,
    PLACES,
    (measure) =>
      !isPlace &&
      !measure.regions.includes(id) &&
      !isThroughRoutes(measure, id, corpus.routes) &&
      measure.countries.some((code) => region.countries.includes(code)),
  )
  const quoted = new Set(
    [
      ...evidenceOfClaims(claims),
      ...[...measures.shown, ...inCountries.shown].flatMap((measure) => evidenceGroups(measure.evidence)),
    ].map((group) => group.key),
  )
  return {
    isPlace,
    drivers: claims.filter((claim) => claim.kind === 'driver'),
    others: claims
      .filter((claim) => claim.kind !== 'driver')
      .toSorted((a, b) => Number(b.category === id) - Number(a.category === id)),
    measures,
    inCountries,
    evidence: evidenceGroups(region.evidence).filter((group) => !quoted.has(group.key)),
  }
}

interface RegionPartProps {
  region: Region
  parts: RegionParts
}

function RegionHeader({ region, parts, tab }: RegionPartProps & { tab: DossierTab }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { isPlace, measures, inCountries, others, evidence } = parts
  return (
    <DossierHeader
      kind={isPlace ? 'place' : 'region'}
      title={words.region(region.id)}
      tabs={
        <DossierTabs
          tabs={[
            { id: 'where' },
            { id: 'measures', count: measures.shown.length + inCountries.shown.length },
            { id: 'sources', count: evidenceOfClaims(others).length + evidence.length },
            { id: 'about' },
          ]}
          chosen={tab}
        />
      }
    >
      <p className="small soft">
        {capitalised(
          t(`region.role.${region.role}`, { country: words.list(region.countries.map(words.country)) }),
          words,
        )}
        {region.countries.length === 0 && <> · {t('region.noCountries')}</>}
      </p>
    </DossierHeader>
  )
}

/** What drives people from there, and the routes that begin there. */
function RegionRoutes({ region, parts: { drivers, isPlace } }: RegionPartProps) {
  const { t } = useTranslation('dossier')
  const { corpus } = usePanel()
  const shown = useFigures()
  const routes = regionRoutes(region, corpus)
  return (
    <>
      <ClaimSection
        title={t('region.drivers', { count: drivers.length })}
        none={t('region.noDrivers')}
        claims={drivers}
      >
        {namesOf('driver', [...new Set(drivers.map((claim) => claim.category))])}
      </ClaimSection>
      {routes.length > 0 && !isPlace && (
        <DataGate needs={['figures', 'routes']} skeleton={<Skeleton rows={6} />}>
          {shown && <RegionFigures routeIds={routes.map((route) => route.id)} shown={shown} />}
        </DataGate>
      )}
      <Section look="block" title={t('region.routes', { count: routes.length })}>
        {routes.length === 0 && <p className="small quiet">{t('region.noRoutes')}</p>}
        <TiedPlaces kind="route" places={routes} />
      </Section>
    </>
  )
}

function RegionMeasures({ region, parts: { isPlace, measures, inCountries } }: RegionPartProps) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const countries = region.countries.filter((code) =>
    inCountries.shown.some((measure) => measure.countries.includes(code)),
  )
  return (
    <>
      <MeasureSection
        title={t(isPlace ? 'region.placeMeasures' : 'region.measures', { count: measures.shown.length })}
        none={t('noMeasureTied')}
        measures={measures}
      >
        <ThroughItsRoutes id={region.id} />
      </MeasureSection>
      {inCountries.shown.length + inCountries.leftOut > 0 && (
        <MeasureSection
          title={t('route.inCountries', {
            count: inCountries.shown.length,
            countries: words.either(countries.map(words.country)),
          })}
          measures={inCountries}
        />
      )}
    </>
  )
}

/** Counts measures tied to the region's routes: the filter for the region includes them. */
function ThroughItsRoutes({ id }: { id: string }) {
  const { t } = useTranslation('dossier')
  const { corpus, filters } = usePanel()
  const { shown } = dossierMeasures(corpus, filters, PLACES, (measure) =>
    isThroughRoutes(measure, id, corpus.routes),
  )
  if (shown.length === 0) return null
  return (
    <p className="small quiet">
      {t('region.throughRoutes', { count: shown.length })}{' '}
      {!filters.regions.includes(id) && (
        <Button look="text" onClick={() => setFilters({ regions: [id], routes: [] })}>
          {t('region.filterTo')}
        </Button>
      )}
    </p>
  )
}

/** Figures of a region's routes. No sum: a route can start in several regions. */
function RegionFigures({ routeIds, shown }: { routeIds: readonly string[]; shown: ShownFigures }) {
  const { t } = useTranslation('dossier')
  return (
    <Section title={t('figures.ofRoutes')}>
      <Rows look="under">
        {inOrderOf(shown.model, routeIds).flatMap((id) => {
          const figure = shown.model.routes.get(id)
          return figure ? (
            <RegionRow
              key={id}
              id={id}
              figure={figure}
              isPartial={includesPartialMonth(shown.figures, figure)}
            />
          ) : (
            []
          )
        })}
      </Rows>
      <p className="caption-type line-16 quiet">{t('figures.ofRoutesNote')}</p>
    </Section>
  )
}

interface RegionRowProps {
  id: string
  figure: PlaceFigure
  /** True if the figure includes a month that had not ended. */
  isPartial: boolean
}

function RegionRow({ id, figure, isPartial }: RegionRowProps) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  const { total, period, cells } = figure
  const unit = figureUnitName(figure, t as TFunction<'dossier'>, words)
  const unitTime =
    period.spans.length === 0 ? unit : t('figures.unitTime', { unit, time: words.spans(period.spans) })
  const name = words.route(id)
  return (
    <li className={`${styles.row} stack apart-12`}>
      <span className="medium">
        <RouteSwatch routeId={id} isHollow={!isDetections(figure)} /> {name}
      </span>
      {total.value === null ? (
        <span className="quiet">{t('common:notStated')}</span>
      ) : (
        <CellsButton
          cells={cells}
          look="plain"
          className="bold end"
          name={t('figures.totalName', { number: words.number(total.value), unitTime, route: name })}
        >
          {words.number(total.value)}
        </CellsButton>
      )}
      <span className="whole-row small soft">
        {unitTime}
        {isPartial && <> {t('shared:partial')}</>}
      </span>
      <span className="whole-row small soft">
        <FigureChange figure={figure} />
      </span>
    </li>
  )
}

interface TiedPlacesProps {
  kind: 'route' | 'region'
  places: readonly TiedPlace[]
}

/** The routes of a region, or the regions of a route: ties stated by a text, and apart those of our classification. */
export function TiedPlaces({ kind, places }: TiedPlacesProps) {
  return (['text', 'classification'] as const).map((tie) => (
    <TieList key={tie} kind={kind} tie={tie} places={places.filter(({ tied }) => tied.tie === tie)} />
  ))
}

function TieList({ kind, tie, places }: TiedPlacesProps & Pick<TiedPlace['tied'], 'tie'>) {
  const { t } = useTranslation('lens')
  const words = useWords()
  const nameOf = kind === 'route' ? words.route : words.region
  if (places.length === 0) return null
  const isText = tie === 'text'
  const note = isText
    ? t(kind === 'route' ? 'textNote' : 'originTextNote')
    : t(kind === 'route' ? 'classifiedNote' : 'originClassifiedNote')
  return (
    <>
      <h4 className="below-4 gap-8 row-middle small">
        <span className={`${styles.tieSample} rigid`} data-tie={tie} aria-hidden="true" />
        {t(isText ? 'text' : 'classified')}
        <span className="small quiet">{places.length}</span>
      </h4>
      <p className="small quiet">{note}</p>
      <Rows>
        {places.map(({ id, tied: tie }) => (
          <li key={id} className="gap-2 stack">
            <TextButton look="quiet" className="target" onClick={() => select({ kind, id })}>
              {nameOf(id)}
            </TextButton>
            <TieGrounds tied={tie} />
          </li>
        ))}
      </Rows>
    </>
  )
}

/** The evidence for a stated tie, or the list of ours that a classified tie comes from. */
function TieGrounds({ tied: tie }: Pick<TiedPlace, 'tied'>) {
  const { t } = useTranslation('lens')
  if (tie.tie === 'classification') return <span className="small quiet">{t(`reason.${tie.by}`)}</span>
  const records = evidenceGroups(tie.records.map(({ id }) => ({ type: 'record' as const, recordId: id })))
  return (
    <>
      {evidenceOfClaims(tie.claims).length > 0 && <ClaimList claims={tie.claims} />}
      {records.length > 0 && <EvidenceList groups={records} />}
    </>
  )
}
