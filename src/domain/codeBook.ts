import { memoizeByObject } from '#lib/memoizeByObject.ts'
import { type Citation, spanKey } from './citation.ts'
import { inTime, type LogEntry, latestByReader } from './decisionLog.ts'
import type { OwnCode } from './ownCode.ts'

/** The codes of a project by id, in the order in which they were made: one book for all readers, in which the last change holds. */
export const codeBook = memoizeByObject((log: readonly LogEntry[]): ReadonlyMap<string, OwnCode> => {
  const book = new Map<string, OwnCode | null>()
  for (const { code } of inTime(log)) if (code) book.set(code.codeId, code.after)
  return new Map([...book].flatMap(([id, code]) => (code ? [[id, code]] : [])))
})

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
