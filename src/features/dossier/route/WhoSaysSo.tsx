import { type ReactNode, useState } from 'react'
import { claimsNamingRoute, routeRegions } from '#content/dossiers.ts'
import { evidenceGroups, evidenceOfClaims } from '#content/evidenceGroups.ts'
import { type DetectionFigure, isDetections, type PlaceFigure } from '#content/figureModel.ts'
import type { LoadedFigures } from '#content/loadedFigures.ts'
import { newestMonths } from '#domain/figurePeriod.ts'
import type { StatedFigure } from '#domain/figures.ts'
import { type FigureSource, type FigureTableId, tableWithRole } from '#domain/figureTable.ts'
import { isSameSpan, periodOfDate } from '#domain/period.ts'
import type { Route, RouteHub } from '#domain/route.ts'
import { countIn, type QuoteFor, type SourcedTable, STRETCHES, type StretchCount } from '#domain/stretch.ts'
import dossier from '#features/dossier/Dossier.module.css'
import { namesOf } from '#features/dossier/DossierHeader.tsx'
import { PlaceSources } from '#features/dossier/evidence/EvidenceList.tsx'
import { Skeleton, usePanel } from '#features/dossier/panelParts.tsx'
import { TiedPlaces } from '#features/dossier/region/RegionDossier.tsx'
import { Fact, Facts } from '#parts/Facts.tsx'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { OutLink } from '#parts/OutLink.tsx'
import { CountedTables, CountOf, NameOfCount } from '#parts/StretchCounts.tsx'
import { useCellWords } from '#parts/useCellWords.ts'
import type { ShownFigures } from '#state/viewModels.ts'
import { TextButton } from '#ui/Button.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { useOneStop } from '#ui/useOneStop.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './RouteDossier.module.css'

interface WhoSaysSoProps {
  route: Route
  /** Null until the figures have loaded, or after a fault. */
  shown: ShownFigures | null
}

/** Each publisher: what it counts, its number in the period, and what to quote it for; then the pages behind the lines. */
export function WhoSaysSo({ route, shown }: WhoSaysSoProps) {
  const { t } = useTranslation('dossier')
  return (
    <>
      {shown && <Publishers route={route} shown={shown} />}
      <dl className={`${styles.publishers} gap-three-quarters stack small`}>
        {shown && (
          <>
            <OtherTable source={tableWithRole(shown.figures.sources.values(), 'nationalities')} />
            <OtherTable source={tableWithRole(shown.figures.sources.values(), 'incidents')}>
              {t('shared:minimum')}
            </OtherTable>
          </>
        )}
      </dl>
      <Pages route={route} />
    </>
  )
}

function Publishers({ route, shown: { figures, model, spans } }: { route: Route; shown: ShownFigures }) {
  const { t } = useTranslation(['stretches', 'dossier'])
  const words = useWords()
  const stretch = STRETCHES.find((one) => one.route === route.id)
  const figure = model.routes.get(route.id)
  const counts = countsOf(
    stretch?.counts ?? [],
    figure ? [figure, ...(model.further.get(route.id) ?? [])] : [],
  )
  if (counts.length === 0) return null
  return (
    <CountedTables counts={counts} skeleton={<Skeleton rows={4} />}>
      {(tables) => (
        <>
          <PublisherList>
            {counts.map((count) => {
              const found = countedFor(count, tables, spans)
              if (!found) return null
              const { row, isOlder } = found
              return (
                <Publisher
                  key={JSON.stringify(count)}
                  source={row.source}
                  column={count.count}
                  quote={count.quote}
                >
                  {isOlder && <>{t('noneFor', { time: words.spans(spans) })} </>}
                  <CountOf row={row} /> <NameOfCount count={count} />
                  {row.state === 'counted' && `, ${words.spans(row.months)}`}
                </Publisher>
              )
            })}
          </PublisherList>
          {stretch && (
            <p className="caption-type line-16 quiet">
              {t(`difference.${stretch.route}`)} {t('neverAdded')}
            </p>
          )}
          {figure && <FirstStated figure={figure} figures={figures} />}
        </>
      )}
    </CountedTables>
  )
}

