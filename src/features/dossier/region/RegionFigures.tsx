import type { TFunction } from 'i18next'
import { includesPartialMonth, isDetections, type PlaceFigure } from '#content/figureModel.ts'
import details from '#features/dossier/Details.module.css'
import { FigureChange, figureUnitName } from '#features/dossier/route/FigureChange.tsx'
import { CellsButton } from '#parts/CellsButton.tsx'
import type { ShownFigures } from '#state/viewModels.ts'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { Section } from '#ui/Section.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './RegionFigures.module.css'

interface RegionFiguresProps {
  routeIds: readonly string[]
  shown: ShownFigures
}

/** Figures of a region's routes. No sum: a route can start in several regions. */
export function RegionFigures({ routeIds, shown }: RegionFiguresProps) {
  const { t } = useTranslation('dossier')
  return (
    <Section title={t('figures.ofRoutes')}>
      <ul>
        {routeIds.flatMap((id) => {
          const figure = shown.model.routes.get(id)
          return figure ? (
            <RegionRow
              key={id}
              id={id}
              figure={figure}
              isPartial={includesPartialMonth(shown.figures, figure)}
            />
          ) : (
            []
          )
        })}
      </ul>
      <p className={details.note}>{t('figures.ofRoutesNote')}</p>
    </Section>
  )
}

interface RegionRowProps {
  id: string
  figure: PlaceFigure
  /** True if the figure includes a month that had not ended. */
  isPartial: boolean
}

function RegionRow({ id, figure, isPartial }: RegionRowProps) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  const { total, period, cells } = figure
  const unit = figureUnitName(figure, t as TFunction<'dossier'>, words)
  const unitTime =
    period.spans.length === 0 ? unit : t('figures.unitTime', { unit, time: words.spans(period.spans) })
  const name = words.route(id)
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        <RouteSwatch routeId={id} isHollow={!isDetections(figure)} /> {name}
      </span>
      {total.value === null ? (
        <span className={styles.missing}>{t('common:notStated')}</span>
      ) : (
        <CellsButton
          cells={cells}
          className={styles.number}
          name={t('figures.totalName', { number: words.number(total.value), unitTime, route: name })}
        >
          {words.number(total.value)}
        </CellsButton>
      )}
      <span className={styles.about}>
        {unitTime}
        {isPartial && <> {t('figures.partial')}</>}
      </span>
      <span className={styles.about}>
        <FigureChange figure={figure} />
      </span>
    </li>
  )
}
