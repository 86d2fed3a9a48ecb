import { describe, expect, it } from 'vitest'
import { targetOf } from '#domain/decisionLog.ts'
import { corpusRows, NO_FILTER } from '#state/desk/corpusRows.ts'
import { accept, FRENCH, inNewBrowsers, openTab, stateOf, type Tab, TEXT } from '#tests/support/deskTabs.ts'

inNewBrowsers()

const LONG =
  'The ministry presented its figures on Monday. In 2023, the police of the port found four hundred people in lorries. Officials of both countries meet again in the autumn to compare what the patrols of the summer have cost. '

const rowsOf = (tab: Tab, filter = NO_FILTER) => {
  const { project, corpus, reader } = stateOf(tab)
  return corpusRows(project?.documents ?? [], corpus, project?.log ?? [], reader, filter)
}

/** A project of two texts: two claims in the first, of which one is accepted, and one in the second. */
async function twoTexts(): Promise<Tab> {
  const tab = await openTab()
  await tab.desk.newProject('Test')
  await tab.desk.addText(FRENCH)
  await tab.desk.addText(TEXT)
  accept(tab, 0)
  await tab.desk.readCorpus()
  return tab
}

describe('all documents side by side', () => {
  it('have the proposals that each text shows when it is open, with the decisions of the reader', async () => {
    const tab = await twoTexts()
    const { derived, documentId, corpus } = stateOf(tab)
    const shown = derived.get(documentId ?? '')?.claims.map(({ id }) => id)
    expect(corpus.claims.get(documentId ?? '')?.map(({ id }) => id)).toEqual(shown)
    expect(rowsOf(tab).map(({ found }) => found?.all)).toEqual([
      { open: 1, kept: 0, rejected: 0 },
      { open: 1, kept: 1, rejected: 0 },
    ])
    expect(rowsOf(tab)[1]?.found).toMatchObject({
      kinds: { measure: { kept: 1, open: 1 } },
      years: [2024, 2025],
    })
  })

  it('leave out what a filter does not ask for, and documents without any of it', async () => {
    const tab = await twoTexts()
    expect(rowsOf(tab, { ...NO_FILTER, year: 2024 }).map(({ found }) => found?.claims.length)).toEqual([1])
    expect(rowsOf(tab, { ...NO_FILTER, state: 'rejected' })).toEqual([])
    expect(rowsOf(tab, { ...NO_FILTER, words: 'texte' })).toHaveLength(1)
  })

  it('follow what a reader changes, adds and rejects', async () => {
    const tab = await twoTexts()
    const { derived, documentId } = stateOf(tab)
    const [first, second] = derived.get(documentId ?? '')?.claims ?? []
    if (!first || !second) throw new Error('the text has two claims')
    tab.desk.decide([
      { claimId: first.id, decision: { action: 'reject', ...targetOf(first), note: '' } },
      {
        claimId: second.id,
        decision: { action: 'edit', ...targetOf(second), set: { years: [1999] }, note: '' },
      },
      {
        claimId: 'by hand',
        decision: { action: 'add', ...targetOf(second), kind: 'driver', category: 'conflict', note: '' },
      },
    ])
    expect(rowsOf(tab)[1]?.found).toMatchObject({
      all: { open: 0, kept: 2, rejected: 1 },
      kinds: { driver: { kept: 1, open: 0 }, measure: { kept: 1, open: 0 } },
      years: [1999],
    })
  })

  it('of which one stands in another say so', async () => {
    const tab = await openTab()
    await tab.desk.newProject('Test')
    const whole = await tab.desk.addText({ ...TEXT, text: `${LONG}${LONG.replaceAll('e', 'a')}\n` })
    const part = await tab.desk.addText({ ...TEXT, text: `${LONG}\n` })
    await tab.desk.readCorpus()
    expect(stateOf(tab).corpus.near.get(part)).toEqual({ id: whole, share: 1 })
  })
})

describe('deciding through several documents', () => {
  it('goes from one to the next, puts off, and stops after the last', async () => {
    const tab = await twoTexts()
    const steps = rowsOf(tab).flatMap(({ head, found }) =>
      (found?.claims ?? []).flatMap(({ id, state }) =>
        state === 'open' ? { documentId: head.id, claimId: id } : [],
      ),
    )
    const [first, second] = steps
    if (!first || !second) throw new Error('two claims are open')
    await tab.desk.startTriage(steps)
    expect(stateOf(tab)).toMatchObject(first)
    await tab.desk.goOnInTriage('later')
    expect(stateOf(tab)).toMatchObject(second)
    tab.desk.decide([{ claimId: second.claimId, decision: null }])
    accept(tab, 1)
    await tab.desk.goOnInTriage()
    expect(stateOf(tab)).toMatchObject(first)
    // It is the only one left: neither key leaves it.
    await tab.desk.goOnInTriage('later')
    await tab.desk.goOnInTriage('past')
    expect(stateOf(tab)).toMatchObject(first)
    accept(tab, 0)
    await tab.desk.goOnInTriage()
    expect(stateOf(tab).claimId).toBeNull()
    expect(stateOf(tab).documentId).toBe(first.documentId)
  })
})
