import { namedDrivers, sentenceCount } from '#content/overviewFigures.ts'
import type { Claim } from '#domain/claim.ts'
import type { Selection } from '#domain/view.ts'
import styles from '#features/dossier/Dossier.module.css'
import { DossierHeader, UnknownDossier } from '#features/dossier/DossierHeader.tsx'
import { ClaimSection } from '#features/dossier/evidence/EvidenceList.tsx'
import { DossierTabs, useDossierTab, usePanel } from '#features/dossier/panelParts.tsx'
import { Fact, Facts } from '#parts/Facts.tsx'
import { select } from '#state/viewStore.ts'
import { RowButton } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { TabPanel } from '#ui/Tabs.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** A driver: the places that the sentences tie it to, the sentences, and its definition and role. */
export function DriverDossier({ id }: { id: string }) {
  const { t } = useTranslation(['dossier', 'overview'])
  const words = useWords()
  const { corpus } = usePanel()
  const { tab, isShown } = useDossierTab(['where', 'sources', 'about'])
  const term = corpus.vocabulary?.drivers.find((driver) => driver.id === id)
  if (!term) return <UnknownDossier kind="driver" id={id} />

  const claims = corpus.claims.filter((claim) => claim.kind === 'driver' && claim.category === id)
  const count = sentenceCount(claims)
  const sentences = (
    <ClaimSection
      look="block"
      title={t('driver.sentences', { count })}
      none={t('driver.none')}
      claims={claims}
    />
  )
  return (
    <>
      <DossierHeader
        kind="driver"
        kindNote={t(`overview:drivers.role.${term.role}`)}
        title={words.driver(id)}
        tabs={
          <DossierTabs tabs={[{ id: 'where' }, { id: 'sources', count }, { id: 'about' }]} chosen={tab} />
        }
      >
        <p className="small soft">{t('driver.sentences', { count })}</p>
        <p className={`${styles.banner} grounded in-row`}>{t('banner.allDocuments')}</p>
      </DossierHeader>
      <TabPanel tab={tab}>
        {isShown('where') && (
          <>
            <DriverPlaces claims={claims} />
            {sentences}
            <OtherDrivers id={id} />
          </>
        )}
        {tab === 'sources' && sentences}
        {isShown('about') && (
          <Facts look="panel">
            <Fact name={t('shared:definition')}>{words.driverDefinition(id)}</Fact>
            <Fact name={t('driver.role')}>{t(`driver.roles.${term.role}`)}</Fact>
          </Facts>
        )}
      </TabPanel>
    </>
  )
}

/** The regions and routes that the sentences name, with the number of sentences. */
function DriverPlaces({ claims }: { claims: readonly Claim[] }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const regions = [...new Set(claims.flatMap((claim) => claim.regions))]
  const routes = [...new Set(claims.flatMap((claim) => claim.routes))]
  const rowsOf = (kind: 'region' | 'route', ids: readonly string[]) =>
    ids.map((place) => ({
      selected: { kind, id: place },
      name: kind === 'region' ? words.region(place) : words.route(place),
      count: sentenceCount(
        claims.filter((claim) => (kind === 'region' ? claim.regions : claim.routes).includes(place)),
      ),
    }))
  return (
    <>
      <Section look="block" title={t('driver.inRegions', { count: regions.length })}>
        <SentenceRows rows={rowsOf('region', regions)} />
      </Section>
      <Section look="block" title={t('driver.onRoutes', { count: routes.length })}>
        {routes.length === 0 && <p className="small quiet">{t('driver.noRoute')}</p>}
        <SentenceRows rows={rowsOf('route', routes)} />
      </Section>
    </>
  )
}

function OtherDrivers({ id }: { id: string }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { corpus } = usePanel()
  const others = namedDrivers(corpus.claims).filter(({ driver }) => driver !== id)
  if (others.length === 0) return null
  return (
    <Section look="block" title={t('driver.others')}>
      <SentenceRows
        rows={others.map(({ driver, sentences }) => ({
          selected: { kind: 'driver', id: driver },
          name: words.driver(driver),
          count: sentences,
        }))}
      />
    </Section>
  )
}

interface SentenceRow {
  selected: Selection
  name: string
  count: number
}

function SentenceRows({ rows }: { rows: readonly SentenceRow[] }) {
  const { t } = useTranslation('overview')
  return (
    <ul>
      {rows.map(({ selected, name, count }) => (
        <li key={selected.id}>
          <RowButton onClick={() => select(selected)}>
            <span>{name}</span>
            <span>{t('drivers.sentences', { count })}</span>
          </RowButton>
        </li>
      ))}
    </ul>
  )
}
