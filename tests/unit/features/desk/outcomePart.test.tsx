import { basename } from 'node:path'
import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { deskOfTest } from '#tests/support/deskOfTest.ts'
import type { Tab } from '#tests/support/deskTabs.ts'
import { published, publishedText } from '#tests/support/published.ts'
import { renderDesk } from '#tests/support/renderDesk.tsx'
import { replaceDesk } from '#tests/support/replaceDesk.ts'

const DONE =
  'In June 2026, France and Belgium set up joint patrols along the coast of the Channel against smuggling networks.'
const PLAN = 'In 2025, Belgium will strengthen border controls along the coast of the Channel.'

let tab: Tab

beforeEach(async () => {
  tab = deskOfTest()
  onTestFinished(() => tab.worker.close())
  replaceDesk(tab.desk, tab.desk.store)
  vi.stubGlobal(
    'fetch',
    async (url: string) =>
      new Response(publishedText(basename(new URL(url, 'http://localhost').pathname, '.json'))),
  )
  Element.prototype.scrollIntoView = () => {}
  await tab.desk.start()
  await tab.desk.newProject('Test')
  for (const [date, text] of [
    ['2024-12', PLAN],
    ['2026-07', DONE],
  ] as const) {
    const facts = { format: 'paste', fileName: '', publisher: null, language: 'en' } as const
    await tab.desk.addText({
      ...facts,
      pages: [],
      title: `Invented report of ${date}`,
      date,
      text: `${text}\n`,
    })
  }
  renderDesk()
})

const card = () => within(screen.getByRole('region', { name: 'Claim' }))
const outcomes = () => tab.shown.own?.outcomes ?? []
const entries = () => tab.desk.store.getState().project?.log.length ?? 0

/** Opens the measure that the rules propose in a sentence, and accepts it. */
async function acceptMeasure(user: ReturnType<typeof userEvent.setup>, sentence: string) {
  const derived = [...tab.desk.store.getState().derived]
  const [documentId, text] = derived.find(([, { document }]) => document.text.includes(sentence)) ?? []
  const claim = text?.claims.find(({ kind }) => kind === 'measure')
  if (!claim || !documentId) throw new Error(`no measure is proposed in: ${sentence}`)
  await act(() => tab.desk.openDocument(documentId, claim.id))
  await user.click(await card().findByRole('button', { name: 'Accept A' }))
  act(() => tab.desk.openClaim(claim.id))
}

test('a sentence is proposed for plans with reasons, set by its reader alone, shown as theirs, and taken back', async () => {
  const user = userEvent.setup()
  await card().findByRole('heading', { name: 'What it says of a plan' })
  expect(card().getByText(/^Accept the claim first/)).toBeVisible()
  await acceptMeasure(user, DONE)
  const [proposal] = await card().findAllByRole('button', {
    name: /same actor: .*same place: .*later by \d+ months/,
  })
  if (!proposal) throw new Error('nothing is proposed')
  expect(card().getByText(/Nothing is set until you set it\.$/)).toBeVisible()
  const before = entries()
  expect(outcomes()).toEqual([])

  await user.click(proposal)
  const form = within(proposal.closest('li') as HTMLElement)
  expect(form.getByText(DONE)).toBeVisible()
  expect(await form.findByText('The plan')).toBeVisible()
  const set = form.getByRole('button', { name: 'Set as outcome' })
  expect(set).toBeDisabled()
  await user.selectOptions(form.getByRole('combobox', { name: 'What came of it' }), 'Partly carried out')
  await user.selectOptions(form.getByRole('combobox', { name: 'How tied' }), 'Steps of one act')
  // A letter on a button of the form decides nothing.
  act(() => set.focus())
  await user.keyboard('ar')
  expect(entries()).toBe(before)
  await user.click(set)
  expect(await card().findByText('Set by Reader. Steps of one act')).toBeVisible()
  expect(card().getByRole('img', { name: 'yours' })).toBeVisible()
  await waitFor(() =>
    expect(outcomes().map(({ outcome }) => [outcome.state, outcome.tie])).toEqual([['partly', 'same-act']]),
  )
  expect(card().getByText('set as outcome: Partly carried out')).toBeVisible()

  await user.click(card().getByRole('button', { name: /^Undo the outcome of / }))
  await waitFor(() => expect(outcomes()).toEqual([]))
  expect(card().queryByRole('img', { name: 'yours' })).toBeNull()
})

test('another plan is found by its words, and a plan of one’s own gets its outcome from a sentence of one’s own', async () => {
  const user = userEvent.setup()
  await acceptMeasure(user, DONE)
  await waitFor(() => expect(tab.shown.own?.measures).toHaveLength(1))
  await acceptMeasure(user, PLAN)
  const region = within(
    (await card().findByRole('heading', { name: 'What came of it' })).closest('section') as HTMLElement,
  )
  await user.click(await region.findByRole('button', { name: new RegExp(`^${DONE}`) }))
  expect(region.getAllByText(PLAN)).toHaveLength(1)
  await user.selectOptions(region.getByRole('combobox', { name: 'What came of it' }), 'Carried out')
  await user.click(region.getByRole('button', { name: 'Set as outcome' }))
  await waitFor(() => expect(outcomes()).toMatchObject([{ outcome: { planSentence: { exact: PLAN } } }]))
  expect(region.getByText('Carried out', { selector: 'span' })).toBeVisible()

  const says = within(
    card().getByRole('heading', { name: 'What it says of a plan' }).closest('section') as HTMLElement,
  )
  const plan = published('measures').measures.find(({ status, title }) => status === 'planned' && title)
  const title = plan?.title?.en ?? ''
  await user.type(says.getByRole('searchbox', { name: 'Find another plan' }), title)
  expect(await says.findByText(/^1 found$/)).toBeVisible()
  expect(says.getByRole('button', { name: title })).toBeVisible()
})
