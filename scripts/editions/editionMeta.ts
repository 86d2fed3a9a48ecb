import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { editionOfBuild } from './buildHash.ts'
import { EDITION_FOLDER } from './editionFolder.ts'

/**
 * Vite plugin: names in the page the edition that the build is, for src/state/edition.ts; nothing where it is none. In
 * development it serves what editions stated at `editions/`, as a host of the built app does.
 */
export function editionMeta(root: string): Plugin {
  return {
    name: 'throughline:edition',
    transformIndexHtml: {
      order: 'pre',
      handler(_html, { server }) {
        const edition = server ? null : editionOfBuild(root)
        return edition === null
          ? []
          : [{ tag: 'meta', attrs: { name: 'edition', content: edition }, injectTo: 'head' }]
      },
    },
    configureServer(server) {
      server.middlewares.use('/editions', (request, response, next) => {
        const path = (request.url ?? '').split('?', 1)[0] ?? ''
        const file = join(root, EDITION_FOLDER, path)
        if (!/^[/\w.-]+\.json$/.test(path) || path.includes('..') || !existsSync(file)) return next()
        response.setHeader('Content-Type', 'application/json')
        createReadStream(file).pipe(response)
      })
    },
  }
}
