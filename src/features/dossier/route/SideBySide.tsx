import { useMemo } from 'react'
import { filteredSpans } from '#domain/months.ts'
import { STRETCHES } from '#domain/stretch.ts'
import { Skeleton } from '#features/dossier/Skeleton.tsx'
import { StretchCounts } from '#parts/StretchCounts.tsx'
import { useViewStore } from '#state/viewStore.ts'
import { Section } from '#ui/Section.tsx'
import { useTranslation } from '#words/useTranslation.tsx'

/** What several publishers count on the selected route; nothing where only one counts. */
export function SideBySide() {
  const { t } = useTranslation('stretches')
  const selected = useViewStore((state) => state.view.selected)
  const { years, period } = useViewStore((state) => state.view.filters)
  const requested = useMemo(() => filteredSpans({ years, period }), [years, period])
  const stretch = STRETCHES.find(({ route }) => route === selected?.id)
  if (!stretch) return null
  return (
    <Section title={t('title')}>
      <StretchCounts stretch={stretch} periods={[requested]} skeleton={<Skeleton rows={6} />} />
    </Section>
  )
}
