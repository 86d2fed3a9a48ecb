import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decisionsByReader, type LogEntry, outcomesByReader } from '#domain/decisionLog.ts'
import { type JoinedPart, joinProjects } from '#domain/joinProjects.ts'
import { ownDocumentId, type ProjectDocument } from '#domain/project.ts'
import { sha256 } from '#scripts/readInput.ts'
import { outcomeEntry, ownOutcomeOf } from '#tests/support/ownOutcomes.ts'
import { DECISIONS, entryOfTest, logOfTest } from '#tests/support/reviewLogs.ts'

function documentOf(text: string): ProjectDocument {
  const hash = sha256(text)
  return {
    id: ownDocumentId(hash),
    sha256: hash,
    text,
    fileName: '',
    format: 'paste',
    title: text,
    publisher: null,
    date: null,
    language: 'en',
    addedAt: '2026-11-27T09:00:00.000Z',
    claims: 1,
    pages: [],
  }
}

const DOCUMENT = documentOf('They agreed.')
const projectOf = (log: readonly LogEntry[], documents = [DOCUMENT]): JoinedPart<ProjectDocument> => ({
  documents,
  log,
})

type Part = JoinedPart<ProjectDocument>

function join(mine: Part, theirs: Part): Part {
  const result = joinProjects(mine, theirs, sha256)
  if (!result.ok) throw new Error(result.fault.code)
  return result.joined
}

const decisionsOf = ({ log }: JoinedPart) =>
  [
    ...[...decisionsByReader(log)].flatMap(([who, own]) =>
      [...own.values()].map(({ claimId, decision }) => `${who} ${claimId} ${decision.action}`),
    ),
    ...[...outcomesByReader(log)].flatMap(([who, own]) =>
      [...own].map(([planId, { decision }]) => `${who} ${planId} ${decision.state}`),
    ),
  ].sort()

/** Entries of one device: `parity` keeps the times of two devices apart. */
const entries = (parity: 0 | 1) =>
  fc
    .array(
      fc.record({
        who: fc.constantFrom('Ann', 'Bob'),
        claimId: fc.constantFrom('c1', 'c2', 'c3'),
        after: fc.constantFrom(DECISIONS.accept, DECISIONS.change, DECISIONS.reject, null),
        outcome: fc.constantFrom(undefined, undefined, ownOutcomeOf(), ownOutcomeOf({ state: 'partly' })),
        minute: fc.integer({ min: 0, max: 200 }),
      }),
      { maxLength: 12 },
    )
    .map((all) =>
      all.map(({ minute, outcome, ...part }, index) => {
        const at = minute * 60 + index * 2 + parity
        return outcome ? outcomeEntry(at, outcome, { who: part.who }) : entryOfTest(at, part)
      }),
    )

const forks = fc
  .record({ common: entries(0), mine: entries(0), theirs: entries(1) })
  .map(({ common, mine, theirs }) => {
    const shared = logOfTest(common)
    return { mine: projectOf(logOfTest(mine, shared)), theirs: projectOf(logOfTest(theirs, shared)) }
  })

describe('joining two logs of a project', () => {
  it('loses no entry, and keeps mine as they are', () => {
    fc.assert(
      fc.property(forks, ({ mine, theirs }) => {
        const joined = join(mine, theirs)
        expect(joined.log.slice(0, mine.log.length)).toEqual(mine.log)
        const ids = new Set(joined.log.map(({ id }) => id))
        expect(ids).toEqual(new Set([...mine.log, ...theirs.log].map(({ id }) => id)))
        expect(joined.log).toHaveLength(ids.size)
      }),
    )
  })

  it('changes nothing the second time, in either direction', () => {
    fc.assert(
      fc.property(forks, ({ mine, theirs }) => {
        const joined = join(mine, theirs)
        expect(join(joined, theirs)).toEqual(joined)
        expect(join(joined, mine)).toEqual(joined)
        expect(join(joined, join(theirs, mine))).toEqual(joined)
      }),
    )
  })

  it('gives the same decisions in either order, and with a third reader in any', () => {
    fc.assert(
      fc.property(forks, ({ mine, theirs }) => {
        const third = projectOf(logOfTest([entryOfTest(5, { who: 'Cleo', after: DECISIONS.reject })]))
        const expected = decisionsOf(join(join(mine, theirs), third))
        expect(decisionsOf(join(third, join(theirs, mine)))).toEqual(expected)
        expect(decisionsOf(join(join(theirs, third), mine))).toEqual(expected)
      }),
    )
  })

  it('leads an undo to the entry that it took back', () => {
    const mine = projectOf(logOfTest([entryOfTest(1, {}), entryOfTest(2, { claimId: 'c2' })]))
    const first = logOfTest([entryOfTest(3, { who: 'Bob' })])
    const undoes = first[0]?.id ?? ''
    const undo = { who: 'Bob', before: DECISIONS.accept, after: null, undoes }
    const { log } = join(mine, projectOf(logOfTest([entryOfTest(4, undo)], first)))
    expect(log.map((entry) => entry.undoes)).toEqual([null, null, null, undoes])
    expect(log[2]?.id).toBe(undoes)
  })

  it('tells two readers without a name apart, also when more comes from the second', () => {
    const mine = projectOf(logOfTest([entryOfTest(1, { who: 'Reader' })]))
    const first = logOfTest([entryOfTest(2, { who: 'Reader', after: DECISIONS.reject })])
    const more = logOfTest([entryOfTest(3, { who: 'Reader', claimId: 'c2' })], first)
    const joined = join(join(mine, projectOf(first)), projectOf(more))
    expect(decisionsOf(joined)).toEqual(['Reader 2 c1 reject', 'Reader 2 c2 accept', 'Reader c1 accept'])
  })

  it('adds documents of theirs, and needs a text in common', () => {
    const other = documentOf('They did not.')
    expect(join(projectOf([]), projectOf([], [DOCUMENT, other])).documents).toEqual([DOCUMENT, other])
    expect(joinProjects(projectOf([]), projectOf([], [other]), sha256)).toEqual({
      ok: false,
      fault: { code: 'nothing-in-common' },
    })
  })

  it('names a text that is not that of its hash', () => {
    const altered = projectOf([], [{ ...DOCUMENT, text: 'They agreed!' }])
    expect(joinProjects(projectOf([]), altered, sha256)).toMatchObject({
      fault: { code: 'other-text' },
    })
  })
})
