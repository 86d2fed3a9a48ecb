import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { setUi, THEME_KEY } from '#state/uiStore.ts'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

afterEach(() => {
  delete document.documentElement.dataset.theme
})

const rail = () => screen.queryByRole('region', { name: 'Filters' })
const details = () => screen.queryByRole('region', { name: 'Details' })

describe('the panels around the map', () => {
  test('collapse one by one and come back', async () => {
    const { user } = await renderApp()
    await user.click(screen.getByRole('button', { name: 'Hide filters' }))
    expect(rail()).toBeNull()
    expect(details()).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Show filters' }))
    expect(rail()).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Hide details' }))
    expect(details()).toBeNull()
  })

  test('H hides and shows all; in a text field it is a letter', async () => {
    const { user } = await renderApp()
    await user.keyboard('h')
    expect(rail()).toBeNull()
    expect(details()).toBeNull()
    expect(screen.getByRole('button', { name: 'Show panels' })).toBeVisible()
    await user.keyboard('h')
    expect(rail()).toBeInTheDocument()
    screen.getByRole('button', { name: 'Copy link' }).focus()
    await user.keyboard('h')
    expect(rail()).toBeInTheDocument()
  })

  test('one can be shown while all are hidden', async () => {
    const { user } = await renderApp()
    await user.keyboard('h')
    await user.click(screen.getByRole('button', { name: 'Show details' }))
    expect(details()).toBeInTheDocument()
    expect(rail()).toBeNull()
  })

  test('single-letter shortcuts can be switched off, and stay off', async () => {
    const letters = () => {
      act(() => setUi({ overlay: 'help' }))
      return screen.findByRole('checkbox', { name: 'Single characters are keys' })
    }
    const { user, unmount } = await renderApp()
    await user.click(await letters())
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    fireEvent.keyDown(document.body, { key: 'h' })
    expect(rail()).toBeInTheDocument()
    unmount()
    await renderApp()
    expect(await letters()).not.toBeChecked()
  })

  test('Escape closes the Reader first, then the selection', async () => {
    const [document] = published('documents').documents
    const { user } = await renderApp({ link: `#/explore?selected=route:channel&reader=${document?.id}` })
    await screen.findByRole('dialog')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(window.location.hash).toBe('#/explore?selected=route:channel&v=2'))
    await user.keyboard('{Escape}')
    expect(window.location.hash).toBe('#/explore')
  })
})

test('skip links lead past the bar to the map and the details', async () => {
  const { user } = await renderApp()
  await user.tab()
  expect(screen.getByRole('button', { name: 'Skip to the map' })).toHaveFocus()
  await user.tab()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(details()).toHaveFocus())
})

test('a skip link leads to the filters, even when collapsed', async () => {
  const { user } = await renderApp()
  await user.click(screen.getByRole('button', { name: 'Hide filters' }))
  screen.getByRole('button', { name: 'Skip to the filters' }).focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.getByRole('region', { name: 'Filters' })).toHaveFocus())
})

test('the bar lists the pages and marks the current one', async () => {
  await renderApp()
  const links = within(screen.getByRole('navigation', { name: 'Main' })).getAllByRole('link')
  expect(links.map((link) => [link.textContent, link.getAttribute('aria-current')])).toEqual([
    ['Explore', 'page'],
    ['Compare', null],
    ['Sources', null],
    ['Briefing', null],
  ])
})

describe('the theme', () => {
  test('is applied to the page and stored', async () => {
    const { user } = await renderApp()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Theme' }), 'Dark')
    expect(document.documentElement.dataset.theme).toBe('dark')
    expect(window.localStorage.getItem(THEME_KEY)).toBe('dark')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Theme' }), 'System')
    expect(document.documentElement.dataset.theme).toBeUndefined()
    expect(window.localStorage.getItem(THEME_KEY)).toBeNull()
  })
})

test('a filter change sets performance marks at its start and when drawn', async () => {
  performance.clearMarks()
  const { user } = await renderApp()
  const button = within(await screen.findByRole('group', { name: 'Year' })).getByRole('button', {
    name: /^2025/,
  })
  expect(performance.getEntriesByName('filter-start')).toEqual([])
  await user.click(button)
  const [start] = performance.getEntriesByName('filter-start')
  await waitFor(() =>
    expect(performance.getEntriesByName('view-drawn').at(-1)?.startTime).toBeGreaterThan(
      start?.startTime ?? Number.POSITIVE_INFINITY,
    ),
  )
})
