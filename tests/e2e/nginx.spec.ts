import { resolve } from 'node:path'
import { NO_SITE } from '#scripts/responseHeaders.ts'
import { NGINX, NO_NGINX, serveByNginx } from '#tests/support/serveByNginx.ts'
import { DrawnMap } from './drivers/drawnMap.ts'
import { Explorer } from './drivers/explorer.ts'
import { OfflineReader } from './drivers/offlineReader.ts'
import { test as base, expect } from './support/test.ts'

type Served = Awaited<ReturnType<typeof serveByNginx>>

// A fixture of the worker would end the worker before it, with its browser.
const test = base.extend<{ nginx: Served | null }>({
  nginx:
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from the pattern
    async ({}, use) => {
      const served = NGINX === null ? null : await serveByNginx(NGINX, resolve('dist'), NO_SITE)
      await use(served)
      await served?.stop()
    },
  baseURL: async ({ nginx, baseURL }, use) => use(nginx?.address ?? baseURL),
})

test.use({ serviceWorkers: 'allow' })
test.skip(NGINX === null, NO_NGINX)
// Every file is cached once, which is slow on a busy machine.
test.slow()

test('starts offline after a visit to a host with the settings for nginx', async ({ page, nginx }) => {
  const [explorer, offline] = [new Explorer(page), new OfflineReader(page)]
  await explorer.open()
  await offline.isCached()
  await nginx?.stop()
  await page.reload()
  await new DrawnMap(page).isReady()
  await expect(explorer.sentence).toHaveText(/measure/)
  expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toMatch(/\/sw\.js$/)
})
