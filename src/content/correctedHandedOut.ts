import type { HandedOutFile } from '#domain/handedOutFile.ts'
import type { Snapshot } from '#domain/snapshot.ts'
import { factOf } from '#domain/stepBacking.ts'
import type { RecheckRow } from './recheck.ts'
import type { ContentInput } from './stepContent.ts'
import { backingSources } from './talkSnapshot.ts'

/** Words that take the place of others on some pages. */
export interface Edit {
  readonly pages: readonly number[]
  readonly was: string
  readonly now: string
}

/**
 * The edits of a file by the rows that its reader ticked. Words that stand for several statements of a page are changed only
 * where all of them change to the same.
 */
export function editsOf(rows: readonly RecheckRow[], ticked: ReadonlySet<string>): readonly Edit[] {
  return rows.flatMap(({ key, was, correction, pages }): readonly Edit[] => {
    if (correction === null || !ticked.has(key)) return []
    const clear = pages.filter((page) =>
      rows.every(
        (other) =>
          other.was !== was ||
          !other.pages.includes(page) ||
          (other.correction === correction && ticked.has(other.key)),
      ),
    )
    return clear.length > 0 ? [{ pages: clear, was, now: correction }] : []
  })
}

/** What a file states once it is corrected, with today's data behind what was changed. */
export function correctedSnapshot(
  snapshot: Snapshot,
  rows: readonly RecheckRow[],
  ticked: ReadonlySet<string>,
  { input, edition, day }: { input: ContentInput } & Pick<Snapshot, 'edition' | 'day'>,
): Snapshot {
  const done = new Map(
    rows.flatMap((row) =>
      row.since && row.correction !== null && ticked.has(row.key)
        ? [[row.since.statement, row] as const]
        : [],
    ),
  )
  const left = new Set(
    rows.flatMap((row) =>
      row.since && row.verdict !== 'holds' && !done.has(row.since.statement) ? row.evidence : [],
    ),
  )
  const sources = backingSources(Object.keys(snapshot.facts), input)
  return {
    ...snapshot,
    edition,
    day,
    statements: snapshot.statements.map((statement) => {
      const row = done.get(statement)
      return row?.since && row.correction !== null
        ? { ...statement, text: row.correction, value: row.since.value }
        : statement
    }),
    facts: Object.fromEntries(
      Object.entries(snapshot.facts).map(([link, fact]) => [
        link,
        left.has(link) ? fact : (factOf(link, sources) ?? fact),
      ]),
    ),
  }
}

/** A briefing with its author's new words in place of those that no longer hold; unchanged where none are ticked. */
export function correctedBriefing(
  briefing: HandedOutFile['briefings'][number],
  rows: readonly RecheckRow[],
  ticked: ReadonlySet<string>,
): HandedOutFile['briefings'][number] {
  const worded = new Map(
    rows.flatMap(({ key, place, was, correction }) =>
      (place === 'title' || place === 'line') && correction !== null && ticked.has(key)
        ? [[was, correction] as const]
        : [],
    ),
  )
  if (worded.size === 0) return briefing
  const said = (text: string) => worded.get(text) ?? text
  const steps = briefing.steps.map((step) => ({
    ...step,
    title: said(step.title),
    text: step.text.map(said),
  }))
  return { ...briefing, steps }
}
