import { useEffect, useState } from 'react'
import { type DraftBriefing, type NewStep, withNewStep, withoutStep } from '#domain/draftBriefing.ts'
import { closeEditor, lastUsed, noteUse, startBuilding, useEditorStore } from '#state/editorStore.ts'
import { own, useOwnBriefings } from '#state/ownBriefings.ts'
import { emptyBriefing } from '#state/usualAuthor.ts'
import { useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { useViewSteps } from './useSeriesSteps.ts'

/** Adds the view to the briefing used last, or to a new one, as soon as its evidence is known. */
export function AddView() {
  const { t } = useTranslation('ownBriefings')
  const { language } = useWords()
  const [view] = useState(() => useViewStore.getState().view)
  const reads = useEditorStore((state) => state.reads)
  const entries = useOwnBriefings((state) => (state.isReady ? state.entries : null))
  const { step } = useViewSteps(view, reads)
  useEffect(() => {
    if (!step || !entries || !useEditorStore.getState().isAdding) return
    const drafts = [...entries.values()].map(({ history }) => history.present)
    const made = emptyBriefing(t('newTitle'), language)
    const draft = entries.get(lastUsed() ?? '')?.history.present ?? drafts.at(-1) ?? made
    addView(step, draft, t('list.untitled'))
  }, [step, entries, language, t])
  return null
}

/** Adds a view as the last step of a briefing, which is built from now on; a briefing that is not kept yet is kept. */
export function addView(added: NewStep, draft: DraftBriefing, untitled: string): void {
  const { id } = draft
  const isNew = !own.store.getState().entries.has(id)
  const { draft: next, id: step } = withNewStep(draft, added)
  if (isNew) own.put(next)
  else own.edit(id, () => next)
  noteUse(id)
  startBuilding(id)
  const undo = () => {
    if (!isNew) return own.edit(id, (now) => withoutStep(now, step))
    closeEditor()
    own.remove(id)
    own.dismissRemoved()
  }
  const title = next.title.trim() || untitled
  useEditorStore.setState({
    isAdding: false,
    added: { briefing: id, title, step, number: next.steps.length, undo },
  })
}
