import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { NOTICES_FILE } from '#domain/fileParcel.ts'

/** Notices for data, which is not in a package. */
const DATA_NOTICES = `
## Natural Earth (public domain)

Land, countries and boundaries: made with Natural Earth, taken from the package world-atlas.

## GeoNames (CC BY 4.0)

Coordinates of hubs: GeoNames, https://www.geonames.org/, licensed under https://creativecommons.org/licenses/by/4.0/.

## Published figures

Terms of the figures and documents stand with each of them on the page "Sources".
`

/**
 * Vite plugins that complete the notices of Vite's `build.license`, which skips assets such as fonts, the workers, and what a
 * package carries within a file of its own: one for the page, one for its workers. Throws if a package has neither licence text nor licence name.
 */
export function thirdPartyNotices(): { page: Plugin; worker: Plugin } {
  const inWorkers = new Set<string>()
  const worker: Plugin = {
    name: 'throughline:packages-of-workers',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        for (const id of file.type === 'chunk' ? file.moduleIds : []) inWorkers.add(id.replaceAll('\0', ''))
      }
    },
  }
  const page: Plugin = {
    name: 'throughline:third-party-notices',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const notices = bundle[NOTICES_FILE]
        if (notices?.type !== 'asset') {
          throw new Error(`Vite wrote no ${NOTICES_FILE}. Set build.license in the Vite config.`)
        }
        const written = String(notices.source)
        const assets = Object.values(bundle).flatMap((file) =>
          file.type === 'asset' ? file.originalFileNames : [],
        )
        const inPage = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
        const bundled = [...assets, ...inWorkers, ...inPage.map((id) => id.replaceAll('\0', ''))]
        const folders = new Set<string>()
        for (const path of bundled) withDependencies(packageFolder(path), folders)
        const built = new Set(bundled.map(packageFolder))
        const added = [...folders].toSorted().map((folder) => packageNotice(folder, built.has(folder)))
        const missing = added.filter(({ heading }) => !written.includes(heading))
        notices.source = written + missing.map(({ text }) => text).join('') + DATA_NOTICES
      },
    },
  }
  return { page, worker }
}

/** The folder of the package that a file belongs to; null for a file of ours. What a package carries in it counts as it. */
function packageFolder(path: string): string | null {
  const [, folder, before = ''] =
    /^((.*)node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path.replaceAll('\\', '/')) ?? []
  if (folder === undefined) return null
  return existsSync(join(folder, 'package.json')) ? folder : packageFolder(before)
}

/** Adds a package and those that it depends on: a file that is built before may hold them under its own name. */
function withDependencies(folder: string | null, folders: Set<string>): void {
  if (folder === null || folders.has(folder)) return
  folders.add(folder)
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    dependencies?: Readonly<Record<string, string>>
  }
  for (const name of Object.keys(dependencies).filter((each) => !each.startsWith('@types/')))
    withDependencies(folderOf(name, folder), folders)
}

/** The folder of a package as one in another folder finds it; null where it is not installed. */
function folderOf(name: string, from: string): string | null {
  const found = join(from, 'node_modules', name)
  if (existsSync(join(found, 'package.json'))) return found
  const above = dirname(from)
  return above === from ? null : folderOf(name, above)
}

/** A package's notice in the format of Vite. */
function packageNotice(folder: string, isBuilt: boolean): { heading: string; text: string } {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string
    version: string
    license?: string
  }
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry))
  if (license === undefined && file === undefined && isBuilt) {
    throw new Error(
      `${join(folder, 'package.json')}: no licence. Replace the package, or add its terms here.`,
    )
  }
  const heading = `## ${name} - ${version} (${license ?? (file === undefined ? 'not stated' : 'see below')})`
  const text = file === undefined ? '' : `${readFileSync(join(folder, file), 'utf8').trim()}\n`
  return { heading, text: `\n${heading}\n\n${text}` }
}
