/**
 * How Chromium is started for tests and bench: no sandbox, because it cannot be had as root in a container, and
 * nothing that the browser does of its own accord over the network.
 */
export const BROWSER_ARGUMENTS: readonly string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
