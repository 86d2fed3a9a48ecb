import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { MAP_COLOURS, ROUTE_COLOURS } from '#picture/palette.ts'
import { useViewStore } from '#state/viewStore.ts'
import { published } from '#tests/support/published.ts'
import { findState } from '#tests/support/rail.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { routes } = published('routes')
const drawn = routes.filter(({ legs }) => legs.length > 0)

async function openMap(
  link = '#/explore',
  media: Pick<Parameters<typeof renderApp>[0] & object, 'mediaMatches'> = {},
) {
  delete document.documentElement.dataset.map
  const app = await renderApp({ link, hasWebGl: false, ...media })
  await waitFor(() => expect(document.documentElement.dataset.map).toBe('ready'))
  const map = screen.getByTestId('map')
  return { ...app, map }
}

/** The colours of the lines of the routes. */
function coloursOf(map: HTMLElement): ReadonlySet<string | null> {
  return new Set(
    [...map.querySelectorAll('[data-layer="routes"] path')].map((line) => line.getAttribute('fill')),
  )
}

describe('without WebGL', () => {
  it('the map names every route like its buttons, says it is drawn without WebGL, and a name selects its route', async () => {
    const { map, user } = await openMap()
    const names = within(map).getByRole('list', { name: 'Names on the map' })
    for (const { officialName, id } of drawn) {
      const line = map.querySelector(`[data-layer="route-hit"] [data-id="${id}"]`)
      expect(line, officialName).not.toBeNull()
    }
    const named = drawn.filter(({ id }) => map.querySelector(`[data-label="route:${id}"]`))
    expect(named).toEqual(drawn)
    expect(within(names).queryByRole('button', { name: /measure/ })).toBeNull()
    expect(within(map).getByText(/Drawn without WebGL/)).toBeInTheDocument()
    expect(coloursOf(map)).not.toContain(MAP_COLOURS.light.dim)
    expect(screen.getByRole('region', { name: 'Map' })).toHaveAttribute('tabindex', '0')
    expect(within(map).getByRole('button', { name: 'Try the full map' })).toBeInTheDocument()
    // A route's name selects it, alone in colour, and the live region says what opened.
    await user.click(within(map).getByRole('button', { name: /^Western Balkans/ }))
    expect(useViewStore.getState().view.selected).toEqual({ kind: 'route', id: 'western-balkans' })
    expect(await findState()).toHaveTextContent(/\. Opened: Western Balkans, January to June 2026/)
    expect(coloursOf(map)).toEqual(
      // The Channel is hollow in grey, too.
      new Set([ROUTE_COLOURS.light['western-balkans'], MAP_COLOURS.light.dim, MAP_COLOURS.light.land]),
    )
  })

  it('has buttons that zoom and move it, as one tab stop with arrow keys', async () => {
    // Without motion, so that each step renders once; browser tests see it move.
    const mediaMatches = (query: string) => query.includes('reduced-motion')
    const { map, user } = await openMap('#/explore?camera=14.00,40.00,5.0&v=3', { mediaMatches })
    const tools = within(within(map).getByRole('toolbar', { name: 'Zoom and move' }))
    expect(tools.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1)
    act(() => tools.getByRole('button', { name: 'Zoom in' }).focus())
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(tools.getByRole('button', { name: 'Move the map' })).toHaveFocus()
    await user.keyboard('{Enter}{ArrowLeft}')
    const right = tools.getByRole('button', { name: 'Move right' })
    expect(right).toHaveFocus()
    expect(tools.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0)).toEqual([right])
    const camera = () => useViewStore.getState().view.camera
    await user.click(right)
    await waitFor(() => expect(camera()?.longitude).toBeGreaterThan(14))
    expect(camera()?.latitude).toBeCloseTo(40, 1)
    await user.click(tools.getByRole('button', { name: 'Move up' }))
    await waitFor(() => expect(camera()?.latitude).toBeGreaterThan(40.1))
  })

  it('a press on the name of a country opens it', async () => {
    const { map, user } = await openMap()
    const name = [...map.querySelectorAll<HTMLElement>('[data-name^="country:"]')][0]
    if (!name) throw new Error('the map has no name of a country')
    await user.click(name)
    expect(`country:${useViewStore.getState().view.selected?.id}`).toBe(name.dataset.name)
  })

  it('the skip button gives it the keys; what Enter opens gives the focus back by Escape', async () => {
    const { map, user } = await openMap()
    await user.click(screen.getByRole('button', { name: 'Skip to the map' }))
    expect(screen.getByRole('region', { name: 'Map' })).toHaveFocus()
    await user.keyboard('{ArrowDown}')
    const opened = document.activeElement?.closest<HTMLElement>('[data-label]')?.dataset.label
    await user.keyboard('{Enter}')
    const panel = screen.getByRole('region', { name: 'Details' })
    await waitFor(() => expect(panel).toContainElement(document.activeElement as HTMLElement))
    await user.keyboard('{Escape}')
    await waitFor(() =>
      expect(map.querySelector(`[data-label="${opened}"] > button`)).toBe(document.activeElement),
    )
  })

  it('a filter leaves the other routes grey', async () => {
    const { map } = await openMap('#/explore?routes=channel&v=2')
    expect(coloursOf(map)).toContain(MAP_COLOURS.light.dim)
    expect(coloursOf(map)).not.toContain(ROUTE_COLOURS.light['eastern-mediterranean'])
    const channel = map.querySelector('[data-layer="routes"] [data-route="channel"]')
    expect(channel).toHaveAttribute('stroke', ROUTE_COLOURS.light.channel)
  })

  it('Shift and an arrow pan the map, and the link keeps the camera', async () => {
    const { user } = await openMap('#/explore?camera=14.00,37.00,4.0&v=2')
    // Without motion, so that each step renders once.
    vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('reduced-motion') }))
    screen.getByRole('region', { name: 'Map' }).focus()
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}')
    await waitFor(() => expect(useViewStore.getState().view.camera?.longitude).toBeGreaterThan(15))
    await user.keyboard('-')
    await waitFor(() => expect(useViewStore.getState().view.camera?.zoom).toBeLessThan(4))
    expect(window.location.hash).toContain('camera=')
  })

  it('another link during a wheel movement gets no camera', async () => {
    await openMap('#/explore?camera=14.00,37.00,4.0&v=2')
    // Without motion, so that the map is at its new place at once.
    vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('reduced-motion') }))
    // The movement lasts until its time is advanced, however slow the machine.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    fireEvent.wheel(screen.getByRole('region', { name: 'Map' }), { deltaY: -400 })
    act(() => {
      window.history.pushState(null, '', '#/explore')
      window.dispatchEvent(new HashChangeEvent('hashchange'))
    })
    expect(window.location.hash).toBe('#/explore')
    act(() => vi.advanceTimersByTime(1000))
    expect(window.location.hash).toBe('#/explore')
  })
})
