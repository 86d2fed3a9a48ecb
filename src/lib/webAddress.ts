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

/** A file that only links to a page: one of Windows, macOS or Linux. */
const LINK_FILE = /^\s*\[(?:InternetShortcut|Desktop Entry)\][\s\S]{0,4000}?^URL=(\S{1,2000})/im
const PROPERTY_LIST = /<plist\b[\s\S]{0,2000}?<key>URL<\/key>\s*<string>([^<]{1,2000})<\/string>/

/** Code units of the longest file that is only a link. */
const LONGEST = 8192

/** The web address that is a whole text, as pasted or in a file that links to a page; null for any other text. */
export function addressIn(text: string): string | null {
  if (text.length > LONGEST) return null
  const found = LINK_FILE.exec(text)?.[1] ?? PROPERTY_LIST.exec(text)?.[1] ?? text.trim()
  const address = found.replaceAll('&amp;', '&')
  return /^https?:\/\/\S{1,2000}$/i.test(address) && URL.canParse(address) ? address : null
}

/** Paths without the folder that a browser saves beside a page: `page_files/…` where there is `page.html`. */
export function withoutPageParts(paths: readonly string[]): readonly string[] {
  const pages = new Set(paths.flatMap((path) => /^(.*)\.x?html?$/i.exec(path)?.[1] ?? []))
  const isBeside = (folder: string) =>
    pages.has(folder.replace(/[._-]\p{L}+$/u, '')) && /[._-]\p{L}+$/u.test(folder)
  return paths.filter((path) => {
    const folders = path.split('/').slice(0, -1)
    return !folders.some((_, at) => isBeside(folders.slice(0, at + 1).join('/')))
  })
}
