import { basename } from 'node:path'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import { indexCorpus } from '#content/corpus.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { MeasureRows } from '#features/dossier/measure/MeasureItem.tsx'
import { MeasureTable } from '#features/dossier/overview/MeasureList.tsx'
import { PanelContext } from '#features/dossier/panelParts.tsx'
import { createI18n } from '#i18n/i18n.ts'
import { createQueryClient } from '#state/datasets.ts'
import { measureOf } from '#tests/support/builders.ts'
import { publishedText } from '#tests/support/published.ts'
import { stubResizeObserver } from '#tests/support/stubResizeObserver.ts'
import { MOST_WHOLE } from '#ui/useMediaQuery.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

const LONG = 2 * MOST_WHOLE
const ROW = 50
/** Height of what the page holds above the rows. */
const ABOVE = 1000
/** The rows of jsdom's window of 768 px, and those kept before and after. */
const MOST_RENDERED = 768 / ROW + 2 * 10 + 2

beforeEach(() => {
  stubResizeObserver()
  vi.stubGlobal(
    'fetch',
    async (url: string) =>
      new Response(publishedText(basename(new URL(url, 'http://localhost').pathname, '.json'))),
  )
  window.scrollY = 0
  // jsdom has no layout: every row gets a height, and all moves with the page.
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(ROW)
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(
    () => new DOMRect(0, ABOVE - window.scrollY, 400, ROW),
  )
  vi.spyOn(window, 'scrollTo').mockImplementation(() => {})
})

const measuresOf = (count: number) =>
  Array.from({ length: count }, (_, index) => measureOf({ id: `measure-${index}` }))

const corpus = indexCorpus({
  measures: [],
  events: [],
  routes: [],
  regions: [],
  claims: [],
  documents: [],
  records: [],
  vocabulary: null,
})

const LISTS = {
  table: (count: number) => <MeasureTable measures={measuresOf(count)} events={[]} />,
  list: (count: number) => <MeasureRows measures={measuresOf(count)} />,
}

async function renderList(kind: keyof typeof LISTS, count: number) {
  const panel = { corpus, model: null, filters: NO_FILTERS }
  render(
    <I18nProvider i18n={createI18n()}>
      <QueryClientProvider client={createQueryClient()}>
        <WordsProvider>
          <PanelContext value={panel}>{LISTS[kind](count)}</PanelContext>
        </WordsProvider>
      </QueryClientProvider>
    </I18nProvider>,
  )
  await screen.findByRole('button', { name: 'measure-0' })
  const scrollTo = (top: number) =>
    act(() => {
      window.scrollY = top
      fireEvent.scroll(window)
    })
  const rows = () => [...document.querySelectorAll('tbody > tr:not([inert]), ul > li:has(button)')]
  return { rows, scrollTo }
}

/** Below the last row, whatever heights are taken for rows not yet seen. */
const END = ABOVE + LONG * 150

test.each(['table', 'list'] as const)(
  'a %s of few measures has all of them, without places',
  async (kind) => {
    const { rows } = await renderList(kind, MOST_WHOLE)
    expect(rows()).toHaveLength(MOST_WHOLE)
    expect(document.querySelector('[aria-rowcount], [aria-rowindex], [aria-setsize]')).toBeNull()
  },
)

test('a long table renders the rows in sight, numbered among all, down to the last', async () => {
  const { rows, scrollTo } = await renderList('table', LONG)
  expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', String(LONG + 1))
  expect(rows().length).toBeLessThan(MOST_RENDERED)
  scrollTo(END)
  expect(rows().length).toBeLessThan(MOST_RENDERED)
  expect(rows().at(-1)).toHaveAttribute('aria-rowindex', String(LONG + 1))
})

test('a long list renders the cards in sight, numbered among all, down to the last', async () => {
  const { rows, scrollTo } = await renderList('list', LONG)
  expect(rows().length).toBeLessThan(MOST_RENDERED)
  scrollTo(END)
  expect(rows().length).toBeLessThan(MOST_RENDERED)
  expect(rows().at(-1)).toHaveAttribute('aria-posinset', String(LONG))
  expect(rows().at(-1)).toHaveAttribute('aria-setsize', String(LONG))
})

test('what stands above a long list is not counted as its rows', async () => {
  const { rows, scrollTo } = await renderList('list', LONG)
  scrollTo(ABOVE)
  expect(rows()[0]).toHaveAttribute('aria-posinset', '1')
})

test('the card with the focus stays when the page scrolls', async () => {
  const { scrollTo } = await renderList('list', LONG)
  const third = screen.getByRole('button', { name: 'measure-2' })
  act(() => third.focus())
  scrollTo(END)
  expect(third).toHaveFocus()
  act(() => third.blur())
  expect(third).not.toBeInTheDocument()
})

test.each(['table', 'list'] as const)('paper has every row of a long %s', async (kind) => {
  const { rows } = await renderList(kind, LONG)
  act(() => void window.dispatchEvent(new Event('beforeprint')))
  expect(rows()).toHaveLength(LONG)
  act(() => void window.dispatchEvent(new Event('afterprint')))
  await screen.findByRole('button', { name: 'measure-0' })
  expect(screen.queryByRole('button', { name: `measure-${LONG - 1}` })).toBeNull()
})
