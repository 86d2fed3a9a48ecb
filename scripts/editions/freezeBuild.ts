import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, sep } from 'node:path'
import { dayOfEdition, type Edition, type EditionId } from '#domain/editions/edition.ts'
import { parcelOf, withParcel } from '#domain/fileParcel.ts'
import { sha256 } from '#scripts/readInput.ts'
import { editionLine } from './editionLine.ts'

/** What an edition leaves out: the service worker, text recognition, other editions, feeds, which are of today, and hidden files. */
const LEFT_OUT =
  /^(?:sw\.js|text-recognition|editions|feeds?(?:\.xml)?|card\.png|robots\.txt|sitemap\.xml|\..*)$/

/** The app as one HTML file, in a built folder. */
const SINGLE = 'throughline.html'

/** The script and styles that make a built app a frozen one. */
const FROZEN = ['frozen.js', 'frozen.css'] as const

/** Copies a built app into a folder as an edition, with what changed since the one before it as text. */
export function freezeBuild(built: string, folder: string, id: EditionId, changes: string): Edition['files'] {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(built).filter((one) => !LEFT_OUT.test(one)))
    cpSync(join(built, name), join(folder, name), { recursive: true })
  const page = join(folder, 'index.html')
  writeFileSync(page, frozenPage(readFileSync(page, 'utf8')))
  const single = join(folder, SINGLE)
  if (existsSync(single)) writeFileSync(single, datedSingle(readFileSync(single, 'utf8'), dayOfEdition(id)))
  const { script, styles } = editionLine(id, false)
  const storage = readFileSync(join(import.meta.dirname, 'frozen.js'), 'utf8')
  writeFileSync(join(folder, FROZEN[0]), `${script}${storage}`)
  writeFileSync(join(folder, FROZEN[1]), styles)
  writeFileSync(join(folder, 'changes.json'), changes)
  return filesOf(folder)
}

/** The page of a frozen app: with its script before all others, and not to be installed. Throws if it lacks the places. */
export function frozenPage(html: string): string {
  const edits: readonly (readonly [RegExp, string])[] = [
    [/(?=<script src="[^"]*theme\.js"><\/script>)/, `<script src="./${FROZEN[0]}"></script>\n    `],
    [/ *<link rel="manifest"[^>]*>\n/, ''],
    [/(?=<\/head>)/, `<link rel="stylesheet" href="./${FROZEN[1]}">\n  `],
  ]
  return edits.reduce((before, [place, text]) => {
    if (!place.test(before))
      throw new Error(`The built page has no ${place}. Correct scripts/editions/freezeBuild.ts.`)
    return before.replace(place, () => text)
  }, html)
}

/** The one HTML file as of a day: earlier builds wrote that of the build into it. */
function datedSingle(html: string, date: string): string {
  const parcel = parcelOf(html)
  return (parcel && withParcel(html, { ...parcel, date })) ?? html
}

/** How many files a frozen app has, their size, and a hash of them all by path. */
export function filesOf(folder: string): NonNullable<Edition['files']> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.split(sep).join('/'))
    .sort()
  const bytesOf = (path: string) => statSync(join(folder, path)).size
  const listing = paths.map((path) => `${path} ${sha256(readFileSync(join(folder, path)))}\n`).join('')
  return {
    count: paths.length,
    bytes: paths.reduce((sum, path) => sum + bytesOf(path), 0),
    singleBytes: existsSync(join(folder, SINGLE)) ? bytesOf(SINGLE) : 0,
    sha256: sha256(listing),
  }
}
