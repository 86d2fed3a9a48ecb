import { useCallback, useEffect, useRef, useState } from 'react'

/** How an export stands. */
export type ExportState =
  | { kind: 'idle' }
  /** `share` from 0 to 1; `stage` says what is being made. */
  | { kind: 'running'; share: number; stage: string; isLong: boolean }
  | { kind: 'done'; name: string }
  | { kind: 'failed'; message: string }
  | { kind: 'cancelled' }

/** What an export is told, and tells, while it works. */
export interface ExportProgress {
  signal: AbortSignal
  /** Says how far it is (0 to 1) and with what; lets the page draw and be pressed, and ends the export when it was cancelled. */
  report: (share: number, stage: string) => Promise<void>
}

/** Makes a file and gives it to the reader; gives its name. What it throws is a message for the reader. */
export type ExportJob = (progress: ExportProgress) => Promise<string>

/** One export at a time. */
export interface ExportRun {
  state: ExportState
  start: (job: ExportJob) => void
  cancel: () => void
}

/** Ms from which on progress and a way to cancel are shown. */
const LONG = 500

/** Runs exports one at a time, so that each can be followed and cancelled; one that is left behind by its page is cancelled too. */
export function useExportRun(): ExportRun {
  const [state, setState] = useState<ExportState>({ kind: 'idle' })
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
    // A long stage that reports nothing in between is shown too.
    const timer = setTimeout(
      () => setState((last) => (last.kind === 'running' ? { ...last, isLong: true } : last)),
      LONG,
    )
    const end = (last: ExportState) => {
      clearTimeout(timer)
      // One that was cancelled has been answered for already.
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
  // At once, whatever the export waits for: it ends at its next report, before anything is given to the reader.
  const cancel = useCallback(() => {
    if (!running.current) return
    running.current.abort()
    running.current = null
    setState({ kind: 'cancelled' })
  }, [])
  return { state, start, cancel }
}
