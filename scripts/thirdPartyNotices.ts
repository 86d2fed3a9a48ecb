import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Where the build puts the notices: beside index.html, and inside the one HTML file. */
export const NOTICES_FILE = 'third-party-notices.txt'

/** What is not a package: data that the derivation has turned into our own files. */
const DATA_NOTICES = `
## Natural Earth (public domain)

Land, countries and boundaries: made with Natural Earth, taken from the package world-atlas.

## GeoNames (CC BY 4.0)

Coordinates of hubs: GeoNames, https://www.geonames.org/, licensed under https://creativecommons.org/licenses/by/4.0/.

## Published figures

Terms of the figures and documents stand with each of them on the page "Sources".
`

/**
 * Completes the notices that Vite's `build.license` writes for bundled code: it passes over assets, and the fonts are
 * assets. Throws when a package ships neither a licence text nor a licence name, so that nothing is built without.
 */
export function thirdPartyNotices(): Plugin {
  return {
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
        const folders = new Set(
          Object.values(bundle)
            .flatMap((file) => (file.type === 'asset' ? file.originalFileNames : []))
            .flatMap((path) => packageFolder(path) ?? []),
        )
        const added = [...folders].toSorted().map(packageNotice)
        const missing = added.filter(({ heading }) => !written.includes(heading))
        notices.source = written + missing.map(({ text }) => text).join('') + DATA_NOTICES
      },
    },
  }
}

/** The folder of the package that a file belongs to; null for a file of ours. */
function packageFolder(path: string): string | null {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path.replaceAll('\\', '/'))
  return match?.[1] ?? null
}

/** A package's name, version and licence in the form that Vite gives those of code. */
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
