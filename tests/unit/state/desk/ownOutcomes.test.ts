import { unzipSync } from 'fflate'
import { describe, expect, it, vi } from 'vitest'
import { planOfMeasure } from '#domain/own/outcome.ts'
import { deskRepository } from '#state/desk/deskRepository.ts'
import { memoryShelf } from '#state/shelf/shelf.ts'
import {
  accept,
  begin,
  bytesOf,
  fileOf,
  inNewBrowsers,
  open,
  openTab,
  saved,
  stateOf,
  type Tab,
} from '#tests/support/deskTabs.ts'
import { ownOutcomeOf } from '#tests/support/ownOutcomes.ts'

inNewBrowsers()

const PLAN = 'a-published-plan'

/** The sentence of a claim of the open text, by its place from 0. */
function sentence(tab: Tab, place: number) {
  const claim = stateOf(tab).derived.get(stateOf(tab).documentId ?? '')?.claims[place]
  if (!claim) throw new Error(`there is no claim ${place}`)
  return { claimId: claim.id, citation: claim.citation }
}

/** A project whose second sentence is accepted and set as outcome of a published plan. */
async function withOutcome(repository = deskRepository(memoryShelf())) {
  const tab = await begin(repository)
  accept(tab, 1)
  tab.desk.setOutcome(PLAN, ownOutcomeOf({ state: 'partly', shownBy: sentence(tab, 1) }))
  await vi.waitFor(() => expect(shownIn(tab)).toEqual([[PLAN, 'partly']]))
  await saved(tab)
  return tab
}

const shownIn = ({ shown }: Tab) =>
  shown.own?.outcomes.map(({ measureId, outcome: { state } }) => [measureId, state])

describe('what came of a plan by a sentence of one’s own', () => {
  it('shows with the plan, and is taken back by undo', async () => {
    const tab = await withOutcome()
    expect(tab.shown.own?.outcomes[0]).toMatchObject({ since: { start: '2024-01-01' }, readers: ['Reader'] })
    expect(tab.desk.undo()).toBeNull()
    await vi.waitFor(() => expect(shownIn(tab)).toEqual([]))
    expect(tab.shown.own?.claims).toHaveLength(2)
    tab.desk.undo()
    await vi.waitFor(() => expect(tab.shown.own?.claims).toHaveLength(1))
  })

  it('goes with the acceptance of its sentence, and comes back with it', async () => {
    const tab = await withOutcome()
    const { claimId } = sentence(tab, 1)
    tab.desk.decide([{ claimId, decision: null }])
    await vi.waitFor(() => expect(shownIn(tab)).toEqual([]))
    accept(tab, 1)
    await vi.waitFor(() => expect(shownIn(tab)).toEqual([[PLAN, 'partly']]))
    tab.desk.setOutcome(PLAN, null)
    await vi.waitFor(() => expect(shownIn(tab)).toEqual([]))
  })

  it('belongs to a plan of one’s own as well', async () => {
    const tab = await withOutcome()
    const plan = tab.shown.own?.measures.find(({ status }) => status === 'planned')
    if (!plan) throw new Error('the text states a plan')
    const { planId, planSentence } = planOfMeasure(plan, true)
    tab.desk.setOutcome(planId, ownOutcomeOf({ planSentence, shownBy: sentence(tab, 1) }))
    await vi.waitFor(() => expect(shownIn(tab)).toContainEqual([plan.id, 'carried-out']))
    expect(planSentence?.exact).toContain('will strengthen')
  })

  it('is there when the page opens again, and in the project file', async () => {
    const repository = deskRepository(memoryShelf())
    const tab = await withOutcome(repository)
    const id = stateOf(tab).project?.id ?? ''
    const again = await openTab(repository)
    await again.desk.openProject(id)
    await vi.waitFor(() => expect(shownIn(again)).toEqual([[PLAN, 'partly']]))
    const other = await openTab(deskRepository(memoryShelf()))
    await open(other, await fileOf(tab))
    expect(stateOf(other).fileFaults).toEqual([])
    await vi.waitFor(() => expect(shownIn(other)).toEqual([[PLAN, 'partly']]))
  })

  it('counts once two readers agree, not while they differ, and as they settle it', async () => {
    const ann = await withOutcome()
    const bob = await openTab(deskRepository(memoryShelf()))
    await open(bob, await fileOf(ann))
    bob.desk.setReader('Bob')
    const set = (tab: Tab, state: 'partly' | 'dropped', settles = false) =>
      tab.desk.setOutcome(PLAN, ownOutcomeOf({ state, shownBy: sentence(tab, 1) }), settles)
    set(bob, 'dropped')
    const file = await bob.desk.saveFile()
    await ann.desk.joinFile(file)
    await vi.waitFor(() => expect(shownIn(ann)).toEqual([]))
    set(ann, 'dropped')
    await vi.waitFor(() => expect(ann.shown.own?.outcomes[0]?.readers).toEqual(['Bob', 'Reader']))
    set(ann, 'partly')
    set(ann, 'dropped', true)
    await vi.waitFor(() => expect(shownIn(ann)).toEqual([[PLAN, 'dropped']]))
  })

  it('is handed over in a file of its own, marked as one’s own, with the pipeline’s ids', async () => {
    const tab = await withOutcome()
    const plan = tab.shown.own?.measures.find(({ status }) => status === 'planned')
    if (!plan) throw new Error('the text states a plan')
    const { planId, planSentence } = planOfMeasure(plan, true)
    tab.desk.setOutcome(
      planId,
      ownOutcomeOf({ planSentence, shownBy: sentence(tab, 1), note: 'Same guards.' }),
    )
    await vi.waitFor(() => expect(shownIn(tab)).toHaveLength(2))
    const { file } = await tab.desk.handOver()
    const parts = unzipSync(await bytesOf(file))
    const handed = JSON.parse(new TextDecoder().decode(parts['data/sources/own-outcomes.json']))
    expect(handed).toMatchObject({
      own: true,
      plans: [
        { plan: PLAN, own: true, state: 'partly', planSentence: null, shownBy: sentence(tab, 1) },
        { plan: plan.id.replace(/^own-/, ''), own: true, planSentence, note: 'Same guards.' },
      ],
    })
    tab.desk.setOutcome(planId, null)
    tab.desk.setOutcome(PLAN, null)
    await vi.waitFor(() => expect(shownIn(tab)).toEqual([]))
    const without = unzipSync(await bytesOf((await tab.desk.handOver()).file))
    expect(Object.keys(without)).not.toContain('data/sources/own-outcomes.json')
  })
})
