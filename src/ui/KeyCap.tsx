import styles from './KeyCap.module.css'

/** The key of a button, beside its word; the button itself has `aria-keyshortcuts`. */
export function KeyCap({ name }: { name: string }) {
  return (
    <span className={styles.key} aria-hidden="true">
      {name}
    </span>
  )
}
