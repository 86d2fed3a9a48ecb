import { readFileSync } from 'node:fs'
import type { HtmlTagDescriptor, Plugin } from 'vite'

/** The picture of link previews. */
export const CARD = 'card.png'
/** The size that previews are made for, px. */
const SIZE = { width: 1200, height: 630 }

/**
 * Vite plugin: what other sites and messengers show of a link to the app (Open Graph). A picture and an address must be
 * absolute there, so they come only with `address`, where the build is hosted, and the picture only where there is a browser to
 * draw it. Put it after the start picture, which it takes from the page.
 */
export function linkPreview(address: string | undefined): Plugin {
  const base = folderOf(address)
  let picture: string | null = null
  return {
    name: 'throughline:link-preview',
    async transformIndexHtml(html) {
      picture = /<svg class="start-map".*?<\/svg>/s.exec(html)?.[0] ?? null
      const hasCard = base !== null && picture !== null && (await browserPath()) !== null
      return previewTags(html, base, hasCard ? CARD : null)
    },
    generateBundle: {
      // The page is transformed in this step too.
      order: 'post',
      async handler() {
        if (base === null || picture === null) return
        const executablePath = await browserPath()
        if (executablePath === null) this.warn('There is no browser to draw the picture of link previews.')
        else this.emitFile({ type: 'asset', fileName: CARD, source: await drawCard(picture, executablePath) })
      },
    },
  }
}

/** The address of the folder with the build, null where none is given; throws if it is not absolute. */
export function folderOf(address: string | undefined): URL | null {
  if (address === undefined || address === '') return null
  const url = URL.parse(address.endsWith('/') ? address : `${address}/`)
  if (url === null || !url.protocol.startsWith('http')) {
    throw new Error(`--address: "${address}" is no web address, such as https://maps.example/throughline/.`)
  }
  return url
}

/** The tags of a preview, in the page's own words. */
export function previewTags(html: string, base: URL | null, card: string | null): HtmlTagDescriptor[] {
  const title = /<title>(.*?)<\/title>/.exec(html)?.[1]
  const description = /<meta\s+name="description"\s+content="([^"]*)"/.exec(html)?.[1]
  if (title === undefined || description === undefined)
    throw new Error('index.html lacks title or description.')
  const properties: readonly (readonly [string, string])[] = [
    ['og:type', 'website'],
    ['og:site_name', title],
    ['og:title', title],
    ['og:description', description],
    ...(base ? ([['og:url', base.href]] as const) : []),
    ...(base && card
      ? ([
          ['og:image', new URL(card, base).href],
          ['og:image:width', String(SIZE.width)],
          ['og:image:height', String(SIZE.height)],
          ['og:image:alt', 'Map of the routes to Europe'],
        ] as const)
      : []),
  ]
  return [
    ...properties.map(([property, content]) => ({ tag: 'meta', attrs: { property, content } })),
    ...(card ? [{ tag: 'meta', attrs: { name: 'twitter:card', content: 'summary_large_image' } }] : []),
  ]
}

// Loaded when it is needed: most builds draw no card.
const browserPath = async () => (await import('./findBrowser.ts')).findBrowser()

const FONT = 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'

/** The start picture with the name of the app, as PNG. */
async function drawCard(picture: string, executablePath: string): Promise<Buffer> {
  const [{ chromium }, { BROWSER_ARGUMENTS }] = await Promise.all([
    import('@playwright/test'),
    import('./findBrowser.ts'),
  ])
  const text = (file: string) => readFileSync(file, 'utf8')
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGUMENTS] })
  try {
    const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' })
    await page.setContent(
      `<!doctype html><html lang="en"><style>${text('src/ui/tokens.css')}${text('src/app/startPicture.css')}
      @font-face { font-family: Card; font-weight: 100 900; src: url(data:font/woff2;base64,${readFileSync(FONT, 'base64')}) }
      div { position: fixed; inset: 0; overflow: hidden; background: var(--sea) }
      p { position: fixed; inset: auto 48px 40px auto; margin: 0; font: 650 44px Card }</style>
      <body><div>${picture}</div><p>Throughline</p></body></html>`,
    )
    await page.addScriptTag({ content: text('public/startFrame.js') })
    await page.evaluate('document.fonts.ready')
    return await page.screenshot()
  } finally {
    await browser.close()
  }
}
