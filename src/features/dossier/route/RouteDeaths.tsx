import { type RouteDeaths as Found, routeDeaths } from '#content/routeCells.ts'
import type { MonthSpan } from '#domain/period.ts'
import details from '#features/dossier/Details.module.css'
import { CellsButton } from '#parts/CellsButton.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { MonthBars } from './MonthBars.tsx'
import { goToPart } from './RouteParts.tsx'
import { RouteTable } from './RouteTable.tsx'

/** The dead and missing on a route by month: a minimum, for the months that the incidents cover. */
export function RouteDeaths({ id, spans }: { id: string; spans: readonly MonthSpan[] }) {
  return (
    <RouteTable
      routeId={id}
      spans={spans}
      part="deaths"
      count={routeDeaths}
      render={(found, { publisher }) => ({
        title: <DeathsNumber found={found} />,
        content: <DeathsByMonth found={found} publisher={publisher} />,
      })}
    />
  )
}

function DeathsNumber({ found: { value, before, incidents, cells, period } }: { found: Found }) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  const time = words.spans(period.spans)
  const earlier = before === null ? '' : t('deaths.aYearBefore', { count: before })
  if (incidents === 0) return [t('deaths.none', { time }), earlier].filter(Boolean).join(', ')
  if (value === null) return t('common:notStated')
  return (
    <>
      <CellsButton cells={cells} look="plain">
        {t('deaths.number', { count: value })}
      </CellsButton>
      {earlier && `, ${earlier}`}
    </>
  )
}

function DeathsByMonth({ found: { months }, publisher }: { found: Found; publisher: string }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const isEmpty = [months?.before, months?.after].every((series) =>
    series?.values.every(({ value }) => !value),
  )
  const note = (
    <>
      {t('deaths.atLeast')}{' '}
      <TextButton look="quiet" onClick={() => goToPart('sources')}>
        {words.publisherName(publisher)}
      </TextButton>
    </>
  )
  if (!months || isEmpty) return <p className={details.note}>{note}</p>
  return (
    <MonthBars pairs={months} title={t('deaths.byMonth')} colour="var(--ink-2)">
      {note}
    </MonthBars>
  )
}
