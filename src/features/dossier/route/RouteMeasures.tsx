import { useEffect, useId, useRef, useState } from 'react'
import type { RouteMeasures as Groups } from '#content/dossiers.ts'
import type { Measure } from '#domain/measure.ts'
import type { Route } from '#domain/route.ts'
import details from '#features/dossier/Details.module.css'
import styles from '#features/dossier/Dossier.module.css'
import { DoubtLegend, MeasureRows } from '#features/dossier/measure/MeasureItem.tsx'
import { LeftOut } from '#features/dossier/measure/MeasureSection.tsx'
import { StatusCounts } from '#features/dossier/measure/StatusCounts.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Section } from '#ui/Section.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/**
 * The measures of a route by what ties them: those that name it, those that name only its countries of departure and
 * transit, and, at the foot, those for all routes.
 */
export function RouteMeasures({ route, groups }: { route: Route; groups: Groups }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { naming, inCountries, forAll } = groups
  const countries = [...route.departure, ...route.transit].filter((code) =>
    inCountries.shown.some((measure) => measure.countries.includes(code)),
  )
  return (
    <>
      <DoubtLegend />
      <Section title={t('route.naming', { count: naming.shown.length })} beside={t('route.newestFirst')}>
        {naming.shown.length === 0 && naming.leftOut === 0 && (
          <p className={details.caption}>{t('noMeasureTied')}</p>
        )}
        <MeasureRows measures={naming.shown} />
        <LeftOut count={naming.leftOut} />
      </Section>
      {(inCountries.shown.length > 0 || inCountries.leftOut > 0) && (
        <Section
          title={t('route.inCountries', {
            count: inCountries.shown.length,
            countries: words.either([...new Set(countries)].map(words.country)),
          })}
          beside={t('route.notTheRoute')}
        >
          <MeasureRows measures={inCountries.shown} />
          <LeftOut count={inCountries.leftOut} />
        </Section>
      )}
      <ForAllRoutes measures={forAll.shown} />
    </>
  )
}

/** Measures for all routes: a row at the foot that opens their list; unnumbered, and never attributed to one route. */
function ForAllRoutes({ measures }: { measures: readonly Measure[] }) {
  const { t } = useTranslation('dossier')
  const [isOpen, setIsOpen] = useState(false)
  const listId = useId()
  const opened = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isOpen) opened.current?.scrollIntoView?.({ block: 'center' })
  }, [isOpen])
  if (measures.length === 0) return null
  return (
    <>
      <div className={styles.foot}>
        <button
          type="button"
          className={styles.footHead}
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t('route.forAll', { count: measures.length })}
          <StatusCounts measures={measures} />
          <span className={isOpen ? styles.turned : undefined}>
            <Icon name="forward" />
          </span>
        </button>
      </div>
      {isOpen && (
        <div id={listId} ref={opened}>
          <MeasureRows measures={measures} isNumbered={false} />
        </div>
      )}
    </>
  )
}
