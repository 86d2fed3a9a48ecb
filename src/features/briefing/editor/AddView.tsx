import { useEffect, useMemo, useState } from 'react'
import {
  type DraftBriefing,
  type NewStep,
  placeOfNext,
  withoutStep,
  withProposedStep,
  withStepAt,
} from '#domain/draftBriefing.ts'
import { numberInTalk } from '#domain/talk.ts'
import { TalkLanguage } from '#parts/TalkLanguage.tsx'
import { closeEditor, lastUsed, noteUse, startBuilding, useEditorStore } from '#state/editorStore.ts'
import { emptyBriefing, own, useOwnBriefings } from '#state/ownBriefings.ts'
import { useViewStore } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import { useViewSteps } from './useSeriesSteps.ts'

/** Adds the view to the briefing used last, or to a new one, as soon as its evidence is known. */
export function AddView() {
  const { language } = useWords()
  const entries = useOwnBriefings((state) => (state.isReady ? state.entries : null))
  const draft = useMemo(() => {
    if (!entries) return null
    const drafts = [...entries.values()].map(({ history }) => history.present)
    return entries.get(lastUsed() ?? '')?.history.present ?? drafts.at(-1) ?? emptyBriefing(language)
  }, [entries, language])
  return (
    draft && (
      <TalkLanguage language={draft.language}>
        <AddTo draft={draft} />
      </TalkLanguage>
    )
  )
}

/** The step is titled in the language of the talk. */
function AddTo({ draft }: { draft: DraftBriefing }) {
  const [view] = useState(() => useViewStore.getState().view)
  const reads = useEditorStore((state) => state.reads)
  const { step } = useViewSteps(view, reads)
  useEffect(() => {
    if (step && useEditorStore.getState().isAdding) addView(step, draft)
  }, [step, draft])
  return null
}

/** Adds a view as the last step of a briefing but its closing, which is built from now on; a briefing that is not kept yet is kept. */
export function addView(added: NewStep, draft: DraftBriefing): void {
  const { id } = draft
  const isNew = !own.store.getState().entries.has(id)
  const { draft: longer, id: step } = withProposedStep(draft, added)
  const next = withStepAt(longer, step, placeOfNext(draft.steps))
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
  useEditorStore.setState({
    isAdding: false,
    step,
    added: {
      briefing: id,
      step,
      number: numberInTalk(
        next.steps,
        next.steps.find((each) => each.id === step),
      ),
      draft: own.store.getState().entries.get(id)?.history.present,
      page: useViewStore.getState().view.page,
      undo,
    },
  })
}
