import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import type { Plugin } from 'vite'
import { DATA_FOLDER } from '#domain/dataPackage.ts'
import type { PackageFiles, PackageOptions } from './data/packageFiles.ts'
import { buildHash, editionOfBuild } from './editions/buildHash.ts'
import { folderOf } from './linkPreview.ts'
import { sha256 } from './readInput.ts'

interface DataPackageOptions {
  /** Where the build is hosted; absent where it is not known. */
  address: string | undefined
}

/** Vite plugin: writes the data package beside the app; the development server answers with it too. */
export function dataPackage({ address }: DataPackageOptions): Plugin {
  let root = ''
  let out = ''
  let made: Promise<PackageFiles> | null = null
  const files = () => {
    made ??= keptFiles({ root, address: folderOf(address)?.href ?? null, edition: editionOfBuild(root) })
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
      writeFiles(out, await files())
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

/** All that the package is made of. */
const INPUTS = ['data/derived', 'data/sources/figures', 'package.json', 'package-lock.json', 'scripts', 'src']

/** The files of the package; kept from one build to the next while nothing changes, because the workbooks take seconds. */
export async function keptFiles(options: PackageOptions): Promise<PackageFiles> {
  const { root, address, edition } = options
  const key = sha256(Buffer.from(`${buildHash(root, INPUTS)} ${address} ${edition}`)).slice(0, 16)
  const [kept, folder] = [join(root, '.cache/data-package'), join(root, '.cache/data-package', key)]
  const isFile = (path: string) => statSync(join(folder, path)).isFile()
  try {
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isFile)
    return new Map(paths.map((path) => [path.split(sep).join('/'), readFileSync(join(folder, path))]))
  } catch {
    // Not made yet.
  }
  const files = await (await import('./data/packageFiles.ts')).packageFiles(options)
  const unfinished = `${folder}.${process.pid}`
  writeFiles(unfinished, files)
  for (const name of readdirSync(kept))
    if (!name.includes('.')) rmSync(join(kept, name), { recursive: true, force: true })
  try {
    renameSync(unfinished, folder)
  } catch {
    // Another build was first.
    rmSync(unfinished, { recursive: true, force: true })
  }
  return files
}

function writeFiles(folder: string, files: PackageFiles): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
}
