import type { Claim } from '#domain/claim.ts'
import type { ProjectDocument } from '#domain/project.ts'
import { type NearText, nearestTexts, printsOf } from '#lib/nearTexts.ts'
import type { DeskEngine } from './deskEngine.ts'

/** What the list of all documents needs of a proposal. */
export type ClaimDigest = Pick<Claim, 'id' | 'kind' | 'category' | 'status' | 'years' | 'routes'>

/** The documents of a project side by side. */
export interface DeskCorpus {
  /** The proposals of a document, in the order of its text. */
  digest: (document: ProjectDocument) => readonly ClaimDigest[]
  /** For each of these documents of which most stands in another, that one; they have been digested before. */
  nearTexts: (ids: readonly string[]) => ReadonlyMap<string, NearText>
}

export function createDeskCorpus(engine: DeskEngine): DeskCorpus {
  const prints = new Map<string, ReadonlySet<number>>()
  return {
    digest: (document) => {
      // The text of a document is frozen.
      if (!prints.has(document.id)) prints.set(document.id, printsOf(document.text))
      const digestOf = ({ id, kind, category, status, years, routes }: ClaimDigest): ClaimDigest => {
        return { id, kind, category, status, years, routes }
      }
      return engine.propose(document).map(digestOf)
    },
    nearTexts: (ids) =>
      nearestTexts(new Map(ids.flatMap((id) => [[id, prints.get(id) ?? new Set()] as const]))),
  }
}
