import { useMemo } from 'react'
import { STRETCHES } from '#domain/stretch.ts'
import { Skeleton } from '#features/dossier/Skeleton.tsx'
import { StretchCounts } from '#parts/StretchCounts.tsx'
import { useFigures } from '#state/viewModels.ts'
import { Section } from '#ui/Section.tsx'
import { useTranslation } from '#words/useTranslation.tsx'

/** What several publishers count on a route; nothing where only one counts. A part of its own: few routes have one. */
export function SideBySide({ id }: { id: string }) {
  const { t } = useTranslation('stretches')
  const shown = useFigures()
  const periods = useMemo(() => (shown ? [shown.spans] : []), [shown])
  const stretch = STRETCHES.find(({ route }) => route === id)
  if (!stretch) return null
  return (
    <Section title={t('title')}>
      <StretchCounts stretch={stretch} periods={periods} skeleton={<Skeleton rows={6} />} />
    </Section>
  )
}
