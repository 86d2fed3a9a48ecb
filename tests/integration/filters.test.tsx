import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { measureYears } from '#domain/measure.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import { useViewStore } from '#state/viewStore.ts'
import { published } from '#tests/support/published.ts'
import { formattedTotal } from '#tests/support/publishedTotals.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { measures } = published('measures')
const { routes } = published('routes')
const { categories } = published('vocabulary')

const count = (test: (measure: (typeof measures)[number]) => boolean) => measures.filter(test).length
const inYear = (year: number) => count((measure) => measureYears(measure).includes(year))

/** The state sentence, once rendered: the only live region of the page itself. */
async function findState(): Promise<HTMLElement> {
  const sentence = await within(screen.getByRole('main')).findByRole('status')
  await waitFor(() => expect(sentence).not.toBeEmptyDOMElement())
  return sentence
}

const group = (name: string) => screen.findByRole('group', { name })
const year = async (name: RegExp) => within(await group('Year')).getByRole('button', { name })
const link = () => window.location.hash

/** The count in the accessible name of an option. */
function countOf(option: HTMLElement): number {
  return Number(/, (\d+) measures?\b/.exec(option.getAttribute('aria-label') ?? '')?.[1])
}

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
    expect(within(list).getByRole('button', { name: /detections.*: Albania to Greece$/ })).toHaveTextContent(
      '455',
    )
    const rail = await screen.findByRole('region', { name: 'Filters' })
    expect(within(rail).getByText('detections, 2025 · on 2024')).toBeVisible()
    expect(within(rail).getByText('* people arrived. Dotted: not drawn.')).toBeVisible()
  })

  test('shows the change of each route from the year before, opening the cells of both years', async () => {
    const { user } = await renderApp()
    const list = await screen.findByRole('list', { name: 'Routes' })
    const change = (name: string) => within(list).findByRole('button', { name })
    expect(await change('+11%, 2025 on 2024: Western Mediterranean')).toHaveTextContent('+11%')
    expect(await change('+13%, 2025 on 2024: English Channel')).toHaveTextContent('+13%')
    await user.click(await change('−62%, 2025 on 2024: Western African'))
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
    await renderApp({ link: '#/explore?years=2009' })
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

  test('names the months of the Channel series where they differ', async () => {
    await renderApp({ link: '#/explore?years=2026' })
    const rail = await screen.findByRole('region', { name: 'Filters' })
    expect(await within(rail).findByText('detections, Jan–Jun 2026')).toBeVisible()
    expect(within(rail).getByText(/ Change: on Jan–Jun 2025\.$/)).toBeVisible()
    expect(
      within(rail).getByText(/^\* people arrived, Jan–Aug 2026 \(partial\)\. Dotted: not drawn\. /),
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

describe('choosing', () => {
  test('a year updates the state sentence, the chips and the link', async () => {
    const { user } = await renderApp()
    const sentence = await findState()
    expect(sentence).toHaveTextContent(`${measures.length} measures`)
    await user.click(await year(/^2025/))
    expect(sentence).toHaveTextContent(`${inYear(2025)} measures`)
    expect(sentence).toHaveTextContent('2025')
    expect(link()).toBe('#/explore?years=2025&v=2')
    expect(await year(/^2025/)).toHaveAttribute('aria-pressed', 'true')
    await user.click(screen.getByRole('button', { name: 'Remove 2025' }))
    expect(link()).toBe('#/explore')
    expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull()
  })

  test('a selection is a chip, which clears it', async () => {
    const { user } = await renderApp({ link: '#/explore?years=2025&selected=route:channel&v=2' })
    const chip = await screen.findByRole('button', { name: 'Stop showing English Channel' })
    expect(chip).toHaveTextContent('Shown: English Channel')
    expect(screen.queryByRole('button', { name: /name no route/ })).toBeNull()
    await user.click(chip)
    expect(link()).toBe('#/explore?years=2025&v=2')
  })

  test('the measures that name no route are listed by reason, and each opens its dossier', async () => {
    const { user } = await renderApp()
    const routeless = measures.filter(({ scope, routes }) => scope !== 'placed' || routes.length === 0)
    const chip = await screen.findByRole('button', { name: `${routeless.length} measures name no route` })
    expect(screen.queryByRole('region', { name: /^Name no place/ })).toBeNull()
    await user.click(chip)
    const unplaced = routeless.filter(({ scope }) => scope === 'unplaced')
    const part = await screen.findByRole('region', { name: `Name no place ${unplaced.length}` })
    const rows = screen.getAllByRole('region', { name: /^(Name|Hold|A wider)/ }).flatMap((group) => {
      return within(group).getAllByRole('button')
    })
    expect(rows).toHaveLength(routeless.length)
    // Escape closes the list alone, and returns the focus.
    await user.keyboard('{Escape}')
    expect(part).not.toBeInTheDocument()
    expect(chip).toHaveFocus()
    await user.click(chip)
    const again = await screen.findByRole('region', { name: /^Name no place/ })
    await user.click(within(again).getAllByRole('button')[0] as HTMLElement)
    expect(unplaced.map(({ id }) => `#/explore?selected=measure:${id}&v=2`)).toContain(link())
    expect(again).not.toBeInTheDocument()
  })

  test('consecutive years read as one range', async () => {
    await renderApp({ link: '#/explore?years=2025,2024,not-stated' })
    expect(await findState()).toHaveTextContent('2024–2025, no date')
  })

  test('a route filters to it and opens its dossier; pressing again undoes both', async () => {
    const { user } = await renderApp()
    const list = await screen.findByRole('list', { name: 'Routes' })
    const button = within(list).getByRole('button', { name: /^Central Mediterranean/ })
    await user.click(button)
    expect(button).toHaveAttribute('aria-pressed', 'true')
    expect(link()).toBe('#/explore?routes=central-mediterranean&selected=route:central-mediterranean&v=2')
    await user.click(button)
    expect(button).toHaveAttribute('aria-pressed', 'false')
    expect(link()).toBe('#/explore')
  })

  test('a region is a checkbox, and its "about" opens its dossier without filtering', async () => {
    const { user } = await renderApp()
    const head = await screen.findByRole('button', { name: /^Regions of origin/ })
    expect(head).toHaveTextContent(/any of \d/)
    expect(screen.queryByRole('checkbox', { name: /^North Africa/ })).toBeNull()
    await user.click(head)
    await user.click(screen.getByRole('checkbox', { name: /^North Africa/ }))
    expect(head).toHaveTextContent(/1 of \d/)
    expect(link()).toBe('#/explore?regions=north-africa&v=2')
    await user.click(screen.getByRole('button', { name: 'About Middle East' }))
    expect(link()).toBe('#/explore?regions=north-africa&selected=region:middle-east&v=2')
  })

  test('clearing empties every group and keeps the selection', async () => {
    const { user } = await renderApp({
      link: '#/explore?years=2025&status=gap&measures=prevention&routes=channel&actors=frontex&selected=route:channel',
    })
    // The dossier offers the same below its empty list of measures.
    const [clear] = await screen.findAllByRole('button', { name: 'Clear all filters' })
    if (clear) await user.click(clear)
    expect(link()).toBe('#/explore?selected=route:channel&v=2')
    expect(await findState()).toHaveTextContent(`${measures.length} measures`)
  })

  test('removing a chip moves focus to the next', async () => {
    const { user } = await renderApp({ link: '#/explore?years=2024,2025,2026' })
    await user.click(await screen.findByRole('button', { name: 'Remove 2025' }))
    expect(screen.getByRole('button', { name: 'Remove 2026' })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(screen.getByRole('button', { name: 'Remove 2024' })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(document.body).not.toHaveFocus()
  })

  test('an empty result says so', async () => {
    await renderApp({ link: '#/explore?years=2026&status=gap&measures=online-action' })
    expect(await findState()).toHaveTextContent('No measure, no route, 2026')
  })
})

describe('a broken file', () => {
  test.each(['missing', 'torn', 'mistyped'] as const)(
    'of measures (%s) is named with a retry, and the rest of the page works',
    async (breakage) => {
      const { user, repair } = await renderApp({ broken: { measures: breakage } })
      const rail = await screen.findByRole('region', { name: 'Filters' })
      expect(await within(rail).findByRole('alert')).toHaveTextContent('measures.json could not be read.')
      expect(screen.getByRole('button', { name: 'Share' })).toBeEnabled()
      repair()
      await user.click(within(rail).getByRole('button', { name: 'Try again' }))
      expect(await group('Year')).toBeVisible()
      expect(within(rail).queryByRole('alert')).toBeNull()
    },
  )

  test('of routes leaves the other filters working', async () => {
    const { user } = await renderApp({ broken: { routes: 'torn' } })
    await user.click(await year(/^2025/))
    expect(await findState()).toHaveTextContent(`${inYear(2025)} measures`)
  })

  test('of events leaves the measures working', async () => {
    await renderApp({ broken: { timeline: 'missing' } })
    expect(await findState()).toHaveTextContent(`${measures.length} measures`)
  })
})
