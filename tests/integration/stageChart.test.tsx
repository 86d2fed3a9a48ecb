import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { formattedTotal } from '#tests/support/publishedTotals.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const landmark = { role: 'main', name: 'Stage' } as const

describe('the chart of a step', () => {
  test('ranks the routes of two periods by their change, and opens the cells of both', async () => {
    const { user } = await renderApp({ link: '#/stage?step=routes-2024-2025-en:side-by-side', landmark })
    const rows = await screen.findAllByRole('button', { name: /: [\d,]+ after [\d,]+, [−+]/ })
    const [after, before] = [formattedTotal('western-african', 2025), formattedTotal('western-african', 2024)]
    expect(rows[0]).toHaveAccessibleName(`Western African: ${after} after ${before}, −28,960, −62%`)
    expect(rows.at(-2)).toHaveAccessibleName(/^Western Med\.: .*, \+1,922, \+11%$/)
    // Arrivals are of another unit, and below the rest.
    expect(rows.at(-1)).toHaveAccessibleName(/^Channel: .*, \+4,656, \+13%$/)
    expect(rows).toHaveLength(7)
    if (rows[0]) await user.click(rows[0])
    const reader = await screen.findByRole('dialog', { name: 'Reader' })
    expect((await within(reader).findAllByText(after))[0]).toBeVisible()
    expect(within(reader).getAllByText(before)[0]).toBeVisible()
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
