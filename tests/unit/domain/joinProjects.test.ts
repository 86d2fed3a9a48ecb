import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decisionsByReader,
  firstAlteredEntry,
  firstHashOf,
  type LogEntry,
  type NewEntry,
  outcomesByReader,
} from '#domain/decisionLog.ts'
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
  it('loses no entry, keeps mine as they are, and gives an intact chain', () => {
    fc.assert(
      fc.property(forks, ({ mine, theirs }) => {
        const joined = join(mine, theirs)
        expect(joined.log.slice(0, mine.log.length)).toEqual(mine.log)
        const hashes = new Set(joined.log.map(firstHashOf))
        expect(hashes).toEqual(new Set([...mine.log, ...theirs.log].map(firstHashOf)))
        expect(joined.log).toHaveLength(hashes.size)
        expect(firstAlteredEntry(joined.log, sha256)).toBeNull()
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
    const undo: Partial<NewEntry> = { who: 'Bob', before: DECISIONS.accept, after: null, undoes: 0 }
    const theirs = projectOf(logOfTest([entryOfTest(3, { who: 'Bob' }), entryOfTest(4, undo)]))
    const { log } = join(mine, theirs)
    expect(log.map(({ undoes }) => undoes)).toEqual([null, null, null, 2])
    expect(log.at(-1)?.origin).toMatchObject({ who: 'Bob', undoes: 0 })
  })

  it('tells two readers without a name apart, also when more comes from the second', () => {
    const mine = projectOf(logOfTest([entryOfTest(1, { who: 'Reader' })]))
    const first = logOfTest([entryOfTest(2, { who: 'Reader', after: DECISIONS.reject })])
    const more = logOfTest([entryOfTest(3, { who: 'Reader', claimId: 'c2' })], first)
    const joined = join(join(mine, projectOf(first)), projectOf(more))
    expect(decisionsOf(joined)).toEqual(['Reader 2 c1 reject', 'Reader 2 c2 accept', 'Reader c1 accept'])
    expect(firstAlteredEntry(joined.log, sha256)).toBeNull()
  })

  it('adds documents of theirs, and needs a text in common', () => {
    const other = documentOf('They did not.')
    expect(join(projectOf([]), projectOf([], [DOCUMENT, other])).documents).toEqual([DOCUMENT, other])
    expect(joinProjects(projectOf([]), projectOf([], [other]), sha256)).toEqual({
      ok: false,
      fault: { code: 'nothing-in-common' },
    })
  })

  it('names a text that is not that of its hash, and the first altered entry of either log', () => {
    const altered = projectOf([], [{ ...DOCUMENT, text: 'They agreed!' }])
    expect(joinProjects(projectOf([]), altered, sha256)).toMatchObject({
      fault: { code: 'other-text' },
    })
    const log = logOfTest([entryOfTest(1, {}), entryOfTest(2, { claimId: 'c2' })])
    const changed = log.map((entry, place) => (place === 1 ? { ...entry, who: 'Eve' } : entry))
    expect(joinProjects(projectOf(log), projectOf(changed), sha256)).toEqual({
      ok: false,
      fault: { code: 'altered', side: 'theirs', entry: 1 },
    })
  })
})

describe('an altered entry of a saved log', () => {
  const mine = logOfTest([entryOfTest(1, {}), entryOfTest(2, { claimId: 'c2' })])
  const theirs = logOfTest([entryOfTest(3, { who: 'Bob' }), entryOfTest(4, { who: 'Bob', claimId: 'c2' })])
  const saved = JSON.stringify(join(projectOf(mine), projectOf(theirs)).log)
  const PLACE = 2
  const OTHER: Omit<LogEntry, 'origin'> = {
    at: '2026-11-27T08:00:00.000Z',
    who: 'Eve',
    rules: 'def',
    documentId: 'own-000000000002',
    claimId: 'c9',
    before: DECISIONS.change,
    after: DECISIONS.reject,
    undoes: 0,
    settles: true,
    previous: '0'.repeat(64),
    hash: '0'.repeat(64),
  }
  const origin = { who: 'Eve', undoes: 1, previous: '0'.repeat(64), hash: '0'.repeat(64) }

  it.each(Object.entries(OTHER))('is named when its %s is another', (field, value) => {
    const log: Record<string, unknown>[] = JSON.parse(saved)
    expect(firstAlteredEntry(JSON.parse(saved), sha256)).toBeNull()
    log[PLACE] = { ...log[PLACE], [field]: value }
    expect(firstAlteredEntry(log as unknown as LogEntry[], sha256)).toBe(PLACE)
  })

  it.each(Object.entries(origin))(
    'is named when the %s it had in its first log is another',
    (field, value) => {
      const log: LogEntry[] = JSON.parse(saved)
      const entry = log[PLACE] as LogEntry & { origin: typeof origin }
      // Chained again with the false value, as somebody would who has the program.
      const forged = logOfTest(
        [{ ...entry, origin: { ...entry.origin, [field]: value } }, ...log.slice(PLACE + 1)],
        log.slice(0, PLACE),
      )
      expect(firstAlteredEntry(forged, sha256)).toBe(PLACE)
    },
  )

  it('is named when its decision was changed and the log chained again from there', () => {
    const log: LogEntry[] = JSON.parse(saved)
    const entry = { ...(log[PLACE] as LogEntry), after: DECISIONS.reject }
    const forged = logOfTest([entry, ...log.slice(PLACE + 1)], log.slice(0, PLACE))
    expect(firstAlteredEntry(forged, sha256)).toBe(PLACE)
  })
})
