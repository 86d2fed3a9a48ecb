import { useMemo, useState } from 'react'
import { evidenceGroups } from '#content/evidenceGroups.ts'
import { type ExploreModel, sortingDate } from '#content/exploreModel.ts'
import { FEW_RESULTS } from '#content/loosenings.ts'
import { plansOnlyStated } from '#content/measureTables.ts'
import { chosenFilters, chosenWords } from '#content/viewTitle.ts'
import { STATUS_LOOK, type Status } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import type { Evidence } from '#domain/evidence.ts'
import { hasFilterOn } from '#domain/filters.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import { OUTCOMES, PLAN_STATES } from '#domain/planState.ts'
import type { SourceQuality } from '#domain/publisher.ts'
import type { Filters } from '#domain/view.ts'
import details from '#features/dossier/Details.module.css'
import { EventRows, MeasureRows, noneOpenWords, PanelRows } from '#features/dossier/measure/MeasureItem.tsx'
import { usePanel } from '#features/dossier/panelParts.tsx'
import type { TFunction } from '#i18n/translation.ts'
import { groupBy } from '#lib/groupBy.ts'
import { openReader, select } from '#state/viewStore.ts'
import { TextButton } from '#ui/Button.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { Section } from '#ui/Section.tsx'
import { SourceQualitySigns } from '#ui/SourceQualitySigns.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { SortHead, Table } from '#ui/Table.tsx'
import { useIsWhole } from '#ui/useMediaQuery.ts'
import { useSourceQuality } from '#words/useSourceQuality.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import styles from './Overview.module.css'

/** Few views have few results. */
const LOOSENINGS = partCode(() => import('#parts/Loosenings.tsx').then((m) => m.Loosenings))

const ENDS = PLAN_STATES.filter((state) => !OUTCOMES[state].open)
const NOT_PLANS = ['done', 'gap'] as const

/** The measures in view, then the events, as lists or a sortable table: the text alternative to map and timeline. */
export function MeasureList() {
  const { t } = useTranslation('overview')
  const { model, filters } = usePanel()
  const [isTable, setIsTable] = useState(false)
  const [isOldestFirst, setOldestFirst] = useState(false)
  const [isRouteless, setRouteless] = useState(false)
  const all = model?.measures ?? []
  const events = model?.events ?? []
  const routeless = useMemo(() => all.filter(({ routes }) => routes.length === 0), [all])
  const isNarrowed = isRouteless && routeless.length > 0
  const measures = useMemo(
    () => (isOldestFirst ? (x: readonly Measure[]) => x : newestFirst)(isNarrowed ? routeless : all),
    [all, routeless, isNarrowed, isOldestFirst],
  )
  const statedOnly = hasFilterOn(filters, 'when') ? plansOnlyStated(all).length : 0
  return (
    <>
      <ListHead model={model} filters={filters} />
      <p className={`${styles.tools} apart-16 row-type row-wrap`}>
        {routeless.length > 0 && (
          <TextButton look="quiet" aria-pressed={isNarrowed} onClick={() => setRouteless(!isNarrowed)}>
            {t('list.routeless', { count: routeless.length })}
          </TextButton>
        )}
        {!isTable && all.length > 1 && (
          <TextButton look="quiet" onClick={() => setOldestFirst(!isOldestFirst)}>
            {t(isOldestFirst ? 'list.newestFirst' : 'list.oldestFirst')}
          </TextButton>
        )}
        <TextButton look="quiet" onClick={() => setIsTable(!isTable)}>
          {isTable ? t('list.showList') : t('shared:showTable')}
        </TextButton>
      </p>
      {statedOnly > 0 && (
        <p className="caption-type line-16 quiet">{t('list.statedOnly', { count: statedOnly })}</p>
      )}
      {isTable ? (
        <MeasureTable measures={measures} events={isNarrowed ? [] : events} />
      ) : (
        <>
          <MeasureRows as="ol" measures={measures} />
          {model && all.length < FEW_RESULTS && (
            <CodePart code={LOOSENINGS} loading={null} renderFault={() => null} />
          )}
          <Section look="block" title={t('shared:count.events', { count: events.length })}>
            <p className="caption-type line-16 quiet">{t('list.eventsNote')}</p>
            <EventRows as="ol" events={events} />
          </Section>
        </>
      )}
    </>
  )
}

