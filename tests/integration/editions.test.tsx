import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { EDITION_FOLDER, readIndex } from '#scripts/editions/editionFolder.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const HOST = 'http://localhost:3000/editions/'

/** Serves the kept editions at `editions/`, as a host of the built app does. */
function hostEditions(here: readonly string[]): void {
  const rest = window.fetch
  vi.stubGlobal('fetch', async (address: string | URL) => {
    if (!String(address).startsWith(HOST)) return rest(address)
    const path = String(address).slice(HOST.length)
    if (path === 'index.json')
      return new Response(JSON.stringify({ ...readIndex(EDITION_FOLDER), here, now: '2026-11-28-be35d5be' }))
    const file = join(EDITION_FOLDER, path)
    return existsSync(file) ? new Response(readFileSync(file)) : new Response('', { status: 404 })
  })
}

test('Sources lists the editions, with what changed, why, and where one opens', async () => {
  const { user } = await renderApp({ link: '#/briefing' })
  hostEditions(['2026-11-27-19540bdf'])
  await user.click(screen.getByRole('link', { name: 'Sources' }))
  const heading = await screen.findByRole('heading', { level: 3, name: /^27 November 2026/ })
  const edition = within(heading.closest('article') ?? document.body)
  expect(edition.getByText('141 records, 2,065 figures')).toBeVisible()
  // The data of that day were kept without the app.
  expect(edition.getByText(/^Only its data are kept/)).toBeVisible()
  await user.click(edition.getByText('What changed since 25 November 2026'))
  expect(await edition.findByText('42 records added')).toBeVisible()
  expect(edition.getByText('18 rows added')).toBeVisible()
  expect(edition.getByText('7 tables added')).toBeVisible()
  await user.click(edition.getByText(/records changed$/))
  expect(
    edition.getAllByText(/Done → Planned \(What a meeting announces is planned, not done\.\)$/),
  ).toHaveLength(6)
})

test('Sources says where this copy has no list of editions', async () => {
  const { user } = await renderApp({ link: '#/briefing' })
  await user.click(screen.getByRole('link', { name: 'Sources' }))
  expect(await screen.findByText(/^This copy has no list of editions/)).toBeVisible()
})
