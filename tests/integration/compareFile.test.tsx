import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import * as models from '#content/compareModel.ts'
import { parseCsv } from '#tests/support/parseCsv.ts'
import { published } from '#tests/support/published.ts'
import { formattedTotal } from '#tests/support/publishedTotals.ts'
import { renderApp } from '#tests/support/renderApp.tsx'
import * as files from '#ui/download.ts'

/** Text and name of the files saved so far. */
const saved = vi.fn<typeof files.download>()

/** Published periods are cut to whole months, so a sum with an incomplete month must be injected. */
const planted = { isPartial: false }
const { compareModel } = models

beforeEach(() => {
  planted.isPartial = false
  saved.mockReset()
  vi.spyOn(files, 'download').mockImplementation(saved)
  vi.spyOn(models, 'compareModel').mockImplementation((...asked) => {
    const model = compareModel(...asked)
    if (!model || !planted.isPartial) return model
    const routes = model.routes.map((row) => ({
      ...row,
      change: { ...row.change, after: { ...row.change.after, isPartial: true } },
    }))
    return { ...model, routes }
  })
})

async function open() {
  const app = await renderApp({ link: '#/compare?v=2' })
  await screen.findByRole('table', { name: 'Change by route' })
  return app
}

/** The cells of a place in the table of changes. */
function cellsOf(place: string): HTMLElement[] {
  const table = screen.getByRole('table', { name: 'Change by route' })
  const head = within(table).getByRole('rowheader', { name: new RegExp(`^${place}`) })
  return within(head.closest('tr') ?? head).getAllByRole('cell')
}

test('periods that are incomplete are marked at their number only', async () => {
  planted.isPartial = true
  await open()
  const [before, after, difference] = cellsOf('Western Balkans')
  expect(after).toHaveTextContent(`${formattedTotal('western-balkans', 2025)} partial`)
  expect(before).not.toHaveTextContent('partial')
  expect(difference).not.toHaveTextContent('partial')
  expect(cellsOf('All routes and other places')[1]?.textContent).toBe(formattedTotal('all', 2025))
})

test('the CSV has both values of every row, with change, per cent, unit, publisher and state', async () => {
  planted.isPartial = true
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: 'Save as CSV' }))
  await waitFor(() => expect(saved).toHaveBeenCalledOnce())
  const [text, name] = saved.mock.calls[0] ?? []
  expect(name).toMatch(/^throughline-compare-.+\.csv$/)
  const [header = [], ...rows] = parseCsv(String(text))
  const at = (line: readonly string[], column: string) => line[header.indexOf(column)]
  expect(rows).toHaveLength(22)
  expect(new Set(rows.map((line) => at(line, 'data_version')))).toEqual(new Set([published('manifest').data]))
  const cells = rows.filter((line) => at(line, 'series') === 'All routes and other places')
  expect(at(cells[0] ?? [], 'id')).toBe('frontex-detections:detections:2024-01..2024-12')
  const factsOf = (line: readonly string[]) =>
    ['period', 'series', 'value', 'unit', 'coverage', 'publisher', 'change', 'change_percent'].map((column) =>
      at(line, column),
    )
  expect(rows.slice(0, 1).map(factsOf)).toEqual([
    ['2024-01/2024-12', 'All routes and other places', '240101', 'detections', 'whole', 'Frontex', '', ''],
  ])
  expect(rows.filter((line) => at(line, 'series') === 'Western Balkans').map(factsOf)).toEqual([
    ['2024-01/2024-12', 'Western Balkans', '21525', 'detections', 'whole', 'Frontex', '', ''],
    ['2025-01/2025-12', 'Western Balkans', '12526', 'detections', 'partial', 'Frontex', '-8999', '-41.8'],
  ])
  expect(rows.slice(-1).map(factsOf)).toEqual([
    ['2025-01/2025-12', 'English Channel', '41472', 'arrivals', 'whole', 'UK Home Office', '4656', '12.6'],
  ])
})
