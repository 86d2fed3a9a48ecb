import { Button } from './Button.tsx'
import styles from './DataFault.module.css'

interface DataFaultProps {
  title: string
  lines: readonly string[]
  retryLabel: string
  onRetry: () => void
}

/** Shown where data is missing: what failed, what still works, and a retry. */
export function DataFault({ title, lines, retryLabel, onRetry }: DataFaultProps) {
  return (
    <div className={styles.fault} role="alert">
      <p className="strong">{title}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Button onClick={onRetry}>{retryLabel}</Button>
    </div>
  )
}
