import type { MarksUsing } from '#content/sourceUse.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** Formats how many marks of each kind cite a source, leaving out zero counts. */
export function useMarksText(): (marks: MarksUsing) => string {
  const { t } = useTranslation('methods')
  const words = useWords()
  return (marks) => {
    const counted = (['measures', 'events', 'routes', 'regions'] as const)
      .filter((kind) => marks[kind] > 0)
      .map((kind) => t(`marks.${kind}`, { count: marks[kind] }))
    return counted.length > 0 ? words.list(counted) : t('noMarks')
  }
}
