import { screen, within } from '@testing-library/react'
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

  test('a plan shows what came of it, which leads back to it', async () => {
    const user = await openDetails(`selected=measure:${plan?.id}`)
    const heading = await screen.findByRole('heading', { name: 'What came of it' })
    const section = within(heading.closest('section') ?? document.body)
    await user.click(section.getByRole('button', { name: later?.title?.en ?? '' }))
    expect(view().selected).toEqual({ kind: 'measure', id: later?.id })
    expect(await screen.findByRole('heading', { name: 'Came of' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: plan?.title?.en ?? '' }))
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
    expect(screen.getByRole('link', { name: 'All plans and what came of them' })).toBeVisible()
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
