import type { Claim } from '#domain/claim.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { DataSet } from './dataSets.ts'

/** A file of the package as linked data names it. */
export interface LinkedFile {
  path: string
  mediatype: string
  bytes: number
  /** SHA-256, hexadecimal. */
  sha256: string
}

interface LinkedInput {
  title: string
  description: string
  version: string
  /** Address of the folder with the package; relative where the build does not know it. */
  base: string
  sets: readonly { set: DataSet; files: readonly LinkedFile[] }[]
  claims: readonly Claim[]
  documents: readonly SourceDocument[]
}

/** The package in the words of schema.org: a data set with its parts and files, and the claims as a feed. */
export function linkedData(input: LinkedInput): object {
  const { title, description, version, base, sets } = input
  const creator = { '@type': 'Organization', name: 'The Throughline authors' }
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': `${base}datapackage.json`,
    name: title,
    description,
    version,
    creator,
    isAccessibleForFree: true,
    distribution: [
      { '@type': 'DataDownload', encodingFormat: 'application/json', contentUrl: `${base}datapackage.json` },
    ],
    hasPart: sets.map(({ set, files }) => {
      const [first] = set.tables
      const { terms } = first ?? {}
      const sources = set.tables.flatMap((table) => table.sources)
      return {
        '@type': set.name === 'claims' ? 'DataFeed' : 'Dataset',
        name: set.title,
        description: first?.description,
        creditText: terms?.rights,
        ...(terms?.licence?.path !== undefined && { license: terms.licence.path }),
        ...(sources.length > 0 && {
          isBasedOn: sources.map(({ title: name, path: url }) => ({ '@type': 'CreativeWork', name, url })),
        }),
        ...(set.name === 'claims' && { dataFeedElement: feedOf(input) }),
        distribution: files.map(({ path, mediatype, bytes, sha256 }) => ({
          '@type': 'DataDownload',
          encodingFormat: mediatype,
          contentUrl: base + path,
          contentSize: `${bytes} B`,
          sha256,
        })),
      }
    }),
  }
}

/** What documents say, each with the page on which it stands. */
function feedOf({ claims, documents }: LinkedInput) {
  return claims.map(({ id, citation }) => {
    const document = documents.find((candidate) => candidate.id === citation.documentId)
    const { title, url, language } = document ?? {}
    return {
      '@type': 'Claim',
      identifier: id,
      text: citation.exact,
      inLanguage: language,
      appearance: { '@type': 'CreativeWork', name: title, ...(url && { url }) },
    }
  })
}
