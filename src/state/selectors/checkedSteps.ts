import type { DraftBriefing, DraftStep } from '#domain/draftBriefing.ts'
import type { UiLanguage } from '#domain/language.ts'
import { type BriefingSources, type StepFault, stepFaults } from '#domain/stepFaults.ts'

/** By what they were held against: a step that is the same object has the same faults, and only the changed one is read anew. */
const found = new WeakMap<BriefingSources, Map<UiLanguage, WeakMap<DraftStep, readonly StepFault[]>>>()

/** The faults of a step, looked for once. */
export function faultsOfStep(
  step: DraftStep,
  language: UiLanguage,
  sources: BriefingSources,
): readonly StepFault[] {
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
export function evidenceOfDrafts(drafts: readonly DraftBriefing[]): readonly string[] {
  return [...new Set(drafts.flatMap(({ steps }) => steps.flatMap(({ evidence }) => evidence)))]
}
