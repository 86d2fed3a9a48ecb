import { type EvidenceGroup, evidenceGroups } from '#content/evidenceGroups.ts'
import { summarisedIn } from '#content/evidenceSource.ts'
import { yearWords } from '#content/yearWords.ts'
import { STATUS_LOOK } from '#domain/claim.ts'
import type { Evidence } from '#domain/evidence.ts'
import { type Measure, type Placement, planStateOf } from '#domain/measure.ts'
import type { Period } from '#domain/period.ts'
import { planUnits } from '#domain/planList.ts'
import { routeRegionsOf } from '#domain/route.ts'
import { linkToPlans } from '#domain/viewCodec.ts'
import styles from '#features/dossier/Dossier.module.css'
import { DossierHeader, namesOf, UnknownDossier } from '#features/dossier/DossierHeader.tsx'
import { EvidenceSection } from '#features/dossier/evidence/EvidenceList.tsx'
import { PanelFault, Skeleton, usePanel } from '#features/dossier/panelParts.tsx'
import { Fact, Facts } from '#parts/Facts.tsx'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { KnownOutcomeButton } from '#parts/ReportButton.tsx'
import { select, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { Section } from '#ui/Section.tsx'
import { SourceQualityNote } from '#ui/SourceQualitySigns.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useSourceQuality } from '#words/useSourceQuality.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { MarkSteps } from './MarkSteps.tsx'

/** Its seals and searches come with the first plan. */
const PLAN = partCode(() => import('./PlanDossier.tsx').then((m) => m.PlanDossier))

/** A measure: status, dates with their basis, places, actors, and all evidence. */
export function MeasureDossier({ id }: { id: string }) {
  const { t } = useTranslation(['dossier', 'sourceQuality', 'common'])
  const words = useWords()
  const quality = useSourceQuality(words)
  const { corpus, model } = usePanel()
  const dateBasis = useDateBasis()
  const measure = corpus.measureById.get(id)
  if (!measure) return <UnknownDossier kind="measure" id={id} />

  const groups = evidenceGroups(measure.evidence)
  const isPlan = measure.status === 'planned'
  const kinds = words.list(measure.categories.map(words.category))
  const facets = measure.evidence.flatMap((item) => {
    const claim = item.type === 'citation' ? corpus.claimById.get(item.claimId) : undefined
    return claim?.facet ? [words.facet(claim.category, claim.facet)] : []
  })
  return (
    <>
      <DossierHeader
        kind="measure"
        title={words.measureTitle(measure)}
        {...(isPlan ? { place: <PlanPlace plan={measure} /> } : {})}
      >
        <p className="gap-4 inline-middle">
          <StatusSign look={STATUS_LOOK[measure.status]} radius={4.5} own={words.own(measure)} />
          {words.measureStatus(measure)}
        </p>
        <LitByMeasure measure={measure} />
        {model && !model.numbers.has(id) && <p className="small quiet">{t('outsideFilters')}</p>}
        <SourceQualityNote sourceQuality={quality.parts(measure)} explain={t('sourceQuality:explain')} />
      </DossierHeader>
      {isPlan && (
        <>
          <CodePart
            code={PLAN}
            props={{ plan: measure }}
            loading={<Skeleton rows={10} />}
            renderFault={(retry) => <PanelFault onRetry={retry} />}
          />
          <RecordWords groups={groups} />
        </>
      )}
      <Facts look="panel">
        <Fact name={t('shared:kind')}>
          {facets.length > 0 ? words.labelled(kinds, words.list([...new Set(facets)])) : kinds}
        </Fact>
        <Fact name={t('common:filter.months')}>
          {measure.period && dateBasis(measure.period, measure.evidence)}
        </Fact>
        <Fact name={t('shared:statedOn')}>{measure.statedOn && words.period(measure.statedOn)}</Fact>
        <PlaceFacts placement={measure} />
        <Fact name={t('measure.actors')}>{namesOf('actor', measure.actors)}</Fact>
      </Facts>
      {!isPlan && <RecordWords groups={groups} />}
      {!isPlan && <MarkSteps id={id} />}
      <EvidenceSection isUnderTitle title={t('shared:evidence')} groups={groups} />
      <KnownOutcomeButton plan={measure} />
    </>
  )
}

/** An event: title, date with its precision, places, actors, and all evidence. */
export function EventDossier({ id }: { id: string }) {
  const { t } = useTranslation(['dossier', 'sourceQuality'])
  const words = useWords()
  const quality = useSourceQuality(words)
  const { corpus, model } = usePanel()
  const dateBasis = useDateBasis()
  const event = corpus.eventById.get(id)
  if (!event) return <UnknownDossier kind="event" id={id} />

  const groups = evidenceGroups(event.evidence)
  const isInView = !model || model.events.some((shown) => shown.id === id)
  return (
    <>
      <DossierHeader kind="event" title={words.eventTitle(event)}>
        <p>{words.eventCategory(event.category)}</p>
        {!isInView && <p className="small quiet">{t('outsideFilters')}</p>}
        <SourceQualityNote sourceQuality={quality.parts(event)} explain={t('sourceQuality:explain')} />
      </DossierHeader>
      <Facts look="panel">
        <Fact name={t('shared:when')}>{event.date && dateBasis(event.date, event.evidence)}</Fact>
        <Fact name={t('shared:statedOn')}>{event.statedOn && words.period(event.statedOn)}</Fact>
        <Fact name={t('event.about')}>
          {event.measureCategories.length > 0 && words.list(event.measureCategories.map(words.categoryShort))}
        </Fact>
        <PlaceFacts placement={event} />
        <Fact name={t('event.actors')}>{namesOf('actor', event.actors)}</Fact>
      </Facts>
      <RecordWords groups={groups} />
      <MarkSteps id={id} />
      <EvidenceSection isUnderTitle title={t('shared:evidence')} groups={groups} />
    </>
  )
}

/** Counts the places that the measure highlights on the map, or explains why there are none. */
function LitByMeasure({ measure: { scope, routes, countries, regions } }: { measure: Measure }) {
  const { t } = useTranslation('lens')
  const words = useWords()
  const places = [
    ...(routes.length > 0 ? [t('shared:count.routes', { count: routes.length })] : []),
    ...(countries.length > 0 ? [t('countryCount', { count: countries.length })] : []),
    ...(regions.length > 0 ? [t('shared:count.regions', { count: regions.length })] : []),
  ]
  if (places.length === 0 && scope === 'placed') return null
  return (
    <p className="small quiet">
      {places.length > 0
        ? t('litByMeasure', { places: words.list(places) })
        : t(scope === 'all-routes' ? 'litNowhere.all-routes' : 'litNowhere.unplaced')}
    </p>
  )
}

/** The places of a measure or event: scope, routes, regions and countries, each "not stated" if empty. */
function PlaceFacts({ placement }: { placement: Placement }) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  return (
    <>
      <Fact name={t('shared:where')}>{words.scope(placement.scope)}</Fact>
      <Fact name={t('common:filter.routes', { count: 2 })}>{namesOf('route', placement.routes)}</Fact>
      <Fact name={t('common:filter.regions', { count: 2 })}>{namesOf('region', placement.regions)}</Fact>
      <Fact name={t('common:filter.countries', { count: 2 })}>{namesOf('country', placement.countries)}</Fact>
    </>
  )
}

