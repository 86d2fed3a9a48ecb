import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { measureYears, planStateOf } from '#domain/measure.ts'
import { OUTCOMES, PLAN_STATES, type PlanState } from '#domain/planState.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import { useViewStore } from '#state/viewStore.ts'
import { published } from '#tests/support/published.ts'
import { formattedTotal } from '#tests/support/publishedTotals.ts'
import { countOf, findState, group, inYear, year } from '#tests/support/rail.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { measures } = published('measures')
const { routes } = published('routes')
const { categories } = published('vocabulary')

const count = (test: (measure: (typeof measures)[number]) => boolean) => measures.filter(test).length

describe('the rail', () => {
  test('has an option with count for every year with evidence, and one for no year', async () => {
    await renderApp()
    const buttons = within(await group('Year')).getAllByRole('button')
    const names = buttons.map((button) => button.getAttribute('aria-label')?.replace(/,.*/, ''))
    expect(names).toEqual(expect.arrayContaining(['2023', '2024', '2025', '2026', 'No date']))
    expect(names.at(-1)).toBe('No date')
    expect(countOf(await year(/^2025/))).toBe(inYear(2025))
    expect(countOf(await year(/^No date/))).toBe(count((measure) => measureYears(measure).length === 0))
  })

  test('offers each category once, by its English label, with its count', async () => {
    await renderApp()
    const boxes = within(await group('Measures')).getAllByRole('checkbox')
    expect(boxes).toHaveLength(categories.length)
    for (const [index, { id, shortLabel }] of categories.entries()) {
      const box = boxes[index] as HTMLElement
      expect(box.getAttribute('aria-label')).toMatch(new RegExp(`^${shortLabel.en}, \\d+ measures?$`))
      expect(countOf(box)).toBe(count((measure) => measure.categories.includes(id)))
    }
  })

  test('filters by what came of plans: all open ones in one click, each state in a folded group', async () => {
    const { user } = await renderApp()
    const states = (state: PlanState) => count((measure) => planStateOf(measure) === state)
    const open = within(await group('Status')).getByRole('button', { name: /^Open, / })
    expect(countOf(open)).toBe(
      PLAN_STATES.filter((state) => OUTCOMES[state].open).reduce((n, s) => n + states(s), 0),
    )
    await user.click(open)
    expect(open).toHaveAttribute('aria-pressed', 'true')
    expect(window.location.hash).toContain('outcome=open')
    expect(await findState()).toHaveTextContent(new RegExp(`^${countOf(open)} measures`))
    expect(await screen.findByRole('button', { name: 'Remove Open' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: /^What came of it/ }))
    const list = within(await screen.findByRole('list', { name: 'What came of it' }))
    const boxes = list.getAllByRole('checkbox')
    expect(boxes.map(countOf)).toEqual(PLAN_STATES.map(states))
    expect(list.getAllByText('none')).toHaveLength(PLAN_STATES.filter((state) => states(state) === 0).length)
    await user.click(list.getByRole('checkbox', { name: /^Dropped, / }))
    expect(window.location.hash).toContain('outcome=open,dropped')
    await user.click(open)
    expect(window.location.hash).toContain('outcome=dropped&')
    expect(screen.getByRole('button', { name: /^What came of it.*1 of/ })).toBeVisible()
  })

  test('lists every route and says which are not drawn', async () => {
    await renderApp()
    const list = await screen.findByRole('list', { name: 'Routes' })
    expect(within(list).getAllByRole('listitem')).toHaveLength(routes.length)
    for (const route of routes) {
      const button = within(list).getByRole('button', { name: new RegExp(`^${route.names.en}, \\d`) })
      expect(countOf(button)).toBe(count((measure) => measure.routes.includes(route.id)))
      expect(/not drawn/.test(button.getAttribute('aria-label') ?? '')).toBe(route.legs.length === 0)
    }
  })

  test('shows the figure of the last full year for every route, opening its cells', async () => {
    const { user } = await renderApp()
    const list = await screen.findByRole('list', { name: 'Routes' })
    await user.click(
      await within(list).findByRole('button', {
        name: `${formattedTotal('central-mediterranean', 2025)} detections, 2025: Central Mediterranean`,
      }),
    )
    expect(useViewStore.getState().view.reader).toEqual({
      type: 'cells',
      query: {
        table: 'frontex-detections',
        count: 'detections',
        spans: [{ from: '2025-01', to: '2025-12' }],
        where: { route: ['central-mediterranean'] },
      },
    })
    expect(
      within(list).getByRole('button', {
        name: `${formattedTotal('channel', 2025)} people arrived in the UK, 2025: English Channel`,
      }),
    ).toHaveTextContent(formattedTotal('channel', 2025))
    expect(
      await within(list).findByRole('button', {
        name: /detections.*: Albania to Greece; 73% of them concern nationals of one country: Albania \(/,
      }),
    ).toHaveTextContent('455')
    const rail = await screen.findByRole('region', { name: 'Filters' })
    expect(within(rail).getByText('detections, 2025 · vs 2024')).toBeVisible()
    expect(within(rail).getByText('* people who arrived. Dotted: not drawn.')).toBeVisible()
  })

  test('names the nationality with more than half of a route, in the name and the tip of its number', async () => {
    await renderApp({ link: '#/explore?years=2024&v=2' })
    const list = await screen.findByRole('list', { name: 'Routes' })
    const note = '84% of them concern nationals of one country: Ukraine (2024)'
    const number = await within(list).findByRole('button', {
      name: `${formattedTotal('eastern-land-border', 2024)} detections, 2024: Eastern land border; ${note}`,
    })
    expect(number).toHaveAttribute('title', `${note}. Show the cells behind this number`)
    expect(within(list).getAllByRole('button', { name: /concern nationals of one country/ })).toHaveLength(3)
    expect(
      within(list).getByRole('button', { name: /detections, 2024: Central Mediterranean$/ }),
    ).toBeVisible()
  })

  test('shows the change of each route from the year before, opening the cells of both years', async () => {
    const { user } = await renderApp()
    const list = await screen.findByRole('list', { name: 'Routes' })
    const change = (name: string) => within(list).findByRole('button', { name })
    expect(await change('+11%, 2024 to 2025: Western Mediterranean')).toHaveTextContent('+11%')
    expect(await change('+13%, 2024 to 2025: English Channel')).toHaveTextContent('+13%')
    await user.click(await change('−62%, 2024 to 2025: Western African'))
    expect(useViewStore.getState().view.reader).toEqual({
      type: 'cells',
      query: {
        table: 'frontex-detections',
        count: 'detections',
        spans: [
          { from: '2024-01', to: '2024-12' },
          { from: '2025-01', to: '2025-12' },
        ],
        where: { route: ['western-african'] },
      },
    })
  })

  test('shows no change where the series has no year before, and no number where it states none', async () => {
    await renderApp({ link: '#/explore?years=2009&v=2' })
    const list = await screen.findByRole('list', { name: 'Routes' })
    const row = (name: RegExp) => within(list).getByRole('button', { name }).closest('li')
    expect(row(/^Western African, /)).toHaveTextContent(/\d–$/)
    expect(row(/^English Channel, /)).toHaveTextContent('not stated')
    expect(within(list).queryByRole('button', { name: / on / })).toBeNull()
  })

  test('orders the routes by their detections of the last full year, whatever the period', async () => {
    const { user } = await renderApp()
    const list = await screen.findByRole('list', { name: 'Routes' })
    const order = () =>
      within(list)
        .getAllByRole('listitem')
        .map((item) => within(item).getAllByRole('button')[0]?.getAttribute('aria-label')?.replace(/,.*/, ''))
    const before = order()
    expect(before.slice(0, 2)).toEqual(['Central Mediterranean', 'Eastern Mediterranean'])
    expect(before.at(-1)).toBe('English Channel')
    await user.click(await year(/^2023/))
    expect(order()).toEqual(before)
  })

  test('names the months of the Channel, of its number and its change, where they differ', async () => {
    await renderApp({ link: '#/explore?years=2026&v=2' })
    const rail = await screen.findByRole('region', { name: 'Filters' })
    expect(await within(rail).findByText('detections, Jan–Jun 2026')).toBeVisible()
    expect(within(rail).getByText(/ Change from Jan–Jun 2025\.$/)).toBeVisible()
    expect(
      within(rail).getByText(
        /^\* people who arrived, Jan–(\w+) 2026, against Jan–\1 2025\. Dotted: not drawn\. /,
      ),
    ).toBeVisible()
  })

  test('shows counts of measures beside the routes when the figures fail, and says so', async () => {
    await renderApp({ broken: { figures: 'torn' } })
    const rail = await screen.findByRole('region', { name: 'Filters' })
    expect(await within(rail).findByText(/the numbers count measures/)).toBeVisible()
    const list = within(rail).getByRole('list', { name: 'Routes' })
    const route = within(list).getByRole('button', { name: /^Central Mediterranean, \d/ })
    expect(route).toHaveTextContent(String(countOf(route)))
  })

  test('every option leaves as many measures as its count says', async () => {
    const { user } = await renderApp()
    const routeList = await screen.findByRole('list', { name: 'Routes' })
    await user.click(screen.getByRole('button', { name: /^Regions of origin/ }))
    const regionList = screen.getByRole('list', { name: 'Regions of origin' })
    const options = [
      ...within(await group('Year'))
        .getAllByRole('button')
        .slice(-2),
      within(await group('Status')).getByRole('checkbox', { name: /^Planned/ }),
      within(await group('Measures')).getByRole('checkbox', { name: /^Border control/ }),
      within(regionList).getByRole('checkbox', { name: /^North Africa/ }),
      within(routeList).getByRole('button', { name: /^English Channel, .*measure/ }),
    ]
    for (const option of options) {
      const name = option.getAttribute('aria-label')
      const promised = countOf(option)
      await user.click(option)
      const sentence = await findState()
      await waitFor(() => expect(sentence, name ?? '').toHaveTextContent(new RegExp(`^${promised} measure`)))
      await user.click(option)
    }
  })

  test('counts apply the other groups but not their own', async () => {
    const { user } = await renderApp()
    const before = countOf(await year(/^2024/))
    await user.click(await year(/^2025/))
    expect(countOf(await year(/^2024/))).toBe(before)
    const done = within(await group('Status')).getByRole('checkbox', { name: /^Done/ })
    expect(countOf(done)).toBe(
      count((measure) => measure.status === 'done' && measureYears(measure).includes(2025)),
    )
  })

  test('expands the actors, bodies and countries apart', async () => {
    const { user } = await renderApp()
    const head = await screen.findByRole('button', { name: /^Who acts/ })
    expect(head).toHaveAttribute('aria-expanded', 'false')
    expect(screen.queryByRole('group', { name: 'Countries' })).toBeNull()
    await user.click(head)
    const acting = new Set(measures.flatMap((measure) => measure.actors))
    const countries = [...acting].filter(isCountryCode).length
    expect(within(await group('Countries')).getAllByRole('checkbox')).toHaveLength(countries)
    expect(within(await group('Organisations')).getAllByRole('checkbox')).toHaveLength(
      acting.size - countries,
    )
  })
})
