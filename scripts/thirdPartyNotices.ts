import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** The notices beside index.html; the one HTML file contains them too. */
export const NOTICES_FILE = 'third-party-notices.txt'

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
 * Vite plugins that complete the notices of Vite's `build.license`, which skips assets such as fonts, and the workers: one
 * for the page, one for its workers. Throws if a package has neither licence text nor licence name.
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
        const folders = new Set([...assets, ...inWorkers].flatMap((path) => packageFolder(path) ?? []))
        const added = [...folders].toSorted().map(packageNotice)
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

/** A package's notice in the format of Vite. */
function packageNotice(folder: string): { heading: string; text: string } {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string
    version: string
    license?: string
  }
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry))
  if (license === undefined && file === undefined) {
    throw new Error(
      `${join(folder, 'package.json')}: no licence. Replace the package, or add its terms here.`,
    )
  }
  const heading = `## ${name} - ${version} (${license ?? 'see below'})`
  const text = file === undefined ? '' : `${readFileSync(join(folder, file), 'utf8').trim()}\n`
  return { heading, text: `\n${heading}\n\n${text}` }
}
