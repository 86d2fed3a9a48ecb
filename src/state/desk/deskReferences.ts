import { matchReferences, type Reference } from '#domain/reference.ts'
import { setFacts } from './deskDocuments.ts'
import { type DeskSession, opened } from './deskSession.ts'
import { withTexts } from './deskTexts.ts'

/** What became of a library's entries. */
export interface TakenReferences {
  /** Documents that got facts from it, and those that a reader had confirmed and that stay. */
  readonly matched: number
  readonly confirmed: number
  /** The titles of entries that fit no document. */
  readonly unmatched: readonly string[]
}

/** Gives documents that nobody has confirmed the title, publisher and date that a library states; they are still to be confirmed. */
export async function takeReferences(
  session: DeskSession,
  references: readonly Reference[],
): Promise<TakenReferences> {
  const named = []
  for await (const document of withTexts(session, opened(session).documents)) named.push(document)
  const found = matchReferences(references, named)
  let [matched, confirmed] = [0, 0]
  for (const [{ title, publisher, date }, id] of found) {
    const head = opened(session).documents.find((one) => one.id === id)
    if (!head?.unconfirmed) {
      confirmed += 1
      continue
    }
    const { language } = head
    const facts = { title, publisher: publisher ?? head.publisher, date: date ?? head.date, language }
    await setFacts(session, id, facts, false)
    matched += 1
  }
  const unmatched = references.filter((one) => !found.has(one)).map(({ title }) => title)
  return { matched, confirmed, unmatched }
}
