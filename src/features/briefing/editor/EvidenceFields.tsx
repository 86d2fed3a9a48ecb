import { type ReactNode, useCallback, useId, useMemo, useState } from 'react'
import { placesOf } from '#content/citedSource.ts'
import { coverageIn, loadFigures } from '#content/loadedFigures.ts'
import { otherTimes } from '#content/stepSeries.ts'
import type { StepSource } from '#content/stepSources.ts'
import { cellsId } from '#content/viewContent.ts'
import { layoutOfStep, type StepNumber } from '#domain/briefing.ts'
import { type CellQuery, readCellQuery, sameInOtherMonths, writeCellQuery } from '#domain/cellQuery.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { type DraftStep, storedLayout } from '#domain/draftBriefing.ts'
import { countMonths } from '#domain/figurePeriod.ts'
import { uiLanguageOf } from '#domain/language.ts'
import { monthsIn } from '#domain/period.ts'
import { writeReader } from '#domain/readerLink.ts'
import { cellsOfLink, hasEvidence } from '#domain/stepBacking.ts'
import { LAYOUTS } from '#domain/stepLayouts.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { evidenceAfter } from '#domain/wordsCheck.ts'
import { SourceButton, useStepSources } from '#features/briefing/SourceButton.tsx'
import { SEARCH_WORDS } from '#i18n/searchWords.ts'
import { holdsWords } from '#lib/foldText.ts'
import { useDataset } from '#state/datasets.ts'
import { useEditorStore } from '#state/editorStore.ts'
import { useBriefingSources } from '#state/useBriefings.ts'
import { useStepProposal } from '#state/useStepProposal.ts'
import { Button } from '#ui/Button.tsx'
import { Field, Input, Select } from '#ui/Field.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Editor.module.css'
import type { EvidenceOfStep } from './SourceBars.tsx'
import { IconButton } from './StepList.tsx'
import { EVIDENCE_ID, FIGURE_ID } from './stepFields.ts'
import { evidenceOfChart, useStepSeries } from './useSeriesSteps.ts'

interface EvidenceFieldProps extends Pick<EvidenceOfStep, 'letters'> {
  step: DraftStep
  onChange: (evidence: readonly string[]) => void
}

/** The evidence of a step: items open in the Reader and can be removed; more are offered from the view and from what was read. */
export function EvidenceField({ step, letters, onChange }: EvidenceFieldProps) {
  const { t } = useTranslation(['editor', 'ownBriefings'])
  const { sources } = useStepSources(step)
  const nameOf = useNameOfSource(step)
  const named = new Map(sources.map((source) => [writeReader(source.target), source]))
  // What is not known comes last.
  const unknown = step.evidence.filter((link) => !named.has(link))
  return (
    <div className="shrinks gap-4 stack">
      <h3 id={EVIDENCE_ID} className="soft row-type regular line-16" tabIndex={-1}>
        {t('shared:evidence')}
      </h3>
      <ul>
        {[...named.keys(), ...unknown].map((link) => {
          const source = named.get(link)
          const name = source ? nameOf(source) : link
          return (
            <li key={link} className={`${styles.listed} gap-8 row-middle`}>
              <b className="rigid caption-type">{letters.get(link)}</b>
              {source ? (
                <SourceButton source={source} name={name} className="clamped grow">
                  {name}
                </SourceButton>
              ) : (
                <span className="clamped grow">{link}</span>
              )}
              <Button
                look="bare"
                aria-label={t('edit.removeEvidence', { name })}
                onClick={() => onChange(step.evidence.filter((other) => other !== link))}
              >
                <Icon name="close" />
              </Button>
            </li>
          )
        })}
      </ul>
      <MoreEvidence step={step} onAdd={(link) => onChange([...step.evidence, link])} />
    </div>
  )
}

