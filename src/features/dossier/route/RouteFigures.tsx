import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import details from '#features/dossier/Details.module.css'
import { SiteLink } from '#features/dossier/evidence/SiteLink.tsx'
import { CellsButton } from '#parts/CellsButton.tsx'
import { MajorityNote } from '#parts/MajorityNote.tsx'
import { includesPartialMonth, isDetections, type PlaceFigure } from '#state/selectors/figureModel.ts'
import { type FigureRank, figureRank, statedFor } from '#state/selectors/routeFigureNotes.ts'
import type { ShownFigures } from '#state/viewModels.ts'
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
      <PeriodTotal figure={figure} name={id} isPartial={includesPartialMonth(shown.figures, figure)} />
      <Rank rank={figureRank(shown.model, id)} figure={figure} />
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
  switch (figure.total.unit) {
    case 'detections':
      return t('figures.detectionsCaveat')
    case 'arrivals':
      return t('figures.arrivalsCaveat')
    default:
      return t('figures.otherCaveat', {
        publisher: words.publisherName(figure.publisher),
        unit: figureUnitName(figure, t, words),
      })
  }
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
    <>
      <p className={styles.row}>
        <CellsButton
          cells={cells}
          className={styles.total}
          name={t('figures.totalName', { number, unitTime, route: words.route(name) })}
        >
          {number}
        </CellsButton>
        <span className={styles.unit}>{unitTime}</span>
        <FigureChange figure={figure} />
      </p>
      <p className={details.note}>
        <MajorityNote cells={cells} />
      </p>
      {period.isDefault && (
        <p className={details.note}>{t('figures.isDefault', { time: words.spans(period.spans) })}</p>
      )}
      {(period.isCut || isPartial) && (
        <p className={details.note}>
          {period.isCut && t('figures.cut')} {isPartial && t('figures.notEnded')}
        </p>
      )}
    </>
  )
}

function Rank({ rank, figure }: FigureProps & { rank: FigureRank | null }) {
  const { t } = useTranslation('dossier')
  if (figure.total.unit === 'arrivals') return <p className={styles.rank}>{t('figures.rankAlone')}</p>
  if (!rank) return null
  return (
    <p className={styles.rank}>
      <CellsButton cells={{ ...figure.cells, where: {} }}>
        {t('figures.rank', { place: rank.place, of: rank.of })}
      </CellsButton>
    </p>
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
      <SiteLink url={stated.source.url} />
    </>
  )
}
