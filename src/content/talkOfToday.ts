import type { Briefing } from '#domain/briefing.ts'
import { copyOfBriefing, type DraftBriefing, withStep } from '#domain/draftBriefing.ts'
import type { Delivery } from '#domain/snapshot.ts'
import type { SinceStatement } from './sinceSnapshot.ts'

/** Something that a talk stated and that is no longer so. `key` is the same as long as today's data say the same. */
export interface Change extends SinceStatement {
  readonly key: string
}

/** What became of all that a talk stated. */
export interface Since {
  readonly changes: readonly Change[]
  /** Changes that the author saw and did not take over. */
  readonly kept: readonly Change[]
  /** Statements whose data are in another browser. */
  readonly unknown: number
}

/** Parts what became of the statements of a talk. */
export function sinceOf(statements: readonly SinceStatement[], { kept = [] }: Delivery): Since {
  const changes = new Map<string, Change>()
  for (const statement of statements) {
    if (statement.verdict !== 'changed' && statement.verdict !== 'gone') continue
    const { step, place, evidence, was, now, proposal } = statement
    // A number that stands at several places of a step is one change.
    const what = place === 'change' || evidence.length === 0 ? place : evidence.join(' ')
    const key = [step, what, was, now ?? proposal ?? ''].join(' ')
    if (!changes.has(key)) changes.set(key, { ...statement, key })
  }
  const all = [...changes.values()]
  return {
    changes: all.filter(({ key }) => !kept.includes(key)),
    kept: all.filter(({ key }) => kept.includes(key)),
    unknown: statements.filter(({ verdict }) => verdict === 'unknown').length,
  }
}

/** What the reader decided: changes that are not taken over, and words of the reader's for some. */
export interface Decisions {
  readonly kept: ReadonlySet<string>
  readonly words: ReadonlyMap<string, string>
}

/** The words that take the place of a title or line: the reader's, else those proposed, else what was said. */
export function wordsOf({ key, proposal, was }: Change, { words }: Decisions): string {
  return words.get(key) ?? proposal ?? was
}

/**
 * The talk as it is said today: a copy whose titles and lines are the accepted ones. Its numbers follow the data;
 * `noteOf` writes those that were kept into the speaker notes.
 */
export function talkOfToday(
  talk: Briefing,
  changes: readonly Change[],
  {
    decisions,
    noteOf,
    ...head
  }: { decisions: Decisions; noteOf: (change: Change) => string } & Pick<DraftBriefing, 'id' | 'date'>,
): DraftBriefing {
  const copy = { ...copyOfBriefing(talk, head.id, talk.title), date: head.date }
  return copy.steps.reduce((draft, { id, title, text, notes }) => {
    const mine = changes.filter(({ step }) => step === id)
    const isKept = ({ key }: Change) => decisions.kept.has(key)
    const worded = new Map(
      mine.filter((one) => isWords(one) && !isKept(one)).map((one) => [one.was, wordsOf(one, decisions)]),
    )
    const noted = mine.filter((one) => isKept(one) && !isWords(one)).map(noteOf)
    return withStep(draft, id, {
      title: worded.get(title) ?? title,
      text: text.map((line) => worded.get(line) ?? line),
      notes: [notes, ...noted].filter((part) => part !== '').join('\n'),
    })
  }, copy)
}

/** Whether a change is one of the author's words. */
export function isWords({ place }: Pick<Change, 'place'>): boolean {
  return place === 'title' || place === 'line'
}
