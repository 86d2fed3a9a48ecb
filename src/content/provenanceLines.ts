import { periodOfDate } from '#domain/period.ts'
import type { Provenance } from '#domain/provenance.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from '#words/words.ts'

/** One labelled line of an export's provenance. */
export interface ProvenanceLine {
  key: 'citations' | 'context' | 'licences' | 'evidence' | 'filters' | 'caveats' | 'version' | 'date' | 'link'
  label: string
  values: readonly string[]
}

/** An export's provenance as labelled lines for people; empty lines are left out. Evidence is named, not given by id. */
export function provenanceLines(
  { citations, context = [], licences, evidence, filters, caveats, versionText, date, link }: Provenance,
  t: TFunction<'export'>,
  words: Pick<Words, 'period'>,
): readonly ProvenanceLine[] {
  const hasFacts = evidence.some(({ id }) => id.startsWith('record:'))
  const lines: readonly ProvenanceLine[] = [
    { key: 'citations', label: t('sources'), values: citations },
    { key: 'context', label: t('context'), values: context },
    { key: 'licences', label: t('licences'), values: [...licences, ...(hasFacts ? [t('facts')] : [])] },
    { key: 'evidence', label: t('evidence'), values: [...new Set(evidence.map(({ name }) => name))] },
    { key: 'filters', label: t('filters'), values: [filters] },
    { key: 'caveats', label: t('caveats'), values: caveats },
    { key: 'version', label: t('dataVersion'), values: [versionText] },
    {
      key: 'date',
      label: t('exportedOn'),
      values: [words.period(periodOfDate(date))],
    },
    { key: 'link', label: t('link'), values: [link] },
  ]
  return lines.filter(({ values }) => values.length > 0)
}

/** What a file is about: its title, then a label and a value for each line, evidence with its id and link. */
export function aboutRows(
  title: string,
  lines: readonly ProvenanceLine[],
  { evidence }: Pick<Provenance, 'evidence'>,
): readonly (readonly [label: string, value: string])[] {
  const rows = lines.flatMap(({ key, label, values }) => {
    const listed =
      key === 'evidence' ? evidence.map(({ name, id, link }) => `${name} [${id}] ${link}`) : values
    return listed.map((value) => [label, value] as const)
  })
  return [[title, ''], ...rows]
}

/** The companion of a file as text. */
export function aboutText(
  title: string,
  lines: readonly ProvenanceLine[],
  provenance: Pick<Provenance, 'evidence'>,
  { labelled }: Pick<Words, 'labelled'>,
): string {
  const [, ...rows] = aboutRows(title, lines, provenance)
  const parts = lines.map(({ label }) =>
    [labelled(label), ...rows.flatMap(([of, value]) => (of === label ? [`- ${value}`] : []))].join('\n'),
  )
  return `${[title, ...parts].join('\n\n')}\n`
}
