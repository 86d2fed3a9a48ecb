/** The key of a button, beside its word; the button itself has `aria-keyshortcuts`. */
export function KeyCap({ name }: { name: string }) {
  return (
    <kbd>
      <span aria-hidden="true">{name}</span>
    </kbd>
  )
}
