import { claimsNamingRegion, dossierMeasures, isThroughRoutes, regionRoutes } from '#content/dossiers.ts'
import { evidenceGroups, evidenceOfClaims } from '#content/evidenceGroups.ts'
import details from '#features/dossier/Details.module.css'
import styles from '#features/dossier/Dossier.module.css'
import { DossierHeader, PeriodBanner, UnknownDossier } from '#features/dossier/DossierHeader.tsx'
import { DossierTabs, useDossierTab } from '#features/dossier/DossierTabs.tsx'
import { ClaimList } from '#features/dossier/evidence/ClaimList.tsx'
import { EvidenceSection } from '#features/dossier/evidence/EvidenceList.tsx'
import { TextAgainstSeries } from '#features/dossier/evidence/TextAgainstSeries.tsx'
import { MeasureSection } from '#features/dossier/measure/MeasureSection.tsx'
import { namesOf } from '#features/dossier/namesOf.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { Skeleton } from '#features/dossier/Skeleton.tsx'
import { TabPanel } from '#features/dossier/Tabs.tsx'
import { DataGate } from '#parts/DataGate.tsx'
import { Fact, Facts } from '#parts/Facts.tsx'
import { useFigures } from '#state/viewModels.ts'
import { setFilters } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Section } from '#ui/Section.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { RegionFigures } from './RegionFigures.tsx'
import { TiedPlaces } from './TiedPlaces.tsx'

/** A region or a place within a country: its routes and why they belong to it, what names it, and its evidence. */
export function RegionDossier({ id }: { id: string }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { corpus, filters } = usePanel()
  const shown = useFigures()
  const { tab, isShown } = useDossierTab(['where', 'measures', 'sources', 'about'])
  const region = corpus.regionById.get(id)
  if (!region) return <UnknownDossier kind="region" id={id} />

  // The figures of whole routes would read as those of the place.
  const isPlace = region.role === 'place'
  const routes = regionRoutes(region, corpus)
  const claims = claimsNamingRegion(corpus.claims, id)
  const drivers = claims.filter((claim) => claim.kind === 'driver')
  // Claims about this region come before claims about others in the same sentence.
  const others = claims
    .filter((claim) => claim.kind !== 'driver')
    .toSorted((a, b) => Number(b.category === id) - Number(a.category === id))
  const measures = dossierMeasures(corpus, filters, ['where'], (measure) => measure.regions.includes(id))
  // A measure within a country is not said to be for the region, but it is there: the map counts it at its country.
  const inCountries = dossierMeasures(
    corpus,
    filters,
    ['where'],
    (measure) =>
      !isPlace &&
      !measure.regions.includes(id) &&
      !isThroughRoutes(measure, id, corpus.routes) &&
      measure.countries.some((code) => region.countries.includes(code)),
  )
  const quotedSentences = evidenceOfClaims(others).length
  // Leaves out evidence that the quotes above already show.
  const quoted = new Set(
    [
      ...evidenceOfClaims(claims),
      ...[...measures.shown, ...inCountries.shown].flatMap((measure) => evidenceGroups(measure.evidence)),
    ].map((group) => group.key),
  )
  const evidence = evidenceGroups(region.evidence).filter((group) => !quoted.has(group.key))
  const shownMeasures = measures.shown.length + inCountries.shown.length
  const counts = { measures: shownMeasures, sources: quotedSentences + evidence.length }
  return (
    <>
      <DossierHeader
        kind={isPlace ? 'place' : 'region'}
        title={words.region(id)}
        tabs={
          <DossierTabs
            tabs={[
              { id: 'where' },
              { id: 'measures', count: counts.measures },
              { id: 'sources', count: counts.sources },
              { id: 'about' },
            ]}
            chosen={tab}
          />
        }
      >
        <p className={styles.line}>
          {t(`region.role.${region.role}`, { country: words.list(region.countries.map(words.country)) })}
          {region.countries.length === 0 && <> · {t('region.noCountries')}</>}
        </p>
        {shown && !isPlace && <PeriodBanner figure={shown.model.total} />}
      </DossierHeader>
      <TabPanel tab={tab}>
        {isShown('where') && (
          <>
            <Section title={t('region.drivers', { count: drivers.length })}>
              {drivers.length === 0 ? (
                <p className={details.caption}>{t('region.noDrivers')}</p>
              ) : (
                <>
                  {namesOf('driver', [...new Set(drivers.map((claim) => claim.category))])}
                  <ClaimList claims={drivers} />
                </>
              )}
            </Section>
            {routes.length > 0 && !isPlace && (
              <DataGate needs={['figures', 'routes']} skeleton={<Skeleton rows={6} />}>
                {shown && <RegionFigures routeIds={routes.map((route) => route.id)} shown={shown} />}
              </DataGate>
            )}
            <Section look="block" title={t('region.routes', { count: routes.length })}>
              {routes.length === 0 && <p className={details.caption}>{t('region.noRoutes')}</p>}
              <TiedPlaces kind="route" places={routes} />
            </Section>
          </>
        )}
        {isShown('measures') && (
          <>
            <MeasureSection
              title={t(isPlace ? 'region.placeMeasures' : 'region.measures', {
                count: measures.shown.length,
              })}
              none={t('noMeasureTied')}
              measures={measures}
            >
              <ThroughItsRoutes id={id} />
            </MeasureSection>
            {inCountries.shown.length + inCountries.leftOut > 0 && (
              <MeasureSection
                title={t('route.inCountries', {
                  count: inCountries.shown.length,
                  countries: words.either(
                    region.countries
                      .filter((code) => inCountries.shown.some(({ countries }) => countries.includes(code)))
                      .map(words.country),
                  ),
                })}
                none=""
                measures={inCountries}
              />
            )}
          </>
        )}
        {isShown('sources') && (
          <>
            <Section title={t('route.claims', { count: others.length })}>
              {others.length === 0 ? (
                <p className={details.caption}>{t('region.noClaims')}</p>
              ) : (
                <ClaimList claims={others} />
              )}
            </Section>
            <TextAgainstSeries place={id} />
            {evidence.length > 0 && <EvidenceSection title={t('furtherEvidence')} groups={evidence} />}
          </>
        )}
        {isShown('about') && (
          <Facts look="panel">
            <Fact name={t(isPlace ? 'region.country' : 'region.countries')}>
              {namesOf('country', region.countries)}
            </Fact>
            {!isPlace && <Fact name={t('region.m49')}>{region.m49}</Fact>}
          </Facts>
        )}
      </TabPanel>
    </>
  )
}

/** Counts measures tied to the region's routes: the filter for the region includes them. */
function ThroughItsRoutes({ id }: { id: string }) {
  const { t } = useTranslation('dossier')
  const { corpus, filters } = usePanel()
  const { shown } = dossierMeasures(corpus, filters, ['where'], (measure) =>
    isThroughRoutes(measure, id, corpus.routes),
  )
  if (shown.length === 0) return null
  return (
    <p className={details.caption}>
      {t('region.throughRoutes', { count: shown.length })}{' '}
      {!filters.regions.includes(id) && (
        <Button look="text" onClick={() => setFilters({ regions: [id], routes: [] })}>
          {t('region.filterTo')}
        </Button>
      )}
    </p>
  )
}