/** How many measures there are, and what the filters ask for: dots join groups, "or" and "and" their choices. */
function ListHead({ model, filters }: { model: ExploreModel | null; filters: Filters }) {
  const { t } = useTranslation('overview')
  const { t: ofFilters } = useTranslation('filters')
  const words = useWords()
  const count = model?.measures.length ?? 0
  const { outcome, status } = filters
  const isOpen = outcome.length === 1 && outcome[0] === 'open'
  const isPlanned = isOpen || (status.length === 1 && status[0] === 'planned')
  const said = isOpen ? 'open' : isPlanned ? 'planned' : 'measures'
  const asked = chosenFilters(filters).filter(
    ({ choices: [{ group }] }) => !(isPlanned && group === 'status') && !(isOpen && group === 'outcome'),
  )
  const groups = [...groupBy(asked, ({ choices: [{ group }] }) => group)].map(([group, chosen]) => {
    const labels = chosen.map((condition) => chosenWords(condition, ofFilters, words))
    return { group, label: filters.all === group ? words.list(labels) : words.either(labels) }
  })
  const labels = groups.map(({ label }) => label)
  const others = groups.filter(({ group }) => group !== 'status' && group !== 'outcome')
  const [kind, ...kinds] = filters.measures
  const definition = kind !== undefined && kinds.length === 0 ? words.categoryDefinition(kind) : null
  return (
    <div className={styles.listHead}>
      <h2 className={details.title} tabIndex={-1}>
        {t(`list.${said}`, { count })}
      </h2>
      {labels.length > 0 && <p className="small quiet">{labels.join(' · ')}</p>}
      {definition && <p className="small quiet">{definition}</p>}
      {model?.stages.open === 0 && others.length > 0 && (
        <p className={styles.noneOpen}>
          {noneOpen(model, others.map(({ label }) => label).join(' · '), t, words)}
        </p>
      )}
    </div>
  )
}

/** "Iraq: no plan is still open. No source at hand reports one. Done: 4." */
function noneOpen(
  { stages, counts }: ExploreModel,
  asked: string,
  t: TFunction<'overview'>,
  words: Words,
): string {
  const found = [
    ...ENDS.map(
      (choice) => [words.choice({ group: 'outcome', choice }), counts.outcome.get(choice) ?? 0] as const,
    ),
    ...NOT_PLANS.map((choice) => [words.choice({ group: 'status', choice }), stages[choice]] as const),
  ].flatMap(([label, count]) => (count > 0 ? [words.labelled(label, words.number(count))] : []))
  const said = noneOpenWords(stages.planned, t)
  return [words.labelled(asked, said), ...(found.length > 0 ? [`${words.list(found)}.`] : [])].join(' ')
}

/** Undated measures stay last. */
function newestFirst(measures: readonly Measure[]): readonly Measure[] {
  const dateOf = ({ period, statedOn }: Measure) => (period || statedOn ? sortingDate(period, statedOn) : '')
  return measures.toSorted((a, b) => compareText(dateOf(b), dateOf(a)))
}

const COLUMNS = ['title', 'kind', 'date', 'places', 'sourceQuality', 'evidence'] as const
type Column = (typeof COLUMNS)[number]

interface Row {
  key: string
  title: string
  kind: string
  /** Null for an event. */
  status: Status | null
  /** "yours" for a mark from the reader's own documents. */
  own: string | undefined
  date: string
  /** ISO start date, the sort key. */
  dateKey: string
  places: string
  signs: SourceQuality
  /** The signs as text, the sort key. */
  sourceQuality: string
  evidence: readonly Evidence[]
  choose: () => void
}

/** Height of a row of three lines, px. */
const USUAL_ROW = 70

const keyOf = ({ key }: Row) => key

interface MeasureTableProps {
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
}

