import { QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen, within } from '@testing-library/react'
import { Suspense, use } from 'react'
import { expect, test, vi } from 'vitest'
import { useDataOnDemand } from '#parts/useDataOnDemand.ts'
import { createQueryClient } from '#state/datasets.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

// React's development build warns of missing keys, of elements that may not be nested and of renders that change something. In
// strict mode it renders everything twice. Other tests run its production build.

const BAR = { role: 'navigation', name: 'Main' } as const
const STAGE = { role: 'main', name: /./ } as const

test.each([
  ['#/explore?measures=border-control&layers=routes,deaths&v=3', BAR],
  ['#/explore?selected=route:channel&v=3', BAR],
  [
    '#/explore?selected=region:north-africa&reader=cells:frontex-detections:detections:2024-01..2024-12&v=3',
    BAR,
  ],
  ['#/explore?selected=actor:frontex&v=3', BAR],
  ['#/explore?selected=country:BE&v=3', BAR],
  ['#/table?v=3', BAR],
  ['#/plans?v=3', BAR],
  ['#/compare?v=3', BAR],
  ['#/briefing?v=3', BAR],
  ['#/stage?step=calais-group-en:plans-2025', STAGE],
  ['#/desk?v=3', BAR],
  ['#/sources?v=3', BAR],
] as const)('nothing is written to the console at %s', async (link, landmark) => {
  const written = vi.fn()
  vi.spyOn(console, 'warn').mockImplementation(written)
  vi.spyOn(console, 'error').mockImplementation(written)
  await renderApp({ link, landmark, isStrict: true })
  const main = within(await screen.findByRole('main'))
  await main.findAllByRole('heading')
  expect(written.mock.calls).toEqual([])
})

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
