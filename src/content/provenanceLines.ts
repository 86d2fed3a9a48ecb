import type { TFunction } from 'i18next'
import type { Provenance } from '#domain/provenance.ts'
import type { Words } from '#words/words.ts'

/** One labelled line of an export's provenance. */
export interface ProvenanceLine {
  key: 'citations' | 'licences' | 'evidence' | 'filters' | 'caveats' | 'version' | 'date' | 'link'
  label: string
  values: readonly string[]
}

/**
 * An export's provenance as labelled lines for people, in reading order; empty lines are left out. Evidence is named; its ids
 * are in the machine-readable provenance.
 */
export function provenanceLines(
  { citations, licences, evidence, filters, caveats, version, date, link }: Provenance,
  t: TFunction<'export'>,
  words: Pick<Words, 'period'>,
): readonly ProvenanceLine[] {
  const lines: readonly ProvenanceLine[] = [
    { key: 'citations', label: t('sources'), values: citations },
    { key: 'licences', label: t('licences'), values: licences },
    { key: 'evidence', label: t('evidence'), values: [...new Set(evidence.map(({ name }) => name))] },
    { key: 'filters', label: t('filters'), values: [filters] },
    { key: 'caveats', label: t('caveats'), values: caveats },
    { key: 'version', label: t('dataVersion'), values: [version] },
    {
      key: 'date',
      label: t('exportedOn'),
      values: [words.period({ start: date, end: date, precision: 'day' })],
    },
    { key: 'link', label: t('link'), values: [link] },
  ]
  return lines.filter(({ values }) => values.length > 0)
}
