import type { Lens, Tie } from '#domain/lens.ts'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './LensSigns.module.css'

type Sign = 'solid' | 'dashed' | 'hollow' | 'area' | 'ring' | 'disc' | 'hub'

interface LensSignsProps {
  lens: Lens
  /** Whether regions are shown. */
  hasRegions?: boolean
  /** Whether the hubs of the route are shown. */
  hasHubs?: boolean
}

/** Lenses that light what belongs to a measure, an event or an actor, rather than what a text names with the subject. */
const SAYS_TIED: readonly Lens['subject']['kind'][] = ['categories', 'choice', 'measure', 'event', 'actor']

function tintOf(kind: Lens['subject']['kind']): 'country' | 'named' | 'inRegion' | 'bySentence' {
  if (kind === 'driver') return 'bySentence'
  if (kind === 'region') return 'inRegion'
  return kind === 'route' ? 'named' : 'country'
}

function restOf({ subject, routes }: Lens): 'otherRoutes' | 'untiedRoute' | 'dimmed' {
  if (subject.kind === 'route') return 'otherRoutes'
  return routes.size === 0 ? 'untiedRoute' : 'dimmed'
}

/** Key to a lens: an item per colour, tint and line on the map. */
export function LensSigns({ lens, hasRegions = true, hasHubs = false }: LensSignsProps) {
  const { t } = useTranslation('lens')
  const { subject, routes, countries, regions } = lens
  const lines = [...routes.values()].map(({ tie }) => tie)
  const discs = hasRegions ? [...regions.values()].map(({ tie }) => tie) : []
  const byText = (place: 'route' | 'region') =>
    t(SAYS_TIED.includes(subject.kind) ? `key.${place}` : 'key.places')
  const has = (ties: readonly Tie[], tie: Tie) => ties.includes(tie)
  const rows: (readonly [Sign, string])[] = []
  if (subject.kind === 'route' && hasHubs) rows.push(['hub', t('key.hub')])
  if (has(lines, 'text')) rows.push(['solid', byText('route')])
  else if (has(discs, 'text')) rows.push(['ring', byText('region')])
  if (has(lines, 'classification')) rows.push(['dashed', t('key.classification')])
  else if (has(discs, 'classification')) rows.push(['disc', t('key.classification')])
  const tint: (typeof rows)[number] = ['area', t(`key.${tintOf(subject.kind)}`)]
  const rest: (typeof rows)[number] = ['hollow', t(`key.${restOf(lens)}`)]
  if (countries.size === 0) rows.push(rest)
  // A narrow strip drops the last item, and the lines matter more than the tint of a region's countries.
  else rows.push(...(subject.kind === 'region' ? [rest, tint] : [tint, rest]))
  return (
    <>
      {subject.kind === 'route' && (
        <li className={styles.row}>
          <RouteSwatch routeId={subject.id} />
          {t('key.thisRoute')}
        </li>
      )}
      {rows.map(([sign, text]) => (
        <li key={sign} className={styles.row}>
          <span className={styles.sign} data-sign={sign} aria-hidden="true" />
          {text}
        </li>
      ))}
    </>
  )
}
