import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import * as lists from '#domain/planList.ts'
import { PLAN_STATES } from '#domain/planState.ts'
import { routeRegionsOf } from '#domain/route.ts'
import { type Filters, NO_FILTERS } from '#domain/view.ts'
import { parseCsv } from '#tests/support/parseCsv.ts'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'
import * as files from '#ui/download.ts'

const { countsByState, planUnits } = lists
const { measures } = published('measures')
const { routes } = published('routes')
const outcomes = published('outcomes')
const regions = routeRegionsOf(routes)

const unitsOf = (filters: Partial<Filters> = {}) =>
  planUnits(measures, { ...NO_FILTERS, ...filters }, regions)
const lookedFor = (filters: Partial<Filters> = {}) => unitsOf(filters).filter(({ state }) => state !== 'none')

/** A kind of which there are plans for 2025, with its short name. */
const KIND = unitsOf({ years: [2025] })[0]?.plan.categories[0] ?? ''
const KIND_NAME =
  published('vocabulary').categories.find(({ id }) => id === KIND)?.shortLabel.en ?? 'no such kind'

/** A state that several plans are in. */
const [FULL, COUNT] = Object.entries(countsByState(lookedFor())).find(([, count]) => count > 4) ?? ['', 0]
const NAMES: Readonly<Record<string, string>> = {
  'carried-out': 'Carried out',
  partly: 'Partly carried out',
  'under-way': 'Under way',
  delayed: 'Not yet',
  dropped: 'Dropped',
  superseded: 'Replaced',
  'nothing-found': 'Nothing found',
}
const hash = () => window.location.hash

async function open(link = '#/plans') {
  const app = await renderApp({ link })
  await screen.findByRole('heading', { level: 1 })
  await screen.findAllByText(/Looked for on|looked for on/)
  return app
}

const list = () => screen.getByRole('list', { name: 'Plans' })
const rows = () => [...list().querySelectorAll<HTMLElement>('[data-plan]')]
const headline = () => screen.getByRole('heading', { level: 1 }).textContent

