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
