import { useMemo } from 'react'
import { tableIn } from '#content/tableById.ts'
import type { Briefing } from '#domain/briefing.ts'
import type { Dataset, DatasetName } from '#domain/datasets.ts'
import { type DraftBriefing, type DraftStep, presentableBriefing } from '#domain/draftBriefing.ts'
import { type Figures, fileOfTable } from '#domain/figures.ts'
import type { FigureFileName } from '#domain/figureTable.ts'
import { knownIds } from '#domain/knownIds.ts'
import type { UiLanguage } from '#domain/language.ts'
import { outcomesByRecord } from '#domain/outcome.ts'
import type { OwnData } from '#domain/own/data.ts'
import { ownFigureTables } from '#domain/own/figureTable.ts'
import type { BriefingSources } from '#domain/stepBacking.ts'
import { type StepFault, stepFaults } from '#domain/stepFaults.ts'
import { checkWords, heldTies, type WordsCheck } from '#domain/wordsCheck.ts'
import { memoizeByArguments, memoizeByFields } from '#lib/memoize.ts'
import { useDataset } from './datasets.ts'
import { useLayers } from './layers.ts'
import { useOwnBriefings } from './ownBriefings.ts'
import { EMBEDDED_PARCEL } from './singleFile.ts'

/** The readable briefings. */
export interface KnownBriefings {
  /** Undefined while loading. */
  briefings: readonly Briefing[] | undefined
  /** False when own briefings are left out because a file for checking them is missing. */
  isChecked: boolean
  /** Whether the published ones failed to load. */
  hasFailed: boolean
}

/** Every readable briefing: the published ones and the valid steps of own ones. */
export function useBriefings(): KnownBriefings {
  const { data, isError: hasFailed } = useDataset('briefings')
  const { shown, isChecked } = usePresentableOwn()
  const briefings = useMemo(
    () => (data && shown ? withEmbedded([...data.briefings, ...shown]) : undefined),
    [data, shown],
  )
  return { briefings, isChecked, hasFailed }
}

/** The single-file edition's own briefing comes first. */
function withEmbedded(briefings: readonly Briefing[]): readonly Briefing[] {
  const embedded = EMBEDDED_PARCEL?.briefing
  return embedded ? [embedded, ...briefings.filter(({ id }) => id !== embedded.id)] : briefings
}

const NONE: readonly never[] = []

/** Own briefings as shown; undefined while unknown, empty when a file for checking them is missing. */
function usePresentableOwn(): { shown: readonly Briefing[] | undefined; isChecked: boolean } {
  const isReady = useOwnBriefings((state) => state.isReady)
  const entries = useOwnBriefings((state) => state.entries)
  const drafts = useMemo(() => [...entries.values()].map(({ history }) => history.present), [entries])
  const evidence = useMemo(() => evidenceOfDrafts(drafts), [drafts])
  const { sources, error } = useBriefingSources(evidence)
  const shown = useMemo(() => {
    if (!isReady) return undefined
    if (evidence.length === 0 || error) return NONE
    if (!sources) return undefined
    return drafts.flatMap((draft) => {
      const isPresentable = (step: DraftStep) => faultsOfStep(sources, draft.language, step).length === 0
      return presentableBriefing(withHeldTies(draft, sources), isPresentable) ?? []
    })
  }, [isReady, drafts, evidence, sources, error])
  return { shown, isChecked: error === null }
}

/** The faults of a step, memoised, so that only changed steps are checked again. */
const faultsOfStep = memoizeByArguments(
  (sources: BriefingSources, language: UiLanguage, step: DraftStep): readonly StepFault[] =>
    stepFaults(step, language, sources),
)

/** The check of a step's words, memoised. */
export const checksOfStep = memoizeByArguments(
  (sources: BriefingSources, language: UiLanguage, step: DraftStep): readonly WordsCheck[] =>
    checkWords(step, language, sources),
)

/** A draft without the ties that do not hold. */
function withHeldTies(draft: DraftBriefing, sources: BriefingSources): DraftBriefing {
  const steps = draft.steps.map((step) => {
    const checks = checksOfStep(sources, draft.language, step)
    return checks.some(({ state }) => state === 'contradicted')
      ? { ...step, ties: [...heldTies(step, checks)] }
      : step
  })
  return { ...draft, steps }
}

