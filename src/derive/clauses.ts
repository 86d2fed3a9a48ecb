import { findSpans, type Span } from './patterns.ts'
import type { Passage, Pattern } from './rules.ts'

/** The words that open a clause, of one language; they count after a comma, and after a semicolon any word opens one. */
export type ClauseRules = Readonly<{
  /** "and": what it adds shares what was said before it, unless it says otherwise. */
  added: readonly Pattern[]
  /** "but" */
  contrast: readonly Pattern[]
  /** "although": may open the sentence too. */
  subordinate: readonly Pattern[]
  relative: readonly Pattern[]
  /** What stands for the subject of the clause before: "it", or the verb itself ("but have lapsed"). */
  anaphoric: readonly Pattern[]
}>

type ClauseKind = 'main' | 'added' | 'contrast' | 'relative'

/**
 * A clause of a sentence. `passage` is the sentence with everything outside the clause blanked, so that offsets hold and
 * a clause that another one interrupts is read as one. `isAnaphoric`: its subject is named in the clause before it.
 */
export type Clause = Readonly<{
  kind: ClauseKind
  passage: Passage
  spans: readonly Span[]
  isAnaphoric: boolean
}>

type Open = { kind: ClauseKind; spans: Span[]; isAnaphoric: boolean }
/** `skips`: the length of a pronoun that is left out. */
type Opening = Omit<Open, 'spans'> & { skips?: number }

/**
 * The clauses of a sentence in order. A clause ends before a semicolon, and before a comma that a conjunction or a relative
 * pronoun follows; a relative clause, and one that opens the sentence ("Although …"), ends at the next comma.
 */
export function clausesOf({ text, start }: Passage, rules: ClauseRules): readonly Clause[] {
  const startsWith = (patterns: readonly Pattern[], at: number) => {
    for (const { expression } of patterns) {
      const [span] = findSpans(expression, text.slice(at, at + 30))
      if (span?.start === 0) return span.end
    }
    return null
  }
  const isAnaphoricAt = (at: number) => startsWith(rules.anaphoric, at) !== null
  const kindAt = (at: number): Opening | null => {
    const contrast = startsWith(rules.contrast, at) ?? startsWith(rules.subordinate, at)
    if (contrast !== null)
      return { kind: 'contrast', isAnaphoric: isAnaphoricAt(wordAt(text, at + contrast)) }
    const relative = startsWith(rules.relative, at)
    if (relative !== null) return { kind: 'relative', isAnaphoric: true, skips: relative }
    const added = startsWith(rules.added, at)
    return added === null ? null : { kind: 'added', isAnaphoric: isAnaphoricAt(wordAt(text, at + added)) }
  }
  const main: Open = { kind: 'main', spans: [], isAnaphoric: false }
  const first: Open | null =
    startsWith(rules.subordinate, 0) === null ? null : { kind: 'contrast', spans: [], isAnaphoric: false }
  const clauses: Open[] = first ? [first, main] : [main]
  let current = first ?? main
  // Where the text goes on after the next comma, if the clause ends there.
  let host: Open | null = first ? main : null
  let from = 0
  const switchTo = (clause: Open, at: number, back: Open | null) => {
    current.spans.push({ start: from, end: at })
    if (!clauses.includes(clause)) clauses.push(clause)
    current = clause
    host = back
    from = at
  }
  for (const { 0: sign, index } of text.matchAll(/[,;](?=\s)/g)) {
    const next = wordAt(text, index + 1)
    const opened = kindAt(next)
    if (sign === ';') {
      const isAnaphoric = opened?.isAnaphoric ?? isAnaphoricAt(next)
      switchTo({ kind: opened?.kind ?? 'contrast', isAnaphoric, spans: [] }, index, null)
    } else if (opened) {
      const { kind, isAnaphoric, skips } = opened
      switchTo({ kind, isAnaphoric, spans: [] }, index, kind === 'relative' ? (host ?? current) : null)
      // "…, who were not charged" denies it of all of them, "those who were not charged" singles some out.
      if (skips !== undefined) from = next + skips
    } else if (host) switchTo(host, index, null)
  }
  current.spans.push({ start: from, end: text.length })
  return clauses.map((clause) => ({
    ...clause,
    spans: clause.spans.map((span) => ({ start: start + span.start, end: start + span.end })),
    passage: { text: blankedOutside(text, clause.spans), start },
  }))
}

function wordAt(text: string, at: number): number {
  return at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0)
}

function blankedOutside(text: string, spans: readonly Span[]): string {
  let result = ''
  for (const { start, end } of spans) result = result.padEnd(start) + text.slice(start, end)
  return result.padEnd(text.length)
}
