import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { published } from '#tests/support/published.ts'
import { findState, group, inYear, year } from '#tests/support/rail.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { measures } = published('measures')

const link = () => window.location.hash

describe('choosing', () => {
  test('a year updates the state sentence, the chips and the link', async () => {
    const { user } = await renderApp()
    const sentence = await findState()
    expect(sentence).toHaveTextContent(`${measures.length} measures`)
    await user.click(await year(/^2025/))
    expect(sentence).toHaveTextContent(`${inYear(2025)} measures`)
    expect(sentence).toHaveTextContent('2025')
    expect(link()).toBe('#/explore?years=2025&v=3')
    expect(await year(/^2025/)).toHaveAttribute('aria-pressed', 'true')
    await user.click(await screen.findByRole('button', { name: 'Remove 2025' }))
    expect(link()).toBe('#/explore')
    expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull()
  })

  test('a selection is a chip, which clears it', async () => {
    const { user } = await renderApp({ link: '#/explore?years=2025&selected=route:channel&v=3' })
    const chip = await screen.findByRole('button', { name: 'Stop showing English Channel' })
    expect(chip).toHaveTextContent('Shown: English Channel')
    expect(screen.queryByRole('button', { name: /name no route/ })).toBeNull()
    await user.click(chip)
    expect(link()).toBe('#/explore?years=2025&v=3')
  })

  test('the measures that name no route are listed by reason, and each opens its dossier', async () => {
    const { user } = await renderApp()
    const routeless = measures.filter(({ scope, routes }) => scope !== 'placed' || routes.length === 0)
    const chip = await screen.findByRole('button', { name: `${routeless.length} measures name no route` })
    expect(screen.queryByRole('region', { name: /^Name no place/ })).toBeNull()
    await user.click(chip)
    const unplaced = routeless.filter(({ scope }) => scope === 'unplaced')
    const part = await screen.findByRole('region', { name: `Name no place ${unplaced.length}` })
    const rows = screen.getAllByRole('region', { name: /^(Name|Apply)/ }).flatMap((group) => {
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
    expect(unplaced.map(({ id }) => `#/explore?selected=measure:${id}&v=3`)).toContain(link())
    expect(again).not.toBeInTheDocument()
  })

  test('consecutive years read as one range', async () => {
    await renderApp({ link: '#/explore?years=2025,2024,not-stated&v=3' })
    expect(await findState()).toHaveTextContent('2024–2025, no date')
  })

  test('a route filters to it and opens its dossier; pressing again undoes both', async () => {
    const { user } = await renderApp()
    const list = await screen.findByRole('list', { name: 'Routes' })
    const button = within(list).getByRole('button', { name: /^Central Mediterranean/ })
    await user.click(button)
    expect(button).toHaveAttribute('aria-pressed', 'true')
    expect(link()).toBe('#/explore?routes=central-mediterranean&selected=route:central-mediterranean&v=3')
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
    expect(link()).toBe('#/explore?regions=north-africa&v=3')
    await user.click(screen.getByRole('button', { name: 'About Middle East' }))
    expect(link()).toBe('#/explore?regions=north-africa&selected=region:middle-east&v=3')
  })

  test('clearing empties every group and keeps the selection', async () => {
    const { user } = await renderApp({
      link: '#/explore?years=2025&status=gap&measures=prevention&routes=channel&actors=frontex&selected=route:channel&v=3',
    })
    // The dossier offers the same below its empty list of measures.
    const [clear] = await screen.findAllByRole('button', { name: 'Clear all filters' })
    if (clear) await user.click(clear)
    expect(link()).toBe('#/explore?selected=route:channel&v=3')
    expect(await findState()).toHaveTextContent(`${measures.length} measures`)
  })

  test('removing a chip moves focus to the next', async () => {
    const { user } = await renderApp({ link: '#/explore?years=2024,2025,2026&v=3' })
    await user.click(await screen.findByRole('button', { name: 'Remove 2025' }))
    expect(screen.getByRole('button', { name: 'Remove 2026' })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(screen.getByRole('button', { name: 'Remove 2024' })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(document.body).not.toHaveFocus()
  })

  test('an empty result says so', async () => {
    await renderApp({ link: '#/explore?years=2026&status=gap&measures=online-action&v=3' })
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
