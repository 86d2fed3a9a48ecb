import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
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