/** The publishers, whose numbers are one tab stop. */
function PublisherList({ children }: { children: ReactNode }) {
  return (
    <dl className={`${styles.publishers} gap-three-quarters stack small`} {...useOneStop<HTMLDListElement>()}>
      {children}
    </dl>
  )
}

/** The counts of a stretch, then those of the route's own series that are not among them. */
function countsOf(counts: readonly StretchCount[], figures: readonly PlaceFigure[]): readonly StretchCount[] {
  const others = figures.filter(({ table }) => !counts.some((count) => count.table === table))
  return [
    ...counts,
    ...others.map((figure) => ({
      table: figure.table,
      count: figure.cells.count,
      where: figure.cells.where,
      ...(isDetections(figure) && { quote: { for: 'movement' as const } }),
    })),
  ]
}

/** A count for the months asked for; where its table has none of them, the newest that it has. */
function countedFor(
  count: StretchCount,
  tables: ReadonlyMap<FigureTableId, SourcedTable>,
  spans: ShownFigures['spans'],
) {
  const asked = countIn(count, tables, spans)
  if (asked?.state !== 'not-covered') return asked && { row: asked, isOlder: false }
  const { coverage, partialMonths } = asked.source
  const older = countIn(count, tables, [newestMonths(coverage, partialMonths)])
  return older?.value ? { row: older, isOlder: true } : { row: asked, isOlder: false }
}

interface PublisherProps {
  source: FigureSource
  /** The column that its number is from. */
  column: string
  quote: QuoteFor | undefined
  /** Its number. */
  children: ReactNode
}

function Publisher({ source, column, quote, children }: PublisherProps) {
  const { t } = useTranslation('stretches')
  const words = useWords()
  return (
    <div>
      <dt className="bold breaks">{words.publisherName(source.publisher)}</dt>
      <dd>
        {children}
        {quote && (
          <span className={`${styles.quote} block`}>
            <strong>{t(`quote.${quote.for}`, 'in' in quote ? { in: t(`quote.in.${quote.in}`) } : {})}</strong>{' '}
            {t(`why.${quote.for}`)}
          </span>
        )}
        <About source={source} column={column} />
      </dd>
    </div>
  )
}

/** What a table, or a column of it, counts, and the date of its data. */
function About({ source, column = '' }: { source: FigureSource; column?: string }) {
  const { t } = useTranslation('stretches')
  const words = useWords()
  const { definition } = useCellWords()
  return (
    <span className="caption-type line-16 quiet">
      {definition(column) ?? <LocalizedWords text={source.definition} />}{' '}
      {source.asOf && t('asOf', { date: words.period(periodOfDate(source.asOf)) })}
    </span>
  )
}

/** A table behind another part of the panel. */
function OtherTable({ source, children }: { source: FigureSource | null; children?: ReactNode }) {
  const words = useWords()
  if (!source) return null
  return (
    <div>
      <dt className="bold breaks">{words.publisherName(source.publisher)}</dt>
      <dd>
        <About source={source} /> <span className="caption-type line-16 quiet">{children}</span>
      </dd>
    </div>
  )
}

/** The figure that the publisher first stated for the same months, with its source page. */
function FirstStated({ figure, figures }: { figure: PlaceFigure } & Pick<ShownFigures, 'figures'>) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const stated = isDetections(figure) ? statedFor(figures, figure) : null
  if (!stated) return null
  return (
    <p className="caption-type line-16 quiet">
      {t(stated.isRounded ? 'figures.firstStatedRounded' : 'figures.firstStated', {
        number: words.number(stated.value),
        publisher: words.publisher(stated.source),
      })}{' '}
      <OutLink url={stated.source.url} />
    </p>
  )
}

/** The pages that name the places of the route, and the texts that name the route, each list on request. */
function Pages({ route }: { route: Route }) {
  const { t } = useTranslation('dossier')
  const { corpus } = usePanel()
  const claims = claimsNamingRoute(corpus.claims, route.id)
  // Leaves out evidence that the quotes already show.
  const quoted = new Set(evidenceOfClaims(claims).map((group) => group.key))
  const evidence = evidenceGroups(route.evidence).filter((group) => !quoted.has(group.key))
  return (
    <>
      <OnRequest text={t('route.pages', { count: route.pages.length })}>
        <AboutLines route={route} />
      </OnRequest>
      <OnRequest text={t('route.texts', { count: quoted.size + evidence.length })}>
        <PlaceSources place={route.id} claims={claims} none={t('route.noClaims')} evidence={evidence} />
      </OnRequest>
    </>
  )
}

