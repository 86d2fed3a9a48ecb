/** What the key for commands is called on this machine: ⌘ on a Mac, else the given word for Ctrl. */
export function commandKey(control: string): string {
  return /Mac|iPhone|iPad/.test(window.navigator.userAgent) ? '⌘' : control
}