describe('Plans', () => {
  test('opens from the navigation, after Explore, with the filters of Explore', async () => {
    const { user } = await renderApp({ link: `#/explore?measures=${KIND}&v=3` })
    const bar = screen.getByRole('navigation', { name: 'Main' })
    expect(
      within(bar)
        .getAllByRole('link')
        .map((link) => link.textContent)
        .slice(0, 3),
    ).toEqual(['Explore', 'Plans', 'Compare'])
    await user.click(within(bar).getByRole('link', { name: 'Plans' }))
    expect(await screen.findByRole('main', { name: 'Plans' })).toBeVisible()
    expect(hash()).toBe(`#/plans?measures=${KIND}&v=3`)
    await screen.findByRole('list', { name: 'Plans' })
    await user.click(screen.getByRole('button', { name: 'Show all rows' }))
    expect(rows()).toHaveLength(lookedFor({ measures: [KIND] }).length)
  })

  test('says what came of all plans, with a number for each state, which filters the list; so does a year', async () => {
    const { user } = await open()
    const counts = countsByState(unitsOf())
    expect(headline()).toContain(`Of ${lookedFor().length} plans`)
    expect(headline()).toContain(`On ${counts['nothing-found']}, nothing was found.`)
    const numbers = screen.getByRole('list', { name: 'What came of it' })
    for (const state of PLAN_STATES.filter((one) => one !== 'none')) {
      const name = `${counts[state]} ${NAMES[state]}`
      if (counts[state] > 0) expect(within(numbers).getByRole('button', { name })).toBeVisible()
      else expect(within(numbers).queryByRole('button', { name })).toBeNull()
    }

    // The numbers stay where a state filters the list.
    const state = { name: `${COUNT} ${NAMES[FULL]}` }
    const before = headline()
    await user.click(screen.getByRole('button', state))
    expect(hash()).toBe(`#/plans?outcome=${FULL}&v=3`)
    expect(screen.getByRole('button', state)).toHaveAttribute('aria-pressed', 'true')
    expect(headline()).toBe(before)
    expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(1)
    await user.click(screen.getByRole('button', state))
    expect(hash()).toBe('#/plans')

    // A year is that of the plan’s own period, and undated plans name none.
    const years = screen.getByRole('group', { name: 'For the year' })
    const of2025 = lookedFor({ years: [2025] }).length
    await user.click(within(years).getByRole('button', { name: `2025 ${of2025}` }))
    expect(headline()).toMatch(new RegExp(`${of2025} plans for 2025`))
    expect(screen.getByText(`${of2025} of ${lookedFor().length} plans`)).toBeVisible()
    await user.click(within(years).getByRole('button', { name: /^none named/ }))
    expect(hash()).toBe('#/plans?years=not-stated&v=3')
    expect(headline()).toMatch(/plans that name no year/)
  })

  test('lists by the day stated or the year named, without states; offers countries without a plan, and says that one has none', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'by day stated' }))
    expect(hash()).toBe('#/plans?by=stated&v=3')
    const stated = lookedFor().map(({ plan }) => plan.statedOn?.start ?? '')
    expect(rows()).toHaveLength(stated.length)
    expect(rows()[0]?.dataset.plan).toBe(
      lookedFor().findLast(({ plan }) => plan.statedOn?.start === stated.toSorted().at(-1))?.plan.id,
    )
    await user.click(screen.getByRole('button', { name: 'by year named' }))
    expect(rows()[0]).toHaveTextContent(/2023/)

    await user.click(screen.getByRole('button', { name: /^Who acts/ }))
    await user.click(screen.getByRole('checkbox', { name: 'Iraq, no plan' }))
    expect(screen.getByText('Iraq: no plan. No source at hand reports one.')).toBeVisible()
    expect(screen.getByRole('button', { name: /^Who acts 1 of / })).toBeVisible()
  })

  test('a state has three rows, then the rest, or all rows of all states', async () => {
    const { user } = await open(`#/plans?outcome=${FULL}&v=3`)
    expect(rows()).toHaveLength(3)
    await user.click(screen.getByRole('button', { name: `Show ${COUNT - 3} more` }))
    expect(rows()).toHaveLength(COUNT)
    await user.click(screen.getByRole('button', { name: 'Clear' }))
    await user.click(screen.getByRole('button', { name: 'Show all rows' }))
    expect(rows()).toHaveLength(lookedFor().length)
  })

  test('kind, actor, place and tie are menus whose choices stand in the link', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: /^How tied/ }))
    const same = lookedFor({ tie: ['same-act'] }).length
    await user.click(screen.getByRole('checkbox', { name: `same act, ${same} plans` }))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('checkbox')).toBeNull()
    expect(screen.getByRole('button', { name: /^How tied/ })).toHaveFocus()
    await user.click(screen.getByRole('button', { name: /^Who acts/ }))
    const both = lookedFor({ tie: ['same-act'], actors: ['european-commission'] }).length
    await user.click(screen.getByRole('checkbox', { name: new RegExp(`^European Commission, ${both} plan`) }))
    expect(hash()).toBe('#/plans?tie=same-act&actors=european-commission&v=3')
    await user.click(screen.getByRole('button', { name: 'Show all rows' }))
    expect(rows()).toHaveLength(both)
  })

  test('what a link asks of publishers and reviews can be seen and taken off', async () => {
    const { user } = await open('#/plans?publishers=press&review=record&v=3')
    await user.click(screen.getByRole('button', { name: /^Who says so 2 of / }))
    const chosen = screen.getAllByRole<HTMLInputElement>('checkbox').filter(({ checked }) => checked)
    expect(chosen).toHaveLength(2)
    for (const box of chosen) await user.click(box)
    expect(hash()).toBe('#/plans')
  })

  test('says when no plan is left, and clears the filters', async () => {
    const { user } = await renderApp({ link: '#/plans?tie=our-reading&years=2009&v=3' })
    await screen.findByRole('heading', { level: 1, name: 'No plan with these filters.' })
    const [note] = screen.getAllByText(/No plan with these filters/)
    expect(note).toBeVisible()
    await user.click(screen.getAllByRole('button', { name: 'Clear' })[0] as HTMLElement)
    expect(hash()).toBe('#/plans')
  })
})

