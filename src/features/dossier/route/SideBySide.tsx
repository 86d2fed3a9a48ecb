import { useMemo } from 'react'
import { filteredSpans } from '#domain/months.ts'
import { STRETCHES } from '#domain/stretch.ts'
import { usePanel } from '#features/dossier/panelContext.ts'
import { Skeleton } from '#features/dossier/Skeleton.tsx'
import { StretchCounts } from '#parts/StretchCounts.tsx'
import { Section } from '#ui/Section.tsx'
import { useTranslation } from '#words/useTranslation.tsx'

/** What several publishers count on a route; nothing where only one counts. A part of its own: few routes have one. */
export function SideBySide({ id }: { id: string }) {
  const { t } = useTranslation('stretches')
  const { years, period } = usePanel().filters
  const periods = useMemo(() => [filteredSpans({ years, period })], [years, period])
  const stretch = STRETCHES.find(({ route }) => route === id)
  if (!stretch) return null
  return (
    <Section title={t('title')}>
      <StretchCounts stretch={stretch} periods={periods} skeleton={<Skeleton rows={6} />} />
    </Section>
  )
}
