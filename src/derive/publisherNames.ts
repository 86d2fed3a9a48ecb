import type { Publication } from '#domain/publisher.ts'
import type { Datasets } from './datasets.ts'
import type { Fault } from './fault.ts'

/** English words that join names. French and Dutch readers would see them, so the messages have them instead. */
const JOINED = /\b(?:citing|quoting|quoted by|reporting|republished|via|distributed by)\b|, (?:on|in) /

const REMEDY = 'give one name as publisher, and the others as republishedBy, via or citing'

/** The problem of a publisher's name that is more than one name; null for a plain one. */
export function publisherNameFault(name: string): Pick<Fault, 'problem' | 'remedy'> | null {
  return JOINED.test(name) ? { problem: `“${name}” is more than one name`, remedy: REMEDY } : null
}

/** Faults of the publishers of records, documents and pages of routes. */
export function checkPublishers({ documents, records, routes }: Datasets): readonly Fault[] {
  return [
    ...documents.flatMap(({ id, publisher }) =>
      publisher === null ? [] : publicationFaults(`documents/${id}.meta.json`, 'publisher', { publisher }),
    ),
    ...records.flatMap(({ id, sources }) =>
      sources.flatMap((page) => publicationFaults('records.json', `record ${id}, sources`, page)),
    ),
    ...routes.flatMap(({ id, pages }) =>
      pages.flatMap((page) => publicationFaults('lexicon/routes.json', `route ${id}, page ${page.id}`, page)),
    ),
  ]
}

/** Faults of the names of one page. */
export function publicationFaults(
  file: string,
  place: string,
  { publisher, republishedBy, via, citing = [] }: Publication,
): readonly Fault[] {
  return [publisher, republishedBy, via, ...citing].flatMap((name): Fault[] => {
    const fault = name === undefined ? null : publisherNameFault(name)
    return fault ? [{ file, place, ...fault }] : []
  })
}
