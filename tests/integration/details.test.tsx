import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { useViewStore } from '#state/viewStore.ts'
import { openDetails } from '#tests/support/openDetails.tsx'
import { published } from '#tests/support/published.ts'

const { measures } = published('measures')
const { claims } = published('claims')
const { documents } = published('documents')
const { events } = published('timeline')

const view = () => useViewStore.getState().view

describe('a plan or an event', () => {
  const plan = measures.find(({ status, followedBy }) => status === 'planned' && followedBy.length > 0)
  const later = measures.find(({ id }) => id === plan?.followedBy[0])

  test('a record linked to a plan is a step beside it, which leads back to it', async () => {
    const user = await openDetails(`selected=measure:${plan?.id}`)
    const steps = async () =>
      within(
        (await screen.findByRole('heading', { name: 'Step by step' })).closest('section') ?? document.body,
      )
    await user.click((await steps()).getByRole('button', { name: later?.title?.en ?? '' }))
    expect(view().selected).toEqual({ kind: 'measure', id: later?.id })
    await user.click((await steps()).getByRole('button', { name: plan?.title?.en ?? '' }))
    expect(view().selected).toEqual({ kind: 'measure', id: plan?.id })
  })

  test('an undated event from a text says "no date" in its title', async () => {
    const event = events.find(({ title, date }) => title === null && date === null)
    await openDetails(`selected=event:${event?.id}`)
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(/, no date$/)
  })

  test('a plan shows the date it was stated', async () => {
    const plan = measures.find(
      ({ status, period, statedOn, actors }) =>
        status === 'planned' &&
        period?.precision === 'year' &&
        statedOn?.start === '2024-12-10' &&
        actors.length > 0,
    )
    await openDetails(`selected=measure:${plan?.id}`)
    expect(screen.getByText('Planned (stated 10 December 2024)')).toBeVisible()
  })
})

describe('evidence', () => {
  test('copies a citation with quote, title, publisher and place, and confirms it', async () => {
    const driver = claims.find((claim) => claim.kind === 'driver')
    const user = await openDetails(`selected=driver:${driver?.category}`)
    const button = screen.getAllByRole('button', { name: 'Copy citation' })[0]
    if (!button) throw new Error('no citation to copy')
    await user.click(button)
    expect(screen.getByText('Copied')).toBeVisible()
    const text = await navigator.clipboard.readText()
    expect(text).toContain(`“${driver?.citation.exact}”`)
    expect(text).toContain(documents[0]?.title)
    expect(text).toContain(documents[0]?.publisher)
    expect(text).toMatch(/characters [\d,]+–[\d,]+$/)
  })

  test('shows the text to copy by hand if the clipboard is blocked', async () => {
    const driver = claims.find((claim) => claim.kind === 'driver')
    const user = await openDetails(`selected=driver:${driver?.category}`)
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'))
    await user.click(screen.getAllByRole('button', { name: 'Copy citation' })[0] ?? document.body)
    expect(await screen.findByRole('textbox')).toHaveDisplayValue(/^“/)
  })
})

describe('a broken file', () => {
  test('breaks only the parts that need it, shows the error, and recovers on retry', async () => {
    const broken = new Set(['overview.json'])
    const user = await openDetails('', broken)
    expect(screen.getByText('overview.json could not be read.')).toBeVisible()
    expect(screen.getByText(/status: 500/)).toBeVisible()
    expect(screen.getByRole('link', { name: 'See Plans' })).toBeVisible()
    broken.clear()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('heading', { name: 'Drivers named' })).toBeVisible()
  })

  test('a measure shows its quotes even without the documents', async () => {
    const measure = measures.find((item) => item.evidence[0].type === 'citation')
    const first = measure?.evidence[0]
    await openDetails(`selected=measure:${measure?.id}`, new Set(['documents.json', 'claims.json']))
    expect(document.querySelector('q')).toHaveTextContent(
      first?.type === 'citation' ? first.citation.exact : '-',
    )
  })
})

