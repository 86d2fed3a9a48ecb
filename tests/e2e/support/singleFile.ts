import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page, TestInfo } from '@playwright/test'
import { type FileParcel, parcelOf, startWith, withParcel } from '#domain/fileParcel.ts'
import { firstOf } from '#tests/e2e/support/firstOf.ts'
import { published } from '#tests/support/published.ts'
import { test as base, expect } from './test.ts'

const BUILT = resolve('dist-single/throughline.html')

/** File URL of the built single HTML file. */
export const FILE = pathToFileURL(BUILT).href

/** Writes a copy of the file with a published briefing, as the app exports it, and returns its URL. */
export function fileWith(briefingId: string, info: TestInfo): string {
  const html = readFileSync(BUILT, 'utf8')
  const parcel = parcelOf(html)
  if (!parcel) throw new Error(`${BUILT} carries no parcel`)
  const briefing = firstOf(
    published('briefings').briefings.filter(({ id }) => id === briefingId),
    briefingId,
  )
  const filled: FileParcel = {
    ...parcel,
    briefing: { ...briefing, id: 'own-talk', title: `Our own: ${briefing.title}` },
    start: startWith({ id: 'own-talk', language: briefing.language }),
    address: 'https://throughline.example/app/',
  }
  const copy = info.outputPath('talk.html')
  mkdirSync(dirname(copy), { recursive: true })
  writeFileSync(copy, withParcel(html, filled) ?? '')
  return pathToFileURL(copy).href
}

/**
 * Playwright's `test` for pages opened from disk. Besides the checks of the other tests (a silent console), no window may
 * request anything but the page itself and `blob:` or `data:` URLs.
 */
export const test = base.extend<{ closedFile: undefined }>({
  // Files have the origin "null", which no request may leave.
  baseURL: FILE,
  closedFile: [
    async ({ context }, use) => {
      if (!existsSync(BUILT)) throw new Error(`${BUILT} is missing. Run \`npm run build:single\` first.`)
      const asked: string[] = []
      context.on('request', (request) => {
        const isPage = request.isNavigationRequest() && request.url().startsWith('file:')
        if (!isPage && !/^(?:blob|data):/.test(request.url())) asked.push(request.url())
      })
      await use(undefined)
      expect(asked, 'the file makes no requests').toEqual([])
    },
    { auto: true },
  ],
})

/** Loads a view of the file, and waits for the app. */
export async function openFile(page: Page, fragment = '', address = FILE): Promise<void> {
  await page.goto(`${address}${fragment}`)
  await expect(page.getByRole('banner')).toBeVisible()
}

export { expect }
