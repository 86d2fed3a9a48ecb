import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { lengthened, messagesOf } from './words.ts'

/**
 * Replaces French by a pseudo-language, English made 40 % longer, in the interface and in published labels. The
 * responses are rewritten; the build does not change.
 */
export async function servePseudoLanguage(page: Page): Promise<void> {
  const messages = messagesOf('long')
  await page.route(`**/${frenchFile()}*`, async (route) => {
    const response = await route.fetch()
    const [, name] = /export\s*\{\s*(?:\w+\s+as\s+)?(\w+)\s*\}/.exec(await response.text()) ?? []
    if (name === undefined) throw new Error('the French module does not have the expected form')
    // The app merges the files of a language: all may stand in one.
    return route.fulfill({
      response,
      body: `export const ${name} = { './long.json': ${JSON.stringify(messages)} }`,
    })
  })
  await page.route(
    /\/assets\/(?:start|vocabulary|routes|measures|timeline|records)-[^/]*\.json$/,
    async (route) => {
      const response = await route.fetch()
      return route.fulfill({ response, json: withLongLabels(await response.json()) })
    },
  )
}

/** The file of the French messages in the build. */
function frenchFile(): string {
  const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Record<
    string,
    { file: string }
  >
  const file = manifest['src/i18n/messages/fr/messages.ts']?.file
  if (file === undefined) throw new Error('the build has no file of French messages')
  return file
}

function withLongLabels(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withLongLabels)
  if (typeof node !== 'object' || node === null) return node
  if ('en' in node && 'nl' in node && 'fr' in node && typeof node.en === 'string') {
    return { ...node, fr: lengthened(node.en) }
  }
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, withLongLabels(child)]))
}
