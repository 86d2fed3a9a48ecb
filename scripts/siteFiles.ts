import type { Plugin } from 'vite'
import { DATA_FOLDER } from '#domain/dataPackage.ts'
import { escapeXml } from '#lib/escapeXml.ts'
import { FEED } from './feeds/atomFeed.ts'
import { folderOf } from './linkPreview.ts'

/** What crawlers and readers of feeds load, beside the page. */
export const SITE_FILES = /^(?:robots\.txt|sitemap\.xml|feed\.xml|feeds\/.*)$/

/** What has an address of its own, below the folder of the app: views are in the fragment, which crawlers leave out. */
const PAGES = ['', 'throughline.html', `${DATA_FOLDER}/datapackage.json`] as const

/** Vite plugin: tells crawlers what is here, and, if the build knows its address, where the pages are and what changed. */
export function siteFiles(address: string | undefined): Plugin {
  let root = ''
  return {
    name: 'throughline:site-files',
    apply: 'build',
    configResolved(config) {
      root = config.root
    },
    transformIndexHtml: () =>
      folderOf(address) === null
        ? []
        : [
            {
              tag: 'link',
              attrs: {
                rel: 'alternate',
                type: 'application/atom+xml',
                title: 'Throughline: what changed',
                href: `./${FEED}`,
              },
              injectTo: 'head',
            },
          ],
    async generateBundle() {
      const base = folderOf(address)
      const files: (readonly [path: string, text: string])[] = [['robots.txt', robotsText(base)]]
      if (base) {
        const { feedsOf } = await import('./feeds/feeds.ts')
        files.push(['sitemap.xml', sitemapText(base)], ...feedsOf(root, base))
      }
      for (const [fileName, source] of files) this.emitFile({ type: 'asset', fileName, source })
    },
  }
}

/** `robots.txt`: everything may be read. A crawler reads it at the root of a host only. */
export function robotsText(base: URL | null): string {
  const map = base ? `\nSitemap: ${new URL('sitemap.xml', base).href}\n` : ''
  return `User-agent: *\nAllow: /\n${map}`
}

/** `sitemap.xml` of what has an address of its own. */
export function sitemapText(base: URL): string {
  const urls = PAGES.map((path) => `  <url><loc>${escapeXml(new URL(path, base).href)}</loc></url>\n`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`
}
