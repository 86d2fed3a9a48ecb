import type { ReactNode } from 'react'
import { agendaOf, type Briefing, layoutOfStep, type StepLayout } from '#domain/briefing.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import { StepNumbers } from '#features/briefing/StepNumbers.tsx'
import { firstOfEach } from '#state/selectors/stepSources.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { CompareFace, RankedFace } from './ChangeRows.tsx'
import { TableFace, TimelineFace } from './EvidenceRows.tsx'
import { FaceLines, type FaceProps, FaceTitle, numberOfStep } from './FaceParts.tsx'
import { LinesFace, NumberFace } from './MonthFaces.tsx'
import { QuoteFace } from './QuoteFace.tsx'
import styles from './StepFace.module.css'
import { usePublication } from './useSourceLine.ts'

const FACES: Readonly<Record<StepLayout, (props: FaceProps) => ReactNode>> = {
  map: MapFace,
  'map-text': MapFace,
  number: NumberFace,
  quote: QuoteFace,
  compare: CompareFace,
  ranked: RankedFace,
  lines: LinesFace,
  timeline: TimelineFace,
  table: TableFace,
  title: TitleFace,
  agenda: AgendaFace,
  section: SectionFace,
  closing: ClosingFace,
}

/** The words, numbers and charts of a step in its layout; the map has a box of its own. */
export function StepFace(props: FaceProps) {
  const Face = FACES[layoutOfStep(props.step)]
  return <Face {...props} />
}

function MapFace({ step, built, Heading }: FaceProps) {
  const number = numberOfStep(step)
  const isOfRoute = viewOfStep(step).selected?.kind === 'route'
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      {number && (
        <div className={styles.number} data-route={isOfRoute}>
          <StepNumbers number={number} look="beside" />
        </div>
      )}
      <FaceLines step={step} built={built} />
    </>
  )
}

function useByline({ author, date }: Briefing): string {
  const { t } = useTranslation('briefing')
  const words = useWords()
  const day = words.period({ start: date, end: date, precision: 'day' })
  return author.trim() === '' ? day : t('by', { author, date: day })
}

/** Publications of all steps, each once. */
function usePublications({ steps }: Briefing): readonly string[] {
  const evidence = [...new Set(steps.flatMap((step) => step.evidence))]
  const { sources } = useStepSources({ evidence })
  const nameOf = usePublication()
  return [...new Set(firstOfEach(sources).map((source) => nameOf(source)))]
}

function TitleFace({ briefing, step, built, Heading }: FaceProps) {
  const { sources } = useStepSources(step)
  const nameOf = usePublication()
  const publications = [...new Set(firstOfEach(sources).map((source) => nameOf(source)))]
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
function SectionFace({ briefing, step, built, Heading }: FaceProps) {
  const number = agendaOf(briefing.steps, { id: '' }).indexOf(step) + 1
  return (
    <>
      {number > 0 && <p className={styles.part}>{number}</p>}
      <FaceTitle step={step} Heading={Heading} />
      <FaceLines step={step} built={built} />
    </>
  )
}

/** Rows from which an agenda has two columns; up to a few are set larger. */
const TWO_COLUMNS_FROM = 7
const FEW_PARTS = 4

/** The parts of the talk. */
function AgendaFace({ briefing, step, Heading }: FaceProps) {
  const parts = agendaOf(briefing.steps, step)
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <ol
        className={styles.agenda}
        data-columns={parts.length >= TWO_COLUMNS_FROM ? 2 : 1}
        data-few={parts.length <= FEW_PARTS}
      >
        {parts.map(({ id, title }, place) => (
          <li key={id} className={styles.line} data-numbered="true">
            <span className={styles.disc}>{place + 1}</span>
            <span>{title}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

/** Maximum publications on the last step. */
const CLOSING_ROWS = 12

function ClosingFace({ briefing, step, built, Heading }: FaceProps) {
  const { t } = useTranslation(['stage', 'briefing'])
  const publications = usePublications(briefing)
  const more = publications.length - CLOSING_ROWS
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <FaceLines step={step} built={built} />
      <ul className={styles.publications} aria-label={t('allSources')}>
        {publications.slice(0, CLOSING_ROWS).map((name) => (
          <li key={name}>{name}</li>
        ))}
        {more > 0 && <li>{t('briefing:stage.more', { count: more })}</li>}
      </ul>
      <p className={styles.signature}>{useByline(briefing)}</p>
    </>
  )
}
