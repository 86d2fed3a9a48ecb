import { useTranslation } from 'react-i18next'
import type { Lens } from '#domain/lens.ts'
import { useDataset } from '#state/datasets.ts'
import { clearFilters, select, setFilters } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'

/** The name of what a lens looks at: the chosen kinds of measures, or the chosen thing. Empty without a lens. */
export function useLensName(lens: Lens | null): string {
  const { t } = useTranslation('map')
  const words = useWords()
  const measures = useDataset('measures').data?.measures
  if (!lens) return ''
  const { subject } = lens
  switch (subject.kind) {
    case 'categories':
      return words.list(subject.ids.map(words.categoryShort))
    case 'choice':
      return t('thisChoice')
    case 'measure': {
      const measure = measures?.find((other) => other.id === subject.id)
      return measure ? words.measureTitle(measure) : ''
    }
    case 'region':
      return words.region(subject.id)
    case 'route':
      return words.route(subject.id)
  }
}

/** Takes back the choice that a lens comes from. */
export function leaveLens(lens: Lens | null): void {
  switch (lens?.subject.kind) {
    case 'categories':
      setFilters({ measures: [] })
      break
    case 'choice':
      clearFilters()
      break
    case 'measure':
    case 'region':
    case 'route':
      select(null)
      break
  }
}
