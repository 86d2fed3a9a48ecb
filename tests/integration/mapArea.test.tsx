import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, onTestFinished } from 'vitest'
import { useViewStore } from '#state/viewStore.ts'
import { drawnMap } from '#tests/support/mapStub.tsx'
import { renderApp } from '#tests/support/renderApp.tsx'

describe('the map area', () => {
  it.each([
    ['missing', /did not load/],
    ['torn', /is incomplete or is not JSON/],
  ] as const)(
    'says what failed when the basemap is %s, and draws after a retry',
    async (breakage, reason) => {
      const { user, repair } = await renderApp({ broken: { basemap: breakage } })
      const alert = (await screen.findByText('basemap.json could not be read.')).closest('[role="alert"]')
      expect(alert).toHaveTextContent(reason)
      expect(screen.queryByRole('region', { name: 'Map' })).not.toBeInTheDocument()
      expect(await screen.findByRole('region', { name: 'Filters' })).toBeInTheDocument()

      repair()
      await user.click(within(alert as HTMLElement).getByRole('button', { name: 'Try again' }))
      expect(await screen.findByRole('region', { name: 'Map' })).toBeInTheDocument()
      expect(screen.queryByText('basemap.json could not be read.')).not.toBeInTheDocument()
    },
  )

  it('marks the page once the map is drawn', async () => {
    delete document.documentElement.dataset.map
    await renderApp()
    await waitFor(() => expect(document.documentElement.dataset.map).toBe('ready'))
    expect(performance.getEntriesByName('map-ready')).not.toEqual([])
  })

  it('a still map lies over a slow map without a start picture until that is drawn', async () => {
    drawnMap.isSlow = true
    onTestFinished(() => {
      drawnMap.isSlow = false
    })
    // As the page sets it when its picture would show another view.
    document.documentElement.dataset.start = 'none'
    onTestFinished(() => {
      delete document.documentElement.dataset.start
    })
    await renderApp({ link: '#/explore?years=2024&v=2' })
    const still = await screen.findByTestId('printed-map')
    expect(still.closest('[inert]')).toHaveAttribute('aria-hidden', 'true')
    act(() => drawnMap.finish())
    expect(screen.queryByTestId('printed-map')).toBeNull()
  })

  it('Compare and Explore do not share a camera', async () => {
    const { user } = await renderApp({ link: '#/explore?camera=10.00,40.00,4.0' })
    await user.click(screen.getByRole('link', { name: 'Compare' }))
    await screen.findByRole('heading', { level: 1, name: /^From / })
    expect(useViewStore.getState().view.camera).toBeNull()
  })

  it('a new selection keeps the camera that the reader moved', async () => {
    const { user } = await renderApp({ link: '#/explore?camera=10.00,40.00,4.0' })
    expect(useViewStore.getState().view.camera).toEqual({ longitude: 10, latitude: 40, zoom: 4 })
    const map = await screen.findByRole('region', { name: 'Map' })
    await user.click(within(map).getByRole('button', { name: /Central Mediterranean/ }))
    expect(useViewStore.getState().view).toMatchObject({ camera: null, selected: { kind: 'route' } })
  })

  it('keeps the camera of a link that also has a selection', async () => {
    await renderApp({ link: '#/explore?selected=route:western-african&camera=10.00,40.00,4.0' })
    await screen.findByRole('region', { name: 'Map' })
    expect(useViewStore.getState().view.camera).not.toBeNull()
  })
})
