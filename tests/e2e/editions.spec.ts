import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { HostedEditions } from '#domain/editions/edition.ts'
import { parcelOf, withParcel } from '#domain/fileParcel.ts'
import { freezeBuild } from '#scripts/editions/freezeBuild.ts'
import { listenOnFreePort } from '#scripts/staticServer.ts'
import { Explorer } from './drivers/explorer.ts'
import { createPlainServer, writeShortList } from './support/deployments.ts'
import { test as base, expect } from './support/test.ts'

const [OLD, NEW] = ['2026-11-25-0123abcd', '2026-11-28-0123abcd'] as const
const SITE = resolve('.cache/editions-site')

/** The index of a host that keeps both editions. */
function indexOf(withdrawn: HostedEditions['editions'][number]['withdrawn']): HostedEditions {
  const edition = (id: string) => ({
    ...{
      id,
      day: id.slice(0, 10),
      hash: null,
      data: '0123456789ab',
      app: '0.2.0',
      commit: 'abc',
      files: null,
    },
    ...{ counts: { records: 0, figures: 0, claims: 0, outcomes: 0 }, address: null, withdrawn: null },
  })
  return { editions: [edition(NEW), { ...edition(OLD), withdrawn }], here: [NEW, OLD], now: NEW }
}

/** A built page as that of an edition. */
function named(html: string, id: string): string {
  const meta = `<meta name="edition" content="${id}"></head>`
  return html.replace(/\s*<meta name="edition"[^>]*>/, '').replace('</head>', meta)
}

// A fixture of the worker would end the worker before it, with its browser.
const test = base.extend<{ site: string }>({
  site:
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from the pattern
    async ({}, use) => {
      rmSync(SITE, { recursive: true, force: true })
      mkdirSync(SITE, { recursive: true })
      cpSync('dist', SITE, { recursive: true, filter: (path) => !path.startsWith(join('dist', 'editions')) })
      const [page, file] = [join(SITE, 'index.html'), join(SITE, 'throughline.html')]
      const parcel = parcelOf(readFileSync(file, 'utf8'))
      if (!parcel) throw new Error(`${file} carries no parcel`)
      for (const id of [OLD, NEW]) {
        // The page of the newest is the app beside the editions.
        writeFileSync(page, named(readFileSync(page, 'utf8'), id))
        const single = withParcel(readFileSync(file, 'utf8'), { ...parcel, version: id }) ?? ''
        writeFileSync(file, named(single, id))
        freezeBuild(SITE, join(SITE, 'editions', id), id, '{}')
      }
      writeFileSync(join(SITE, 'editions', 'index.json'), JSON.stringify(indexOf(null)))
      writeShortList(SITE)
      const server: Server = createPlainServer(SITE)
      const port = await listenOnFreePort(server, 4600)
      await use(`http://localhost:${port}/`)
      server.close()
      server.closeAllConnections()
      rmSync(SITE, { recursive: true, force: true })
    },
  baseURL: ({ site }, use) => use(site),
})

test.use({
  serviceWorkers: 'allow',
  permissions: ['clipboard-read', 'clipboard-write'],
  // The last step opens a file from disk.
  expectedFaults: /^request that leaves the origin: file:.*\/throughline\.html$/,
})

test('a citation opens its edition as it was, apart from the app of today, and from disk', async ({
  page,
  site,
}) => {
  const explorer = new Explorer(page)
  const line = page.getByRole('complementary', { name: 'Edition' })

  await test.step('Share gives the address of the view in the edition', async () => {
    await page.goto('#/explore?selected=route:channel&v=3')
    await page.getByRole('button', { name: 'Share' }).click()
    await page.getByRole('button', { name: 'Copy link to this edition' }).click()
    const address = `${site}editions/${NEW}/#/explore?selected=route:channel&v=3`
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address)
    const cite = page.getByRole('button', { name: 'Copy citation' })
    await cite.click()
    await expect(page.getByText('Done: the citation is on the clipboard')).toBeVisible()
    const citation = await page.evaluate(() => navigator.clipboard.readText())
    expect(citation).toContain(`Throughline, edition ${NEW}.`)
    expect(citation).toContain(address)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.evaluate(() => window.localStorage.setItem('throughline.test', 'kept'))
  })

  await test.step('a link with an edition opens it, of this host, and by no worker of today', async () => {
    const byWorker: string[] = []
    page.on('response', (response) => {
      if (response.url().includes('/editions/') && response.fromServiceWorker()) byWorker.push(response.url())
    })
    await page.goto(`#/explore?selected=route:channel&edition=${OLD}&v=2`)
    // As it was written: the app of an edition may be older than this one.
    await page.waitForURL(`${site}editions/${OLD}/#/explore?selected=route:channel&v=2`)
    await expect(line).toContainText('Edition of 25 November 2026')
    await expect(line).toContainText('A newer edition: 28 November 2026')
    await expect(line.getByRole('link', { name: 'What changed since' })).toHaveAttribute(
      'href',
      `../../#/sources?changed=${OLD}..${NEW}&v=3`,
    )
    await expect(explorer.details.getByRole('heading', { name: 'English Channel' })).toBeVisible()
    expect(byWorker).toEqual([])
  })

  await test.step('it keeps nothing on the device and reads nothing of today', async () => {
    const kept = await page.evaluate(() => ({
      worker: 'serviceWorker' in navigator,
      database: typeof window.indexedDB,
      item: window.localStorage.getItem('throughline.test'),
    }))
    expect(kept).toEqual({ worker: false, database: 'undefined', item: null })
    await page.getByRole('button', { name: 'Share' }).click()
    await page.getByRole('button', { name: 'Copy link to this edition' }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`/editions/${OLD}/#/explore`)
  })

  await test.step('it says in the reader’s language that it was withdrawn, and why', async () => {
    const withdrawn = { on: '2026-12-02', reason: { en: 'A month was counted twice.' } }
    await page.route('**/editions/index.json', (route) => route.fulfill({ json: indexOf(withdrawn) }))
    await page.reload()
    await expect(line).toContainText('Withdrawn on 2 December 2026: A month was counted twice.')
    await page.goto(`${site}editions/${OLD}/#/explore?lang=nl&v=3`)
    await expect(page.locator('.edition-line')).toContainText('Ingetrokken op 2 december 2026')
  })

  await test.step('its one file opens from disk and names it', async () => {
    const file = pathToFileURL(join(SITE, 'editions', OLD, 'throughline.html'))
    await page.goto(`${file.href}#/sources`)
    await expect(page.getByText(`with edition ${OLD}.`)).toBeVisible()
    await expect(page.getByText(`Version: edition ${OLD}`)).toBeVisible()
  })
})
