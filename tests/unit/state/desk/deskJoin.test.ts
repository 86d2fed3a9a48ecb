import { describe, expect, it, vi } from 'vitest'
import { comparedReaders, conflictsOf, countAgreement, decidedProposals } from '#domain/agreement.ts'
import { changesOf, countedDecisions, type ReviewDecision, targetOf } from '#domain/decisionLog.ts'
import { DESK_METHODS } from '#domain/project.ts'
import { deskRepository } from '#state/desk/deskRepository.ts'
import { readingOf } from '#state/desk/documentReading.ts'
import { memoryShelf } from '#state/shelf/shelf.ts'
import { FRENCH, inNewBrowsers, openTab, type Tab, TEXT } from '#tests/support/deskTabs.ts'
import { readProjectFile, writeProjectFile } from '#worker/projectFile.ts'

inNewBrowsers()

const projectOf = ({ desk }: Tab) => {
  const { project } = desk.store.getState()
  if (!project) throw new Error('no project is open')
  return project
}

function reading({ desk }: Tab) {
  const { derived, documentId, reader, project } = desk.store.getState()
  const text = derived.get(documentId ?? '')
  if (!text || !project) throw new Error('no document is open')
  return readingOf(text, project.log, reader)
}

function decide(tab: Tab, place: number, action: 'accept' | 'reject'): string {
  const claim = reading(tab).claims[place]?.proposed
  if (!claim) throw new Error(`there is no claim ${place}`)
  const target = targetOf(claim)
  const decision: ReviewDecision =
    action === 'accept'
      ? { action, ...target, seen: changesOf(claim) }
      : { action, ...target, note: 'An aim in general words.' }
  tab.desk.decide([{ claimId: claim.id, decision }])
  return claim.id
}

/** Two readers who began from the same file and decided apart: they agree on the first claim and not on the second. */
async function twoReaders() {
  const ann = await openTab()
  ann.desk.setReader('Ann')
  await ann.desk.newProject('Test')
  await ann.desk.addText(TEXT)
  const start = await ann.desk.saveFile()
  const bob = await openTab()
  await bob.desk.openFile(start)
  bob.desk.setReader('Bob')
  decide(ann, 0, 'accept')
  const conflict = decide(ann, 1, 'accept')
  decide(bob, 0, 'accept')
  decide(bob, 1, 'reject')
  return { ann, bob, conflict }
}