/** Our summaries of what has one, with their numbers and caveats. */
function RecordWords({ groups }: { groups: readonly EvidenceGroup[] }) {
  const { t } = useTranslation(['dossier', 'sourceQuality'])
  const words = useWords()
  const { corpus } = usePanel()
  const records = groups.flatMap((group) => corpus.recordById.get(summarisedIn(group) ?? '') ?? [])
  return records.map((record) => (
    <Section key={record.id} title={t('inOurWords')}>
      <p>
        <LocalizedWords text={record.summary} />
      </p>
      {record.values.length > 0 && (
        <ul className="gap-4 stack">
          {record.values.map(({ value, unit, what }) => (
            <li key={`${value} ${unit} ${what.en}`}>
              <strong>{words.amount(value, unit)}</strong> <LocalizedWords text={what} />
            </li>
          ))}
        </ul>
      )}
      {record.hasWeakSources && <p className="small quiet">{t('sourceQuality:weak')}</p>}
      {record.note !== null && (
        <p className="small quiet">
          <LocalizedWords text={record.note} />
        </p>
      )}
    </Section>
  ))
}

/** Formats a date with its basis: "2025, from “By 2025” in the same paragraph"; null without a date. */
function useDateBasis(): (period: Period | null, evidence: readonly Evidence[]) => string | null {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { corpus } = usePanel()
  return (period, evidence) => {
    if (!period) return null
    const date = words.period(period)
    for (const item of evidence) {
      if (item.type !== 'citation') continue
      const claim = corpus.claimById.get(item.claimId)
      if (!claim || claim.yearBasis === null) continue
      const source = yearWords(claim, corpus.documentById.get(claim.citation.documentId))
      return source === null
        ? t(`dateBasis.${claim.yearBasis}`, { date })
        : t(`dateBasisWords.${claim.yearBasis}`, { date, words: source })
    }
    return date
  }
}

/** The link to all plans, the place of this one among those of its state under the filters, and the way to the next. */
function PlanPlace({ plan }: { plan: Measure }) {
  const { t } = useTranslation(['outcomes', 'common'])
  const words = useWords()
  const { corpus, filters } = usePanel()
  const link = useViewStore(({ view }) => linkToPlans(view))
  const state = planStateOf(plan)
  const alike = planUnits(corpus.measures, filters, routeRegionsOf(corpus.routes)).filter(
    (unit) => unit.state === state,
  )
  const at = alike.findIndex(({ plans }) => plans.some(({ id }) => id === plan.id))
  const next = alike[(at + 1) % alike.length]
  return (
    <span className={`${styles.planPlace} small quiet in-row`}>
      <a href={link}>{t('common:plans')}</a>
      {at >= 0 && state !== null && (
        <span>
          {t('position', {
            number: words.number(at + 1),
            count: alike.length,
            state: words.choice({ group: 'outcome', choice: state }).toLocaleLowerCase(words.language),
          })}
        </span>
      )}
      {next && at >= 0 && alike.length > 1 && (
        <Button look="text" onClick={() => select({ kind: 'measure', id: next.plan.id })}>
          {t('shared:next')}
        </Button>
      )}
    </span>
  )
}
