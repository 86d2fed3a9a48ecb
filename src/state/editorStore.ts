import { create } from 'zustand'
import { writeReader } from '#domain/readerLink.ts'
import { linkOfStep } from '#domain/viewCodec.ts'
import { openBriefing, useViewStore } from './viewStore.ts'

interface EditorState {
  /** The own briefing in the editor; null: reading. */
  editing: string | null
  /** The step whose fields are open; null is the first. */
  step: string | null
  /** Reader targets since the page was opened, newest first, as links write them. */
  reads: readonly string[]
  /** The last view that a step can show, as a step stores it. */
  lastView: string | null
  /** Whether the dialog that adds a step is open. */
  isAdding: boolean
  /** The step added last, until its notice is closed. */
  added: { briefing: string; title: string; step: string; number: number; undo: () => void } | null
}

const EDITING = 'throughline.editing'
const LAST = 'throughline.last-briefing'
/** Maximum number of recently read items offered as evidence. */
const MAX_READS = 20

/** State of the briefing editor; `editing` survives a reload of the tab. */
export const useEditorStore = create<EditorState>()(() => ({
  editing: stored(() => window.sessionStorage.getItem(EDITING)),
  step: null,
  reads: [],
  lastView: null,
  isAdding: false,
  added: null,
}))

/** Opens the editor at a step, or at the first. */
export function openEditor(briefing: string, step: string | null = null): void {
  useEditorStore.setState({ editing: briefing, step })
  stored(() => window.sessionStorage.setItem(EDITING, briefing))
  openBriefing(briefing)
}

/** Returns to reading; changes are kept. */
export function closeEditor(): void {
  useEditorStore.setState({ editing: null, step: null })
  stored(() => window.sessionStorage.removeItem(EDITING))
}

/** Opens the fields of a step. */
export function openFields(step: string | null): void {
  useEditorStore.setState({ step })
}

/** The own briefing last edited, on any page. */
export function lastUsed(): string | null {
  return stored(() => window.localStorage.getItem(LAST))
}

/** Stores the own briefing being edited. */
export function noteUse(briefing: string): void {
  stored(() => window.localStorage.setItem(LAST, briefing))
}

/** Starts recording Reader targets and views; returns the cleanup. */
export function followReads(): () => void {
  const note = () => {
    const { view } = useViewStore.getState()
    const { page, reader } = view
    const isShown = page === 'explore' || page === 'table' || page === 'compare'
    if (isShown) useEditorStore.setState({ lastView: linkOfStep(view) })
    if (!reader) return
    const read = writeReader(reader)
    const { reads } = useEditorStore.getState()
    if (reads[0] === read) return
    useEditorStore.setState({
      reads: [read, ...reads.filter((other) => other !== read)].slice(0, MAX_READS),
    })
  }
  note()
  return useViewStore.subscribe(note)
}

/** Runs a storage access; null where storage is unavailable. */
function stored<Value>(use: () => Value): Value | null {
  try {
    return use()
  } catch {
    return null
  }
}