describe("joining a second reader's file", () => {
  it('gives both readers the same decisions and agreement, and adds nothing the second time', async () => {
    const { ann, bob } = await twoReaders()
    const [annFile, bobFile] = [await ann.desk.saveFile(), await bob.desk.saveFile()]
    await ann.desk.joinFile(bobFile)
    expect(ann.desk.store.getState().joined).toEqual({ name: bobFile.name, added: 2 })
    await bob.desk.joinFile(annFile)
    const [mine, theirs] = [projectOf(ann).log, projectOf(bob).log]
    for (const log of [mine, theirs]) {
      expect(new Set(comparedReaders(log))).toEqual(new Set(['Ann', 'Bob']))
      expect(countAgreement(decidedProposals(log, ['Ann', 'Bob']))).toMatchObject({ all: 2, agree: 1 })
    }
    expect(new Map(countedDecisions(theirs).entries())).toEqual(new Map(countedDecisions(mine).entries()))
    await ann.desk.joinFile(bobFile)
    expect(ann.desk.store.getState().joined).toEqual({ name: bobFile.name, added: 0 })
    expect(projectOf(ann).log).toEqual(mine)
  })

  it('survives closing the project, in the log that is stored', async () => {
    const { ann, bob } = await twoReaders()
    await ann.desk.joinFile(await bob.desk.saveFile())
    const { id, log } = projectOf(ann)
    ann.desk.closeProject()
    await ann.desk.openProject(id)
    expect(projectOf(ann).log).toEqual(log)
  })

  it('keeps what is open and what is being decided, with the decisions made while it is read and stored', async () => {
    const { bob } = await twoReaders()
    const file = await bob.desk.saveFile()
    const stored = deskRepository(memoryShelf())
    const meanwhile: string[] = []
    // Each step of the storage gives the reader time for another answer.
    const answer = () => {
      if (isJoining) meanwhile.push(decide(ann, 1, meanwhile.length % 2 === 0 ? 'reject' : 'accept'))
    }
    let isJoining = false
    const around =
      <Given extends unknown[], Result>(use: (...given: Given) => Promise<Result>) =>
      async (...given: Given): Promise<Result> => {
        answer()
        const result = await use(...given)
        answer()
        return result
      }
    const { adopt, read, partSizes } = stored
    const slow = { adopt: around(adopt), read: around(read), partSizes: around(partSizes) }
    const ann = await openTab({ ...stored, ...slow })
    ann.desk.setReader('Ann')
    await ann.desk.newProject('Test')
    await ann.desk.addText(FRENCH)
    await ann.desk.addText(TEXT)
    const { id, documents } = projectOf(ann)
    const steps = await Promise.all(
      documents.map(async (one) => ({
        documentId: one.id,
        claimId: (await ann.desk.proposalsOf(one.id)).at(-1)?.id ?? '',
      })),
    )
    await ann.desk.startTriage(steps.toReversed())
    const place = () => {
      const { triage, documentId, claimId } = ann.desk.store.getState()
      return { triage, documentId, claimId }
    }
    const before = place()
    isJoining = true
    await ann.desk.joinFile(file)
    isJoining = false
    expect(meanwhile.length).toBeGreaterThan(2)
    const by = (who: string) => projectOf(ann).log.filter((entry) => entry.who === who)
    expect(by('Ann').map(({ claimId }) => claimId)).toEqual(meanwhile)
    expect(by('Bob')).toHaveLength(2)
    expect(ann.desk.store.getState().otherTabAt).toBeNull()
    expect(place()).toEqual(before)
    // All of it is stored, in the same order.
    await vi.waitFor(() => expect(ann.desk.store.getState().save).toBe('saved'))
    expect((await stored.read(id))?.log).toEqual(projectOf(ann).log)
  })

  it('is left out where another project was opened while it was read', async () => {
    const { ann, bob } = await twoReaders()
    const joining = ann.desk.joinFile(await bob.desk.saveFile())
    await ann.desk.newProject('Another')
    await joining
    expect(projectOf(ann)).toMatchObject({ title: 'Another', log: [] })
    expect(ann.desk.store.getState().joined).toBeNull()
  })

  it('joins nothing of a file with an entry that cannot be read, and names it', async () => {
    const { ann, bob } = await twoReaders()
    const { content } = await readProjectFile((await bob.desk.saveFile()).file)
    if (!content) throw new Error('the file is intact')
    const { project } = content
    const log = project.log.map((entry, place) => (place === 1 ? { ...entry, at: 'today' } : entry))
    const file = await writeProjectFile(
      {
        project: { ...project, log },
        keepsOriginals: false,
        briefings: [],
        parts: new Map(),
      },
      { savedAt: '2026-11-27T12:00:00.000Z', savedBy: 'Eve' },
    )
    const before = projectOf(ann).log
    await ann.desk.joinFile({ name: 'bob.throughline', file })
    const { joined, refused } = ann.desk.store.getState()
    expect(joined).toBeNull()
    expect(refused?.faults).toEqual([{ code: 'misfit', part: 'log.json', place: '2, at' }])
    expect(projectOf(ann).log).toEqual(before)
  })

  it('settles a conflict with a reason, in a document that is not open', async () => {
    const { ann, bob, conflict } = await twoReaders()
    await ann.desk.joinFile(await bob.desk.saveFile())
    const { log, documents } = projectOf(ann)
    const [open] = conflictsOf(log, decidedProposals(log, ['Ann', 'Bob']))
    expect(open?.claimId).toBe(conflict)
    expect(open?.settled).toBeNull()
    await ann.desk.addText({ ...TEXT, text: 'Nothing was said of it.\n' })
    const decision = { ...(open?.decisions[1]?.decision as ReviewDecision), note: 'It is an aim.' }
    ann.desk.decide([{ claimId: conflict, documentId: documents[0]?.id ?? '', decision }], true)
    expect(countedDecisions(projectOf(ann).log).get(conflict)).toMatchObject({
      agreement: 'settled',
      decision: { action: 'reject', note: 'It is an aim.' },
    })
    // Taking it back opens the conflict again and leaves the reader's own decision.
    ann.desk.undo()
    expect(countedDecisions(projectOf(ann).log).get(conflict)?.agreement).toBe('conflict')
  })
})

