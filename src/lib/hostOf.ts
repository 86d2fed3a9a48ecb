/** The host of an address without "www.", as the text of a link. */
export function hostOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '')
}

/** The host of an address with the first part of its path, to be typed from paper: "gov.uk/government/…". */
export function shortAddress(url: string): string {
  const [first = '', ...others] = new URL(url).pathname.split('/').filter((part) => part !== '')
  const host = hostOf(url)
  if (first === '') return host
  return [host, first, ...(others.length > 0 ? ['…'] : [])].join('/')
}
