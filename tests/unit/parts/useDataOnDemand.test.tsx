import { QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { Suspense, use } from 'react'
import { expect, test, vi } from 'vitest'
import { useDataOnDemand } from '#parts/useDataOnDemand.ts'
import { createQueryClient } from '#state/datasets.ts'

interface PartProps {
  /** What the part waits for before it is mounted. */
  code: Promise<string>
  file: () => Promise<unknown>
}

function Part({ code, file }: PartProps) {
  const { requestOnce, arrived } = useDataOnDemand()
  requestOnce('file', file)
  return (
    <p>
      {use(code)}, {arrived} arrived
    </p>
  )
}

test('what arrives before a part is mounted is not counted on it, and not missed', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
  let finish = (_: string) => {}
  const code = new Promise<string>((resolve) => {
    finish = resolve
  })
  const file = vi.fn(async () => {})
  await act(async () =>
    render(
      <QueryClientProvider client={createQueryClient()}>
        <Suspense fallback="waiting">
          <Part code={code} file={file} />
        </Suspense>
      </QueryClientProvider>,
    ),
  )
  expect(screen.getByText('waiting')).toBeVisible()
  expect(file).toHaveBeenCalled()
  await act(async () => finish('there'))
  expect(screen.getByText('there, 1 arrived')).toBeVisible()
  expect(errors).not.toHaveBeenCalled()
})
