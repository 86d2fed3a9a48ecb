import { memoizeByObject } from '#lib/memoize.ts'
import { inTime, type LogEntry, latestByReader, type OwnCode } from './decisionLog.ts'
import { type Citation, spanKey } from './evidence.ts'

/** The codes of a project by id, in the order in which they were made: one book for all readers, in which the last change holds. */
export const codeBook = memoizeByObject((log: readonly LogEntry[]): ReadonlyMap<string, OwnCode> => {
  const book = new Map<string, OwnCode | null>()
  for (const { code } of inTime(log)) if (code) book.set(code.codeId, code.after)
  return new Map([...book].flatMap(([id, code]) => (code ? [[id, code]] : [])))
})

/** A code as a file has it, at a row or entry from 1; `id` is null where the file states none that can be one. */
export interface FileCode extends OwnCode {
  readonly id: string | null
  readonly place: number
}

/** Why a code of a file, or all of them, was not taken; of `sign` alone another one stands in its place. */
export interface CodeBookFault {
  readonly code:
    | 'no-book'
    | 'torn-quote'
    | 'no-name'
    | 'doubled'
    | 'too-long'
    | 'too-many'
    | 'sign'
    | 'differs'
  readonly place: number | null
  readonly name: string
}

/** A code book as a file has it, each code once. */
export interface CodeBookFile {
  readonly codes: readonly FileCode[]
  readonly faults: readonly CodeBookFault[]
}

/**
 * The codes of a file that a book lacks; `same` counts those that it has alike. One of the same id or name that says something
 * else stays as it is, and is a fault: marks were made by its definition.
 */
export function missingCodes(
  book: ReadonlyMap<string, OwnCode>,
  { codes, faults }: CodeBookFile,
): CodeBookFile & { readonly same: number } {
  const byName = new Map([...book.values()].map((code) => [code.name.toLowerCase(), code]))
  const missing: FileCode[] = []
  const differing: CodeBookFault[] = []
  const wordsOf = (text: string) => text.trim().split(/\s+/u).join(' ')
  for (const code of codes) {
    const { id, name, definition, place } = code
    const there = book.get(id ?? '') ?? byName.get(name.toLowerCase())
    if (!there) missing.push(code)
    else if (
      there.name.toLowerCase() !== name.toLowerCase() ||
      wordsOf(there.definition) !== wordsOf(definition)
    )
      differing.push({ code: 'differs', place, name })
  }
  const same = codes.length - missing.length - differing.length
  return { codes: missing, faults: [...faults, ...differing], same }
}

/** Two letters that stand for a code that states none: the first of its words, or of its only one. */
export function signOf(name: string): string {
  const words = name.trim().split(/\s+/u)
  const letters =
    words.length > 1 ? words.slice(0, 2).map((word) => [...word][0]) : [...name.trim()].slice(0, 2)
  return letters.join('').toUpperCase()
}

/** Words marked with a code, and by whom. */
export interface Coding {
  readonly key: string
  readonly codeId: string
  readonly code: OwnCode
  readonly citation: Citation
  readonly readers: readonly string[]
}

/** The words marked with the codes of the book; what several readers marked alike is one. */
export const codingsOf = memoizeByObject((log: readonly LogEntry[]): readonly Coding[] => {
  const book = codeBook(log)
  const codings = new Map<string, Coding>()
  const readers = latestByReader(log, ({ coding }) => {
    const citation = coding && (coding.after ?? coding.before)
    if (!citation) return null
    const { codeId, after } = coding
    return { key: `${codeId} ${spanKey(citation)}`, decision: after && { codeId, citation } }
  })
  for (const [name, own] of readers) {
    for (const [key, { decision }] of own) {
      const code = book.get(decision.codeId)
      if (!code) continue
      const known = codings.get(key)?.readers ?? []
      codings.set(key, { key, ...decision, code, readers: [...known, name] })
    }
  }
  return [...codings.values()]
})
