import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { records } = published('records')
const LINK = '#/explore?period=2025-01..2025-04&known=2025-06-03&selected=route:eastern-land-border&v=3'

/** Waits until the strip says as of which day everything is shown. */
const shownAsOf = (day: string) => screen.findByText(new RegExp(`^Shown as known on ${day}:`))

describe('a day known', () => {
  test('shows figures, records and title as they were, and says so; a card says what is not; it leads to what changed since', async () => {
    const { user } = await renderApp({ link: LINK })
    const strip = await shownAsOf('3 June 2025')
    expect(strip).toHaveTextContent(
      new RegExp(`Frontex to April 2025, \\d+ of ${records.length} records\\.$`),
    )
    const details = screen.getByRole('region', { name: 'Details' })
    const chart = await within(details).findByRole('group', { name: /^Months then and now/ })
    expect(chart).toBeVisible()
    expect(within(details).getByRole('button', { name: /^April 2025: then 2,955, now 567/ })).toBeVisible()
    expect(within(details).getByRole('button', { name: /^May 2025: then not published by/ })).toBeVisible()
    expect(document.title).toContain('as known on 3 June 2025')

    await user.click(screen.getByRole('button', { name: 'Limits' }))
    const card = await screen.findByRole('dialog', { name: 'Limits' })
    expect(card).toHaveTextContent('our own reading began in November 2026')
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog', { name: 'Limits' })).toBeNull()
    expect(window.location.hash).toContain('known=2025-06-03')

    await user.click(screen.getByRole('button', { name: 'What changed since' }))
    const heading = await screen.findByRole('heading', { name: 'What changed', level: 2 })
    await waitFor(() => expect(heading).toHaveFocus())
    expect(await screen.findByRole('combobox', { name: 'From' })).toHaveValue('2025-06-03')
  })

  test('is today again by Escape, and another state by [ and ]', async () => {
    const { user } = await renderApp({ link: LINK })
    await shownAsOf('3 June 2025')
    await user.keyboard('[[')
    await shownAsOf('2 April 2025')
    expect(window.location.hash).toContain('known=2025-04-02')
    await user.keyboard(']')
    await shownAsOf('3 June 2025')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByText(/^Shown as known/)).toBeNull())
    expect(window.location.hash).not.toContain('known')
    expect(window.location.hash).toContain('selected=route:eastern-land-border')
  })

  test('is chosen among other dates, by keyboard too', async () => {
    const { user } = await renderApp()
    const dates = await screen.findByRole('button', { name: 'Other dates' })
    await user.click(dates)
    await user.click(await screen.findByRole('button', { name: 'Known on an earlier day' }))
    const choice = await screen.findByRole('slider', { name: 'Known on' })
    await waitFor(() => expect(choice).toHaveFocus())
    expect(choice).toHaveAttribute('aria-valuetext', 'Today')
    await user.click(screen.getByRole('button', { name: 'The state before' }))
    await shownAsOf('27 August 2026')
    await user.click(screen.getByRole('button', { name: 'Today' }))
    await waitFor(() => expect(screen.queryByRole('slider', { name: 'Known on' })).toBeNull())
    expect(dates).toHaveFocus()
    // Escape closes its choice too.
    await user.click(dates)
    await user.click(await screen.findByRole('button', { name: 'Known on an earlier day' }))
    await waitFor(() => expect(screen.getByRole('slider', { name: 'Known on' })).toHaveFocus())
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('slider', { name: 'Known on' })).toBeNull())
  })
})

describe('what changed', () => {
  test('lists what was revised between two states, and every state of a cell with its source', async () => {
    const { user } = await renderApp({ link: '#/sources' })
    expect(await screen.findByRole('button', { name: /^16 ?figures revised/ })).toHaveTextContent(
      'of 1,771 then known',
    )
    expect(screen.getByRole('button', { name: /^127 ?rows added/ })).toHaveTextContent(
      'May 2025 to June 2026',
    )
    const table = screen.getByRole('table', { name: /^What changed from 3 June 2025/ })
    const [, first] = within(table).getAllByRole('row')
    expect(first).toHaveTextContent(/Eastern land border.*April 2025.*2,955.*567.*−2,388.*−81%/)
    await user.click(
      within(table).getByRole('button', { name: 'Show all states of Eastern land border, April 2025' }),
    )
    expect(within(table).getByText(/^Undated|^undated, to September 2025: 567/)).toBeVisible()
    await user.click(within(table).getByRole('button', { name: /^Open Eastern land border, April 2025/ }))
    const reader = await screen.findByRole('dialog', { name: 'Reader' })
    expect(within(reader).getAllByText('567')[0]).toBeVisible()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Reader' })).toBeNull())

    // It can be narrowed to a place, and starts from another state.
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Only' }), 'Eastern land border')
    const rows = within(screen.getByRole('table', { name: /^What changed from 3 June 2025/ })).getAllByRole(
      'rowheader',
    )
    expect(rows.every(({ textContent }) => textContent?.trim() === 'Eastern land border')).toBe(true)
    await user.selectOptions(screen.getByRole('combobox', { name: 'From' }), '2025-02-04')
    expect(screen.getByRole('button', { name: /figures revised/ })).toHaveTextContent('of 1,733 then known')
  })
})

test('a measure that was not yet stated is no unknown part of a link', async () => {
  const later = published('measures').measures.find(({ statedOn }) => (statedOn?.start ?? '') > '2026-01')
  const link = `selected=measure:${later?.id}`
  await renderApp({ link: `#/explore?known=2025-06-03&${link}&v=3` })
  await shownAsOf('3 June 2025')
  expect(window.location.hash).toContain(link)
  expect(screen.queryByRole('alert')).toBeNull()
})
