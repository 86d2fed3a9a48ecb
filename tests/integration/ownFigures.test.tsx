import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { showOwn } from '#state/desk/showOwn.ts'
import { OWN_TABLE, ownFigureOf, ownFiguresAlone } from '#tests/support/ownFigureOf.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const YEAR = ownFigureOf(9, '2024-01', '2024-12', {
  value: 67000,
  isRounded: true,
  cells: ['2024-01', '2024-12', 'central-mediterranean', '67 000', ''],
})
const FIGURES = ownFiguresAlone([YEAR])

beforeEach(() => showOwn(null))
afterEach(() => {
  showOwn(null)
  window.localStorage.clear()
})

describe('figures of one’s own in Explore', () => {
  test('a link to a row opens it as it is in the file', async () => {
    showOwn(FIGURES)
    await renderApp({ link: `#/explore?reader=${OWN_TABLE.id}:9&v=2` })
    const reader = await screen.findByRole('dialog', { name: 'Reader' })
    expect(within(reader).getByRole('heading', { name: 'Stated figures' })).toBeVisible()
    expect(reader).toHaveTextContent('From your Desk, on this device only')
    expect(reader).toHaveTextContent('67,000 detections')
    expect(reader).toHaveTextContent('A rounded number.')
    const row = within(reader).getByRole('table', { name: 'Row 9 as it is in the file' })
    expect(within(row).getByRole('row', { name: 'detections 67 000' })).toBeVisible()
    expect(within(row).getByRole('row', { name: 'remark empty' })).toBeVisible()
    expect(reader).toHaveTextContent('stated.csv')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('on another device the notice says that it belongs to somebody’s Desk', async () => {
    await renderApp({ link: `#/explore?reader=${OWN_TABLE.id}:9&v=2` })
    expect(await screen.findByRole('alert')).toHaveTextContent('belongs to somebody’s Desk')
    expect(screen.queryByRole('dialog', { name: 'Reader' })).toBeNull()
  })
})