/** Measures and events in one sortable table. */
export function MeasureTable({ measures, events }: MeasureTableProps) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const quality = useSourceQuality(words)
  const rows = useRows(measures, events)
  const [sort, setSort] = useState<{ column: Column; isDown: boolean }>({ column: 'date', isDown: false })
  const isWhole = useIsWhole(rows.length)
  const sorted = rows.toSorted((a, b) => compare(a, b, sort.column, words.language) * (sort.isDown ? -1 : 1))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be focusable.
    <section className="scrolls-across" tabIndex={0} aria-label={t('list.table')}>
      <Table
        className={styles.tableTable}
        data-long={!isWhole || undefined}
        aria-rowcount={isWhole ? undefined : sorted.length + 1}
      >
        <thead>
          <tr aria-rowindex={isWhole ? undefined : 1}>
            {COLUMNS.map((column) => (
              <SortHead
                key={column}
                column={column}
                sorted={sort.column !== column ? null : sort.isDown ? 'descending' : 'ascending'}
                onSort={() => setSort({ column, isDown: sort.column === column ? !sort.isDown : false })}
              >
                {t(`list.column.${column}`)}
              </SortHead>
            ))}
          </tr>
        </thead>
        <PanelRows
          as="tbody"
          things={sorted}
          keyOf={keyOf}
          height={USUAL_ROW}
          renderRow={(row, place) => (
            <tr key={row.key} {...place}>
              <th scope="row">
                <TextButton look="plain" onClick={row.choose}>
                  {row.title}
                </TextButton>
              </th>
              <td>
                {row.status !== null && <StatusSign look={STATUS_LOOK[row.status]} own={row.own} />}{' '}
                {row.kind}
                {row.status === null && row.own !== undefined && ` · ${row.own}`}
              </td>
              <td>{row.date}</td>
              <td>{row.places}</td>
              <td>
                <SourceQualitySigns sourceQuality={quality.parts(row.signs)} />
              </td>
              <td>
                <EvidenceButton evidence={row.evidence} title={row.title} />
              </td>
            </tr>
          )}
        />
      </Table>
    </section>
  )
}

function EvidenceButton({ evidence, title }: { evidence: readonly Evidence[]; title: string }) {
  const { t } = useTranslation('overview')
  const groups = evidenceGroups(evidence)
  const target = groups[0]?.target ?? null
  if (!target) return t('shared:count.evidence', { count: groups.length })
  return (
    <TextButton
      onClick={() => openReader(target)}
      aria-label={t('list.openEvidence', { title, count: groups.length })}
    >
      {t('shared:count.evidence', { count: groups.length })}
    </TextButton>
  )
}

function useRows(measures: readonly Measure[], events: readonly TimelineEvent[]): readonly Row[] {
  const { t } = useTranslation(['overview', 'line'])
  const words = useWords()
  const quality = useSourceQuality(words)
  return [
    ...measures.map((measure) => ({
      key: `measure ${measure.id}`,
      title: words.measureTitle(measure),
      kind: words.measureStatus(measure),
      status: measure.status,
      own: words.own(measure),
      date: words.date(measure.period, measure.statedOn),
      dateKey: sortingDate(measure.period, measure.statedOn),
      places: words.places(measure),
      signs: measure,
      sourceQuality: quality.line(measure),
      evidence: measure.evidence,
      choose: () => select({ kind: 'measure', id: measure.id }),
    })),
    ...events.map((event) => ({
      key: `event ${event.id}`,
      title: words.eventTitle(event),
      kind: t('line:kind.event'),
      status: null,
      own: words.own(event),
      date: words.date(event.date, event.statedOn),
      dateKey: sortingDate(event.date, event.statedOn),
      places: words.places(event),
      signs: event,
      sourceQuality: quality.line(event),
      evidence: event.evidence,
      choose: () => select({ kind: 'event', id: event.id }),
    })),
  ]
}

function compare(a: Row, b: Row, column: Column, language: string): number {
  switch (column) {
    case 'evidence':
      return evidenceGroups(a.evidence).length - evidenceGroups(b.evidence).length
    case 'date':
      return a.dateKey === b.dateKey ? 0 : a.dateKey < b.dateKey ? -1 : 1
    default:
      return a[column].localeCompare(b[column], language)
  }
}
