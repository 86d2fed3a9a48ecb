import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createQueryClient, fetchDataset, useDataset } from '#state/datasets.ts'
import { isOlderThanDeployed, useOfflineStore } from '#state/offlineStore.ts'

const OWN = '/assets/index-11111111.js'
const pageWith = (entry: string) =>
  `<!doctype html><script src="./theme.js"></script><script type="module" crossorigin src=".${entry}"></script>`
const SAME = pageWith(OWN)
const OTHER = pageWith('/assets/index-22222222.js')

/** A host that serves this page and the given response for every data file. */
function hostServes(
  page: Response | Error,
  file: Response | Error = new Response('', { status: 404 }),
): void {
  vi.stubGlobal('fetch', async (address: string | URL) => {
    const answer = String(address).endsWith('.json') ? file : page
    if (answer instanceof Error) throw answer
    return answer.clone()
  })
}

/** A part of the page that shows the state of the file. */
function Part({ name }: { name: string }) {
  return <p>{`${name}: ${useDataset('claims').isError ? 'error' : 'no error'}`}</p>
}

beforeEach(() => {
  useOfflineStore.setState(useOfflineStore.getInitialState(), true)
  const script = document.createElement('script')
  script.type = 'module'
  script.setAttribute('src', OWN)
  // jsdom does not load scripts.
  document.head.replaceChildren(script)
})

describe('isOlderThanDeployed with', () => {
  test.each([
    ['the same version', new Response(SAME), false],
    ['another version', new Response(OTHER), true],
    ['another page of the host', new Response('<!doctype html><h1>Sign in</h1>'), false],
    ['an error', new Response(OTHER, { status: 503 }), false],
    ['no answer', new TypeError('Failed to fetch'), false],
  ])('%s', async (_name, page, isOlder) => {
    hostServes(page)
    expect(await isOlderThanDeployed()).toBe(isOlder)
  })

  test('is false for a page without a built script', async () => {
    document.head.replaceChildren()
    hostServes(new Response(OTHER))
    expect(await isOlderThanDeployed()).toBe(false)
  })
})

describe('a data file that failed to load', () => {
  test.each([
    [
      'is unreachable when the host has this version',
      SAME,
      new Response('', { status: 404 }),
      'unreachable',
      '404',
    ],
    [
      'is replaced when the host has another version',
      OTHER,
      new Response('', { status: 404 }),
      'replaced',
      null,
    ],
    ['is replaced when the host answers with an HTML page', OTHER, new Response(OTHER), 'replaced', null],
    ['is torn when its JSON is incomplete', SAME, new Response('{"claims":['), 'torn', null],
    ['is unreachable when the request fails', SAME, new TypeError('Failed to fetch'), 'unreachable', null],
  ])('%s', async (_name, page, file, fault, place) => {
    hostServes(new Response(page), file)
    await expect(fetchDataset('claims')).rejects.toMatchObject({ file: 'claims.json', fault, place })
    expect(useOfflineStore.getState().newer).toBe(fault === 'replaced' ? 'replaced' : null)
  })

  test('is not fetched again when another part mounts, which shows the same error', async () => {
    hostServes(new Response(SAME), new Response('{"claims":['))
    const asked = vi.spyOn(globalThis, 'fetch')
    const client = createQueryClient()
    const page = (parts: readonly string[]) => (
      <QueryClientProvider client={client}>
        {parts.map((name) => (
          <Part key={name} name={name} />
        ))}
      </QueryClientProvider>
    )
    const { rerender } = render(page(['first']))
    await screen.findByText('first: error')
    const before = asked.mock.calls.length
    rerender(page(['first', 'second']))
    expect(screen.getByText('first: error')).toBeVisible()
    expect(screen.getByText('second: error')).toBeVisible()
    expect(asked.mock.calls.length).toBe(before)
  })

  test('is reported as offline without a network', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    hostServes(new TypeError('Failed to fetch'), new TypeError('Failed to fetch'))
    await expect(fetchDataset('claims')).rejects.toMatchObject({ fault: 'offline' })
  })
})
