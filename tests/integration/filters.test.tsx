import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { published } from '#tests/support/published.ts'
import { chooseYears, findState, group, inYear, stage } from '#tests/support/rail.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { measures } = published('measures')

const link = () => window.location.hash

describe('the line', () => {
  test('says what the page is, then what is filtered, with a button to remove each condition', async () => {
    const { user } = await renderApp()
    const heading = () => screen.getByRole('heading', { level: 1 })
    expect(heading()).toHaveTextContent(/^Where people cross to Europe, what governments do/)
    const sentence = await findState()
    expect(sentence).toHaveTextContent(`${measures.length} measures`)
    await chooseYears(2025)
    expect(heading()).toHaveTextContent(`${inYear(2025)} of ${measures.length} measures:`)
    expect(sentence).toHaveTextContent(`${inYear(2025)} measures`)
    expect(link()).toBe('#/explore?years=2025&v=3')
    await user.click(await screen.findByRole('button', { name: 'Remove 2025' }))
    expect(link()).toBe('#/explore')
    expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull()
    expect(heading()).toHaveTextContent(/^Where people cross/)
  })

  test('joins conditions by "or" within a group and by "and" between groups', async () => {
    await renderApp({ link: '#/explore?years=2024,2025&measures=border-control,coordination&countries=IQ' })
    const list = await screen.findByRole('list', { name: 'Chosen filters' })
    expect([...list.children].map((item) => item.textContent)).toEqual([
      '2024–2025',
      'and',
      'Border control',
      'or',
      'Coordination',
      'and',
      'Iraq',
    ])
  })

  test('steps back, and shows all', async () => {
    const { user } = await renderApp({ link: '#/explore?measures=border-control&countries=IQ' })
    await user.click(await stage(/^Planned, /))
    await user.click(await stage(/^Done, /))
    const undo = await screen.findByRole('button', { name: 'Undo last' })
    await user.click(undo)
    expect(link()).toContain('status=planned')
    await user.click(undo)
    expect(link()).toBe('#/explore?measures=border-control&countries=IQ&v=3')
    // What came with the link is taken away from its end.
    await user.click(undo)
    expect(link()).toBe('#/explore?measures=border-control&v=3')
    await user.click(screen.getByRole('button', { name: 'Show all' }))
    expect(link()).toBe('#/explore')
  })

  test('names the route that is open with its months, and leads back to all', async () => {
    const { user } = await renderApp({
      link: '#/explore?status=done&routes=channel,western-african&selected=route:channel',
    })
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(
      'English Channel, January to June 2026 against a year before',
    )
    const chips = screen.getAllByRole('button', { name: /^Remove / }).map(({ textContent }) => textContent)
    expect(chips).toEqual(['Done', 'Western African'])
    await user.click(screen.getByRole('button', { name: 'Show all' }))
    expect(link()).toBe('#/explore?routes=channel&selected=route:channel&v=3')
    await user.click(screen.getByRole('button', { name: 'All routes' }))
    expect(link()).toBe('#/explore')
  })

  test('names another selection by its kind', async () => {
    const { user } = await renderApp({ link: '#/explore?selected=country:IQ' })
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Country: Iraq')
    await user.click(screen.getByRole('button', { name: 'Overview' }))
    expect(link()).toBe('#/explore')
  })

  test('consecutive years read as one range', async () => {
    await renderApp({ link: '#/explore?years=2025,2024,not-stated' })
    expect(await findState()).toHaveTextContent('2024–2025, no date')
  })

  test('removing a chip moves focus to the next', async () => {
    const { user } = await renderApp({ link: '#/explore?status=done,planned,gap' })
    await user.click(await screen.findByRole('button', { name: 'Remove Planned' }))
    expect(screen.getByRole('button', { name: 'Remove Said to be lacking' })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(screen.getByRole('button', { name: 'Remove Done' })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(document.body).not.toHaveFocus()
  })

  test('an empty result says so', async () => {
    await renderApp({ link: '#/explore?years=2026&status=gap&measures=online-action' })
    expect(await findState()).toHaveTextContent('No measure, no route, 2026')
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
      `None of ${measures.length} measures:`,
    )
  })
})

describe('the period of numbers', () => {
  const numbersFor = () => screen.findByRole('group', { name: 'Numbers for' })

  test('is the newest months, the last whole year, or other dates', async () => {
    const { user } = await renderApp()
    const buttons = within(await numbersFor())
    expect(buttons.getByRole('button', { name: 'Jan–Jun 2026' })).toHaveAttribute('aria-pressed', 'true')
    await user.click(buttons.getByRole('button', { name: 'All of 2025' }))
    expect(link()).toBe('#/explore?period=2025&v=3')
    expect(document.title).toContain('2025 · Throughline')
    await user.click(buttons.getByRole('button', { expanded: false, name: /^(?!Known on)/ }))
    const card = within(await screen.findByRole('dialog', { name: 'Other dates' }))
    await user.click(card.getByRole('button', { name: 'All of 2024' }))
    expect(link()).toBe('#/explore?period=2024&v=3')
    expect(buttons.getByRole('button', { name: '2024' })).toHaveAttribute('aria-pressed', 'true')
    expect(screen.queryByRole('dialog')).toBeNull()
    await user.click(buttons.getByRole('button', { name: 'Jan–Jun 2026' }))
    expect(link()).toBe('#/explore')
    // It filters no measure.
    expect(await findState()).toHaveTextContent(`${measures.length} measures`)
  })

  test('takes two months or two years, and says what is wrong with others', async () => {
    const { user } = await renderApp()
    const open = async () => {
      await user.click(
        within(await numbersFor()).getByRole('button', { expanded: false, name: /^(?!Known on)/ }),
      )
      return within(await screen.findByRole('dialog', { name: 'Other dates' }))
    }
    const card = await open()
    const [months, years] = card.getAllByRole('button', { name: 'Show' }) as [HTMLElement, HTMLElement]
    const set = (label: string, value: string) =>
      fireEvent.change(card.getByLabelText(label), { target: { value } })
    set('From month', '2026-04')
    set('To month', '2025-02')
    await user.click(months)
    expect(card.getByRole('alert')).toHaveTextContent('The first month is after the second.')
    set('From month', '2001-01')
    set('To month', '2001-02')
    await user.click(months)
    expect(card.getByRole('alert')).toHaveTextContent('The main series has no such months')
    set('To month', '')
    await user.click(months)
    expect(card.getByRole('alert')).toHaveTextContent(/Write both months|The first month/)
    set('From month', '2025-03')
    set('To month', '2025-08')
    await user.click(months)
    expect(link()).toBe('#/explore?period=2025-03..2025-08&v=3')
    expect(years).not.toBeInTheDocument()

    const again = await open()
    await user.selectOptions(again.getByLabelText('From year'), '2023')
    await user.selectOptions(again.getByLabelText('To year'), '2024')
    await user.click(again.getAllByRole('button', { name: 'Show' })[1] as HTMLElement)
    expect(link()).toBe('#/explore?period=2023-01..2024-12&v=3')
    await open()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
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
    await renderApp({ broken: { routes: 'torn' } })
    await chooseYears(2025)
    expect(await findState()).toHaveTextContent(`${inYear(2025)} measures`)
  })

  test('of events leaves the measures working', async () => {
    await renderApp({ broken: { timeline: 'missing' } })
    expect(await findState()).toHaveTextContent(`${measures.length} measures`)
  })
})