describe('what two readers decided', () => {
  it('is published with how the decision came about, and an open conflict is not', async () => {
    const { ann, bob, conflict } = await twoReaders()
    await ann.desk.joinFile(await bob.desk.saveFile())
    const methods = () => ann.shown.own?.claims.map(({ review }) => review.method?.en)
    await vi.waitFor(() => expect(methods()).toEqual([DESK_METHODS.twice.en]))
    const { log } = projectOf(ann)
    const [open] = conflictsOf(log, decidedProposals(log, ['Ann', 'Bob']))
    const decision = {
      ...(open?.decisions[0]?.decision as ReviewDecision),
      note: 'It is in the next sentence.',
    }
    ann.desk.decide([{ claimId: conflict, decision }], true)
    await vi.waitFor(() => expect(methods()).toEqual([DESK_METHODS.twice.en, DESK_METHODS.settled.en]))
    expect(ann.shown.own?.documents).toHaveLength(1)
  })
})

describe('a second review', () => {
  it('hides what the other reader decided until one has decided oneself', async () => {
    const ann = await openTab()
    ann.desk.setReader('Ann')
    await ann.desk.newProject('Test')
    await ann.desk.addText(TEXT)
    decide(ann, 0, 'accept')
    decide(ann, 1, 'accept')
    ann.desk.setReader('Bob')
    for (const claim of reading(ann).claims) {
      expect(claim).toMatchObject({ state: 'open', agreement: null, others: [] })
    }
    decide(ann, 1, 'reject')
    const [hidden, seen] = reading(ann).claims
    expect(hidden?.others).toEqual([])
    expect(seen).toMatchObject({ agreement: 'conflict', others: [{ who: 'Ann' }] })
    ann.desk.setReader('Ann')
    expect(reading(ann).claims.map(({ agreement }) => agreement)).toEqual(
      reading(ann).claims.map((_, place) => (place === 0 ? 'once' : place === 1 ? 'conflict' : null)),
    )
  })

  it('keeps what the other reader decided out of Explore until one has decided oneself', async () => {
    const ann = await openTab()
    ann.desk.setReader('Ann')
    await ann.desk.newProject('Test')
    await ann.desk.addText(TEXT)
    const first = decide(ann, 0, 'accept')
    const second = decide(ann, 1, 'accept')
    const shown = () => ann.shown.own?.claims.map(({ id }) => id)
    await vi.waitFor(() => expect(shown()).toEqual([first, second]))
    ann.desk.setReader('Bob')
    await vi.waitFor(() => expect(shown()).toEqual([]))
    expect(ann.shown.own?.documents).toEqual([])
    decide(ann, 1, 'accept')
    await vi.waitFor(() => expect(shown()).toEqual([second]))
    expect(ann.desk.store.getState().heads).toMatchObject([{ decided: 1 }])
    ann.desk.setShowsOthers(true)
    await vi.waitFor(() => expect(shown()).toEqual([first, second]))
    expect(ann.shown.own?.claims.map(({ review }) => review.reviewer?.en)).toEqual(['Ann', 'Ann, Bob'])
    ann.desk.setShowsOthers(false)
    await vi.waitFor(() => expect(shown()).toEqual([second]))
    ann.desk.setReader('Cleo')
    await vi.waitFor(() => expect(shown()).toEqual([]))
    ann.desk.setShowsOthers('Bob')
    await vi.waitFor(() => expect(shown()).toEqual([second]))
    expect(ann.shown.own?.claims.map(({ review }) => review.reviewer?.en)).toEqual(['Bob'])
    ann.desk.setShowsOthers('Ann')
    await vi.waitFor(() => expect(shown()).toEqual([first, second]))
  })
})
