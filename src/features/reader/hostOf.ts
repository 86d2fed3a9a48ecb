/** The host of an address, as a name for the link to it. */
export function hostOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '')
}
