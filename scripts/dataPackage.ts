import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { DATA_FOLDER } from '#domain/dataPackage.ts'
import type { PackageFiles } from './data/packageFiles.ts'
import { folderOf } from './linkPreview.ts'

interface DataPackageOptions {
  /** Where the build is hosted; absent where it is not known. */
  address: string | undefined
  /** Id of the edition that is built; null for none. */
  edition: string | null
}

/** Vite plugin: writes the data package beside the app; the development server answers with it too. */
export function dataPackage({ address, edition }: DataPackageOptions): Plugin {
  let root = ''
  let out = ''
  let made: Promise<PackageFiles> | null = null
  const files = () => {
    made ??= import('./data/packageFiles.ts').then(({ packageFiles }) =>
      packageFiles({ root, address: folderOf(address)?.href ?? null, edition }),
    )
    return made
  }
  return {
    name: 'throughline:data-package',
    configResolved(config) {
      root = config.root
      out = resolve(root, config.build.outDir, DATA_FOLDER)
    },
    async writeBundle() {
      rmSync(out, { recursive: true, force: true })
      for (const [path, bytes] of await files()) {
        mkdirSync(dirname(join(out, path)), { recursive: true })
        writeFileSync(join(out, path), bytes)
      }
    },
    transformIndexHtml: () => [
      {
        tag: 'link',
        attrs: { rel: 'alternate', type: 'application/ld+json', href: `./${DATA_FOLDER}/dataset.jsonld` },
        injectTo: 'head',
      },
    ],
    configureServer({ middlewares }) {
      middlewares.use(`/${DATA_FOLDER}`, (request, response, next) => {
        files().then((all) => {
          const bytes = all.get(request.url?.split('?', 1)[0]?.slice(1) ?? '')
          if (bytes) response.end(bytes)
          else next()
        }, next)
      })
    },
  }
}
