import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { THEME_KEY } from '#state/uiStore.ts'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

afterEach(() => {
  window.localStorage.clear()
  delete document.documentElement.dataset.theme
})

const rail = () => screen.queryByRole('region', { name: 'Filters' })
const details = () => screen.queryByRole('region', { name: 'Details' })

describe('the parts around the map', () => {
  test('fold away one by one and come back', async () => {
    const { user } = await renderApp()
    await user.click(screen.getByRole('button', { name: 'Hide filters' }))
    expect(rail()).toBeNull()
    expect(details()).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Show filters' }))
    expect(rail()).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Hide details' }))
    expect(details()).toBeNull()
  })

  test('H hides all and brings all back; in a control it is a letter', async () => {
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

  test('one of them can be called back while all are hidden', async () => {
    const { user } = await renderApp()
    await user.keyboard('h')
    await user.click(screen.getByRole('button', { name: 'Show details' }))
    expect(details()).toBeInTheDocument()
    expect(rail()).toBeNull()
  })

  test('single letters can be switched off, and stay off', async () => {
    const { user, unmount } = await renderApp()
    await user.click(await screen.findByRole('checkbox', { name: 'Single characters are keys' }))
    fireEvent.keyDown(document.body, { key: 'h' })
    expect(rail()).toBeInTheDocument()
    unmount()
    await renderApp()
    expect(await screen.findByRole('checkbox', { name: 'Single characters are keys' })).not.toBeChecked()
  })

  test('Escape goes back by one: what is read, then what is selected', async () => {
    const [document] = published('documents').documents
    const { user } = await renderApp({ link: `#/explore?selected=route:channel&reader=${document?.id}` })
    await screen.findByRole('dialog')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(window.location.hash).toBe('#/explore?selected=route:channel&v=1'))
    await user.keyboard('{Escape}')
    expect(window.location.hash).toBe('#/explore')
  })
})

test('the keyboard can jump over the bar, to the map and to the details', async () => {
  const { user } = await renderApp()
  await user.tab()
  expect(screen.getByRole('button', { name: 'Skip to the map' })).toHaveFocus()
  await user.tab()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(details()).toHaveFocus())
})

test('the keyboard can jump to the filters, also where they were folded away', async () => {
  const { user } = await renderApp()
  await user.click(screen.getByRole('button', { name: 'Hide filters' }))
  screen.getByRole('button', { name: 'Skip to the filters' }).focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.getByRole('region', { name: 'Filters' })).toHaveFocus())
})

test('the pages stand in the bar, the open one marked', async () => {
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
  test('is chosen, put on the page and kept', async () => {
    const { user } = await renderApp()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Theme' }), 'Dark')
    expect(document.documentElement.dataset.theme).toBe('dark')
    expect(window.localStorage.getItem(THEME_KEY)).toBe('dark')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Theme' }), 'System')
    expect(document.documentElement.dataset.theme).toBeUndefined()
    expect(window.localStorage.getItem(THEME_KEY)).toBeNull()
  })
})

test('a change of the filters is marked when it begins and when it is drawn', async () => {
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
