import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { showOwn } from '#state/desk/showOwn.ts'
import { useLayers } from '#state/layers.ts'
import { setUi } from '#state/uiStore.ts'
import { select, setWhose } from '#state/viewStore.ts'
import { on } from '#tests/support/builders.ts'
import { ownOutcomeOf } from '#tests/support/ownOutcomes.ts'
import { OWN_DOCUMENT, OWN_SAMPLE } from '#tests/support/ownSample.ts'
import { parseCsv } from '#tests/support/parseCsv.ts'
import { published } from '#tests/support/published.ts'
import { group, openFold } from '#tests/support/rail.ts'
import { renderApp } from '#tests/support/renderApp.tsx'
import * as files from '#ui/download.ts'

const { measures } = published('measures')
const [, MEETING_CLAIM] = OWN_SAMPLE.claims
if (!MEETING_CLAIM) throw new Error('the sample has two claims')
const ofBorderControl = measures.filter(({ categories }) => categories.includes('border-control')).length

/** The app with the reader's own marks, as the Desk shows them. */
async function renderOwn(link = '#/explore') {
  const app = await renderApp({ link })
  showOwn(OWN_SAMPLE)
  return app
}

/** A published plan that nobody has shown as carried out, and what the reader’s own document shows of it. */
const OPEN_PLAN = measures.find(({ title, outcome }) => title && outcome?.state === 'nothing-found')
const OWN_OUTCOME = {
  planId: OPEN_PLAN?.id ?? '',
  measureId: OPEN_PLAN?.id ?? '',
  since: on('2026-03'),
  outcome: ownOutcomeOf({
    state: 'carried-out',
    shownBy: { claimId: MEETING_CLAIM.id, citation: MEETING_CLAIM.citation },
    note: 'Same guards.',
  }),
  readers: ['Ann'],
}

/** The published text, whose marks are 13 measures and an event. */
const TWIN = 'belgium-calais-group-2024'
const ofTwin = measures.filter(({ evidence: [first] }) => first.type === 'citation').length

const ownSigns = (element: Element) => element.querySelectorAll('svg[role="img"][aria-label="yours"]')

beforeEach(() => showOwn(null))
afterEach(() => {
  showOwn(null)
  window.localStorage.clear()
})

