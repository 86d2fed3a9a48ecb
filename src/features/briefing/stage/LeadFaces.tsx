import { loadFigures } from '#content/loadedFigures.ts'
import { firstOfEach } from '#content/stepSources.ts'
import { agendaOf, type Briefing, type BriefingStep, type StepNumber } from '#domain/briefing.ts'
import { countOfQuery, readCellQuery } from '#domain/cellQuery.ts'
import { ownFigureTables } from '#domain/ownFigureTable.ts'
import { agendaParts, FEW_PARTS, keyNumbers } from '#domain/talkParts.ts'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import { StepNumbers } from '#features/briefing/StepNumbers.tsx'
import { useDataset } from '#state/datasets.ts'
import { useOwnLayer } from '#state/ownLayer.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { FaceLines, type FaceProps, FaceTitle } from './FaceParts.tsx'
import styles from './LeadFaces.module.css'
import { usePublication } from './useSourceLine.ts'

function useByline({ author, date }: Briefing): string {
  const { t } = useTranslation('briefing')
  const words = useWords()
  const day = words.period({ start: date, end: date, precision: 'day' })
  return author.trim() === '' ? day : t('by', { author, date: day })
}

/** The publications of evidence, each once. */
function usePublications(step: Pick<BriefingStep, 'evidence'>): readonly string[] {
  const { sources } = useStepSources(step)
  const nameOf = usePublication()
  return [...new Set(firstOfEach(sources).map((source) => nameOf(source)))]
}

export function TitleFace({ briefing, step, built, Heading }: FaceProps) {
  const publications = usePublications(step)
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <FaceLines step={step} built={built} />
      <div className={styles.byline}>
        <p>{useByline(briefing)}</p>
        {publications.map((name) => (
          <p key={name}>{name}</p>
        ))}
      </div>
    </>
  )
}

/** The title of a part, with its number on the agenda. */
export function SectionFace({ briefing, step, built, Heading }: FaceProps) {
  const number = agendaOf(briefing.steps, { id: '' }).indexOf(step) + 1
  return (
    <>
      {number > 0 && <p className={styles.part}>{number}</p>}
      <FaceTitle step={step} Heading={Heading} />
      <FaceLines step={step} built={built} />
    </>
  )
}

/** Rows from which an agenda has two columns. */
const TWO_COLUMNS_FROM = 7

/** The parts of the talk, with their steps and planned time. */
export function AgendaFace({ briefing, step, Heading }: FaceProps) {
  const { t } = useTranslation('stage')
  const parts = agendaParts(briefing.steps, step)
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <ol
        className={styles.agenda}
        data-columns={parts.length >= TWO_COLUMNS_FROM ? 2 : 1}
        data-few={parts.length <= FEW_PARTS}
      >
        {parts.map(({ step: { id, title }, titles, more, minutes }, place) => (
          <li key={id} className={styles.row}>
            <span className={styles.number}>{place + 1}</span>
            <span className={styles.name}>{title}</span>
            {titles.length > 0 && (
              <span className={styles.steps}>
                {[...titles, ...(more > 0 ? [t('moreSteps', { count: more })] : [])].join('\u00a0· ')}
              </span>
            )}
            {minutes !== null && <span className={styles.minutes}>{t('minutes', { count: minutes })}</span>}
          </li>
        ))}
      </ol>
    </>
  )
}

/** Maximum publications on the last step: with up to one key number, and with more, which are higher. */
const CLOSING_ROWS = { one: 8, more: 4 } as const

/** What the talk says in the end, its key numbers, and where to read on. */
export function ClosingFace({ briefing, step, built, Heading }: FaceProps) {
  const { t } = useTranslation(['stage', 'briefing'])
  const evidence = [...new Set(briefing.steps.flatMap((one) => one.evidence))]
  const publications = usePublications({ evidence })
  const numbers = useKeyNumbers(briefing)
  const byline = useByline(briefing)
  const most = CLOSING_ROWS[numbers.length > 1 ? 'more' : 'one']
  const more = publications.length - most
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <div className={styles.closing}>
        <FaceLines step={step} built={built} />
        {numbers.length > 0 && (
          <div className={styles.numbers}>
            {numbers.map((number) => (
              <StepNumbers key={number.cells} number={number} look="beside" />
            ))}
          </div>
        )}
      </div>
      <div className={styles.further}>
        <div className={styles.heading}>
          <p>{t('allSources')}</p>
          <p>{byline}</p>
        </div>
        <ul className={styles.publications} aria-label={t('allSources')}>
          {publications.slice(0, most).map((name) => (
            <li key={name}>{name}</li>
          ))}
          {more > 0 && <li>{t('briefing:stage.more', { count: more })}</li>}
        </ul>
      </div>
    </>
  )
}

function useKeyNumbers({ steps }: Briefing): readonly StepNumber[] {
  const figures = useDataset('figures').data
  const own = useOwnLayer((state) => state.own)
  const published = figures && loadFigures(figures).tables
  const sumOf = (cells: string) => {
    const query = readCellQuery(cells)
    const table =
      query && (published?.get(query.table) ?? (own && ownFigureTables(own.figures).get(query.table)?.table))
    const sum = query && table ? countOfQuery(table, query) : null
    return sum && { ...sum, until: query?.spans.at(-1)?.to ?? '' }
  }
  return keyNumbers(steps, sumOf)
}
