import { useCallback, useEffect, useRef, useState } from 'react'

/** State of an export. */
export type ExportState =
  | { kind: 'idle' }
  /** `share` from 0 to 1; `stage` names the current work. */
  | { kind: 'running'; share: number; stage: string; isLong: boolean }
  | { kind: 'done'; name: string }
  | { kind: 'failed'; message: string }
  | { kind: 'cancelled' }

/** Cancellation and progress of a running export. */
export interface ExportProgress {
  signal: AbortSignal
  /** Reports progress (0 to 1) and the current work, and yields to the page. Rejects once the export is cancelled. */
  report: (share: number, stage: string) => Promise<void>
}

/** Makes a file and downloads it. Resolves to its name; the message of an error is shown to the reader. */
export type ExportJob = (progress: ExportProgress) => Promise<string>

/** The one export that can run at a time. */
export interface ExportRun {
  state: ExportState
  start: (job: ExportJob) => void
  cancel: () => void
}

/** Delay until progress and the cancel button appear, ms. */
const LONG = 500

/** What a file carries from its briefing on the outside. */
export function namesOf({ title, author, date }: Record<'title' | 'author' | 'date', string>): string {
  return [title, author, date].join('\n')
}

/** Runs exports one at a time, with progress and cancellation. Unmounting cancels the export; once `of` is another, none is done. */
export function useExportRun(of = ''): ExportRun {
  const [state, setState] = useState<ExportState>({ kind: 'idle' })
  const [doneOf, setDoneOf] = useState(of)
  if (doneOf !== of) {
    setDoneOf(of)
    if (state.kind === 'done') setState({ kind: 'idle' })
  }
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const start = useCallback((job: ExportJob) => {
    if (running.current) return
    const controller = new AbortController()
    const { signal } = controller
    running.current = controller
    const begin = performance.now()
    const isCurrent = () => running.current === controller
    const show = (share: number, stage: string) => {
      if (isCurrent()) {
        setState({ kind: 'running', share, stage, isLong: performance.now() - begin >= LONG })
      }
    }
    show(0, '')
    // Also shows a long stage that reports no progress.
    const timer = setTimeout(
      () => setState((last) => (last.kind === 'running' ? { ...last, isLong: true } : last)),
      LONG,
    )
    const end = (last: ExportState) => {
      clearTimeout(timer)
      // A cancelled run has already set its state.
      if (!isCurrent()) return
      running.current = null
      setState(last)
    }
    const report = async (share: number, stage: string) => {
      signal.throwIfAborted()
      show(share, stage)
      await new Promise((resolve) => setTimeout(resolve, 0))
      signal.throwIfAborted()
    }
    job({ signal, report }).then(
      (name) => end({ kind: 'done', name }),
      (error: unknown) =>
        end({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    )
  }, [])
  // Sets the state at once; the job itself ends at its next report, before the download.
  const cancel = useCallback(() => {
    if (!running.current) return
    running.current.abort()
    running.current = null
    setState({ kind: 'cancelled' })
  }, [])
  return { state, start, cancel }
}
