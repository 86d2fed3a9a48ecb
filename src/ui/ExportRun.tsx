import { Button } from './Button.tsx'
import styles from './ExportRun.module.css'
import type { ExportRun as Run } from './useExportRun.ts'

/** The words of an export, in the reader's language. */
export interface ExportRunWords {
  /** Names the progress. */
  working: string
  cancel: string
  cancelled: string
  /** With the file's name. */
  done: (name: string) => string
  /** How far it is (0 to 1), and with what. */
  progress: (share: number, stage: string) => string
}

/** How an export stands: progress with a way to cancel once it takes long, its end, or what failed. */
export function ExportRun({ run: { state, cancel }, words }: { run: Run; words: ExportRunWords }) {
  const isShown = state.kind === 'running' && state.isLong
  return (
    <span className={styles.run}>
      {isShown && (
        <span className={styles.running}>
          <progress className={styles.bar} value={state.share} max={1} aria-label={words.working} />
          <span className={styles.stage}>{words.progress(state.share, state.stage)}</span>
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
        <span className={styles.failed} role="alert">
          {state.message}
        </span>
      )}
    </span>
  )
}
