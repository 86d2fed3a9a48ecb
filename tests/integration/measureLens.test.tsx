import { act, screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { setFilters, useViewStore } from '#state/viewStore.ts'
import { openDetails } from '#tests/support/openDetails.tsx'
import { published } from '#tests/support/published.ts'

const { measures } = published('measures')
const { categories } = published('vocabulary')
const view = () => useViewStore.getState().view

describe('one measure category', () => {
  const [category] = categories
  const own = measures.filter((measure) => measure.categories.includes(category?.id ?? ''))

  test('shows its measures under its name and definition', async () => {
    await openDetails(`measures=${category?.id}`)
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(`${own.length} measures`)
    expect(screen.getByText(category?.shortLabel.en ?? '-', { selector: 'p' })).toBeVisible()
    expect(screen.getByText(category?.definition?.en ?? '-')).toBeVisible()
  })

  test('the measures name the conditions whose loosening adds some when nothing matches', async () => {
    const user = await openDetails('years=2019&status=gap')
    await user.click(await screen.findByRole('button', { name: /^Any year, \d+ measures?$/ }))
    expect(view().filters).toMatchObject({ years: [], status: ['gap'] })
  })
})

describe('the places of one measure category', () => {
  const openPlaces = async (parameters: string) => {
    const user = await openDetails(parameters)
    await user.click(screen.getByRole('tab', { name: 'Places' }))
    await screen.findByRole('table')
    return user
  }
  const own = measures.filter(({ categories }) => categories.includes('border-control'))
  const row = (name: RegExp) => screen.getByRole('button', { name })

  test('are counted and listed with their number of measures', async () => {
    const user = await openPlaces('measures=border-control')
    const countries = [...new Set(own.flatMap((measure) => measure.countries))]
    expect(screen.getByRole('heading', { name: `In ${countries.length} countries` })).toBeVisible()
    const greek = own.filter((measure) => measure.countries.includes('GR')).length
    await user.click(row(new RegExp(`^Greece: ${greek} measures?$`)))
    expect(view().selected).toEqual({ kind: 'country', id: 'GR' })
    expect(row(/Back to overview/)).toBeVisible()
    // A measure in which the country acts too stands in the first of its two lists alone.
    const headings = await screen.findAllByRole('heading', { name: /^Greece acts in|appl/ })
    const listed = headings.map((heading) => Number(/\d+/.exec(heading.textContent ?? '')?.[0] ?? 0))
    expect(listed.reduce((sum, count) => sum + count)).toBe(greek)
  })

  test('measures for all routes and without a place open as lists with evidence', async () => {
    const user = await openPlaces('measures=border-control')
    for (const [scope, words] of [
      ['all-routes', 'For all routes'],
      ['unplaced', 'No place named'],
    ] as const) {
      const count = own.filter((measure) => measure.scope === scope).length
      const head = row(new RegExp(`^${words}`))
      expect(head).toHaveAttribute('aria-expanded', 'false')
      await user.click(head)
      const list = document.getElementById(head.getAttribute('aria-controls') ?? '')
      const items = list?.querySelectorAll(':scope > li') ?? []
      expect(items).toHaveLength(count)
      // The title opens the dossier, the publishers open the Reader.
      for (const item of items) expect(item.querySelectorAll('button')).toHaveLength(2)
    }
  })

  test('leave out an empty list, and are hidden without a filter', async () => {
    await openPlaces('measures=partner-countries')
    expect(screen.getByRole('heading', { name: 'Not on the map' })).toBeVisible()
    expect(screen.queryByRole('button', { name: /^No place named/ })).toBeNull()
    act(() => setFilters({ measures: [] }))
    expect(screen.queryByRole('heading', { name: 'Not on the map' })).not.toBeInTheDocument()
  })
})
