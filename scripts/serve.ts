import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isSiteList, NO_SITE } from './responseHeaders.ts'
import { createStaticServer, listenOnFreePort } from './staticServer.ts'

const USAGE =
  'Usage: tsx scripts/serve.ts [--port 4173] [--strict-port] [--root dist] [--embed-from "https://site.example"]'
const FIRST_PORT = 4173

async function serve(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(FIRST_PORT) },
      'strict-port': { type: 'boolean', default: false },
      root: { type: 'string', default: 'dist' },
      'embed-from': { type: 'string', default: NO_SITE },
    },
  })
  const first = Number(values.port)
  if (!Number.isInteger(first) || first < 1 || first > 65_535) {
    throw new Error(`--port ${values.port}: a port is a whole number from 1 to 65535. ${USAGE}`)
  }
  const sites = values['embed-from']
  if (sites !== NO_SITE && !isSiteList(sites)) {
    throw new Error(
      `--embed-from ${sites}: name sites as https://site.example, with spaces between, or 'self'. ${USAGE}`,
    )
  }
  const server = createStaticServer(resolve(values.root), sites)
  const port = await listenOnFreePort(server, first, values['strict-port'])
  if (port !== first) console.log(`Port ${first} is in use, so this is port ${port}.`)
  console.log(`Throughline is at http://localhost:${port}/ (stop with Ctrl+C)`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close()
      server.closeAllConnections()
    })
  }
}

serve().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
