import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { EDITION_FOLDER, readIndex } from '#scripts/editions/editionFolder.ts'
import { readersToday } from '#state/readersToday.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const HOST = 'http://localhost:3000/editions/'

/** Serves the kept editions at `editions/`, as a host of the built app does. */
function hostEditions(here: readonly string[]): void {
  const rest = window.fetch
  vi.stubGlobal(
    'fetch',
    vi.fn(async (address: string | URL) => {
      if (!String(address).startsWith(HOST)) return rest(address)
      const path = String(address).slice(HOST.length)
      if (path === 'index.json') {
        // Editions frozen since are left out.
        const editions = readIndex(EDITION_FOLDER).editions.filter(({ day }) => day <= '2026-11-28')
        return new Response(JSON.stringify({ editions, here, now: '2026-11-28-be35d5be' }))
      }
      const file = join(EDITION_FOLDER, path)
      return existsSync(file) ? new Response(readFileSync(file)) : new Response('', { status: 404 })
    }),
  )
}

/** The Sources page of a host that keeps the editions, and the app of the 28th. */
async function openSources() {
  const { user } = await renderApp({ link: '#/briefing' })
  hostEditions(['2026-11-28-8b8a5e73'])
  await user.click(screen.getByRole('link', { name: 'Sources' }))
  const heading = await screen.findByRole('heading', { level: 3, name: /^27 November 2026/ })
  return { user, edition: within(heading.closest('article') ?? document.body) }
}

const OF_25TH = '2026-11-25-26b876a8'
const OF_27TH = '2026-11-27-19540bdf'

test('Sources lists the editions, each with what changed in a line, its citation and where it opens; What changed compares two', async () => {
  const { user, edition } = await openSources()
  expect(edition.getByText('141 records, 2,065 figures.')).toBeVisible()
  // The data of that day were kept without the app.
  expect(edition.getByText(/^Only its data are kept/)).toBeVisible()
  expect(
    await edition.findByText(
      /^Since 25 November 2026: 42 records added, 55 records changed, .*7 tables added/,
    ),
  ).toBeVisible()
  const opened = screen.getByRole('link', { name: 'Open as it was' })
  expect(opened).toHaveAttribute('href', `${HOST}2026-11-28-8b8a5e73/#/explore`)
  expect(screen.getByRole('link', { name: 'Its one file, 5.8 MB' })).toBeVisible()
  await user.click(edition.getByRole('button', { name: 'Cite this edition' }))
  expect(await navigator.clipboard.readText()).toBe(
    `Throughline, edition ${OF_27TH} of 27 November 2026, data 19540bdf39d7.`,
  )

  // What was added, what changed and why.
  await user.click(await edition.findByRole('button', { name: 'See each change' }))
  const from = await screen.findByRole('combobox', { name: 'From' })
  await waitFor(() => expect(from).toHaveValue(OF_25TH))
  expect(screen.getByRole('combobox', { name: 'To' })).toHaveValue(OF_27TH)
  expect(await screen.findByRole('button', { name: /^55 ?records changed/ })).toBeVisible()
  expect(screen.getByRole('button', { name: /^42 ?records added/ })).toHaveTextContent(/done/)
  expect(screen.getByRole('button', { name: /^18 ?rows added/ })).toHaveTextContent('7 tables added')
  const changed = within(
    screen.getByRole('heading', { name: 'Records changed' }).closest('section') ?? document.body,
  )
  await user.click(changed.getByRole('button', { name: '49 more' }))
  expect(
    changed.getAllByText(/^Status: Done → Planned.* \(What a meeting announces is planned, not done\.\)$/),
  ).toHaveLength(6)
  expect(
    screen.getByText(/^Beside these: 1 claim added, 1 claim changed, 6 claims gone, 18 legs/),
  ).toBeVisible()

  // A publisher’s state knows no changed records.
  await user.selectOptions(
    from,
    within(from).getByRole('option', { name: 'Edition of 25 November 2026, 26b876a8' }),
  )
  await user.selectOptions(from, '2025-06-03')
  expect(await screen.findByText('known between two editions only')).toBeVisible()
  expect(screen.queryByRole('heading', { name: 'Records changed' })).toBeNull()
})

test('Sources says where this copy has no list of editions', async () => {
  const { user } = await renderApp({ link: '#/briefing' })
  await user.click(screen.getByRole('link', { name: 'Sources' }))
  expect(await screen.findByText(/^This copy has no list of editions/)).toBeVisible()
})

test('a link of a feed opens what changed between its two editions, and the page links to its feeds', async () => {
  const feed = document.head.appendChild(document.createElement('link'))
  onTestFinished(() => feed.remove())
  Object.assign(feed, { rel: 'alternate', type: 'application/atom+xml', href: './feed.xml' })
  await renderApp({ link: '#/briefing' })
  hostEditions([])
  window.location.hash = `#/sources?changed=${OF_25TH}..${OF_27TH}&v=3`
  const from = await screen.findByRole('combobox', { name: 'From' })
  await waitFor(() => expect(from).toHaveValue(OF_25TH))
  expect(screen.getByRole('combobox', { name: 'To' })).toHaveValue(OF_27TH)
  expect(screen.queryByText(/not understood/)).toBeNull()
  expect(screen.getByRole('link', { name: 'Feed' })).toHaveAttribute('href', 'http://localhost:3000/feed.xml')
  expect(screen.getByRole('link', { name: 'English Channel' })).toHaveAttribute(
    'href',
    'http://localhost:3000/feeds/channel.xml',
  )
})

describe('what is newer than at an earlier visit', () => {
  const KEY = 'throughline.visit'
  const keep = (on: string, edition: string | null) =>
    window.localStorage.setItem(KEY, JSON.stringify({ on, edition }))
  const kept = (): unknown => JSON.parse(window.localStorage.getItem(KEY) ?? 'null')
  const open = async (link = '#/explore') => {
    const rendered = await renderApp({ link })
    hostEditions([])
    return rendered
  }
  const findLine = () => screen.findByRole('complementary', { name: 'Since your last visit' })

  test('stands in a line with a link to each change, until it is dismissed', async () => {
    keep('2026-11-26', null)
    const { user } = await open()
    const line = within(await findLine())
    expect(
      line.getByText(/^Since your visit on 26 November 2026: 42 records added, .* and more\./),
    ).toBeVisible()
    expect(line.getByRole('link', { name: 'What changed' })).toHaveAttribute(
      'href',
      `#/sources?changed=${OF_25TH}..2026-11-28-8b8a5e73&v=3`,
    )
    await user.click(line.getByRole('button', { name: 'Dismiss' }))
    expect(screen.queryByRole('complementary', { name: 'Since your last visit' })).toBeNull()
    expect(kept()).toEqual({ on: readersToday(), edition: '2026-11-28-8b8a5e73' })
  })

  test('is nothing on a first visit, which is only remembered and asks the host for nothing', async () => {
    await open()
    await waitFor(() => expect(kept()).toEqual({ on: readersToday(), edition: null }))
    expect(fetch).not.toHaveBeenCalledWith(`${HOST}index.json`, expect.anything())
  })

  test('is nothing where no edition is newer', async () => {
    keep('2026-11-27', '2026-11-28-8b8a5e73')
    await open()
    await waitFor(() => expect(kept()).toEqual({ on: readersToday(), edition: '2026-11-28-8b8a5e73' }))
    expect(screen.queryByRole('complementary', { name: 'Since your last visit' })).toBeNull()
  })
})
