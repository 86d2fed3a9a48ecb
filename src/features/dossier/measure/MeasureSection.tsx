import type { ReactNode } from 'react'
import type { Narrowed } from '#content/dossiers.ts'
import { isOpenPlan, type Measure, type TimelineEvent } from '#domain/measure.ts'
import details from '#features/dossier/Details.module.css'
import type { TFunction } from '#i18n/translation.ts'
import { clearFilters } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Section, type SectionProps } from '#ui/Section.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import type { Words } from '#words/words.ts'
import { EventRows, MeasureRows } from './MeasureItem.tsx'

interface MeasureSectionProps extends Pick<SectionProps, 'title' | 'beside'> {
  /** Text for no measures; nothing without it. */
  none?: string
  measures: Narrowed<Measure>
  children?: ReactNode
}

/** The measures of a dossier, and how many the filters exclude. */
export function MeasureSection({ none, measures, children, ...section }: MeasureSectionProps) {
  return (
    <Section {...section}>
      {measures.shown.length === 0 && measures.leftOut === 0 && none && (
        <p className={details.caption}>{none}</p>
      )}
      <MeasureRows measures={measures.shown} />
      <LeftOut count={measures.leftOut} />
      {children}
    </Section>
  )
}

/** "no plan is still open. 2 were planned.": that nothing is open is said, not left to a zero. */
export function noneOpenWords(planned: number, t: TFunction<'overview'>): string {
  return t(planned === 0 ? 'list.noPlan' : 'list.noneOpen', { count: planned })
}

/** How many of the plans among some measures are still open; they stand first in the list below. */
export function openWords(
  measures: readonly Measure[],
  name: string,
  t: TFunction<'overview'>,
  { labelled, number }: Pick<Words, 'labelled' | 'number'>,
): string {
  const open = measures.filter(isOpenPlan).length
  const planned = measures.filter(({ status }) => status === 'planned').length
  if (open === 0) return labelled(name, noneOpenWords(planned, t))
  return t('list.someOpen', { open: number(open), planned: number(planned) })
}

/** The events of a dossier; renders nothing if there are none, with or without filters. */
export function EventSection({ title, events }: { title: string; events: Narrowed<TimelineEvent> }) {
  if (events.shown.length === 0 && events.leftOut === 0) return null
  return (
    <Section title={title}>
      <EventRows events={events.shown} />
      <LeftOut count={events.leftOut} />
    </Section>
  )
}

/** How many measures or events the filters leave out, with a way to clear the filters. */
export function LeftOut({ count }: { count: number }) {
  const { t } = useTranslation('dossier')
  if (count === 0) return null
  return (
    <p className={details.caption}>
      {t('leftOut', { count })}{' '}
      <Button look="text" onClick={clearFilters}>
        {t('clearFilters')}
      </Button>
    </p>
  )
}
