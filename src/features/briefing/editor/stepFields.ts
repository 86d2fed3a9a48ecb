import { type StepTab, useEditorStore } from '#state/editorStore.ts'

/** Id of the field of the speaker notes. */
export const NOTES_ID = 'step-notes'

/** Ids of the fields of what a step shows beside its words. */
export const FIGURE_ID = 'step-figure'
export const EVIDENCE_ID = 'step-evidence'
export const STEP_VIEW_ID = 'step-view'

/** Id of the field of the title (0) or of a line. */
export function wordsId(line: number): string {
  return `step-words-${line}`
}

/** Opens the tab of a field of the open step, and gives the field the focus once it shows. */
export function focusField(id: string, tab: StepTab = 'words'): void {
  useEditorStore.setState({ tab })
  window.setTimeout(() => document.getElementById(id)?.focus())
}