/** What else could be evidence of a step, listed while it is unfolded: a list drawn anew at each change is long. */
function MoreEvidence({ step, onAdd }: { step: DraftStep; onAdd: (link: string) => void }) {
  const { t } = useTranslation('editor')
  const reads = useEditorStore((state) => state.reads)
  const { view: link } = step
  const view = useMemo(() => viewOfStep({ view: link }), [link])
  const proposal = useStepProposal(view, reads)
  const series = useStepSeries(view)
  const timesOf = useOtherTimes()
  const times = useMemo(() => {
    // Of what the step counts, or else its view first: of all else once it is evidence.
    const cited = step.evidence.filter((each) => each.startsWith('cells:'))
    const counted = cited.length > 0 ? cited : (proposal?.proposed.slice(0, 1) ?? NONE)
    return counted.flatMap((each) => timesOf(cellsOfLink(each)).map(cellsId))
  }, [step.evidence, proposal, timesOf])
  const { sources: known } = useBriefingSources(times)
  const offered = useMemo(() => {
    if (!proposal) return { evidence: [] }
    const there = new Set([...proposal.proposed, ...series.flatMap(evidenceOfChart), ...proposal.others])
    const held = times.filter((each) => known && hasEvidence(each, known))
    const all = new Set([...reads.filter((each) => there.has(each)), ...there, ...held])
    return { evidence: [...all].filter((each) => !step.evidence.includes(each)) }
  }, [proposal, series, reads, step.evidence, times, known])
  const { sources } = useStepSources(offered)
  const nameOf = useNameOfSource(offered)
  const [isOpen, setIsOpen] = useState(false)
  const { ofSource } = useSearchedText()
  const { found, field } = useListSearch(t('search.evidence'), sources, (source) =>
    ofSource(source, nameOf(source)),
  )
  if (sources.length === 0) return null
  return (
    <details className="below-4 soft" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t('edit.addEvidence', { count: sources.length })}</summary>
      {isOpen && (
        <>
          <p className="small quiet">{t('edit.addEvidenceHow')}</p>
          {field}
          <ul className="below-4">
            {found.map((source) => {
              const name = nameOf(source)
              const target = writeReader(source.target)
              return (
                <li key={target} className={`${styles.listed} gap-8 row-middle`}>
                  <IconButton name={t('edit.addThis', { name })} onClick={() => onAdd(target)}>
                    <Icon name="plus" />
                  </IconButton>
                  <SourceButton source={source} name={name} className="clamped grow">
                    {name}
                  </SourceButton>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </details>
  )
}

const KINDS = ['none', 'number', 'months', 'routes'] as const
type Kind = (typeof KINDS)[number]

interface FigureFieldProps {
  step: DraftStep
  onChange: (
    part: Pick<DraftStep, 'number' | 'chart' | 'look'> & Partial<Pick<DraftStep, 'evidence'>>,
  ) => void
}

/** Chooses a number or a chart for the stage, from cells among the evidence; the app sums them. */
export function FigureField({ step, onChange }: FigureFieldProps) {
  const { t } = useTranslation('editor')
  const cells = useStepCells(step)
  const { number, chart } = step
  const shown: StepNumber | null = chart ?? number
  const kind: Kind = chart ? chart.kind : number ? 'number' : 'none'
  const { months } = LAYOUTS[layoutOfStep(step)]
  const others = useComparable(shown?.cells ?? null, cells)
  if (cells.length === 0 && !shown) return <p className="small quiet">{t('figure.noCells')}</p>
  const set = (next: Kind, figure: StepNumber | null) => {
    const part: Pick<DraftStep, 'number' | 'chart'> =
      next === 'none' || !figure
        ? { number: null, chart: null }
        : next === 'number'
          ? { number: figure, chart: null }
          : { number: null, chart: { kind: next, ...figure } }
    // A step that shows a figure keeps its layout with another.
    const layout = shown && figure && storedLayout({ ...step, ...part }, layoutOfStep(step))
    const against = figure?.against ? [`cells:${figure.against}`] : []
    const evidence = [...new Set([...evidenceAfter(step, figure), ...against])]
    onChange({
      ...part,
      look: layout ? { ...step.look, layout } : step.look,
      evidence,
    })
  }
  const bare = shown && { cells: shown.cells, against: shown.against }
  return (
    <div className="gap-three-quarters stack">
      <Field label={t('figure.kind')}>
        <Select
          id={FIGURE_ID}
          value={kind}
          onChange={(event) => {
            const next = KINDS.find((known) => known === event.currentTarget.value) ?? 'none'
            set(next, bare ?? firstFigure(step, cells))
          }}
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {t(each === 'number' && months ? 'figure.numberMonths' : `figure.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      {bare && (
        <>
          <Field label={t('shared:claimKinds.figure')}>
            <Select
              value={bare.cells}
              onChange={(event) => set(kind, figureOf(event.currentTarget.value, cells))}
            >
              <CellOptions cells={cells} />
            </Select>
          </Field>
          <Field label={t('figure.against')}>
            <Select
              value={bare.against ?? ''}
              onChange={(event) => set(kind, { ...bare, against: event.currentTarget.value || null })}
            >
              <option value="">{t('figure.nothing')}</option>
              <CellOptions cells={cells.filter(({ query }) => query !== bare.cells)} />
              {others.length > 0 && (
                <optgroup label={t('figure.otherTimes')}>
                  <CellOptions cells={others} />
                </optgroup>
              )}
            </Select>
          </Field>
        </>
      )}
    </div>
  )
}

/** Writes the cells of the other times that a table holds; none of one's own tables, or of several runs of months. */
function useOtherTimes(): (cells: string) => readonly CellQuery[] {
  const file = useDataset('figures').data
  return useCallback(
    (cells) => {
      const query = readCellQuery(cells)
      const [span, ...more] = query?.spans ?? []
      const source = file && query && loadFigures(file).sources.get(query.table)
      if (!query || !span || !source || more.length > 0) return NONE
      const times = otherTimes(span, coverageIn(source), source.partialMonths)
      return times.map((time) => ({ ...query, spans: [time] }))
    },
    [file],
  )
}

/** Earlier times of some cells, as long, that are not among the evidence: choosing one adds it. */
function useComparable(shown: string | null, cells: NamedCells): NamedCells {
  const words = useWords()
  const timesOf = useOtherTimes()
  const evidence = useMemo(() => {
    const months = monthsOf(shown === null ? null : readCellQuery(shown))
    return (shown === null ? NONE : timesOf(shown))
      .filter((query) => monthsOf(query) === months && writeCellQuery(query) < (shown ?? ''))
      .filter((query) => cells.every((each) => each.query !== writeCellQuery(query)))
      .map(cellsId)
  }, [shown, cells, timesOf])
  const { sources } = useBriefingSources(evidence)
  return evidence
    .filter((link) => sources && hasEvidence(link, sources))
    .map((link) => {
      const query = cellsOfLink(link)
      return { query, name: words.spans(readCellQuery(query)?.spans ?? NONE) }
    })
}

const NONE: readonly never[] = []

const monthsOf = (query: CellQuery | null) => countMonths(query?.spans ?? NONE)

interface NumberChoiceProps {
  step: DraftStep
  /** The cells behind a number as it stands on the stage. */
  query: string
  cells: NamedCells
  onChange: (part: Partial<Pick<DraftStep, 'number' | 'chart'>>) => void
}

/** Chooses other cells for a number on the stage, where it stands. */
export function NumberChoice({ step: { number, chart }, query, cells, onChange }: NumberChoiceProps) {
  const { t } = useTranslation('editor')
  const part = (['cells', 'against'] as const).find((each) => (chart ?? number)?.[each] === query)
  if (!part) return null
  return (
    <select
      className="over"
      aria-label={t(part === 'cells' ? 'figure.onStage' : 'figure.against')}
      value={query}
      onChange={({ currentTarget: { value } }) => {
        const next = part === 'cells' ? figureOf(value, cells) : { against: value }
        if (chart) onChange({ chart: { ...chart, ...next } })
        else if (number) onChange({ number: { ...number, ...next } })
      }}
    >
      <CellOptions cells={cells} />
    </select>
  )
}

/** Cells among the evidence, with their name. */
type NamedCells = readonly { query: string; name: string }[]

export function CellOptions({ cells }: { cells: NamedCells }) {
  return cells.map(({ query, name }) => (
    <option key={query} value={query}>
      {name}
    </option>
  ))
}

/** Cells as a figure, against the same of other months: beside another place's it would mean nothing. */
function figureOf(query: string, cells: NamedCells): StepNumber {
  const queries = cells.map((each) => each.query)
  return { cells: query, against: sameInOtherMonths(query, queries) }
}

/**
 * The figure that a step starts with: its first cells. A step that compares two periods starts with both, the later
 * against the earlier: they differ in their months only.
 */
function firstFigure(step: DraftStep, cells: NamedCells): StepNumber | null {
  const queries = cells.map(({ query }) => query)
  const [first] = queries
  if (first === undefined) return null
  const other = viewOfStep(step).page === 'compare' ? sameInOtherMonths(first, queries) : null
  const [later = first, earlier = null] = (other ? [first, other] : [first]).sort().reverse()
  return { cells: later, against: earlier }
}

/** Names sources; cells of one table also by their routes, since a step may have those of each. */
export function useNameOfSource(step: Pick<DraftStep, 'evidence'>): (source: StepSource) => string {
  const words = useWords()
  const { nameOf } = useStepSources(step)
  return (source) => {
    const routes = source.kind === 'cells' ? (source.query.where.route ?? []) : []
    const name = nameOf(source)
    return [name, ...routes.map(words.figurePlace).filter((place) => !name.includes(place))].join(', ')
  }
}

/** The cells among the evidence, each by its months, which a narrow field does not cut off, its places and its source. */
export function useStepCells(step: DraftStep): NamedCells {
  const { sources, publicationOf } = useStepSources(step)
  const words = useWords()
  return useMemo(
    () =>
      sources.flatMap((source) =>
        'query' in source && source.query !== null
          ? [
              {
                query: writeCellQuery(source.query),
                name: [
                  words.spans(source.query.spans),
                  ...placesOf(source.query, words),
                  publicationOf(source),
                ].join(', '),
              },
            ]
          : [],
      ),
    [sources, publicationOf, words],
  )
}

/** From this many items on, a list has a field that searches it. */
const LONG_FROM = 8

/** A list narrowed by what is typed in its field, which says how many are left; a short list has none. */
export function useListSearch<Item>(
  label: string,
  items: readonly Item[],
  textOf: (item: Item) => string,
): { found: readonly Item[]; field: ReactNode } {
  const { t } = useInterfaceTranslation('editor')
  const synonyms = SEARCH_WORDS[uiLanguageOf(useWords().language)]?.synonyms
  const [question, setQuestion] = useState('')
  const countId = useId()
  if (items.length < LONG_FROM) return { found: items, field: null }
  const isAsked = question.trim() !== ''
  const found = isAsked ? items.filter((item) => holdsWords(textOf(item), question, synonyms)) : items
  return {
    found,
    field: (
      <div className="shrinks gap-4 stack">
        <Field label={label}>
          <Input
            type="search"
            aria-describedby={countId}
            value={question}
            placeholder={t('search.by')}
            onChange={(event) => setQuestion(event.currentTarget.value)}
          />
        </Field>
        <p id={countId} className="small quiet" role="status">
          {isAsked && t('search.found', { count: found.length, all: items.length })}
        </p>
      </div>
    ),
  }
}

/** Writes what evidence is found by: besides its name its publisher, places, routes and months. */
export function useSearchedText(): {
  ofSource: (source: StepSource, name: string) => string
  ofRecord: (record: DatedRecord) => string
} {
  const words = useWords()
  const ofRecord = (record: DatedRecord) =>
    [
      words.recordTitle(record),
      ...record.sources.map(words.publisher),
      ...record.routes.map(words.route),
      ...record.countries.map(words.country),
      ...record.regions.map(words.region),
      ...[record.statedOn, record.period].flatMap((period) => (period ? words.period(period) : [])),
    ].join(' ')
  const ofSource = (source: StepSource, name: string) => {
    switch (source.kind) {
      case 'record':
        return `${name} ${ofRecord(source.record)}`
      case 'cells': {
        const { spans, where } = source.query
        const months = spans.flatMap(monthsIn).map((month) => words.months({ from: month, to: month }))
        const places = [...(where.route ?? []).map(words.route), ...(where.country ?? []).map(words.country)]
        return [name, words.publisherName(source.source.publisher), ...months, ...places].join(' ')
      }
      case 'quote': {
        const { publisher, date } = source.document
        return [name, publisher && words.publisherOfText(publisher), date && words.period(date)]
          .filter(Boolean)
          .join(' ')
      }
      case 'incident':
      case 'row':
        return name
    }
  }
  return { ofSource, ofRecord }
}
