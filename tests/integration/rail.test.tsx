import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { measureYears, planStateOf } from '#domain/measure.ts'
import { OUTCOMES, PLAN_STATES, type PlanState } from '#domain/planState.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import { published } from '#tests/support/published.ts'
import {
  chooseYears,
  countOf,
  findState,
  fold,
  group,
  inYear,
  openFold,
  stage,
  yearThumbs,
} from '#tests/support/rail.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { measures } = published('measures')
const { routes, regions } = published('routes')
const { categories } = published('vocabulary')

const count = (test: (measure: (typeof measures)[number]) => boolean) => measures.filter(test).length
const link = () => window.location.hash

describe('the rail', () => {
  test('lists all measures, those of each status and the open plans, of which one is chosen', async () => {
    const { user } = await renderApp()
    const all = await stage(/^All, /)
    expect(all).toBeChecked()
    expect(countOf(all)).toBe(measures.length)
    const states = (state: PlanState) => count((measure) => planStateOf(measure) === state)
    const open = await stage(/^still open, /)
    expect(countOf(open)).toBe(
      PLAN_STATES.filter((state) => OUTCOMES[state].open).reduce((n, s) => n + states(s), 0),
    )
    await user.click(open)
    expect(link()).toBe('#/explore?outcome=open&v=3')
    expect(await findState()).toHaveTextContent(new RegExp(`^${countOf(open)} measures`))
    await user.click(await stage(/^Said to be lacking, /))
    expect(link()).toBe('#/explore?status=gap&v=3')
    expect(open).not.toBeChecked()
    expect(countOf(open)).toBeGreaterThan(0)
    await user.click(all)
    expect(link()).toBe('#/explore')
  })

  test('on an open route counts the measures that name it, and so does what is announced', async () => {
    await renderApp({ link: '#/explore?selected=route:eastern-mediterranean' })
    const named = count(({ routes: on }) => on.includes('eastern-mediterranean'))
    expect(countOf(await stage(/^All, /))).toBe(named)
    expect(await findState()).toHaveTextContent(new RegExp(`^${named} measures, 1 route, all years`))
  })

  test('narrows plans by what came of them', async () => {
    const { user } = await renderApp()
    const list = within(await openFold(user, 'What came of it', 'What came of it'))
    const states = (state: PlanState) => count((measure) => planStateOf(measure) === state)
    const boxes = await list.findAllByRole('checkbox')
    expect(boxes.map(countOf)).toEqual(PLAN_STATES.map(states))
    expect(list.getAllByText('none')).toHaveLength(PLAN_STATES.filter((state) => states(state) === 0).length)
    await user.click(list.getByRole('checkbox', { name: /^Dropped, / }))
    expect(link()).toBe('#/explore?outcome=dropped&v=3')
    expect(await stage(/^Planned, /)).toBeChecked()
    expect(await fold('What came of it')).toHaveTextContent('Dropped')
    await user.click(screen.getByRole('button', { name: 'Clear What came of it' }))
    expect(link()).toBe('#/explore')
  })

  test('has a slider of years whose thumbs, keys and typed years choose them, the undated apart', async () => {
    const { user } = await renderApp()
    const [first, last] = await yearThumbs()
    expect([first, last].map((thumb) => (thumb as HTMLInputElement).value)).toEqual(['2023', '2028'])
    const undated = () => within(screen.getByRole('group', { name: 'Year' })).queryByRole('checkbox')
    expect(undated()).toBeNull()
    const entries = window.history.length
    await chooseYears(2025)
    expect(link()).toBe('#/explore?years=2025&v=3')
    expect(window.history.length).toBe(entries + 1)
    expect(await findState()).toHaveTextContent(new RegExp(`^${inYear(2025)} measures`))
    // A thumb stops at the other.
    fireEvent.change(first, { target: { value: '2027' } })
    expect(link()).toBe('#/explore?years=2025&v=3')

    await user.click(undated() as HTMLElement)
    expect(link()).toBe('#/explore?years=2025,not-stated&v=3')
    const typed = within(await group('Year')).getByRole('textbox', { name: 'First year' })
    await user.clear(typed)
    await user.type(typed, '2024{Enter}')
    expect(link()).toBe('#/explore?years=2024,2025,not-stated&v=3')
    const again = within(await group('Year')).getByRole('textbox', { name: 'Last year' })
    await user.clear(again)
    await user.type(again, 'soon{Enter}')
    expect(again).toHaveValue('2025')
    await chooseYears(2023, 2028)
    expect(link()).toBe('#/explore')
    expect(count((measure) => measureYears(measure).length === 0)).toBeGreaterThan(0)
  })

  test('offers each kind once, by its English label, and any or all of several', async () => {
    const { user } = await renderApp()
    const list = within(await openFold(user, 'Kind', 'Measures'))
    const boxes = list.getAllByRole('checkbox')
    expect(boxes).toHaveLength(categories.length)
    for (const [index, { id, shortLabel }] of categories.entries()) {
      const box = boxes[index] as HTMLElement
      expect(box.getAttribute('aria-label')).toMatch(new RegExp(`^${shortLabel.en}, \\d+ measures?$`))
      expect(countOf(box)).toBe(count((measure) => measure.categories.includes(id)))
    }
    await user.click(list.getByRole('checkbox', { name: /^Partner countries/ }))
    await user.click(list.getByRole('checkbox', { name: /^Information exchange/ }))
    const any = count(({ categories: kinds }) =>
      kinds.some((kind) => kind === 'partner-countries' || kind === 'information-exchange'),
    )
    expect(await findState()).toHaveTextContent(new RegExp(`^${any} measures`))
    await user.click(screen.getByRole('button', { name: 'All of these' }))
    const all = count(
      ({ categories: kinds }) =>
        kinds.includes('partner-countries') && kinds.includes('information-exchange'),
    )
    expect(await findState()).toHaveTextContent(new RegExp(`^${all} measures`))
    expect(countOf(list.getByRole('checkbox', { name: /^Partner countries/ }))).toBe(all)
    expect(link()).toContain('all=measures')
    expect(await fold('Kind')).toHaveTextContent('Partner countries and Information exchange')
  })

  test('lists routes, places and actors, each with its count', async () => {
    const { user } = await renderApp()
    const routeList = within(await openFold(user, 'Route', 'Routes'))
    for (const route of routes) {
      const box = routeList.getByRole('checkbox', {
        name: new RegExp(`^${route.names.en}, (\\d|no measure)`),
      })
      expect(countOf(box)).toBe(count((measure) => measure.routes.includes(route.id)))
    }
    await user.click(await fold('Country or region'))
    const origins = within(await group('Regions of origin')).getAllByRole('checkbox')
    expect(origins).toHaveLength(regions.filter(({ role }) => role === 'origin').length)
    const named = new Set(measures.flatMap(({ countries }) => countries))
    expect(within(await group('Countries')).getAllByRole('checkbox')).toHaveLength(named.size)
    await user.click(await fold('Country or region'))

    await user.click(await fold('Who acts'))
    const acting = new Set(measures.flatMap((measure) => measure.actors))
    const countries = [...acting].filter(isCountryCode).length
    expect(within(await group('Countries')).getAllByRole('checkbox')).toHaveLength(countries)
    expect(within(await group('Organisations')).getAllByRole('checkbox')).toHaveLength(
      acting.size - countries,
    )
  })

  test('the options of a list are one tab stop: arrow keys go between them, Space chooses', async () => {
    const { user } = await renderApp({ link: '#/explore?measures=information-exchange&v=3' })
    const list = within(await openFold(user, 'Kind', 'Measures'))
    const boxes = list.getAllByRole('checkbox')
    const stops = () => boxes.filter(({ tabIndex }) => tabIndex === 0)
    const chosen = list.getByRole('checkbox', { name: /^Information exchange/ })
    expect(stops()).toEqual([chosen])
    act(() => chosen.focus())
    await user.keyboard('{Home}')
    expect(boxes[0]).toHaveFocus()
    await user.keyboard('{ArrowDown} ')
    expect(boxes[1]).toHaveFocus()
    expect(boxes[1]).toBeChecked()
    expect(stops()).toEqual([boxes[1]])
    await user.keyboard('{End}{ArrowDown}')
    expect(boxes.at(-1)).toHaveFocus()
    await user.tab()
    expect(boxes).not.toContain(document.activeElement)
  })

  test('every option leaves as many measures as its count says', async () => {
    const { user } = await renderApp()
    const kinds = within(await openFold(user, 'Kind', 'Measures'))
    const routeList = within(await openFold(user, 'Route', 'Routes'))
    await user.click(await fold('Country or region'))
    const options = [
      kinds.getByRole('checkbox', { name: /^Border control/ }),
      within(await group('Regions of origin')).getByRole('checkbox', { name: /^North Africa/ }),
      within(await group('Countries')).getByRole('checkbox', { name: /^Iraq/ }),
      routeList.getByRole('checkbox', { name: /^English Channel, / }),
    ]
    for (const option of options) {
      const promised = countOf(option)
      await user.click(option)
      const sentence = await findState()
      await waitFor(() => expect(sentence).toHaveTextContent(new RegExp(`^${promised} measure`)))
      await user.click(option)
    }
  })

  test('counts apply the other groups but not their own', async () => {
    await renderApp({ link: '#/explore?years=2025' })
    expect(countOf(await stage(/^Done/))).toBe(
      count((measure) => measure.status === 'done' && measureYears(measure).includes(2025)),
    )
  })

  test('says of a route whose measures it lists, and clearing the group leaves the route', async () => {
    const { user } = await renderApp({ link: '#/explore?routes=channel&selected=route:channel' })
    const rail = await screen.findByRole('region', { name: 'Filters' })
    expect(await within(rail).findByText('Those that name this route')).toBeVisible()
    await user.click(within(rail).getByRole('button', { name: 'Clear Route' }))
    expect(link()).toBe('#/explore')
    expect(within(rail).getByText(/^Measures that a source reports/)).toBeVisible()
  })

  test('leaves it to the panel to offer looser conditions where few measures are left', async () => {
    const { user } = await renderApp({
      link: '#/explore?outcome=open&measures=partner-countries,information-exchange&all=measures&countries=DZ,IQ,RS',
    })
    const name = 'Few results? Loosen one condition'
    const details = within(screen.getByRole('region', { name: 'Details' }))
    const few = await details.findByRole('region', { name })
    expect(screen.getAllByRole('region', { name })).toEqual([few])
    const loose = within(few).getByRole('button', { name: /^Any of these kinds instead of all, / })
    const promised = countOf(loose)
    await user.click(loose)
    expect(await findState()).toHaveTextContent(new RegExp(`^${promised} measure`))
    expect(link()).not.toContain('all=')
  })
})
