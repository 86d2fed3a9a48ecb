/** The host of an address without "www.", as the text of a link. */
export function hostOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '')
}
