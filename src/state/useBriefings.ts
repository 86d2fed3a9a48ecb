import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Briefing } from '#domain/briefing.ts'
import { type DraftBriefing, type DraftStep, shownOf } from '#domain/draftBriefing.ts'
import type { UiLanguage } from '#domain/language.ts'
import { type BriefingSources, type StepFault, stepFaults } from '#domain/stepFaults.ts'
import { useDataset } from './datasets.ts'
import { useOwnBriefings } from './ownBriefings.ts'
import { CARRIED } from './singleFile.ts'
import { useBriefingSources } from './useBriefingSources.ts'

/** The briefings that can be read and presented here. */
export interface KnownBriefings {
  /** Undefined while they are not known. */
  briefings: readonly Briefing[] | undefined
  /** False where own briefings are left out, because a file is missing that tells what they stand on. */
  isChecked: boolean
  /** The published ones could not be read. */
  hasFailed: boolean
}

/**
 * Every briefing that this browser can show, the one source for all pages that do: the published ones, and of the reader's own the
 * steps that stand. What has no evidence is nowhere shown or exported but in the editor.
 */
export function useBriefings(): KnownBriefings {
  const { data, isError: hasFailed } = useDataset('briefings')
  const { shown, isChecked } = useShownOwn()
  const briefings = useMemo(
    () => (data && shown ? withCarried([...data.briefings, ...shown]) : undefined),
    [data, shown],
  )
  return { briefings, isChecked, hasFailed }
}

/** The briefing that the one HTML file was made for stands first. */
function withCarried(briefings: readonly Briefing[]): readonly Briefing[] {
  const carried = CARRIED?.briefing
  return carried ? [carried, ...briefings.filter(({ id }) => id !== carried.id)] : briefings
}

const NONE: readonly never[] = []

/** Own briefings as they can be shown; undefined while that is not known, none where a file is missing to tell. */
function useShownOwn(): { shown: readonly Briefing[] | undefined; isChecked: boolean } {
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
      const stands = (step: DraftStep) => faultsOfStep(step, draft.language, sources).length === 0
      return shownOf(draft, stands, noAuthor) ?? []
    })
  }, [isReady, drafts, evidence, sources, error, noAuthor])
  return { shown, isChecked: error === null }
}

/** By what they were held against: a step that is the same object has the same faults, and only the changed one is checked again. */
const found = new WeakMap<BriefingSources, Map<UiLanguage, WeakMap<DraftStep, readonly StepFault[]>>>()

/** The faults of a step, looked for once. */
function faultsOfStep(step: DraftStep, language: UiLanguage, sources: BriefingSources): readonly StepFault[] {
  const languages = found.get(sources) ?? new Map<UiLanguage, WeakMap<DraftStep, readonly StepFault[]>>()
  found.set(sources, languages)
  const known = languages.get(language) ?? new WeakMap<DraftStep, readonly StepFault[]>()
  languages.set(language, known)
  const faults = known.get(step) ?? stepFaults(step, language, sources)
  known.set(step, faults)
  return faults
}

/** The steps of a draft that do not stand, by id. */
export function faultsOfDraft(
  { steps, language }: DraftBriefing,
  sources: BriefingSources,
): ReadonlyMap<string, readonly StepFault[]> {
  return new Map(
    steps.flatMap((step) => {
      const faults = faultsOfStep(step, language, sources)
      return faults.length > 0 ? [[step.id, faults] as const] : []
    }),
  )
}

/** All evidence of some drafts, each once. */
function evidenceOfDrafts(drafts: readonly DraftBriefing[]): readonly string[] {
  return [...new Set(drafts.flatMap(({ steps }) => steps.flatMap(({ evidence }) => evidence)))]
}
