import { screen, within } from '@testing-library/react'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { renderApp } from '#tests/support/renderApp.tsx'

describe('Share', () => {
  async function openShare(link: string) {
    const { user } = await renderApp({ link })
    await user.click(screen.getByRole('button', { name: 'Share' }))
    return { user, menu: within(await screen.findByRole('region', { name: 'Share' })) }
  }

  test('asks whether the link follows new data or stays at the months shown', async () => {
    const { user, menu } = await openShare('#/explore?v=3')
    const stays = await menu.findByRole('radio', { name: /^always January/ })
    await user.click(menu.getByRole('button', { name: 'Copy link' }))
    expect(await navigator.clipboard.readText()).toBe('http://localhost:3000/#/explore')
    await user.click(stays)
    await user.click(menu.getByRole('button', { name: 'Copy link' }))
    expect(await navigator.clipboard.readText()).toContain('period=2026-01..2026-06')
    await user.click(await menu.findByRole('button', { name: 'Copy code' }))
    expect(await navigator.clipboard.readText()).toContain('embed?period=2026-01..2026-06')
  })

  test('does not ask where the view names its months', async () => {
    const { menu } = await openShare('#/explore?period=2025&v=3')
    expect(await menu.findByRole('button', { name: 'Copy link' })).toBeVisible()
    expect(menu.queryByRole('radio')).toBeNull()
  })

  test('hands title, finding, source and link to the device, and says when that fails', async () => {
    const share = vi.fn(async (_data: ShareData) => {})
    Object.defineProperty(navigator, 'share', { value: share, configurable: true })
    const { user, menu } = await openShare('#/explore?selected=route:channel&v=3')
    await user.click(await menu.findByRole('button', { name: 'Share with…' }))
    expect(share.mock.lastCall?.[0]).toMatchObject({
      title: document.title,
      text: expect.stringMatching(/^English Channel\nNumbers: .*Frontex, data of/),
      url: expect.stringContaining('#/explore?selected=route:channel'),
    })
    share.mockRejectedValueOnce(new DOMException('closed', 'AbortError'))
    await user.click(menu.getByRole('button', { name: 'Share with…' }))
    expect(menu.queryByText(/did not work/)).toBeNull()
    share.mockRejectedValueOnce(new DOMException('refused', 'NotAllowedError'))
    await user.click(menu.getByRole('button', { name: 'Share with…' }))
    expect(await menu.findByText(/did not work/)).toBeVisible()
    Reflect.deleteProperty(navigator, 'share')
  })

  test('copies the address of the view in the edition of the app, where the host keeps it', async () => {
    const edition = '2026-11-30-0123abcd'
    const meta = document.createElement('meta')
    meta.name = 'edition'
    meta.content = edition
    document.head.append(meta)
    onTestFinished(() => meta.remove())
    const { user } = await renderApp({ link: '#/explore?selected=route:channel&v=3' })
    const rest = window.fetch
    vi.stubGlobal('fetch', async (address: string | URL) =>
      String(address) === 'http://localhost:3000/editions/index.json'
        ? new Response(JSON.stringify({ editions: [], here: [edition], now: edition }))
        : rest(address),
    )
    await user.click(screen.getByRole('button', { name: 'Share' }))
    const menu = within(await screen.findByRole('region', { name: 'Share' }))
    await user.click(await menu.findByRole('button', { name: 'Copy link to this edition' }))
    expect(await navigator.clipboard.readText()).toBe(
      `http://localhost:3000/editions/${edition}/#/explore?selected=route:channel&v=3`,
    )
  })
})
