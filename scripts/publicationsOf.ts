import type { DatedRecord } from '#domain/datedRecord.ts'
import type { FigureSource } from '#domain/figureSource.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'

/** Everything that the published data stands on, a line a publication: title, publisher, date of the data, address. */
export function publicationsOf(data: {
  documents: readonly Pick<SourceDocument, 'title' | 'publisher' | 'date' | 'url'>[]
  figures: readonly Pick<FigureSource, 'title' | 'publisher' | 'asOf' | 'page' | 'licence'>[]
  records: readonly Pick<DatedRecord, 'sources'>[]
}): string[] {
  const pages = new Map(data.records.flatMap(({ sources }) => sources).map((source) => [source.url, source]))
  return [
    ...data.documents.map(({ title, publisher, date, url }) => line(title, publisher, date?.start, url)),
    ...data.figures.map(({ title, publisher, asOf, page, licence }) =>
      line(title.en, publisher, asOf && `as of ${asOf}`, page, licence.credit),
    ),
    ...[...pages.values()].map(({ title, publisher, url }) => line(title, publisher, url)),
  ]
}

function line(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(', ')
}
