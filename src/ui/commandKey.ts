/** Name of the command key on this device: ⌘ on a Mac, else the given word for Ctrl. */
export function commandKey(control: string): string {
  return /Mac|iPhone|iPad/.test(window.navigator.userAgent) ? '⌘' : control
}
