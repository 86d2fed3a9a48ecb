import { compareText } from './compareText.ts'
import { contentId } from './contentId.ts'
import type { Manifest } from './datasets.ts'

/**
 * The version of the published data: that of the files' shape, then an id made from the contents of all of them, as
 * in `1-09f3…`. The same bytes give the same version everywhere, and any other byte another one.
 */
export function dataVersion({ version, files }: Manifest): string {
  const contents = Object.entries(files)
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([name, { sha256 }]) => [name, sha256])
  return `${version}-${contentId(...contents)}`
}