describe('own marks in Explore', () => {
  test('timeline, list, its table, rail and sentence mark or count them by the layer; so do dossier and Reader', async () => {
    const { user } = await renderOwn()
    const details = screen.getByRole('region', { name: 'Details' })
    const row = await screen.findByRole('slider', { name: 'Events by date' })
    const rows = row.parentElement?.parentElement
    expect(rows?.querySelector('path[data-own]')).not.toBeNull()
    expect(rows).toHaveTextContent('yours')
    await user.click(within(details).getByRole('tab', { name: 'Measures' }))
    await waitFor(() => expect(ownSigns(details)).toHaveLength(3))
    await user.click(within(details).getByRole('button', { name: 'Show table' }))
    expect(ownSigns(details)).toHaveLength(2)
    expect(within(details).getAllByRole('row', { name: /Event · yours/ })).toHaveLength(1)
    await user.click(within(details).getByRole('tab', { name: 'Overview' }))

    const layer = await group('Layer')
    expect(layer).toHaveTextContent(`${measures.length} published`)
    expect(layer).toHaveTextContent('2 yours, 1 text')
    const kinds = within(await openFold(user, 'Kind', 'Measures'))
    const box = kinds.getByRole('checkbox', { name: /^Border control/ })
    expect(box).toHaveAccessibleName(`Border control, ${ofBorderControl + 2} measures, 2 of them yours`)
    const sentence = await screen.findByText(
      new RegExp(`^${measures.length} published and 2 of your measures`),
    )
    expect(screen.queryByText(/published marks are hidden/)).toBeNull()
    await user.click(within(layer).getByRole('button', { name: 'Yours' }))
    await waitFor(() => expect(sentence).toHaveTextContent(/^2 measures/))
    expect(screen.getByText(new RegExp(`^Only yours; ${measures.length} published hidden`))).toBeVisible()
    await waitFor(() => expect(box).toHaveAccessibleName('Border control, 2 measures'))
    expect(window.location.hash).toContain('layer=yours')
    await user.click(within(layer).getByRole('button', { name: 'Published' }))
    await waitFor(() => expect(box).toHaveAccessibleName(`Border control, ${ofBorderControl} measures`))
    await user.click(within(layer).getByRole('button', { name: 'Both' }))

    select({ kind: 'measure', id: 'own-patrol' })
    const said = await within(details).findByRole('button', { name: /Invented guards/ })
    expect(ownSigns(details).length).toBeGreaterThan(0)
    await user.click(said)
    const reader = await screen.findByRole('dialog', { name: 'Reader' })
    await waitFor(() => expect(reader).toHaveTextContent(OWN_DOCUMENT.title))
    expect(reader).toHaveTextContent('From your Desk, on this device only')
    expect(ownSigns(reader).length).toBeGreaterThan(0)
  })

  test('a text that is published too is counted once, by the reading that the reader chooses', async () => {
    const { user } = await renderApp({ link: '#/explore' })
    showOwn({ ...OWN_SAMPLE, twins: { [OWN_DOCUMENT.id]: TWIN } })
    const layer = await group('Layer')
    const sentence = await screen.findByText(new RegExp(`^${measures.length} measures`))
    const details = screen.getByRole('region', { name: 'Details' })
    expect(layer).toHaveTextContent('Such a text is counted once: by its published reading.')
    expect(await within(details).findByText('The text is published as well.')).toBeVisible()
    expect(screen.getByText(/2 marks hidden: their texts are counted once/)).toBeVisible()
    await user.click(within(layer).getByRole('button', { name: 'Hide the published reading' }))
    await waitFor(() =>
      expect(sentence).toHaveTextContent(`${measures.length - ofTwin} published and 2 of your measures`),
    )
    expect(window.location.hash).toContain('layer=own-reading')
    expect(within(layer).getByRole('button', { name: 'Both' })).toHaveAttribute('aria-pressed', 'true')
    expect(screen.getByText(new RegExp(`${ofTwin} marks hidden: their texts are counted once`))).toBeVisible()
    await user.click(within(details).getByRole('button', { name: 'Show the published reading' }))
    await waitFor(() => expect(sentence).toHaveTextContent(`${measures.length} measures`))
    expect(window.location.hash).not.toContain('layer=')
  })

  test('a plan shows what came of it by the reader’s own document, with both sentences, beside a way to tell us', async () => {
    const { user } = await renderApp({ link: `#/explore?selected=measure:${OPEN_PLAN?.id}&v=2` })
    const details = within(screen.getByRole('region', { name: 'Details' }))
    await details.findByRole('heading', { level: 2, name: OPEN_PLAN?.title?.en ?? '' })
    const heading = { name: 'What came of it, by a document of yours' }
    expect(details.queryByRole('heading', heading)).toBeNull()
    act(() => showOwn({ ...OWN_SAMPLE, outcomes: [OWN_OUTCOME] }))
    await details.findByRole('heading', heading)
    const note = within(details.getByRole('region', heading))
    expect(note.getByText('Carried out, since March 2026')).toBeVisible()
    expect(note.getByRole('img', { name: 'yours' })).toBeVisible()
    expect(note.getByText('Set by Ann. Your own reading · Same guards.')).toBeVisible()
    expect(await note.findByText(MEETING_CLAIM.citation.exact)).toBeVisible()
    expect(note.getByText('The plan')).toBeVisible()
    await user.click(details.getByRole('button', { name: 'I know what came of this' }))
    const copied = await window.navigator.clipboard.readText()
    expect(copied).toContain(`Plan: ${OPEN_PLAN?.id}`)
    // What only this reader sees is not the state that we publish.
    expect(copied).toContain('State today: Nothing found')
    expect(copied.split('\n').slice(-3)).toEqual(['Address of the page: ', 'Its sentence: ', 'Day: '])
    act(() => setWhose('published'))
    await waitFor(() => expect(details.queryByRole('heading', heading)).toBeNull())
  })

  test('Plans shows it in place of the published outcome, with both sentences, and its file says whose it is', async () => {
    const { user } = await renderApp({ link: '#/plans' })
    const row = async () => within(await screen.findByRole('listitem', { name: OPEN_PLAN?.title?.en ?? '' }))
    for (const more of await screen.findAllByRole('button', { name: /^Show all/ })) await user.click(more)
    expect((await row()).getByText('Nothing found')).toBeVisible()
    act(() => showOwn({ ...OWN_SAMPLE, outcomes: [OWN_OUTCOME] }))
    await waitFor(async () => expect((await row()).getByText('Carried out')).toBeVisible())
    const mine = await row()
    expect(mine.getAllByRole('img', { name: 'yours' }).length).toBeGreaterThan(0)
    expect(mine.getByText('Your own reading')).toBeVisible()
    expect(mine.getByText('from a user’s own document')).toBeVisible()
    await user.click(mine.getByRole('button', { name: /^both sentences/ }))
    expect(await mine.findByText(MEETING_CLAIM.citation.exact)).toBeVisible()
    const saved = vi.spyOn(files, 'download').mockImplementation(() => {})
    await user.click(screen.getByRole('button', { name: 'Save as CSV' }))
    await waitFor(() => expect(saved).toHaveBeenCalledOnce())
    const [header = [], ...cells] = parseCsv(saved.mock.calls[0]?.[0] ?? '')
    saved.mockRestore()
    const line = cells.find((line) => line.includes(OPEN_PLAN?.id ?? ''))
    expect(line?.[header.indexOf('layer')]).toBe('own-outcome')
  })

  test('Compare counts and marks them by the layer', async () => {
    await renderOwn('#/compare?v=2')
    const cell = await screen.findByRole('button', { name: /^Border control.*, 2 of them yours/ })
    expect(ownSigns(cell)).toHaveLength(2)
    setWhose('published')
    await waitFor(() => expect(screen.queryByRole('button', { name: /of them yours/ })).toBeNull())
    setWhose('yours')
    const alone = await screen.findByRole('button', { name: /^Border control, 2025: 2.*, 2 of them yours/ })
    expect(alone).toHaveTextContent(/^2/)
  })

  test('the open lanes name them', async () => {
    window.localStorage.setItem('throughline.tall-timeline', 'on')
    await renderOwn()
    expect(await screen.findAllByRole('button', { name: /Border control.*, yours$/ })).toHaveLength(2)
    expect(await screen.findByRole('button', { name: /Meeting.*, yours$/ })).toBeInTheDocument()
  })

  test('the table and the search find and mark them', async () => {
    // Of the kind and year that both are of.
    const { user } = await renderOwn('#/table?measures=border-control&years=2025&v=3')
    await waitFor(() => expect(document.querySelectorAll('table svg[aria-label="yours"]')).toHaveLength(2))
    setUi({ overlay: 'search' })
    await user.click(await screen.findByRole('combobox', { name: 'Search' }))
    await user.paste('invented guards')
    const option = await screen.findByRole('option', { name: /Invented guards.*from your Desk/ })
    expect(option).toBeInTheDocument()
  })

  test('the panel counts what they add while they show alone, and the menu says what a link leaves out', async () => {
    const { user } = await renderOwn('#/explore?layer=yours&v=2')
    const details = screen.getByRole('region', { name: 'Details' })
    expect(await within(details).findByRole('heading', { name: 'What your text adds' })).toBeVisible()
    expect(details).toHaveTextContent('2 measures')
    expect(details).toHaveTextContent('1 on one route: Channel')
    expect(details).toHaveTextContent('1 without a place')
    expect(within(details).queryByText(/published as well/)).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Share' }))
    await waitFor(() =>
      expect(screen.getAllByText(/A link you copy shares the view, not your texts/)).toHaveLength(2),
    )
    act(() => setWhose('both'))
    expect(within(details).getByRole('heading', { name: 'What your text adds' })).toBeVisible()
    expect(details).toHaveTextContent('2 measures')
    act(() => setWhose('published'))
    expect(within(details).queryByRole('heading', { name: 'What your text adds' })).toBeNull()
    act(() => setWhose('yours'))
    await within(details).findByRole('heading', { name: 'What your text adds' })
    showOwn({ ...OWN_SAMPLE, twins: { 'own-without-claims': TWIN } })
    expect(within(details).queryByText(/published as well/)).toBeNull()
    showOwn({ ...OWN_SAMPLE, twins: { [OWN_DOCUMENT.id]: TWIN } })
    expect(await within(details).findByText('The text is published as well.')).toBeVisible()
  })

  test('a link to them opens on this device; elsewhere the notice counts what belongs to a Desk', async () => {
    showOwn(OWN_SAMPLE)
    const here = await renderApp({ link: '#/explore?selected=measure:own-patrol&v=2' })
    await waitFor(() =>
      expect(ownSigns(screen.getByRole('region', { name: 'Details' })).length).toBeGreaterThan(0),
    )
    expect(screen.queryByRole('alert')).toBeNull()
    here.unmount()
    showOwn(null)
    useLayers.setState({ isPending: true })
    const waiting = await renderApp({ link: '#/explore?selected=measure:own-patrol&v=2' })
    await screen.findByRole('slider', { name: 'Measures' })
    expect(screen.queryByRole('alert')).toBeNull()
    waiting.unmount()
    useLayers.setState({ isPending: false })
    await renderApp({ link: '#/explore?selected=measure:own-patrol&reader=own-0123456789ab:0-12&v=2' })
    expect(await screen.findByRole('alert')).toHaveTextContent(
      '2 parts of this link belong to someone’s Desk; a link does not carry them.',
    )
  })
})
