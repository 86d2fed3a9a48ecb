import { type CSSProperties, type ReactNode, useId, useState } from 'react'
import { isDetections } from '#content/figureModel.ts'
import type { Lens, LitPlaces } from '#domain/lens.ts'
import type { Measure } from '#domain/measure.ts'
import type { Selection } from '#domain/view.ts'
import { MeasureRows, StatusCounts } from '#features/dossier/measure/MeasureItem.tsx'
import { usePanel } from '#features/dossier/panelParts.tsx'
import { useLens } from '#state/useLens.ts'
import { useFigures } from '#state/viewModels.ts'
import { select } from '#state/viewStore.ts'
import { Icon } from '#ui/Icon.tsx'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { Section } from '#ui/Section.tsx'
import { countedSigns } from '#words/countedSigns.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Overview.module.css'

type PlaceKind = Extract<Selection['kind'], 'route' | 'country' | 'region'>

/** The places that the lens of the view lights, once known. */
export function LensPlaces() {
  const lens = useLens()
  return lens ? <LensLists lens={lens} /> : null
}

/** The highlighted places with the counts of the map, then the measures for all routes or without a place. */
function LensLists({ lens }: { lens: Lens }) {
  const { t } = useTranslation('lens')
  const { corpus } = usePanel()
  const { routes, countries, regions, allRoutes, unplaced } = lens
  return (
    <>
      <Group title={t('routes', { count: routes.size, of: corpus.routes.length })} note={t('lit')}>
        <Places kind="route" places={routes} />
      </Group>
      <Group title={t('countries', { count: countries.size })} note={t('tinted')}>
        <Places kind="country" places={countries} />
      </Group>
      {regions.size > 0 && (
        <Group title={t('regions', { count: regions.size })} note={t('tinted')}>
          <Places kind="region" places={regions} />
        </Group>
      )}
      {allRoutes.length + unplaced.length > 0 && (
        <Group title={t('nowhere')} note={t('listedOnly')}>
          <Row label={t('allRoutes')} measures={allRoutes} />
          <Row label={t('unplaced')} measures={unplaced} />
        </Group>
      )}
      <p className="caption-type line-16 quiet">{t('note')}</p>
    </>
  )
}

interface GroupProps {
  title: string
  /** How the map shows these places. */
  note: string
  children: ReactNode
}

function Group({ title, note, children }: GroupProps) {
  return (
    <Section look="block" title={title} beside={note}>
      {children}
    </Section>
  )
}

/** A disclosure row with the measures of one kind; nothing without any. */
function Row({ label, measures }: { label: string; measures: readonly Measure[] }) {
  const [isOpen, setIsOpen] = useState(false)
  const listId = useId()
  if (measures.length === 0) return null
  return (
    <div>
      <button
        type="button"
        className={`${styles.place} gap-8 target wide row-middle small`}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className={`${styles.name} grow shrinks breaks`}>{label}</span>
        <StatusCounts measures={measures} />
        <span className={isOpen ? 'turned' : undefined}>
          <Icon name="forward" />
        </span>
      </button>
      {isOpen && <MeasureRows id={listId} measures={measures} />}
    </div>
  )
}

/** Places by number of measures, then by name. */
function Places({ kind, places }: { kind: PlaceKind; places: LitPlaces }) {
  const { t } = useTranslation('lens')
  const words = useWords()
  const figures = useFigures()?.model.routes
  const isHollow = (route: string) => {
    const figure = figures?.get(route)
    return figure !== undefined && !isDetections(figure)
  }
  const nameOf = { route: words.route, country: words.country, region: words.region }[kind]
  const rows = [...places]
    .map(([id, { measures }]) => ({ id, name: nameOf(id), measures }))
    .toSorted((a, b) => b.measures.length - a.measures.length || a.name.localeCompare(b.name, words.language))
  if (rows.length === 0) return null
  const marks = rows.flatMap(({ measures }) => measures)
  // One column per status; with own marks a status has two signs, so there are no columns.
  const signs = countedSigns(marks, words)
  const columns = signs.some(({ own }) => own) ? null : signs.map(({ status }) => status)
  return (
    <ul
      className={styles.places}
      data-kind={kind}
      style={{ '--half': Math.ceil(rows.length / 2) } as CSSProperties}
    >
      {rows.map(({ id, name, measures }) => (
        <li key={id}>
          <button
            type="button"
            className={`${styles.place} gap-8 target wide row-middle small`}
            aria-label={t('placeCount', { name, count: measures.length })}
            onClick={() => select({ kind, id })}
          >
            {kind === 'route' && <RouteSwatch routeId={id} isHollow={isHollow(id)} />}
            <span className={`${styles.name} grow shrinks breaks`}>{name}</span>
            <StatusCounts measures={measures} isBrief columns={columns} />
          </button>
        </li>
      ))}
    </ul>
  )
}
