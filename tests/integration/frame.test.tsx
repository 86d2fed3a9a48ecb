import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import { setUi, TEXT_SIZE_KEY, THEME_KEY } from '#state/uiStore.ts'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

afterEach(() => {
  const { dataset } = document.documentElement
  delete dataset.theme
  delete dataset.textSize
})

const rail = () => screen.queryByRole('region', { name: 'Filters' })
const details = () => screen.queryByRole('region', { name: 'Details' })

/** Opens a menu of the bar and returns it. */
async function openMenu(user: UserEvent, name: string) {
  await user.click(screen.getByRole('button', { name }))
  const menu = await screen.findByRole('region', { name })
  await within(menu).findAllByRole('button')
  return within(menu)
}

describe('the panels around the map', () => {
  test('collapse one by one and come back', async () => {
    const { user } = await renderApp()
    const view = await openMenu(user, 'View')
    await user.click(view.getByRole('button', { name: 'Filters', pressed: true }))
    expect(rail()).toBeNull()
    expect(details()).toBeInTheDocument()
    await user.click(view.getByRole('button', { name: 'Filters', pressed: false }))
    expect(rail()).toBeInTheDocument()
    await user.click(view.getByRole('button', { name: 'Details', pressed: true }))
    expect(details()).toBeNull()
  })

  test('H hides and shows all; in a text field it is a letter', async () => {
    const { user } = await renderApp()
    await user.keyboard('h')
    expect(rail()).toBeNull()
    expect(details()).toBeNull()
    const view = await openMenu(user, 'View')
    expect(view.getByRole('button', { name: /^Map only/, pressed: true })).toBeVisible()
    await user.keyboard('{Escape}')
    screen.getByRole('button', { name: 'View' }).blur()
    await user.keyboard('h')
    expect(rail()).toBeInTheDocument()
    screen.getByRole('button', { name: 'Share' }).focus()
    await user.keyboard('h')
    expect(rail()).toBeInTheDocument()
  })

  test('one can be shown while all are hidden', async () => {
    const { user } = await renderApp()
    await user.keyboard('h')
    const view = await openMenu(user, 'View')
    await user.click(view.getByRole('button', { name: 'Details', pressed: false }))
    expect(details()).toBeInTheDocument()
    expect(rail()).toBeNull()
  })

  test('single-letter shortcuts can be switched off, and stay off', async () => {
    const letters = () => {
      act(() => setUi({ overlay: 'help' }))
      return screen.findByRole('checkbox', { name: 'Single-key shortcuts' })
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
    await waitFor(() => expect(window.location.hash).toBe('#/explore?selected=route:channel&v=3'))
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
  const view = await openMenu(user, 'View')
  await user.click(view.getByRole('button', { name: 'Filters', pressed: true }))
  screen.getByRole('button', { name: 'Skip to the filters' }).focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.getByRole('region', { name: 'Filters' })).toHaveFocus())
})

test('the bar lists the pages and marks the current one', async () => {
  await renderApp()
  const links = within(screen.getByRole('navigation', { name: 'Main' })).getAllByRole('link')
  expect(links.map((link) => [link.textContent, link.getAttribute('aria-current')])).toEqual([
    ['Explore', 'page'],
    ['Plans', null],
    ['Compare', null],
    ['Briefing', null],
    ['Desk', null],
    ['Sources', null],
  ])
})

describe('the theme', () => {
  test('is applied to the page and stored', async () => {
    const { user } = await renderApp()
    const view = await openMenu(user, 'View')
    const { dataset } = document.documentElement
    await user.click(view.getByRole('button', { name: 'Dark' }))
    expect(dataset.theme).toBe('dark')
    expect(window.localStorage.getItem(THEME_KEY)).toBe('dark')
    await user.click(view.getByRole('checkbox', { name: 'More contrast' }))
    expect([dataset.theme, dataset.contrast]).toEqual(['dark', 'more'])
    await user.click(view.getByRole('button', { name: 'System' }))
    expect([dataset.theme, dataset.contrast]).toEqual([undefined, 'more'])
    await user.click(view.getByRole('checkbox', { name: 'More contrast' }))
    expect(dataset.contrast).toBeUndefined()
    expect(window.localStorage.getItem(THEME_KEY)).toBeNull()
  })
})

test('the text size has four steps, is applied to the page and stored', async () => {
  const { user } = await renderApp()
  const view = await openMenu(user, 'View')
  const { dataset } = document.documentElement
  const [smaller, larger] = ['Smaller text', 'Larger text'].map((name) => view.getByRole('button', { name }))
  if (!smaller || !larger) throw new Error('the menu lacks the buttons of the text size')
  for (const size of ['115', '130', '130']) {
    await user.click(larger)
    expect([dataset.textSize, window.localStorage.getItem(TEXT_SIZE_KEY)]).toEqual([size, size])
  }
  expect(larger).toHaveAttribute('aria-disabled', 'true')
  for (let press = 0; press < 3; press += 1) await user.click(smaller)
  expect(view.getByRole('status')).toHaveTextContent('90%')
  await user.click(larger)
  expect([dataset.textSize, window.localStorage.getItem(TEXT_SIZE_KEY)]).toEqual([undefined, null])
})

describe('a menu of the bar', () => {
  test('is not rendered until it opens; then its first control has the focus, and arrows move it', async () => {
    const { user } = await renderApp()
    expect(screen.queryByText('Text size')).toBeNull()
    const view = await openMenu(user, 'View')
    const names = ['Filters', 'Timeline', 'Details']
    for (const name of names) {
      await waitFor(() => expect(view.getByRole('button', { name })).toHaveFocus())
      await user.keyboard('{ArrowDown}')
    }
    expect(view.getByRole('button', { name: /^Map only/ })).toHaveFocus()
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}')
    expect(view.getByRole('button', { name: /^Keyboard shortcuts/ })).toHaveFocus()
  })

  test('closes on Escape with the focus on its button, and when another opens', async () => {
    const { user } = await renderApp({ link: '#/explore?selected=route:channel' })
    await openMenu(user, 'Share')
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('region', { name: 'Share' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Share' })).toHaveFocus()
    // Escape closed the menu only.
    expect(window.location.hash).toContain('selected=route:channel')
    await openMenu(user, 'View')
    await openMenu(user, 'Share')
    expect(screen.queryByRole('region', { name: 'View' })).toBeNull()
  })
})

describe('Present', () => {
  test('lists briefings and starts the chosen one at its first step', async () => {
    const { user } = await renderApp()
    const menu = await openMenu(user, 'Present')
    const [briefing] = published('briefings').briefings.filter(({ language }) => language === 'en')
    await user.click(await menu.findByRole('button', { name: new RegExp(`^${briefing?.title}`) }))
    await waitFor(() =>
      expect(window.location.hash).toContain(`step=${briefing?.id}:${briefing?.steps[0]?.id}`),
    )
    expect(window.location.hash).toContain('#/stage')
  })

  test('starts the view as a talk of one step', async () => {
    const { user } = await renderApp({ link: '#/explore?selected=route:channel' })
    const menu = await openMenu(user, 'Present')
    const button = await menu.findByRole('button', { name: /^This view, as one step/ })
    await waitFor(() => expect(button).toBeEnabled())
    await user.click(button)
    await waitFor(() => expect(window.location.hash).toMatch(/^#\/stage\?selected=route:channel&step=own-/))
  })
})

test('a filter change sets performance marks at its start and when drawn', async () => {
  performance.clearMarks()
  const { user } = await renderApp()
  const button = await screen.findByRole('button', { name: 'All of 2025' })
  expect(performance.getEntriesByName('filter-start')).toEqual([])
  await user.click(button)
  const [start] = performance.getEntriesByName('filter-start')
  await waitFor(() =>
    expect(performance.getEntriesByName('view-drawn').at(-1)?.startTime).toBeGreaterThan(
      start?.startTime ?? Number.POSITIVE_INFINITY,
    ),
  )
})

test('a narrow screen shows the filters, or the time, or neither', async () => {
  const { user, container } = await renderApp({
    mediaMatches: (query) => query.includes('max-width: 56.1875em'),
  })
  const shown = () => container.querySelector('.shell')?.getAttribute('data-sheet')
  const time = screen.getByRole('button', { name: 'Timeline' })
  await user.click(time)
  expect(shown()).toBe('time')
  expect(time).toHaveAttribute('aria-expanded', 'true')
  await user.click(screen.getByRole('button', { name: 'Filter measures', expanded: false }))
  expect(shown()).toBe('filters')
  expect(time).toHaveAttribute('aria-expanded', 'false')
  await user.click(screen.getByRole('button', { name: 'Filter measures', expanded: true }))
  expect(shown()).toBe('details')
})
