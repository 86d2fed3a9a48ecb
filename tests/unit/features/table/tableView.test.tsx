import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import type { TableRow } from '#content/table/tableModel.ts'
import { DataTable } from '#features/table/TableView.tsx'
import { createI18n } from '#i18n/i18n.ts'
import { stubResizeObserver } from '#tests/support/stubResizeObserver.ts'
import { MOST_WHOLE } from '#ui/useMediaQuery.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

const LONG = 5 * MOST_WHOLE

beforeEach(() => {
  stubResizeObserver()
  // jsdom has no layout: the region and every row get a height.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(50)
})

function rowOf(index: number): TableRow {
  const title = `Row ${index}`
  const id = `row-${index}`
  return {
    id,
    title,
    selection: { kind: 'measure', id },
    cells: { title: { type: 'title', text: title, sort: title } },
    source: {
      id,
      layer: 'published' as const,
      period: null,
      evidenceIds: [],
      evidence: [],
      quotes: [],
      quoteTexts: [],
      publishers: [],
      pages: [],
      selected: null,
      reader: null,
    },
  }
}

function renderTable(count: number) {
  const rows = Array.from({ length: count }, (_, index) => rowOf(index))
  render(
    <I18nProvider i18n={createI18n()}>
      <DataTable
        name="Rows"
        columns={['title']}
        rows={rows}
        shown={new Set(rows.map(({ id }) => id))}
        sort={null}
        selectedKey={null}
        onSort={() => {}}
      />
    </I18nProvider>,
  )
  const region = screen.getByRole('region', { name: 'Rows' })
  const table = within(region).getByRole('table')
  const indexes = () =>
    [...table.querySelectorAll('tbody [aria-rowindex]')].map((row) =>
      Number(row.getAttribute('aria-rowindex')),
    )
  const scrollTo = (top: number) =>
    act(() => {
      region.scrollTop = top
      fireEvent.scroll(region)
    })
  return { region, table, indexes, scrollTo }
}

test('a table of few rows has them all, without counts of rows', () => {
  const { table } = renderTable(MOST_WHOLE)
  expect(within(table).getAllByRole('rowheader')).toHaveLength(MOST_WHOLE)
  expect(table).not.toHaveAttribute('aria-rowcount')
})

test('a long table renders the rows in sight, numbered among all', () => {
  const { table, indexes, scrollTo } = renderTable(LONG)
  expect(table).toHaveAttribute('aria-rowcount', String(LONG + 1))
  expect(indexes()[0]).toBe(2)
  expect(indexes().length).toBeLessThan(60)
  scrollTo(20_000)
  expect(indexes()[0]).toBeGreaterThan(200)
  expect(indexes().length).toBeLessThan(60)
})

test('the row with the focus stays when the table scrolls, and goes with the focus', () => {
  const { table, indexes, scrollTo } = renderTable(LONG)
  const third = within(table).getByRole('button', { name: 'Row 2' })
  act(() => third.focus())
  scrollTo(20_000)
  expect(third).toHaveFocus()
  expect(indexes()[0]).toBe(4)
  act(() => third.blur())
  expect(indexes()[0]).toBeGreaterThan(200)
})

test('paper has every row of a long table', () => {
  const { table } = renderTable(LONG)
  act(() => void window.dispatchEvent(new Event('beforeprint')))
  expect(within(table).getAllByRole('rowheader')).toHaveLength(LONG)
  act(() => void window.dispatchEvent(new Event('afterprint')))
})
