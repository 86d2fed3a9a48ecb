import type { CellQuery } from '#domain/cellQuery.ts'
import type { Evidence } from '#domain/evidence.ts'
import type { Measure } from '#domain/measure.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { type OwnData, whoseMark } from './data.ts'
import { countedBy, type Whose, whoseId } from './whose.ts'

/** What follows from whose something is. */
export const BY_WHOSE = {
  published: { shape: 'disc', sign: {} },
  yours: { shape: 'triangle', sign: { status: 'filled', own: '' } },
} as const satisfies Record<Whose, { shape: 'disc' | 'triangle'; sign: object }>

/** Whose all of these documents are: the reader's own where no other is among them. */
export function whoseAll(ids: readonly string[]): Whose {
  return ids.length > 0 && ids.every((id) => whoseId(id) === 'yours') ? 'yours' : 'published'
}

/** Whose the evidence of a link is. */
export function whoseLink(link: string): Whose {
  return whoseId(link.replace(/^cells:/, ''))
}

/** A query as queries of one number each: the reader's own figures are never added over routes. */
export function addable(query: CellQuery): readonly CellQuery[] {
  const { where } = query
  const routes = where.route ?? []
  return countedBy(query) !== 'published' && routes.length > 1
    ? routes.map((route) => ({ ...query, where: { ...where, route: [route] } }))
    : [query]
}

/** Whose a mark is, or a published plan of which the reader's documents say what came. */
export type Origin = Whose | 'own-outcome'

export function originOfMark(mark: Pick<Measure, 'outcome'> & { evidence: readonly Evidence[] }): Origin {
  const whose = whoseMark(mark)
  return whose === 'published' && mark.outcome?.own === true ? 'own-outcome' : whose
}

/** Whether what is said of a mark is in our words, for which we have terms and a credit. */
export function isInOurWords(origin: Origin): boolean {
  return origin !== 'yours'
}

/** Whether a sentence of a document may be cited: of an own one only an accepted claim, which can be shown to others. */
export function isCitable(
  { id, sentences }: Pick<SourceDocument, 'id' | 'sentences'>,
  span: { start: number; end: number },
  claims: OwnData['claims'] | undefined,
): boolean {
  const isSpan = ({ start, end }: { start: number; end: number }) => start === span.start && end === span.end
  return whoseId(id) === 'published'
    ? sentences.some(isSpan)
    : (claims ?? []).some(({ citation }) => citation.documentId === id && isSpan(citation))
}
