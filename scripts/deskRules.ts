import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { filesBelow, sha256 } from './readInput.ts'
import { readSources } from './readSources.ts'
import { rulesVersion } from './rulesVersion.ts'

/** What the Desk derives by, besides the rules: its own code, the model of suggestions, and the names of published tables. */
const FOLDERS = ['src/learn', 'src/worker']
const FILES = ['suggestions', 'figures', 'routes'].map((name) => `data/derived/${name}.json`)

/**
 * Tells the Desk the version of all that it derives by, as `import.meta.env.DESK_RULES`: what a browser keeps from another
 * version is made again. Empty while developing, where code changes without a build.
 */
export function deskRules(root: string): Plugin {
  return {
    name: 'desk-rules',
    config: (_config, { command }) => ({
      define: { 'import.meta.env.DESK_RULES': JSON.stringify(command === 'build' ? versionOf(root) : '') },
    }),
  }
}

function versionOf(root: string): string {
  const files = [...FOLDERS.flatMap((folder) => filesBelow(`${root}/${folder}`, root).files), ...FILES]
  const parts = files.map((path) => sha256(readFileSync(path.startsWith('/') ? path : `${root}/${path}`)))
  return sha256([rulesVersion(readSources(root).sources.lexicon), ...parts].join('\n')).slice(0, 12)
}
