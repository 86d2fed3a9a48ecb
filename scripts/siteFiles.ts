import type { Plugin } from 'vite'
import { DATA_FOLDER } from '#domain/dataPackage.ts'
import { escapeXml } from '#lib/escapeXml.ts'
import { folderOf } from './linkPreview.ts'

/** What crawlers read, beside the page. */
export const SITE_FILES = ['robots.txt', 'sitemap.xml'] as const

/** What has an address of its own, below the folder of the app: views are in the fragment, which crawlers leave out. */
const PAGES = ['', 'throughline.html', `${DATA_FOLDER}/datapackage.json`] as const

/** Vite plugin: tells crawlers what is here, and where the pages are if the build knows its address. */
export function siteFiles(address: string | undefined): Plugin {
  return {
    name: 'throughline:site-files',
    apply: 'build',
    generateBundle() {
      const base = folderOf(address)
      this.emitFile({ type: 'asset', fileName: 'robots.txt', source: robotsText(base) })
      if (base) this.emitFile({ type: 'asset', fileName: 'sitemap.xml', source: sitemapText(base) })
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
