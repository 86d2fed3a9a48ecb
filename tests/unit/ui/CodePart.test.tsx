import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { lazyImport } from '#lib/lazyImport.ts'
import { CodePart, FaultBoundary, partCode, useImported } from '#ui/CodePart.tsx'

function renderPart(load: () => Promise<() => string>) {
  // React logs every caught fault.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  return render(
    <CodePart
      code={partCode(load)}
      loading="loading"
      renderFault={(retry) => (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    />,
  )
}

test('a part whose code did not load is shown after a retry', async () => {
  const load = vi
    .fn<() => Promise<() => string>>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch'))
    .mockResolvedValue(() => 'the part')
  renderPart(load)
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('the part')).toBeVisible()
  expect(load).toHaveBeenCalledTimes(2)
})

test('a part whose code failed loads again only on a retry', async () => {
  const load = vi.fn<() => Promise<() => string>>().mockRejectedValue(new TypeError('Failed to fetch'))
  renderPart(load)
  await screen.findByRole('button', { name: 'Try again' })
  expect(load).toHaveBeenCalledTimes(1)
})

const SECOND = lazyImport(() => Promise.reject(new TypeError('Failed to fetch')))

function Replacement() {
  useImported(SECOND)
  return 'loading'
}

test('a replacement whose code does not load either is replaced by the boundary above, once', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  render(
    <FaultBoundary renderFault={() => 'neither loaded'}>
      {() => (
        <CodePart
          code={partCode(() => Promise.reject(new TypeError('Failed to fetch')))}
          loading="loading"
          renderFault={() => <Replacement />}
        />
      )}
    </FaultBoundary>,
  )
  expect(await screen.findByText('neither loaded')).toBeVisible()
  expect(error.mock.calls.length).toBeLessThan(6)
})
