import type { EditionChanges, ItemChanges } from '#domain/editions/compareEditions.ts'
import type { ItemKind } from '#domain/editions/edition.ts'
import { useTranslation } from '#words/useTranslation.tsx'

const FIGURES = ['revised', 'rowsAdded', 'rowsGone', 'tablesAdded', 'tablesGone'] as const
const NONE: ItemChanges = { added: [], changed: [], gone: [] }

/** What changed between two editions as counts in words, of figures and of each kind of thing; without those that are none. */
export function useChangeCounts() {
  const { t } = useTranslation('editions')
  return {
    ofFigures: (changes: EditionChanges, lists: readonly (typeof FIGURES)[number][] = FIGURES) =>
      lists.flatMap((list) => (changes[list].length > 0 ? [t(list, { count: changes[list].length })] : [])),
    ofItems: (changes: EditionChanges, kinds: readonly ItemKind[]) =>
      kinds.flatMap((kind) => {
        const { added, changed, gone } = changes[kind] ?? NONE
        return [
          ...(added.length > 0 ? [t(`added.${kind}`, { count: added.length })] : []),
          ...(changed.length > 0 ? [t(`changed.${kind}`, { count: changed.length })] : []),
          ...(gone.length > 0 ? [t(`gone.${kind}`, { count: gone.length })] : []),
        ]
      }),
  }
}
