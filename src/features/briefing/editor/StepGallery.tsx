import { type ReactNode, useMemo, useState } from 'react'
import { countingAt, loadFigures } from '#content/loadedFigures.ts'
import type { StepSource } from '#content/stepSources.ts'
import { type CellQuery, readCellQuery, sameInOtherMonths, writeCellQuery } from '#domain/cellQuery.ts'
import {
  type DraftBriefing,
  evidenceToClose,
  MAX_STEPS,
  type NewStep,
  withProposedStep,
  withStepAt,
} from '#domain/draftBriefing.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import { newestMonths, yearBefore } from '#domain/figurePeriod.ts'
import { hasFilterOn, withMonths } from '#domain/filters.ts'
import { whoseLink } from '#domain/own/rules.ts'
import { cutSpan, wholeYears, yearOf, yearSpan } from '#domain/period.ts'
import { writeReader } from '#domain/readerLink.ts'
import { LAYOUTS, type StepLayout } from '#domain/stepLayouts.ts'
import { DEFAULT_VIEW, NO_FILTERS, type View } from '#domain/view.ts'
import { linkOfStep, viewOfStep } from '#domain/viewCodec.ts'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import { StepPicture } from '#features/briefing/stage/StepOverview.tsx'
import { keysOf } from '#lib/recordOf.ts'
import { useDataset } from '#state/datasets.ts'
import { openFields, type PlaceInTime, useEditorStore } from '#state/editorStore.ts'
import { own } from '#state/ownBriefings.ts'
import { useLightOrDark } from '#state/uiStore.ts'
import { stepOfProposal, useStepProposal } from '#state/useStepProposal.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Field, Select } from '#ui/Field.tsx'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { useListSearch, useSearchedText } from './EvidenceFields.tsx'
import styles from './StepGallery.module.css'
import { useSeriesSteps } from './useSeriesSteps.ts'

interface StepGalleryProps {
  draft: DraftBriefing
  /** Index at which the new step stands. */
  place: number
  /** Whether it begins a talk, over which the view seen last stands by itself. */
  isFirst?: boolean
  onAdded: () => void
}

/** Steps ready to add, each drawn with its data: the last views, a route in a year, plans, what was read, one's own table. */
export function StepGallery({ draft, place, isFirst = false, onAdded }: StepGalleryProps) {
  const { t } = useInterfaceTranslation('editor')
  const seen = useLastViews().slice(isFirst ? 1 : 0)
  const add = (step: NewStep) => {
    if (draft.steps.length >= MAX_STEPS) return
    const { draft: longer, id } = withProposedStep(draft, step)
    own.edit(draft.id, () => withStepAt(longer, id, place))
    openFields(id)
    onAdded()
  }
  const offer = { draft, onAdd: add }
  return (
    <div className={`${styles.gallery} stack`} data-first={isFirst}>
      {seen.length > 0 && (
        <Row name={t('gallery.seen')} isHalf>
          {seen.map((link) => (
            <ViewOffer key={link} link={link} {...offer} />
          ))}
        </Row>
      )}
      {!isFirst && <LeadingOffers {...offer} />}
      <DataOffers {...offer} place={place} />
      <TextOffers {...offer} />
      <TableOffers {...offer} />
      {isFirst && <LeadingOffers {...offer} />}
    </div>
  )
}

/** The views seen last, newest first, as a step stores them; at least one. */
export function useLastViews(): readonly string[] {
  const lastViews = useEditorStore((state) => state.lastViews)
  // Before the first is noted: the choices of the last page, which the link keeps.
  const [kept] = useState(() => linkOfStep({ ...useViewStore.getState().view, page: 'explore' }))
  return lastViews.length > 0 ? lastViews : [kept]
}

/** The layouts of these steps. */
const LEADING = keysOf(LAYOUTS).filter((layout) => LAYOUTS[layout].isLeading || LAYOUTS[layout].saysOfTalk)

/** Steps that say nothing of their own, so that no evidence is asked of them; and one that sums up what others say. */
function LeadingOffers(offer: OfferProps) {
  const { t } = useInterfaceTranslation('editor')
  const { t: talkT } = useTranslation('editor')
  const { steps, title: talk } = offer.draft
  const closing = useMemo(() => evidenceToClose(steps), [steps])
  const titles: Partial<Record<StepLayout, string>> = {
    title: talk,
    agenda: talkT('gallery.agendaTitle'),
    closing: talkT('gallery.closingTitle'),
  }
  return (
    <Row name={t('gallery.leading')} isHalf>
      <div className="whole-row gap-8 row-wrap">
        {LEADING.map((layout) => {
          const evidence = layout === 'closing' ? closing : NONE
          const name = t(`look.layouts.${layout}`)
          const title = titles[layout] ?? talkT(`look.layouts.${layout}`)
          return (
            <Button
              key={layout}
              onClick={() =>
                offer.onAdd({ view: linkOf({}), title, evidence: [...evidence], look: { layout } })
              }
            >
              {name}
            </Button>
          )
        })}
      </div>
    </Row>
  )
}

