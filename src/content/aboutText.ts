import type { Provenance } from '#domain/provenance.ts'
import type { Words } from '#words/words.ts'
import type { ProvenanceLine } from './provenanceLines.ts'

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
