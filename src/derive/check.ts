import { checkCitations } from './checkCitations.ts'
import { checkIds, type LexiconIds } from './checkIds.ts'
import { checkMarks } from './checkMarks.ts'
import type { Datasets } from './datasets.ts'
import { type Fault, sortFaults } from './fault.ts'
import { recordFaults } from './recordFile.ts'

/**
 * Everything that must hold before a file is published: each quote exact at its place and nowhere else, nothing on
 * a dropped line, each id in the lexicon, each mark on evidence, no record against itself. All faults together.
 */
export function check(datasets: Datasets, ids: LexiconIds): readonly Fault[] {
  return sortFaults([
    ...checkCitations(datasets.documents, datasets.claims),
    ...checkIds(datasets, ids),
    ...checkMarks(datasets),
    ...datasets.records.flatMap((record) => recordFaults('records.json', record)),
  ])
}