/** The faulty steps of a draft, by id. */
export function faultsOfDraft(
  { steps, language }: DraftBriefing,
  sources: BriefingSources,
): ReadonlyMap<string, readonly StepFault[]> {
  return new Map(
    steps.flatMap((step) => {
      const faults = faultsOfStep(sources, language, step)
      return faults.length > 0 ? [[step.id, faults] as const] : []
    }),
  )
}

/** All evidence of some drafts, without duplicates. */
function evidenceOfDrafts(drafts: readonly DraftBriefing[]): readonly string[] {
  return [...new Set(drafts.flatMap(({ steps }) => steps.flatMap(({ evidence }) => evidence)))]
}

const NO_FILES: ReadonlySet<FigureFileName> = new Set()

/** The data that steps are checked against, as in the derivation; null until what the evidence needs has loaded. */
export function useBriefingSources(evidence: readonly string[]): {
  sources: BriefingSources | null
  error: Error | null
} {
  const isWanted = evidence.length > 0
  const figures = useDataset('figures')
  const files = figures.data ? filesOf(evidence, figures.data) : NO_FILES
  // A step is as valid in one layer as in another, so own marks are added here whatever layer shows.
  const measures = useDataset('measures', { isLayered: false })
  const routes = useDataset('routes')
  const timeline = useDataset('timeline', { isLayered: false })
  const vocabulary = useDataset('vocabulary')
  const documents = useDataset('documents', { enabled: isWanted, isLayered: false })
  const records = useDataset('records', { enabled: isWanted })
  const nationalities = useDataset('nationalities', { enabled: files.has('nationalities') })
  const channel = useDataset('channel', { enabled: files.has('channel') })
  const comparisons = useDataset('comparisons', { enabled: files.has('comparisons') })
  const incidents = useDataset('incidents', { enabled: files.has('incidents') })
  const outcomes = useDataset('outcomes', { enabled: evidence.some((text) => text.startsWith('record:')) })
  const lacksTable = [...files].some(
    (name) => !{ figures, nationalities, channel, comparisons, incidents }[name].data,
  )
  const own = useLayers((state) => state.own)
  const isPending = useLayers((state) => state.isPending)

  const sources =
    lacksTable || isPending
      ? null
      : sourcesOf(
          {
            measures: measures.data,
            routes: routes.data,
            timeline: timeline.data,
            vocabulary: vocabulary.data,
            documents: documents.data,
            records: records.data,
            figures: figures.data,
            nationalities: nationalities.data,
            channel: channel.data,
            comparisons: comparisons.data,
            incidents: incidents.data,
            outcomes: outcomes.data,
          },
          own,
        )
  const base = [measures, routes, timeline, vocabulary, documents, records, figures]
  const all = [...base, nationalities, channel, comparisons, incidents]
  return { sources, error: all.find(({ error }) => error)?.error ?? null }
}

/** The files behind steps as far as they have loaded. */
type LoadedFiles = { readonly [Name in DatasetName]?: Dataset<Name> | undefined }

/** One for all parts that ask for the same files, so that what is checked against it is checked once; null while one is missing. */
const sourcesOf = memoizeByFields((files: LoadedFiles, own: OwnData | null): BriefingSources | null => {
  const { measures, routes, timeline, vocabulary, documents, records, figures, outcomes } = files
  if (!measures || !routes || !timeline || !vocabulary || !documents || !records || !figures) return null
  const all = {
    ...{ routes, vocabulary, records, figures },
    measures: { measures: [...measures.measures, ...(own?.measures ?? [])] },
    timeline: { events: [...timeline.events, ...(own?.events ?? [])] },
    documents: { documents: [...documents.documents, ...(own?.documents ?? [])] },
  }
  const tables = figures.sources.flatMap((source) => {
    const file = files[source.file]
    return (file && tableIn(file, source)) ?? []
  })
  return {
    known: knownIds(all, own),
    own,
    documents: all.documents.documents,
    records: records.records,
    routes: routes.routes,
    ...(outcomes && { outcomes: outcomesByRecord(all.measures.measures, outcomes) }),
    tables: new Map([
      ...tables.map((table) => [table.id, table] as const),
      ...(own ? ownFigureTables(own.figures) : []),
    ]),
  }
})

function filesOf(evidence: readonly string[], figures: Figures): ReadonlySet<FigureFileName> {
  return new Set(
    evidence.flatMap((text) => {
      const [kind, table] = text.split(':')
      return (kind === 'cells' && table !== undefined && fileOfTable(figures, table)) || []
    }),
  )
}
