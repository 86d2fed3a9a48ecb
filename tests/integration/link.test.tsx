import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { moveCamera, openReader, setPeriod, toggleRoute, useViewStore } from '#state/viewStore.ts'
import { published } from '#tests/support/published.ts'
import { chooseYears, openFold, stage } from '#tests/support/rail.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { measures } = published('measures')
const link = () => window.location.hash

/** Navigates the history and waits for the popstate event. */
async function go(steps: number): Promise<void> {
  const arrived = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }))
  await act(async () => {
    window.history.go(steps)
    await arrived
  })
}

describe('the history', () => {
  test('Back and Forward replay every choice', async () => {
    // On a page of few rows, which each step draws anew.
    const { user } = await renderApp({ link: '#/table?actors=IQ&v=3' })
    const visited = [useViewStore.getState().view]
    const remember = () => visited.push(useViewStore.getState().view)
    await chooseYears(2024)
    remember()
    await chooseYears(2023, 2025)
    remember()
    await user.click(await stage(/^Planned/))
    remember()
    const kinds = within(await openFold(user, 'Kind', 'Measures'))
    await user.click(kinds.getByRole('checkbox', { name: /^Border control/ }))
    remember()
    act(() => toggleRoute('channel'))
    remember()
    act(() => setPeriod({ from: '2025-01', to: '2025-12' }))
    remember()
    act(() => openReader({ type: 'record', recordId: published('records').records[0]?.id ?? '' }))
    remember()
    for (const view of visited.slice(0, -1).reverse()) {
      await go(-1)
      expect(useViewStore.getState().view).toEqual(view)
    }
    expect(await stage(/^All/)).toBeChecked()
    for (const view of visited.slice(1)) {
      await go(1)
      expect(useViewStore.getState().view).toEqual(view)
    }
    expect(await stage(/^Planned/)).toBeChecked()
  })

  test('moving the map replaces the history entry, so Back goes to the last choice', async () => {
    await renderApp()
    await chooseYears(2024)
    const entries = window.history.length
    act(() => moveCamera({ longitude: 10, latitude: 40, zoom: 4 }))
    act(() => moveCamera({ longitude: 12.345, latitude: 41, zoom: 5.04 }))
    expect(window.history.length).toBe(entries)
    expect(link()).toBe('#/explore?years=2024&camera=12.35,41,5&v=3')
    await go(-1)
    expect(link()).toBe('#/explore')
    expect(useViewStore.getState().view.camera).toBeNull()
  })

  test('opening a copied link restores its view', async () => {
    const full =
      '#/explore?period=2024&years=2024,2025&status=planned&measures=border-control&routes=channel&selected=route:channel&layers=routes&camera=10,45,4.5&v=3'
    await renderApp({ link: full })
    expect(await screen.findByRole('button', { name: 'Remove 2024–2025' })).toBeVisible()
    expect(screen.getByRole('button', { name: 'Remove Border control' })).toBeVisible()
    expect(link()).toBe(full)
    expect(screen.queryByText(/were left out/)).toBeNull()
  })
})

describe('a partly invalid link', () => {
  test('opens with its valid parts and a dismissible notice of the rest', async () => {
    const { user } = await renderApp({ link: '#/explore?years=2025,soon&colour=red&v=3' })
    const notice = await screen.findByRole('alert')
    expect(notice).toHaveTextContent('years: “soon” is not a year')
    expect(notice).toHaveTextContent('“colour” is not part of a link.')
    expect(link()).toBe('#/explore?years=2025&v=3')
    await user.click(within(notice).getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('alert')).toBeNull()
    expect(await screen.findByRole('button', { name: 'Remove 2025' })).toBeVisible()
  })

  test('drops unknown ids and names each', async () => {
    await renderApp({
      link: '#/explore?years=2025&routes=channel,moon&actors=nobody&selected=measure:gone&reader=record:gone&v=3',
    })
    const notice = await screen.findByRole('alert')
    for (const text of ['moon', 'nobody', 'measure:gone', 'record:gone']) {
      await waitFor(() => expect(notice).toHaveTextContent(`“${text}” does not exist.`))
    }
    expect(link()).toBe('#/explore?years=2025&routes=channel&v=3')
  })

  test('keeps known ids: a measure, a document and a record', async () => {
    const measure = measures[0]
    const [record] = published('records').records
    const [document] = published('documents').documents
    const whole = `#/explore?selected=measure:${measure?.id}&reader=record:${record?.id}&v=3`
    const { unmount } = await renderApp({ link: whole })
    await stage(/^All/)
    await screen.findByRole('dialog')
    expect(link()).toBe(whole)
    unmount()
    const other = `#/explore?selected=document:${document?.id}&v=3`
    await renderApp({ link: other })
    await stage(/^All/)
    expect(link()).toBe(other)
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('is corrected once, and an edited address is read like a new link', async () => {
    await renderApp({ link: '#/explore?years=2025&v=3' })
    await stage(/^All/)
    await act(async () => {
      const read = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }))
      window.location.hash = '#/explore?years=2024&status=halted&v=3'
      await read
    })
    expect(await screen.findByRole('button', { name: 'Remove 2024' })).toBeVisible()
    expect(await screen.findByRole('alert')).toHaveTextContent('“halted” does not exist.')
  })
})

describe('Copy link', () => {
  test('copies the absolute link and confirms it', async () => {
    const { user } = await renderApp({ link: '#/explore?years=2025&v=3' })
    await user.click(screen.getByRole('button', { name: 'Share' }))
    await user.click(await screen.findByRole('button', { name: 'Copy link' }))
    expect(await navigator.clipboard.readText()).toBe('http://localhost:3000/#/explore?years=2025&v=3')
    expect(await screen.findByText('Copied')).toBeVisible()
  })

  test('shows the link for manual copying without clipboard access', async () => {
    const { user } = await renderApp({ link: '#/explore?years=2025&v=3' })
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'))
    await user.click(screen.getByRole('button', { name: 'Share' }))
    await user.click(await screen.findByRole('button', { name: 'Copy link' }))
    const field = await screen.findByRole('textbox', { name: /copy it by hand/ })
    expect(field).toHaveValue('http://localhost:3000/#/explore?years=2025&v=3')
  })
})

test('a link to an edition that the host does not keep says so, and shows the view in its own version', async () => {
  await renderApp({ link: '#/explore?selected=route:channel&edition=2026-11-25-26b876a8&v=3' })
  const notice = await screen.findByRole('alert')
  expect(notice).toHaveTextContent('does not keep the edition 2026-11-25-26b876a8')
  expect(notice).not.toHaveTextContent('is not part of a link')
  expect(link()).toBe('#/explore?selected=route:channel&v=3')
})
