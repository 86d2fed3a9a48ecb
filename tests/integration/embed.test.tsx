import { act, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { select, showMeasures, useViewStore } from '#state/viewStore.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const FRAME = { role: 'main', name: 'Throughline' } as const

test('an embedded map names what it shows, its months, source and day of the data, and links to the full view', async () => {
  await renderApp({ link: '#/embed?period=2025&selected=route:channel&v=3', landmark: FRAME })
  const main = within(screen.getByRole('main'))
  expect(
    await main.findByRole('heading', { name: /^English Channel, January .*December 2025$/ }),
  ).toBeVisible()
  expect(
    await main.findByText(/^Numbers: Frontex, data of \d.* \d{4}; UK Home Office, data of \d/),
  ).toBeVisible()
  const full = main.getByRole('link', { name: 'Open the full view' })
  expect(full).toHaveAttribute('href', '#/explore?period=2025&selected=route:channel&v=3')
  expect(full).toHaveAttribute('target', '_blank')
  expect(screen.queryByRole('banner')).toBeNull()
  expect(screen.queryByRole('region', { name: 'Filters' })).toBeNull()
})

test('an embedded chart shows that chart alone; its full view is Explore', async () => {
  await renderApp({ link: '#/embed?chart=measures&v=3', landmark: FRAME })
  const main = within(screen.getByRole('main'))
  const figure = await main.findByRole('figure')
  expect(figure).toHaveTextContent(/Measures by year/)
  expect(figure).toHaveTextContent(/\d+ measures in view, \d{4}–\d{4};/)
  expect(main.queryByText(/^Numbers: /)).toBeNull()
  expect(main.getByRole('link', { name: 'Open the full view' })).toHaveAttribute('href', '#/explore')
})

test('stays embedded whatever is chosen in it, and has no keys of the page', async () => {
  const { user } = await renderApp({ link: '#/embed?v=2', landmark: FRAME })
  act(() => select({ kind: 'route', id: 'channel' }))
  act(() => showMeasures(null, { from: '2025-01', to: '2025-12' }))
  await user.keyboard('t')
  await user.keyboard('/')
  expect(useViewStore.getState().view).toMatchObject({ page: 'embed', filters: { years: [2025] } })
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('names what it did not understand of its link', async () => {
  await renderApp({ link: '#/embed?chart=<script>&years=never', landmark: FRAME })
  expect(await screen.findByRole('alert')).toHaveTextContent('“<script>”')
  expect(window.location.hash).toBe('#/embed')
})

test('sends its height to the page around it', async () => {
  const sizes = new Map<Element, ResizeObserverCallback>()
  await renderApp({ link: '#/explore' })
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly callback: ResizeObserverCallback
      constructor(callback: ResizeObserverCallback) {
        this.callback = callback
      }
      observe(element: Element) {
        sizes.set(element, this.callback)
      }
      unobserve() {}
      disconnect() {}
    },
  )
  const postMessage = vi.fn()
  vi.spyOn(window, 'parent', 'get').mockReturnValue({ postMessage } as unknown as Window & typeof globalThis)
  act(() => {
    window.location.hash = '#/embed?chart=measures'
  })
  await screen.findByRole('link', { name: 'Open the full view' })
  const entry = { borderBoxSize: [{ blockSize: 511.2, inlineSize: 640 }] } as unknown as ResizeObserverEntry
  sizes.get(screen.getByRole('main'))?.([entry], {} as ResizeObserver)
  expect(postMessage).toHaveBeenCalledWith({ type: 'throughline:height', height: 512 }, '*')
})

test('Share gives the code of the map or of a chart', async () => {
  const { user } = await renderApp({ link: '#/explore?period=2025&v=3' })
  await user.click(screen.getByRole('button', { name: 'Share' }))
  const menu = within(await screen.findByRole('region', { name: 'Share' }))
  await user.click(await menu.findByRole('button', { name: 'Copy code' }))
  expect(await navigator.clipboard.readText()).toContain(
    'src="http://localhost:3000/#/embed?period=2025&amp;v=3"',
  )
  await user.selectOptions(menu.getByRole('combobox'), 'Monthly by route')
  await user.click(menu.getByRole('button', { name: 'Copy code' }))
  expect(await navigator.clipboard.readText()).toContain('/#/embed?period=2025&amp;chart=routes&amp;v=3"')
})
