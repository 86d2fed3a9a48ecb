import type { Provenance } from '#domain/provenance.ts'

interface CitationInput {
  title: string
  provenance: Provenance
  /** "Throughline" with the version of the data, and the day, each as a part of a sentence. */
  version: string
  day: string
  filters: string
  sources: string
}

/** A view as a reader pastes it below a text: title, choice, app with its data, day, address, and the publications behind it. */
export function viewCitation({ title, provenance, version, day, filters, sources }: CitationInput): string {
  return [
    `${title}. ${filters}. ${version}. ${day}.`,
    provenance.link,
    ...(provenance.citations.length > 0 ? [sources, ...provenance.citations.map((line) => `- ${line}`)] : []),
    ...provenance.caveats,
  ].join('\n')
}
