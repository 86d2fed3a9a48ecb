import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { readBriefingFile } from '#domain/briefingFile.ts'
import { changeDeliveries, deliveriesOf } from '#state/deliveries.ts'
import { own } from '#state/ownBriefings.ts'
import { readersToday } from '#state/readersToday.ts'
import { openBriefing, useViewStore } from '#state/viewStore.ts'
import { GIVEN_TALK, givenThen } from '#tests/support/givenTalk.ts'
import { renderApp } from '#tests/support/renderApp.tsx'
import { bytesOf, stubSaving } from '#tests/support/savedFiles.ts'

const ID = GIVEN_TALK.id
const PUBLISHED = 'calais-group-en'
const delivery = givenThen()

beforeEach(async () => {
  for (const id of [ID, PUBLISHED]) await changeDeliveries(id, () => [])
})

async function openTalk() {
  const app = await renderApp({ link: '#/briefing' })
  await waitFor(() => expect(own.store.getState().isReady).toBe(true))
  own.put(GIVEN_TALK)
  await changeDeliveries(ID, () => [delivery])
  openBriefing(ID)
  return app
}

test('a talk given on older figures lists what changed; accepting makes a new talk and leaves the given one', async () => {
  const { user } = await openTalk()
  await user.click(
    await screen.findByRole('button', { name: '10 things changed since you gave this on 12 August 2025' }),
  )
  const heading = await screen.findByRole('heading', { name: 'Since you gave this' })
  await waitFor(() => expect(heading).toHaveFocus())
  expect(window.location.hash).toMatch(/^#\/briefing\?step=own-early&given=2025-08-12/)
  const border = within(screen.getByRole('region', { name: 'The border in the east' }))
  expect(border.getByText('4,568, now 2,180')).toBeInTheDocument()
  expect(border.getByText('+59%, now −25%')).toBeInTheDocument()
  expect(border.getByText('follows from the two')).toBeVisible()
  expect(screen.getByText(/Eastern land border.*the rise has become a fall\./)).toBeVisible()

  // The cell that changed opens in the Reader.
  await user.click(border.getByRole('button', { name: 'April 2025' }))
  expect(useViewStore.getState().view.reader).toMatchObject({ type: 'cells' })
  await user.keyboard('{Escape}')

  const all = within(screen.getByRole('region', { name: 'Detections fell by a fifth' }))
  expect(all.getByText('the title no longer holds')).toBeVisible()
  const title = all.getByRole('textbox', { name: 'Your title' })
  expect(title).toHaveValue('Detections fell by a quarter')
  await user.clear(title)
  await user.type(title, 'A quarter fewer detections')
  const [first] = border.getAllByRole('button', { name: 'Keep' })
  if (first) await user.click(first)
  await user.click(screen.getByRole('button', { name: 'Accept 9 of 10' }))
  expect(await screen.findByText(/^The new talk “Routes in early 2025”/)).toBeVisible()

  const talks = [...own.store.getState().entries.values()].map(({ history }) => history.present)
  const made = talks.find(({ id }) => id !== ID)
  expect(made).toMatchObject({ title: GIVEN_TALK.title, date: readersToday() })
  expect(made?.steps[1]?.title).toBe('A quarter fewer detections')
  expect(made?.steps[2]?.notes).toBe(
    'Kept as given on 12 August 2025: Eastern land border, Jan–Apr 2025, 4,568, now 2,180.',
  )
  expect(talks.find(({ id }) => id === ID)).toEqual(GIVEN_TALK)
  expect(await deliveriesOf(ID)).toEqual([delivery])
})

test('all can be kept as given, which is remembered; the day can be forgotten', async () => {
  const { user } = await openTalk()
  await user.click(await screen.findByRole('button', { name: /^10 things changed/ }))
  await user.click(await screen.findByRole('button', { name: 'Keep all as given' }))
  expect(await screen.findByText(/You kept 10 changes as given\./)).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Accept/ })).toBeNull()
  expect(screen.getByRole('heading', { name: 'Since you gave this' })).toHaveFocus()
  await user.click(screen.getByRole('button', { name: 'Back to the talk' }))
  expect(screen.getByRole('main')).toHaveFocus()
  expect(await screen.findByText(/^Given on 12 August 2025 \(presented\)\. Nothing/)).toBeVisible()
  // A step that cannot be shown yet is in no file: that is said, though it changes nothing in those given.
  const [step] = GIVEN_TALK.steps
  if (!step) throw new Error('the talk has a step')
  const later = { ...step, id: 'later', title: 'Some 99 boats' }
  own.edit(ID, (draft) => ({ ...draft, steps: [...draft.steps, later] }))
  const number = GIVEN_TALK.steps.length + 1
  expect(await screen.findByText(new RegExp(`^Step ${number} is left out`))).toBeVisible()
  own.edit(ID, () => GIVEN_TALK)
  await waitFor(() => expect(screen.queryByText(/is left out/)).toBeNull())

  openBriefing(null)
  useViewStore.setState(({ view }) => ({
    view: { ...view, step: { briefing: ID, step: null }, given: '2025-08-12' },
  }))
  await user.click(await screen.findByRole('button', { name: 'Forget this day' }))
  await waitFor(async () => expect(await deliveriesOf(ID)).toEqual([]))
  expect(screen.queryByText(/Given on/)).toBeNull()
})

test('a day that this browser does not remember is said', async () => {
  await renderApp({ link: `#/briefing?step=${PUBLISHED}&given=2025-08-12` })
  expect(
    await screen.findByText(/does not remember that this talk was given on 12 August 2025/),
  ).toBeVisible()
})

test('a talk that is handed out is remembered with what it stated, and its file carries that', async () => {
  const files = stubSaving('json', {})
  const { user } = await renderApp({ link: `#/briefing?step=${PUBLISHED}` })
  await user.click(await screen.findByRole('button', { name: 'Export' }))
  await user.click(await screen.findByRole('button', { name: 'Download text (Markdown)' }))
  await waitFor(async () => expect((await deliveriesOf(PUBLISHED))[0]?.as).toEqual(['markdown']))
  await user.click(screen.getByRole('button', { name: 'Save as a file (JSON)' }))
  await waitFor(() => expect(files).toHaveLength(1))
  const read = readBriefingFile(new TextDecoder().decode(await bytesOf(files[0])))
  const [given] = (read.fault === null && read.deliveries) || []
  expect(given).toMatchObject({ day: readersToday(), as: ['markdown', 'file'] })
  expect(given?.snapshot.statements.length).toBeGreaterThan(10)
  expect(await screen.findByText(/^Given on .*\(Markdown and JSON file\)\. Nothing/)).toBeVisible()
})
