import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { OfflineStatus } from '#app/OfflineStatus.tsx'
import { LazyPart } from '#app/Part.tsx'
import { createI18n } from '#i18n/i18n.ts'
import { setOffline, useOfflineStore } from '#state/offlineStore.ts'
import { renderApp } from '#tests/support/renderApp.tsx'
import { partCode } from '#ui/CodePart.tsx'
import { I18nProvider } from '#words/useTranslation.tsx'

beforeEach(() => {
  useOfflineStore.setState(useOfflineStore.getInitialState(), true)
})

function renderStatus() {
  render(
    <I18nProvider i18n={createI18n()}>
      <OfflineStatus />
    </I18nProvider>,
  )
  const [sign, notice] = screen.getAllByRole('status')
  if (!sign || !notice) throw new Error('sign and notice are live regions from the start')
  return { sign, notice, user: userEvent.setup() }
}

describe('the network status in the bar', () => {
  test('is empty while online without news', () => {
    const { sign } = renderStatus()
    expect(sign).toBeEmptyDOMElement()
    act(() => setOffline({ isCached: true }))
    expect(sign).toBeEmptyDOMElement()
  })

  test('says once that everything is stored', () => {
    const { sign } = renderStatus()
    act(() => setOffline({ isCached: true, isNewlyCached: true }))
    expect(sign).toHaveTextContent('Ready to work offline, without the one HTML file until you export one')
  })

  test('follows the network, and promises only what is stored', () => {
    const { sign } = renderStatus()
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    act(() => void window.dispatchEvent(new Event('offline')))
    expect(sign).toHaveTextContent('Offline: anything not opened yet may be missing')
    act(() => setOffline({ isCached: true }))
    expect(sign).toHaveTextContent(
      'Offline: everything is on this device, the one HTML file once it has been exported',
    )
    online.mockReturnValue(true)
    act(() => void window.dispatchEvent(new Event('online')))
    expect(sign).toBeEmptyDOMElement()
  })
})

test('the one HTML file is not offered without a network where the browser does not have it, and says why', async () => {
  const { user } = await renderApp({ link: '#/briefing?step=calais-group-en' })
  await user.click(await screen.findByRole('button', { name: 'Export' }))
  const button = await screen.findByRole('button', { name: 'Download as one HTML file' })
  expect(button).toBeEnabled()
  expect(button.title).toContain('needs a network the first time')
  act(() => setOffline({ isOffline: true }))
  await waitFor(() => expect(button).toBeDisabled())
  expect(button).toHaveAccessibleDescription(/Download it once while online/)
  act(() => setOffline({ isOffline: false }))
  await waitFor(() => expect(button).toBeEnabled())
})

describe('the update notice', () => {
  test('closes with Later, and returns only for other news', async () => {
    const { notice, user } = renderStatus()
    expect(notice).toBeEmptyDOMElement()
    act(() => setOffline({ newer: 'waiting' }))
    expect(notice).toHaveTextContent('A new version is ready.')
    expect(within(notice).getByRole('button', { name: 'Reload now' })).toBeEnabled()
    await user.click(within(notice).getByRole('button', { name: 'Later' }))
    expect(notice).toBeEmptyDOMElement()
    act(() => setOffline({ newer: 'waiting' }))
    expect(notice).toBeEmptyDOMElement()
    act(() => setOffline({ newer: 'replaced' }))
    expect(notice).toHaveTextContent('This page is from an older version')
  })
})

describe('a lazy part whose code failed to load', () => {
  function renderPart() {
    // React logs every caught error to the console.
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const load = vi
      .fn<() => Promise<() => string>>()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValue(() => 'the part')
    render(
      <I18nProvider i18n={createI18n()}>
        <LazyPart code={partCode(load)} />
      </I18nProvider>,
    )
  }

  test('says so and loads on retry', async () => {
    renderPart()
    expect(await screen.findByRole('alert')).toHaveTextContent('The code for this part did not load.')
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('the part')).toBeVisible()
  })

  test('says when the network is down', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    renderPart()
    expect(await screen.findByRole('alert')).toHaveTextContent('not on this device, and there is no network')
  })

  test('says when its version is gone from the server, and offers only a reload', async () => {
    const script = document.createElement('script')
    script.type = 'module'
    script.setAttribute('src', '/assets/index-11111111.js')
    document.head.append(script)
    vi.stubGlobal(
      'fetch',
      async () =>
        new Response('<script type="module" crossorigin src="./assets/index-22222222.js"></script>'),
    )
    renderPart()
    expect(await screen.findByText(/This page is from an older version/)).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Reload now' })).toBeEnabled()
    script.remove()
  })
})

test('a render error is not reported as a load error', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const failing = () => {
    throw new Error('a fault of ours')
  }
  render(
    <I18nProvider i18n={createI18n()}>
      <LazyPart code={partCode(async () => failing)} />
    </I18nProvider>,
  )
  expect(await screen.findByRole('alert')).toHaveTextContent('This part of the page failed and was closed.')
})