/** A route in a time as map and by month, its plans, and all routes in that time, alone and against the year before. */
function DataOffers({ place: at, ...offer }: OfferProps & { place: number }) {
  const { t } = useInterfaceTranslation(['editor', 'common', 'line'])
  const words = useWords()
  const { place, routes, years, choose } = usePlaceInTime(offer.draft, at)
  const { route, period } = place
  const view = useMemo(
    (): View => ({ ...DEFAULT_VIEW, period, selected: route === null ? null : { kind: 'route', id: route } }),
    [route, period],
  )
  const proposal = useStepProposal(view, NONE)
  const series = useSeriesSteps(view)
  const [first, ...more] = period
  const span = more.length === 0 ? first : undefined
  const [whole, ...others] = (span && wholeYears(span)) ?? []
  const year = others.length > 0 ? undefined : whole
  const months = first ? { from: first.from, to: (more.at(-1) ?? first).to } : null
  const when = place.when ?? withMonths(NO_FILTERS, months)
  return (
    <Row name={t('gallery.data')}>
      <div className={`${styles.choices} whole-row gap-three-quarters stack`}>
        <Field label={t('common:filter.routes', { count: 1 })}>
          <Select
            value={route ?? ''}
            onChange={({ currentTarget: { value } }) =>
              choose({ ...place, route: value === '' ? null : value })
            }
          >
            <option value="">{t('line:allRoutes')}</option>
            {routes.map((id) => (
              <option key={id} value={id}>
                {words.route(id)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('common:filter.years')}>
          <Select
            value={year ?? ''}
            onChange={({ currentTarget: { value } }) => choose({ route, period: [yearSpan(Number(value))] })}
          >
            {year === undefined && <option value="">{words.spans(period)}</option>}
            {years.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {proposal && route !== null && (
        <Offer {...offer} name={t('gallery.route')} step={stepOfProposal(proposal)} />
      )}
      {series.map(({ key, name, step }) => (
        <Offer key={key} {...offer} name={name} step={step} />
      ))}
      <ViewOffer {...offer} name={t('line:allRoutes')} link={linkOf({ period })} />
      {span && (
        <ViewOffer
          {...offer}
          name={t('gallery.compared')}
          link={linkOf({ page: 'compare', compare: { first: yearBefore(span), second: span } })}
        />
      )}
      {route !== null && (
        <ViewOffer
          {...offer}
          name={t('gallery.measures')}
          link={linkOf({ period, filters: { ...NO_FILTERS, routes: [route], ...when } })}
          form="timeline"
        />
      )}
      <ViewOffer
        {...offer}
        {...(route !== null && { name: t('gallery.plans') })}
        link={plansOf(route, when)}
        orElse={
          <ViewOffer
            {...offer}
            {...(route !== null && { name: t('gallery.plansAnyYear') })}
            link={plansOf(route, {})}
          />
        }
      />
    </Row>
  )
}

/** The plans for a route, null for all, that fall in a time. */
const plansOf = (route: string | null, when: Partial<View['filters']>) =>
  linkOf({ page: 'plans', filters: { ...NO_FILTERS, routes: route === null ? [] : [route], ...when } })

/** The link of a view that has this part, and all else as it is at first. */
export const linkOf = (part: Partial<View>) => linkOfStep({ ...DEFAULT_VIEW, ...part })

/** A record of the list, and what was read last. */
function TextOffers(offer: OfferProps) {
  const { t } = useInterfaceTranslation('editor')
  const words = useWords()
  const records = useDataset('records').data?.records ?? NONE
  const [record, setRecord] = useState('')
  const chosen = records.find(({ id }) => id === record)
  const hasOutcome = useHasOutcome()
  const { ofRecord } = useSearchedText()
  const { found, field } = useListSearch(t('search.records'), records, ofRecord)
  return (
    <Row name={t('gallery.texts')}>
      <div className={`${styles.records} gap-8 stack-top`}>
        {field}
        <Field label={t('gallery.record')}>
          <Select value={record} onChange={(event) => setRecord(event.currentTarget.value)}>
            <option value="">{t('gallery.choose')}</option>
            {[...new Set([...found, ...(chosen ? [chosen] : [])])].map(({ id, title, status }) => (
              <option key={id} value={id}>
                {[...(status ? [words.status(status)] : []), words.localized(title)].join(' · ')}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {chosen && (
        <Offer
          {...offer}
          name={t('gallery.oneRecord')}
          step={{
            view: linkOf({}),
            title: words.localized(chosen.title),
            evidence: [`record:${chosen.id}`],
            look: { layout: hasOutcome(chosen.id) ? 'plans' : 'timeline' },
          }}
        />
      )}
      <ReadOffers {...offer} />
    </Row>
  )
}

function Row({ name, isHalf = false, children }: { name: string; isHalf?: boolean; children: ReactNode }) {
  return (
    <section className={`${styles.row} stack-top`} data-half={isHalf} aria-label={name}>
      <h3 className="title-14 whole-row">{name}</h3>
      {children}
    </section>
  )
}

interface OfferProps {
  draft: DraftBriefing
  onAdd: (step: NewStep) => void
}

/** A step as it would play, and the press that adds it. */
function Offer({ draft, onAdd, name, step }: OfferProps & { name: string; step: NewStep }) {
  const { t } = useInterfaceTranslation('editor')
  const theme = useLightOrDark()
  const key = JSON.stringify(step)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step with the same content keeps its drawing.
  const made = useMemo(() => withProposedStep(draft, step).draft, [key, draft.language])
  const drawn = made.steps.at(-1)
  return (
    <div className="gap-4 anchor stack-top">
      {drawn && <StepPicture briefing={made} step={drawn} theme={theme} />}
      <button type="button" className={`${styles.add} medium clamped`} onClick={() => onAdd(step)}>
        {name}
        <span className="visually-hidden">
          {t('gallery.adds')} {step.title}
        </span>
      </button>
    </div>
  )
}

/** A view as a step; nothing until its evidence is known, and where it has none what else is offered. */
function ViewOffer({
  link,
  name,
  form,
  orElse = null,
  ...offer
}: OfferProps & { link: string; name?: string; form?: 'timeline'; orElse?: ReactNode }) {
  const view = useMemo(() => viewOfStep({ view: link }), [link])
  const proposal = useStepProposal(view, NONE)
  const step = proposal && stepOfProposal(proposal, form)
  if (!step) return null
  if (step.evidence.length === 0) return orElse
  return <Offer {...offer} name={name ?? step.title} step={step} />
}

/** Maximum number of pieces of evidence read last that are offered. */
const MAX_READ = 4

/** The sentences, records and numbers that were read last. */
function ReadOffers(offer: OfferProps) {
  const { t } = useInterfaceTranslation('editor')
  const words = useWords()
  const reads = useEditorStore((state) => state.reads)
  const step = useMemo(() => ({ evidence: [...reads] }), [reads])
  const { sources } = useStepSources(step)
  const hasOutcome = useHasOutcome()
  const texts = sources.filter(({ kind }) => kind in READ).slice(0, MAX_READ)
  const nameOf = (source: StepSource) =>
    source.kind === 'quote'
      ? words.labelled(t('gallery.sentence'), firstWords(source.quote))
      : words.labelled(t('gallery.oneRecord'), titleOf(source))
  const titleOf = (source: StepSource) =>
    source.kind === 'quote'
      ? source.document.title
      : source.kind === 'record'
        ? words.localized(source.record.title)
        : ''
  if (texts.length === 0) return <p className="whole-row quiet row-type">{t('gallery.noneRead')}</p>
  return texts.map((source) => {
    const link = writeReader(source.target)
    if (source.kind === 'cells') return <MonthsOfCells key={link} {...offer} query={source.query} />
    return (
      <Offer
        key={link}
        {...offer}
        name={nameOf(source)}
        step={{
          view: linkOf({}),
          title: titleOf(source),
          evidence: [link],
          look: {
            layout:
              source.kind === 'quote'
                ? 'quote'
                : source.kind === 'record' && hasOutcome(source.record.id)
                  ? 'plans'
                  : 'timeline',
          },
        }}
      />
    )
  })
}

/** Tells whether a record states a plan of which the outcome is known. */
function useHasOutcome(): (record: string) => boolean {
  const measures = useDataset('measures').data?.measures ?? NONE
  return (record) =>
    measures.some(
      ({ status, outcome, evidence }) =>
        status === 'planned' &&
        outcome !== null &&
        evidence.some((piece) => piece.type === 'record' && piece.recordId === record),
    )
}

/** Words of a sentence that tell it from others of its text. */
const WORDS_OF_NAME = 8

function firstWords(text: string): string {
  const parts = text.split(/\s+/)
  return parts.length <= WORDS_OF_NAME ? text : `${parts.slice(0, WORDS_OF_NAME).join(' ')}…`
}

const READ = { quote: true, record: true, cells: true }

/** The months of a number that was read, of a single month its year; nothing where it is not counted by month. */
function MonthsOfCells({ query, ...offer }: OfferProps & { query: CellQuery }) {
  const text = writeCellQuery(query)
  const view = useMemo((): View => {
    const read = readCellQuery(text)
    const [route, ...others] = read?.where.route ?? []
    const [span] = read?.spans ?? []
    return {
      ...DEFAULT_VIEW,
      reader: read && { type: 'cells', query: read },
      period: span && span.from === span.to ? [yearSpan(yearOf(span.to))] : (read?.spans ?? []),
      selected: route === undefined || others.length > 0 ? null : { kind: 'route', id: route },
    }
  }, [text])
  const found = useSeriesSteps(view).find(({ step: { chart } }) =>
    chart ? chart.cells === text || sameInOtherMonths(text, [chart.cells]) !== null : false,
  )
  return found ? <Offer {...offer} name={found.name} step={found.step} /> : null
}

const OF_ONES_OWN: View = { ...DEFAULT_VIEW, whose: 'both' }

/** Numbers of the reader's own tables. */
function TableOffers(offer: OfferProps) {
  const { t } = useInterfaceTranslation('editor')
  const proposal = useStepProposal(OF_ONES_OWN, NONE)
  const links =
    proposal?.others.filter((link) => link.startsWith('cells:') && whoseLink(link) !== 'published') ?? NONE
  const evidence = useMemo(() => ({ evidence: links.slice(0, MAX_READ) }), [links])
  const { sources, nameOf } = useStepSources(evidence)
  if (sources.length === 0) return null
  return (
    <Row name={t('gallery.own')}>
      {sources.map((source) => {
        const link = writeReader(source.target)
        return (
          <Offer
            key={link}
            {...offer}
            name={nameOf(source)}
            step={{
              view: linkOf(OF_ONES_OWN),
              title: nameOf(source),
              evidence: [link],
              number: { cells: link.slice('cells:'.length), against: null },
            }}
          />
        )
      })}
    </Row>
  )
}

const NONE: readonly never[] = []

/** The route that a view is of, with its months; without a place all routes; null where it is of several or another place. */
function placeOfView({ selected, filters, period }: View): PlaceInTime | null {
  const { routes, years, months } = filters
  const route = selected?.kind === 'route' ? selected.id : routes.length === 1 ? routes[0] : undefined
  const when = hasFilterOn(filters, 'when') && { when: { years, months } }
  if (route !== undefined) return { route, period, ...when }
  return period.length > 0 && !selected && routes.length === 0 ? { route: null, period } : null
}

/** The routes with a series, the years that the chosen one covers, and the place of the next step: as seen last, else as in the step before. */
function usePlaceInTime(
  { steps }: DraftBriefing,
  at: number,
): {
  place: PlaceInTime
  routes: readonly string[]
  /** Newest first. */
  years: readonly number[]
  choose: (place: PlaceInTime) => void
} {
  const chosen = useEditorStore((state) => state.place)
  const lastViews = useEditorStore((state) => state.lastViews)
  const file = useDataset('figures').data
  const known = useDataset('routes').data?.routes ?? NONE
  const figures = useMemo(() => (file ? loadFigures(file) : null), [file])
  const routes = known.flatMap(({ id }) => (figures && countingAt(figures, id) ? [id] : []))
  // What was seen in Explore since then is more recent than the choice.
  const asked = useMemo(
    () =>
      chosen?.after === lastViews
        ? chosen
        : [
            ...lastViews,
            ...steps
              .slice(0, at)
              .map(({ view }) => view)
              .reverse(),
          ].flatMap((view) => placeOfView(viewOfStep({ view })) ?? [])[0],
    [chosen, lastViews, steps, at],
  )
  // A view without months leaves those that were chosen.
  const months = asked && asked.period.length > 0 ? asked.period : (chosen?.period ?? [])
  const route =
    asked && (asked.route === null || routes.includes(asked.route)) ? asked.route : (routes[0] ?? null)
  const series = figures && (route === null ? figures.byRoute : countingAt(figures, route))
  const span = series && cubeSpan(series.cube)
  const [first, last] = span ? [yearOf(span.from), yearOf(span.to)] : [0, -1]
  const years = Array.from({ length: last - first + 1 }, (_, index) => last - index)
  const isCovered = span && months.length > 0 && months.every((one) => cutSpan(one, span))
  // As Explore begins.
  const period = isCovered ? months : span && series ? [newestMonths(span, series.partialMonths)] : []
  const key = JSON.stringify(period)
  return {
    // biome-ignore lint/correctness/useExhaustiveDependencies: the same months keep their drawings.
    place: useMemo(() => ({ route, period, ...(asked?.when && { when: asked.when }) }), [route, key, asked]),
    routes,
    years,
    choose: (place) => useEditorStore.setState({ place: { ...place, after: lastViews } }),
  }
}