describe('a row', () => {
  const [sealedId, sealed] = Object.entries(outcomes.plans).find(
    ([, found]) => found.at(-1)?.evidence[0]?.locator && found.at(-1)?.state !== 'nothing-found',
  ) ?? ['', []]
  const rowOf = (id: string) => rows().find((row) => row.dataset.plan === id) as HTMLElement

  test('shows the sentences by first and last words, one row at a time', async () => {
    const { user } = await open('#/plans?by=stated&v=3')
    const row = rowOf(sealedId)
    const page = sealed.at(-1)?.evidence[0]
    await user.click(within(row).getByRole('button', { name: /^sentence sealed/ }))
    const { first = '', last = '' } = page?.locator ?? {}
    const ends = (_: string, element: Element | null) =>
      element?.tagName === 'Q' && element.textContent === `${first} […] ${last}`
    expect(within(row).getByText(ends)).toBeVisible()
    expect(
      within(row)
        .getAllByText(/^read on .*; its text is not kept here$/)
        .at(-1),
    ).toBeVisible()
    const links = within(row).getAllByRole('link', { name: /^Open at the sentence/ })
    expect(links.at(-1)).toHaveAttribute('href', expect.stringMatching(/#:~:text=[^,]+,[^,]+$/))
    const other = rows().find((one) => one !== row) as HTMLElement
    await user.click(within(other).getAllByRole('button')[0] as HTMLElement)
    expect(rows().filter((one) => one.dataset.open === 'true')).toEqual([other])
  })

  test('shows every search of a plan on which nothing was found', async () => {
    const [id, found] = Object.entries(outcomes.plans).find(
      ([, all]) => all.at(-1)?.state === 'nothing-found' && (all.at(-1)?.searches.length ?? 0) > 2,
    ) ?? ['', []]
    const { user } = await open('#/plans?by=stated&v=3')
    const searches = found.at(-1)?.searches ?? []
    const row = rowOf(id)
    await user.click(
      within(row).getByRole('button', { name: new RegExp(`^${searches.length - 1} more searches`) }),
    )
    const shown = within(row).getByRole('list', { name: 'Searches' })
    expect(
      within(shown)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(searches.map((words) => `“${words}”`))
  })

  test('leads to the plan beside the map', async () => {
    const { user } = await open()
    const [row] = rows()
    await user.click(within(row as HTMLElement).getAllByRole('link')[0] as HTMLElement)
    await waitFor(() => expect(hash()).toBe(`#/explore?selected=measure:${row?.dataset.plan}&v=3`))
  })
})

test('keys move between rows, open one, show a state and every row, but not within a control', async () => {
  const { user } = await open()
  await user.keyboard('jj')
  expect(rows()[1]).toHaveFocus()
  await user.keyboard('k{Enter}')
  expect(rows()[0]).toHaveAttribute('data-open', 'true')
  await user.keyboard('e')
  expect(rows()).toHaveLength(lookedFor().length)
  await user.keyboard('3')
  expect(hash()).toBe('#/plans?outcome=under-way&v=3')
  await user.keyboard('0')
  expect(hash()).toBe('#/plans')
  screen.getByRole('button', { name: 'by kind' }).focus()
  await user.keyboard('3')
  expect(hash()).toBe('#/plans')
  rows()[2]?.focus()
  await user.keyboard('m')
  await waitFor(() => expect(hash()).toMatch(/^#\/explore\?selected=measure:/))
})

test('plans that nobody looked for count, and stand in the list with their sentence', async () => {
  const isInText = ({ plan }: lists.PlanUnit) => plan.evidence[0].type === 'citation'
  vi.spyOn(lists, 'planUnits').mockImplementation((...asked) =>
    planUnits(...asked).map((unit) => (isInText(unit) ? { ...unit, state: 'none' } : unit)),
  )
  const unlooked = unitsOf().filter(isInText).length
  const { user } = await open()
  expect(headline()).toMatch(
    new RegExp(`^Of ${unitsOf().length} plans, .* Not yet looked for: ${unlooked}\\.$`),
  )
  expect(screen.getByRole('button', { name: new RegExp(`^${unlooked} Not looked for`) })).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Show all rows' }))
  expect(rows()).toHaveLength(unitsOf().length)
  const [found] = rows().filter(({ dataset }) =>
    unitsOf().some((unit) => isInText(unit) && unit.plan.id === dataset.plan),
  )
  await user.click(within(found as HTMLElement).getByRole('button'))
  await user.click(within(found as HTMLElement).getByRole('button', { name: 'Read in the text' }))
  expect(hash()).toMatch(/^#\/plans\?reader=/)
})

test('by kind, a sign is a plan, beside what was done in the year before', async () => {
  const { user } = await open('#/plans?years=2025&v=3')
  await user.click(screen.getByRole('button', { name: 'by kind' }))
  const table = screen.getByRole('table')
  expect(within(table).getByRole('columnheader', { name: 'done in 2024' })).toBeVisible()
  const row = within(table).getByRole('row', { name: new RegExp(`^${KIND_NAME}`) })
  const plans = unitsOf({ years: [2025] }).filter(({ plan }) => plan.categories.includes(KIND))
  expect(row.querySelectorAll('[data-outcome]')).toHaveLength(plans.length)
  expect(within(row).getByRole('link', { name: new RegExp(`^${KIND_NAME}: `) })).toHaveAttribute(
    'href',
    `#/plans?years=2025&measures=${KIND}&v=3`,
  )
})

describe('the file', () => {
  const saved = vi.fn<typeof files.download>()
  beforeEach(() => {
    saved.mockReset()
    vi.spyOn(files, 'download').mockImplementation(saved)
  })

  test('has every plan with its outcome, page, searches and version', async () => {
    const { user } = await open('#/plans?years=2025&v=3')
    await user.click(screen.getByRole('button', { name: 'Save as CSV' }))
    await waitFor(() => expect(saved).toHaveBeenCalledOnce())
    const [text, name] = saved.mock.calls[0] ?? []
    expect(name).toMatch(/^throughline-plans-years-2025-.+\.csv$/)
    const [header = [], ...lines] = parseCsv(String(text))
    const column = (title: string) => lines.map((line) => line[header.indexOf(title)])
    const units = lookedFor({ years: [2025] })
    expect(column('id').toSorted()).toEqual(units.map(({ plan }) => plan.id).toSorted())
    const at = column('id').indexOf(units[0]?.plan.id)
    const outcome = outcomes.plans[units[0]?.plan.id ?? '']?.at(-1)
    expect(column('searches')[at]).toBe(outcome?.searches.join(';'))
    expect(new Set(column('data_version'))).toEqual(new Set([published('manifest').data]))
  })
})

test('without the file of outcomes, the states still stand and the fault is named', async () => {
  await renderApp({ link: '#/plans', broken: { outcomes: 'missing' } })
  expect(await screen.findByText(/outcomes\.json could not be read/)).toBeVisible()
  expect(headline()).toContain(`Of ${lookedFor().length} plans`)
})
