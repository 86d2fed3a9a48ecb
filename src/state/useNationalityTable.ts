import { useMemo } from 'react'
import type { NationalityTable } from '#domain/majorityNationality.ts'
import { useDataset } from './datasets.ts'
import { nationalityTable } from './selectors/nationalityTable.ts'

/** The table of nationalities with its coverage; fetched once `isNeeded`. Null until loaded, and after a failure. */
export function useNationalityTable(isNeeded: boolean): NationalityTable | null {
  const figures = useDataset('figures').data
  const file = useDataset('nationalities', { enabled: isNeeded }).data
  return useMemo(() => (figures && file ? nationalityTable(figures, file) : null), [figures, file])
}
