import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { formattedTotal } from '#tests/support/publishedTotals.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const landmark = { role: 'main', name: 'Stage' } as const

describe('the chart of a step', () => {
  test('shows one row per route beside the map, and opens the cells of each number', async () => {
    const { user } = await renderApp({ link: '#/stage?step=routes-2024-2025-en:side-by-side', landmark })
    const table = await screen.findByRole('table', { name: 'Detections by route' })
    const rows = within(table).getAllByRole('row').slice(1)
    expect(rows).toHaveLength(6)
    expect(rows[0]).toHaveTextContent(
      `Central Mediterranean${formattedTotal('central-mediterranean', 2025)}${formattedTotal('central-mediterranean', 2024)}`,
    )
    expect(rows[3]).toHaveTextContent(
      `Western African${formattedTotal('western-african', 2025)}${formattedTotal('western-african', 2024)}`,
    )
    await user.click(
      within(table).getByRole('button', {
        name: `Western African in 2024: ${formattedTotal('western-african', 2024)}`,
      }),
    )
    const reader = await screen.findByRole('dialog', { name: 'Reader' })
    expect(await within(reader).findByText(formattedTotal('western-african', 2024))).toBeVisible()
  })

  test('has one column per month that opens the cells of both years, and a table of the same numbers', async () => {
    const { user } = await renderApp({ link: '#/stage?step=calais-group-en:arrivals', landmark })
    const table = await screen.findByRole('table', { name: 'Persons who arrived, by month' })
    expect(within(table).getAllByRole('row')).toHaveLength(13)
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent('Jan1,0981,335')
    await user.click(screen.getByRole('button', { name: /^Jan: 1,098 in 2025 and 1,335 in 2024/ }))
    const reader = await screen.findByRole('dialog', { name: 'Reader' })
    expect((await within(reader).findAllByText('1,098'))[0]).toBeVisible()
    expect(within(reader).getAllByText('1,335')[0]).toBeVisible()
  })

  test('is shown on the briefing page too', async () => {
    await renderApp({ link: '#/briefing?step=routes-2024-2025-en' })
    expect(await screen.findByRole('table', { name: 'Detections by route' })).toBeVisible()
    expect(await screen.findByRole('table', { name: 'Detections a month' })).toBeInTheDocument()
  })
})
