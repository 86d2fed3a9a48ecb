import { Button } from './Button.tsx'
import styles from './ExportRun.module.css'
import type { ExportRun as Run } from './useExportRun.ts'

/** Labels of an export, in the reader's language. */
export interface ExportRunWords {
  /** Accessible name of the progress bar. */
  working: string
  cancel: string
  cancelled: string
  /** With the file's name. */
  done: (name: string) => string
  /** Progress (0 to 1) and the current work. */
  progress: (share: number, stage: string) => string
}

/** Shows an export: progress with a cancel button if it takes long, its result, or its error. */
export function ExportRun({ run: { state, cancel }, words }: { run: Run; words: ExportRunWords }) {
  const isShown = state.kind === 'running' && state.isLong
  return (
    <span className={`${styles.run} inline-middle soft row-type`}>
      {isShown && (
        <span className={`${styles.running} inline-middle`}>
          <progress className={styles.bar} value={state.share} max={1} aria-label={words.working} />
          <span>{words.progress(state.share, state.stage)}</span>
          <Button look="text" onClick={cancel}>
            {words.cancel}
          </Button>
        </span>
      )}
      <span role="status">
        {state.kind === 'done' && words.done(state.name)}
        {state.kind === 'cancelled' && words.cancelled}
      </span>
      {state.kind === 'failed' && (
        <span className="marked strong" role="alert">
          {state.message}
        </span>
      )}
    </span>
  )
}
