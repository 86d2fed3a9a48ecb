import type { TFunction } from 'i18next'
import {
  type FigureModel,
  includesPartialMonth,
  isDetections,
  type PlaceFigure,
} from '#content/figureModel.ts'
import { type FigureRank, figureRank, statedFor } from '#content/routeFigureNotes.ts'
import details from '#features/dossier/Details.module.css'
import { CellsButton } from '#parts/CellsButton.tsx'
import { MajorityNote } from '#parts/MajorityNote.tsx'
import { OutLink } from '#parts/OutLink.tsx'
import type { ShownFigures } from '#state/viewModels.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { FigureChange, figureUnitName } from './FigureChange.tsx'
import styles from './RouteFigures.module.css'

interface RouteFiguresProps {
  id: string
  shown: ShownFigures
}

/** A route's figure for the period, with its change, rank and caveat. */
export function RouteFigures({ id, shown }: RouteFiguresProps) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const figure = shown.model.routes.get(id)
  if (!figure) return <p className={details.caption}>{t('figures.none')}</p>
  return (
    <section className={styles.figures} aria-label={t('figures.title')}>
      <div className={styles.first}>
        <PeriodTotal figure={figure} name={id} isPartial={includesPartialMonth(shown.figures, figure)} />
        <Rank rank={figureRank(shown.model, id)} figure={figure} model={shown.model} />
      </div>
      <p className={details.note}>
        <Caveat figure={figure} /> <FirstStated shown={shown} figure={figure} />
      </p>
      {(shown.model.further.get(id) ?? []).map((further) => (
        <section
          key={further.table}
          aria-label={t('figures.further', {
            unit: figureUnitName(further, t, words),
            publisher: words.publisherName(further.publisher),
          })}
        >
          <PeriodTotal figure={further} name={id} isPartial={includesPartialMonth(shown.figures, further)} />
          <p className={details.note}>
            <Caveat figure={further} />
          </p>
        </section>
      ))}
    </section>
  )
}

interface FigureProps {
  figure: PlaceFigure
}

function Caveat({ figure }: FigureProps) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { unit } = figure.total
  if (unit === 'detections' || unit === 'arrivals') return t(`figures.${unit}Caveat`)
  return t('figures.otherCaveat', {
    publisher: words.publisherName(figure.publisher),
    unit: figureUnitName(figure, t, words),
  })
}

interface PeriodTotalProps extends FigureProps {
  name: string
  /** True if the figure includes a month that had not ended. */
  isPartial: boolean
}

function PeriodTotal({ figure, name, isPartial }: PeriodTotalProps) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  const { total, period, cells } = figure
  const [span, ...others] = period.spans
  const unit = figureUnitName(figure, t as TFunction<'dossier'>, words)
  if (total.value === null || !span) {
    return (
      <p className={styles.row}>
        <span className={styles.missing}>{t('common:notStated')}</span>
        <span>{t('figures.notCovered', { unit })}</span>
      </p>
    )
  }
  const number = words.number(total.value)
  const unitTime =
    others.length === 0
      ? t('figures.during', { unit, during: words.during(span) })
      : t('figures.unitTime', { unit, time: words.spans(period.spans) })
  return (
    <div className={styles.period}>
      <p className={styles.row}>
        <CellsButton
          cells={cells}
          look="plain"
          className={styles.total}
          name={t('figures.totalName', { number, unitTime, route: words.route(name) })}
        >
          {number}
        </CellsButton>
        <span className={styles.about}>
          <span className={styles.unit}>{unitTime}</span>
          <FigureChange figure={figure} />
        </span>
      </p>
      <p className={details.note}>
        <MajorityNote cells={cells} />
      </p>
      {(period.isCut || isPartial) && (
        <p className={details.note}>
          {period.isCut && t('figures.cut')} {isPartial && t('figures.notEnded')}
        </p>
      )}
    </div>
  )
}

interface RankProps extends FigureProps {
  rank: FigureRank | null
  model: FigureModel
}

/** The route's rank by its count, over the counts of all routes in its unit. */
function Rank({ rank, figure, model }: RankProps) {
  const { t } = useTranslation('dossier')
  if (figure.total.unit === 'arrivals') return <p className={styles.rank}>{t('figures.rankAlone')}</p>
  if (!rank) return null
  const values = [...model.routes.values()]
    .flatMap(({ place, total }) =>
      total.unit === figure.total.unit && total.value !== null ? [{ place, value: total.value }] : [],
    )
    .toSorted((a, b) => b.value - a.value)
  const most = Math.max(1, values[0]?.value ?? 1)
  return (
    <CellsButton
      look="plain"
      className={styles.rank}
      cells={{ ...figure.cells, where: {} }}
      name={t('figures.rankName', { place: rank.place, of: rank.of })}
    >
      <svg width={values.length * 10} height={18} aria-hidden="true">
        {values.map(({ place, value }, index) => {
          const height = Math.max(1, (value / most) * 18)
          return (
            <rect
              key={place}
              x={index * 10}
              y={18 - height}
              width={8}
              height={height}
              fill={place === figure.place ? `var(--route-${place}, var(--ink))` : 'var(--bar-out)'}
            />
          )
        })}
      </svg>
      {t('figures.rank', { place: rank.place, of: rank.of })}
    </CellsButton>
  )
}

/** The figure that the publisher first stated for the same months, with its source page. */
function FirstStated({ figure, shown }: FigureProps & { shown: ShownFigures }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const stated = isDetections(figure) ? statedFor(shown.figures, figure) : null
  if (!stated) return null
  const number = words.number(stated.value)
  return (
    <>
      {t(stated.isRounded ? 'figures.firstStatedRounded' : 'figures.firstStated', {
        number,
        publisher: words.publisher(stated.source),
      })}{' '}
      <OutLink url={stated.source.url} />
    </>
  )
}
