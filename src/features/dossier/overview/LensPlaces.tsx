import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lens, LitPlaces } from '#domain/lens.ts'
import type { Measure } from '#domain/measure.ts'
import type { Selection } from '#domain/view.ts'
import details from '#features/dossier/Details.module.css'
import list from '#features/dossier/measure/MeasureItem.module.css'
import { MeasureItem } from '#features/dossier/measure/MeasureItem.tsx'
import { select } from '#state/viewStore.ts'
import { Icon } from '#ui/Icon.tsx'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { useWords } from '#words/words.ts'
import styles from './LensPlaces.module.css'

type PlaceKind = Extract<Selection['kind'], 'route' | 'country' | 'region'>

/**
 * The highlighted places as a list: routes, countries and regions with the measure counts that the map shows, then the
 * measures that highlight nothing because they apply to all routes or have no place.
 */
export function LensPlaces({ lens }: { lens: Lens }) {
  const { t } = useTranslation('lens')
  const { routes, countries, regions, allRoutes, unplaced } = lens
  return (
    <section className={details.section}>
      <h3 className={details.sectionTitle}>{t('where')}</h3>
      <div className={styles.rows}>
        <Row label={t('routes', { count: routes.size })} isEmpty={routes.size === 0}>
          <Places kind="route" places={routes} />
        </Row>
        <Row label={t('countries', { count: countries.size })} isEmpty={countries.size === 0}>
          <Places kind="country" places={countries} />
        </Row>
        <Row label={t('regions', { count: regions.size })} isEmpty={regions.size === 0}>
          <Places kind="region" places={regions} />
        </Row>
        <Row label={t('allRoutes', { count: allRoutes.length })} isEmpty={allRoutes.length === 0}>
          <Measures measures={allRoutes} />
        </Row>
        <Row label={t('unplaced', { count: unplaced.length })} isEmpty={unplaced.length === 0}>
          <Measures measures={unplaced} />
        </Row>
      </div>
      <p className={details.note}>{t('note')}</p>
    </section>
  )
}

interface RowProps {
  label: string
  isEmpty: boolean
  children: ReactNode
}

/** A disclosure row; plain text if its list is empty. */
function Row({ label, isEmpty, children }: RowProps) {
  const [isOpen, setIsOpen] = useState(false)
  const listId = useId()
  if (isEmpty) return <p className={styles.empty}>{label}</p>
  return (
    <div className={styles.row}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        {label}
        <span className={isOpen ? styles.turned : undefined}>
          <Icon name="forward" />
        </span>
      </button>
      {isOpen && <div id={listId}>{children}</div>}
    </div>
  )
}

/** Places by number of measures, then by name. */
function Places({ kind, places }: { kind: PlaceKind; places: LitPlaces }) {
  const { t } = useTranslation('lens')
  const words = useWords()
  const nameOf = { route: words.route, country: words.country, region: words.region }[kind]
  const rows = [...places]
    .map(([id, { measures }]) => ({ id, name: nameOf(id), count: measures.length }))
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name, words.language))
  return (
    <ul className={styles.places} data-kind={kind}>
      {rows.map(({ id, name, count }) => (
        <li key={id}>
          <button
            type="button"
            className={styles.place}
            aria-label={t('placeCount', { name, count })}
            onClick={() => select({ kind, id })}
          >
            {kind === 'route' && <RouteSwatch routeId={id} />}
            <span className={styles.name}>{name}</span>
            <span className={styles.count}>{words.number(count)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function Measures({ measures }: { measures: readonly Measure[] }) {
  return (
    <ul className={list.list}>
      {measures.map((measure) => (
        <MeasureItem key={measure.id} measure={measure} />
      ))}
    </ul>
  )
}
