import { useMemo } from 'react'
import type { Briefing } from '#domain/briefing.ts'
import { type DraftBriefing, type DraftStep, presentableBriefing } from '#domain/draftBriefing.ts'
import type { UiLanguage } from '#domain/language.ts'
import { type BriefingSources, type StepFault, stepFaults } from '#domain/stepFaults.ts'
import { memoizeByArguments } from '#lib/memoizeByArguments.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useDataset } from './datasets.ts'
import { useOwnBriefings } from './ownBriefings.ts'
import { EMBEDDED_PARCEL } from './singleFile.ts'
import { useBriefingSources } from './useBriefingSources.ts'

/** The readable briefings. */
export interface KnownBriefings {
  /** Undefined while loading. */
  briefings: readonly Briefing[] | undefined
  /** False when own briefings are left out because a file for checking them is missing. */
  isChecked: boolean
  /** Whether the published ones failed to load. */
  hasFailed: boolean
}

/**
 * Every readable briefing, for all pages: the published ones and the valid steps of own ones. Steps without evidence
 * appear only in the editor.
 */
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
  const { t } = useTranslation('briefing')
  const isReady = useOwnBriefings((state) => state.isReady)
  const entries = useOwnBriefings((state) => state.entries)
  const drafts = useMemo(() => [...entries.values()].map(({ history }) => history.present), [entries])
  const evidence = useMemo(() => evidenceOfDrafts(drafts), [drafts])
  const { sources, error } = useBriefingSources(evidence)
  const noAuthor = t('noAuthor')
  const shown = useMemo(() => {
    if (!isReady) return undefined
    if (evidence.length === 0 || error) return NONE
    if (!sources) return undefined
    return drafts.flatMap((draft) => {
      const isPresentable = (step: DraftStep) => faultsOfStep(sources, draft.language, step).length === 0
      return presentableBriefing(draft, isPresentable, noAuthor) ?? []
    })
  }, [isReady, drafts, evidence, sources, error, noAuthor])
  return { shown, isChecked: error === null }
}

/** The faults of a step, memoised, so that only changed steps are checked again. */
const faultsOfStep = memoizeByArguments(
  (sources: BriefingSources, language: UiLanguage, step: DraftStep): readonly StepFault[] =>
    stepFaults(step, language, sources),
)

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
