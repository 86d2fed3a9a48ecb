import { lettersOf } from '#lib/nearTexts.ts'

/** An entry of a library of references: what it states of a document, and what the document can be told by. */
export interface Reference {
  readonly title: string
  readonly publisher: string | null
  /** ISO 8601 of reduced precision. */
  readonly date: string | null
  readonly doi: string
  readonly address: string
  /** The names of its files. */
  readonly files: readonly string[]
}

interface Named {
  readonly id: string
  readonly fileName: string
  readonly title: string
  readonly text: string
}

/** Code units at the beginning of a text in which it names itself; further on it may name others. */
const HEAD = 3000
/** Letters of a title that is not found by chance. */
const FEWEST = 20

/** Which document each entry describes: by its file's name, its DOI, its address or its title, the surest first. */
export function matchReferences(
  references: readonly Reference[],
  documents: readonly Named[],
): ReadonlyMap<Reference, string> {
  const free = new Map(
    documents.map(({ id, fileName, title, text }) => {
      const head = text.slice(0, HEAD)
      const stem = lettersOf(fileName.replace(/\.[^.]+$/, ''))
      const titles = new Set([lettersOf(title), stem])
      return [id, { fileName, titles, stem, head: head.toLowerCase(), letters: lettersOf(head) }] as const
    }),
  )
  const matched = new Map<Reference, string>()
  const entries = references.map((reference) => {
    const { doi, address } = reference
    return {
      reference,
      doi: doi.toLowerCase(),
      address: address.toLowerCase(),
      title: lettersOf(reference.title),
    }
  })
  type Entry = (typeof entries)[number]
  type Facts = NonNullable<ReturnType<typeof free.get>>
  const rules: readonly ((entry: Entry, facts: Facts) => boolean)[] = [
    ({ reference }, { fileName }) => reference.files.includes(fileName),
    ({ doi }, { head }) => doi !== '' && head.includes(doi),
    ({ address }, { head }) => address !== '' && head.includes(address),
    ({ title }, { titles }) => title !== '' && titles.has(title),
    ({ title }, { stem, letters }) =>
      title.length >= FEWEST && (stem.includes(title) || letters.includes(title)),
  ]
  for (const rule of rules) {
    for (const entry of entries) {
      if (matched.has(entry.reference)) continue
      const found = [...free].find(([, facts]) => rule(entry, facts))
      if (!found) continue
      matched.set(entry.reference, found[0])
      free.delete(found[0])
    }
  }
  return matched
}
