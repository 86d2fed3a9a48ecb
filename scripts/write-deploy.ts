import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { deployFiles } from './deployFiles.ts'
import { isSiteList, NO_SITE } from './responseHeaders.ts'

const USAGE =
  'Usage: tsx scripts/write-deploy.ts [--check] [--root /srv/throughline] [--embed-from "https://site.example"] [--out deploy]'

/** Writes the settings of hosts into `deploy/`, or with `--check` only compares them. */
function writeDeploy(): void {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      root: { type: 'string', default: '/srv/throughline' },
      'embed-from': { type: 'string', default: NO_SITE },
      out: { type: 'string', default: 'deploy' },
    },
  })
  const sites = values['embed-from']
  if (sites !== NO_SITE && !isSiteList(sites)) {
    throw new Error(`--embed-from ${sites}: name sites as https://site.example. ${USAGE}`)
  }
  for (const [name, text] of deployFiles({ root: values.root, sites })) {
    const path = `${values.out}/${name}`
    if (values.check) {
      if (readFileSync(path, 'utf8') !== text) {
        throw new Error(
          `${path} differs from scripts/responseHeaders.ts. Run "npx tsx scripts/write-deploy.ts".`,
        )
      }
    } else {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
  }
}

try {
  writeDeploy()
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault))
  process.exitCode = 1
}