function OnRequest({ text, children }: { text: string; children: ReactNode }) {
  const { t } = useTranslation('dossier')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <p>
        {text}{' '}
        <TextButton
          aria-expanded={isOpen}
          aria-label={`${text} ${t('route.see')}`}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'route.hide' : 'route.see')}
        </TextButton>
      </p>
      {isOpen && children}
    </>
  )
}

/** Frontex's stated number for exactly the place and months of a figure; null without one, or for several runs of months. */
function statedFor(
  { stated }: LoadedFigures,
  { place, period }: Pick<DetectionFigure, 'place' | 'period'>,
): StatedFigure | null {
  const [span, ...others] = period.spans
  if (!span || others.length > 0) return null
  const found = stated.filter((figure) => figure.place === place && isSameSpan(figure.span, span))
  return found.find(({ isRounded }) => !isRounded) ?? found[0] ?? null
}

/** What a route is: names, countries, regions of origin, lines and hubs with their pages. */
function AboutLines({ route }: { route: Route }) {
  const { t } = useTranslation(['dossier', 'lens'])
  const { corpus } = usePanel()
  const origins = routeRegions(route, corpus)
  return (
    <>
      <Facts look="panel">
        <Fact name={t('route.officialName')}>{route.officialName}</Fact>
        <Fact name={t('route.departure')}>{namesOf('country', route.departure)}</Fact>
        <Fact name={t('route.transit')}>{namesOf('country', route.transit)}</Fact>
        <Fact name={t('route.arrival')}>{namesOf('country', route.arrival)}</Fact>
      </Facts>
      <Section title={t('lens:origins', { count: origins.length })}>
        {origins.length === 0 && <p className="small quiet">{t('lens:noOrigins')}</p>}
        <TiedPlaces kind="region" places={origins} />
      </Section>
      <LineList route={route} />
      <HubList hubs={route.hubs} />
    </>
  )
}

/** The lines of a route on the map, main ones first, each with the pages that describe its legs and their dates. */
function LineList({ route: { branches, legs, pages } }: { route: Route }) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  if (branches.length === 0) return null
  return (
    <Section title={t('lines.title', { count: branches.length })}>
      <p className="small quiet">{t('lines.note')}</p>
      <Rows>
        {branches.map((branch) => {
          const own = legs.filter((leg) => leg.branch === branch.id)
          const described = pages.filter(({ id }) => own.some(({ page }) => page === id))
          return (
            <li key={branch.id} className={`${dossier.branch} gap-4 stack`}>
              <strong>{words.localized(branch.names)}</strong>{' '}
              {own.some(({ main }) => main) && <span className="small quiet">{t('lines.main')}</span>}
              {described.map((page) => (
                <span key={page.id} className="small quiet">
                  {page.title}, {words.publisher(page)},{' '}
                  {page.date === null ? t('common:dateNotStated') : words.period(periodOfDate(page.date))}
                  {page.caution && <> ({t(`lines.caution.${page.caution}`)})</>} <OutLink url={page.url} />
                </span>
              ))}
            </li>
          )
        })}
      </Rows>
    </Section>
  )
}

/** The hubs of a route, each with its role and source pages. */
function HubList({ hubs }: { hubs: readonly RouteHub[] }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  return (
    <Section title={t('hubs.title', { count: hubs.length })}>
      {hubs.length === 0 ? (
        <p className="small quiet">{t('hubs.none')}</p>
      ) : (
        <Rows>
          {hubs.map((hub) => (
            <li key={hub.id} className="apart-12 foot-4 ends">
              <span>
                <strong>{words.hub(hub.id)}</strong>{' '}
                <span className="small quiet">
                  {t(`hubs.role.${hub.role}`, { country: words.country(hub.country) })}
                </span>
              </span>
              <span className={`${dossier.hubPages} apart-12 row-type row-wrap`}>
                {hub.evidence.map(({ url }) => (
                  <OutLink key={url} url={url} />
                ))}
              </span>
            </li>
          ))}
        </Rows>
      )}
    </Section>
  )
}
