import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import * as z from 'zod/mini'
import { createStaticServer, listenOnFreePort } from '#scripts/staticServer.ts'
import type { WatchedParts } from './watchPage.ts'

/** A built page that the bench measures. Its map is drawn at the performance mark whose name ends in `map-ready`. */
export interface BenchedPage extends WatchedParts {
  name: string
  /** The folder of the built page. */
  root: string
  /** Selector of two buttons of periods, as the test runner writes it; '' leaves the clicks out. */
  years: string
  /** Whether a second press on a button of them releases it; else one of the two is pressed at the start. */
  isReleased: boolean
  /** Selector of what drags the period, likewise. */
  brush: string
  /** Selectors of a tab of long lists and of the one beside it, likewise. */
  tabs: readonly [opened: string, left: string] | null
}

/** The app itself. */
export const THROUGHLINE: BenchedPage = {
  name: 'Throughline',
  root: resolve('dist'),
  picture: '.start-map',
  panels: ['[data-brush]', '.shell-panel h2'],
  years: 'role=group[name="Numbers for"] >> role=button[name=/20\\d\\d/]',
  isReleased: false,
  brush: '[data-brush]',
  tabs: null,
}

const Selector = z._default(z.string(), '')

/** The file beside a built page that says where its parts are; every member is optional. */
const PageFile = z.strictObject({
  name: z.optional(z.string()),
  picture: Selector,
  panels: z._default(z.array(z.string()), []),
  years: Selector,
  isReleased: z._default(z.boolean(), true),
  brush: Selector,
})

/**
 * Another built page, by its folder. The file `FOLDER.json` beside it names its parts; figures of parts that it does not
 * name are left out. Throws if the folder has no page, or the file another shape.
 */
export function pageBeside(folder: string): BenchedPage {
  const root = resolve(folder)
  if (!existsSync(`${root}/index.html`)) throw new Error(`--beside ${folder}: there is no index.html in it.`)
  const path = `${root}.json`
  try {
    const parts = PageFile.parse(existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {})
    return { ...parts, name: parts.name ?? basename(root), root, tabs: null }
  } catch (cause) {
    throw new Error(`${path}: it may have name, picture, panels (a list), years, isReleased and brush.`, {
      cause,
    })
  }
}

/** A page that is served, and the files sent since the list was last emptied; `bytes` without headers. */
export interface ServedPage extends BenchedPage {
  address: string
  sent: { at: number; bytes: number }[]
  close: () => void
}

const FIRST_PORT = 4490

/** Serves a page, compressed, with the headers of the app. */
export async function servePage(page: BenchedPage): Promise<ServedPage> {
  const sent: ServedPage['sent'] = []
  const server = createStaticServer(page.root)
  server.on('request', (_, response) => {
    response.end = new Proxy(response.end, {
      apply(end, self, given: unknown[]): unknown {
        const [body] = given
        if (body instanceof Uint8Array) sent.push({ at: Date.now(), bytes: body.length })
        return Reflect.apply(end, self, given)
      },
    })
  })
  const address = `http://localhost:${await listenOnFreePort(server, FIRST_PORT)}/`
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { ...page, address, sent, close }
}