describe('a plan', () => {
  const { plans: found, acts, reach } = published('outcomes')
  const law = acts.find(({ id }) => id === 'anti-smuggling-package')
  const plan = measures.find(({ id }) => id === law?.steps[0])
  const outcome = found[plan?.id ?? '']?.at(-1)
  /** The panel with a plan, whose parts come with the first one. */
  const openPlan = async (parameters: string) => {
    const user = await openDetails(parameters)
    await screen.findByRole('heading', { name: 'The plan' })
    return user
  }
  const part = (name: string | RegExp) =>
    within(screen.getByRole('heading', { level: 3, name }).closest('section') ?? document.body)

  test('answers what came of it first, with both sentences, how they are tied, and our words', async () => {
    await openPlan(`selected=measure:${plan?.id}`)
    expect(screen.getByText('Partly carried out', { selector: 'strong' })).toBeVisible()
    expect(screen.getByText('since 16 December 2025')).toBeVisible()
    expect(screen.getByText(outcome?.what.en ?? '-')).toBeVisible()
    const links = (name: string) => part(name).getAllByRole('link', { name: /^Open at the sentence/ })
    expect(links('The plan')[0]).toHaveAttribute('href', expect.stringContaining('#:~:text='))
    const sealed = outcome?.evidence.filter(({ locator }) => locator !== undefined) ?? []
    expect(links('The outcome')).toHaveLength(sealed.length)
    expect(part('The outcome').getByText(/· same act$/)).toBeVisible()
    expect(part('The outcome').getAllByRole('link', { name: /^Open the page/ })).toHaveLength(
      (outcome?.evidence.length ?? 0) - sealed.length,
    )
    expect(screen.getByRole('heading', { level: 3, name: 'In our words' })).toBeVisible()
  })

  test('has the steps of its law in order of time, each with its own state', async () => {
    const user = await openPlan(`selected=measure:${plan?.id}`)
    const steps = part('Step by step').getAllByRole('listitem')
    expect(steps).toHaveLength(law?.steps.length ?? 0)
    expect(steps[0]).toHaveAttribute('aria-current', 'step')
    expect(steps.at(-1)).toHaveTextContent(/· Done$/)
    await user.click(part('Step by step').getAllByRole('button').at(-1) ?? document.body)
    expect(view().selected?.id).toBe(law?.steps.at(-1))
    const adopted = measures.find(({ id }) => id === law?.steps.at(-1))?.title?.en ?? '-'
    await waitFor(() =>
      expect(part('Step by step').getByText(adopted).closest('li')).toHaveAttribute('aria-current', 'step'),
    )
  })

  test('says when, how far and with which words was searched', async () => {
    const user = await openPlan(`selected=measure:${plan?.id}`)
    expect(reach).toBe('2026-07')
    const looked = part(/^Looked for \d+ November 2026, in pages to about July 2026$/)
    const searches = outcome?.searches ?? []
    expect(looked.getByText(`“${searches[1]}”`)).toBeVisible()
    expect(looked.getByText(`“${searches[2]}”`)).not.toBeVisible()
    await user.click(looked.getByText(`${searches.length - 2} more searches`))
    expect(looked.getByText(`“${searches.at(-1)}”`)).toBeVisible()
  })

  test('leads back to all plans under the same filters, and on to the next of its state', async () => {
    const user = await openPlan(`actors=${plan?.actors[0]}&selected=measure:${plan?.id}`)
    expect(screen.getByRole('link', { name: 'Plans' })).toHaveAttribute(
      'href',
      expect.stringMatching(new RegExp(`^#/plans\\?actors=${plan?.actors[0]}&`)),
    )
    expect(screen.getByText(/^\d+ of \d+ partly carried out$/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Next' }))
    const next = measures.find(({ id }) => id === view().selected?.id)
    expect(next?.id).not.toBe(plan?.id)
    expect(next?.outcome?.state).toBe('partly')
  })

  test('of which nothing was found names no outcome, and the words searched for', async () => {
    const none = measures.find(({ id }) => found[id]?.at(-1)?.evidence.length === 0)
    await openPlan(`selected=measure:${none?.id}`)
    expect(screen.getByText('Nothing found', { selector: 'strong' })).toBeVisible()
    expect(screen.queryByRole('heading', { name: 'The outcome' })).toBeNull()
    expect(screen.getByText(`“${found[none?.id ?? '']?.at(-1)?.searches[0]}”`)).toBeVisible()
  })
})
