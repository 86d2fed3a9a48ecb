import type { Page } from '@playwright/test'

/** How much longer the words of the interface become; translations of short English labels reach this. */
const GROWTH = 0.4

/**
 * Makes every word of the French interface and of the published labels 40 % longer, with accents that stand high and
 * hang low. It is no language of the product: the answers of the server are rewritten on their way to the page.
 */
export async function lengthenFrench(page: Page): Promise<void> {
  await page.route('**/assets/messages-*.js', async (route) => {
    const response = await route.fetch()
    const body = await response.text()
    // The original answers under an address of its own; the rewritten file takes the same names from it.
    if (route.request().url().includes('?as-it-is')) return route.fulfill({ response, body })
    const names = [...(/export\s*\{([^}]*)\}/.exec(body)?.[1] ?? '').matchAll(/(?:\w+\s+as\s+)?(\w+)/g)]
    const [name] = names.map((match) => match[1])
    if (name === undefined) throw new Error('the French file exports nothing: it cannot be rewritten')
    return route.fulfill({
      response,
      body: `
        import { ${name} as words } from ${JSON.stringify(`${route.request().url()}?as-it-is`)}
        const lengthened = ${lengthened.toString()}
        const deep = (node) => typeof node === 'string'
          ? lengthened(node, ${GROWTH})
          : Object.fromEntries(Object.entries(node).map(([key, child]) => [key, deep(child)]))
        const long = deep(words)
        export { long as ${name} }`,
    })
  })
  await page.route(
    /\/assets\/(?:vocabulary|routes|measures|timeline|records)-[^/]*\.json$/,
    async (route) => {
      const response = await route.fetch()
      return route.fulfill({ response, json: withLongLabels(await response.json()) })
    },
  )
}

function withLongLabels(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withLongLabels)
  if (typeof node !== 'object' || node === null) return node
  const isText = 'en' in node && 'nl' in node && 'fr' in node && typeof node.fr === 'string'
  if (isText) return { ...node, fr: lengthened(node.fr as string, GROWTH) }
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, withLongLabels(child)]))
}

/**
 * The text with more letters after its last word, a blank after every seventh if it has blanks itself: a lone word
 * grows as compounds do. It runs in the page as well, and so refers to nothing around it.
 */
function lengthened(text: string, growth: number): string {
  const bare = text.replaceAll(/\{\{.*?\}\}/g, '')
  // A name stays as it is in every language.
  if (!/\p{L}{2}/u.test(bare) || text === 'Throughline') return text
  const more = Math.ceil(bare.length * growth)
  const letters = 'éñglàîçôjê'
  let added = ''
  for (let at = 0; at < more; at += 1) {
    added += at % 8 === 7 && /\s/.test(bare.trim()) ? ' ' : letters[at % letters.length]
  }
  return `${text}${added}`
}
