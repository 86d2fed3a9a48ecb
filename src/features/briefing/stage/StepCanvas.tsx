import { type CSSProperties, type ReactNode, useMemo } from 'react'
import { byline } from '#content/byline.ts'
import { leftOut, partsOnStage } from '#content/stepContent.ts'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { hasCloseLines, LAYOUTS, type StepLayout } from '#domain/stepLayouts.ts'
import { FEW_PARTS, runOf } from '#domain/talk.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { StepNumbers } from '#features/briefing/StepParts.tsx'
import { useStepContents, useStepMaps } from '#parts/StepMaps.tsx'
import { stepNote } from '#picture/step/stepPicture.ts'
import { openReader } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { FaceLines, type FaceProps, FaceTitle } from './FaceParts.tsx'
import lead from './LeadFaces.module.css'
import { closingRoom, hasMap, labelsCutOff, labelsLeftOut, legendOf } from './layouts.ts'
import { CompareFace, LinesFace, NumberFace, RankedFace } from './MonthFaces.tsx'
import { PlansFace, TableFace, TimelineFace } from './RowFaces.tsx'
import styles from './StepCanvas.module.css'
import stepFace from './StepFace.module.css'

/** Rows from which an agenda has two columns. */
const TWO_COLUMNS_FROM = 7

/** Quotations longer than this, in characters, are set smaller. */
const LONG_FROM = 160

const LONGEST_FROM = 280

interface StepCanvasProps {
  briefing: Briefing
  step: BriefingStep
  /** The step's map or maps. The stage keeps the one before, hidden, where a step has none; a copy leaves it out. */
  map: ReactNode
  /** Number of lines shown; those that follow keep their place. Default: all. */
  built?: number
  /** On the stage: announces the step, and has its heading. */
  isLive?: boolean
  /** Parts over the step, such as the bar. */
  children?: ReactNode
}

/**
 * One step, drawn on 1280 × 720 and scaled as a whole to the largest 16:9 box of its container, which must have
 * `container-type: size`. `--u` is one px of the drawing.
 */
export function StepCanvas(props: StepCanvasProps) {
  const { briefing, step, map, built = Number.POSITIVE_INFINITY, isLive = false, children } = props
  const { t } = useTranslation(['briefing', 'stage'])
  const run = runOf(briefing.steps)
  const { language } = briefing
  const picture = useMemo(
    () => (
      <div className={styles.picture} lang={language} data-part="map">
        {map}
      </div>
    ),
    [map, language],
  )
  const words = useWords()
  const content = useStepContents().contentOf(step, briefing)
  const { layout, sourceLine } = content
  // It is for the author; the room sees what there is.
  const left = isLive ? [] : leftOut(content, partsOnStage(content)).map((part) => t(`stage:part.${part}`))
  const sources = [sourceLine, ...(left.length > 0 ? [t('stage:onPage', { parts: words.list(left) })] : [])]
  const { mapOf } = useStepMaps()
  const note = useMapNote(step, layout)
  // Neither a backup step nor a page of the talk has a place in the run.
  const number = run.indexOf(step) + 1
  const count = run.length
  const place =
    number > 0 ? t('stage.of', { number, count }) : step.isBackup ? t('shared:forQuestions') : step.title
  const isMapless = !hasMap(step, mapOf)
  const Face = content.noRows === null ? FACES[layout] : NoRowsFace
  const Words = isLive ? 'section' : 'div'
  return (
    <div
      className={`${styles.canvas} anchor clipped rigid`}
      data-layout={layout}
      data-close={hasCloseLines(layout)}
      data-mapless={isMapless}
      data-live={isLive}
      style={{ '--lines': step.text.length } as CSSProperties}
    >
      <Words
        className={`${styles.words} column`}
        lang={language}
        {...(isLive && { 'aria-live': 'polite', 'aria-label': place })}
      >
        {content.part > 0 && <p className={`${stepFace.disc} ${lead.part} stack`}>{content.part}</p>}
        <FaceTitle step={step} Heading={isLive ? 'h1' : 'p'} />
        <Face
          briefing={briefing}
          step={step}
          content={content}
          lines={<FaceLines step={step} built={built} />}
        />
      </Words>
      {(isLive || !isMapless) && picture}
      <div className={`${styles.sourceLine} ends-middle`} lang={language}>
        <div className={`${styles.sources} shrinks soft`}>
          <p>{sources.join(' ')}</p>
          {note.length > 0 && <p data-note="">{note.join(' ')}</p>}
        </div>
        <p className={`${styles.place} rigid`} aria-hidden={isLive}>
          {step.title === place ? null : place}
        </p>
      </div>
      <div className={styles.progress} style={{ inlineSize: `${(number / count) * 100}%` }} />
      {children}
    </div>
  )
}

/** What the widths on a step's map say; nothing without a map. */
function useMapNote(step: BriefingStep, layout: StepLayout): readonly string[] {
  const { t } = useTranslation(['stepMap', 'map'])
  const words = useWords()
  const { mapOf } = useStepMaps()
  const map = hasMap(step, mapOf) ? mapOf(step, LAYOUTS[layout].map.isPair ? 'after' : null) : null
  return useMemo(() => (map ? stepNote(map, { words, t }) : []), [map, words, t])
}

/** The numbers, charts and lines of a step in its layout, under its title; the map has a box of its own. */
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
  plans: PlansFace,
  title: TitleFace,
  agenda: AgendaFace,
  section: ({ lines }) => lines,
  closing: ClosingFace,
}

/** A layout of rows where there are none says so. */
function NoRowsFace({ content: { noRows }, lines }: FaceProps) {
  return (
    <>
      <p className={`${stepFace.beneath} soft`}>{noRows}</p>
      {lines}
    </>
  )
}

function MapFace({ step, content: { layout, number }, lines }: FaceProps) {
  const { t } = useTranslation(['stepMap', 'map'])
  const words = useWords()
  const maps = useStepMaps()
  const { pictureOf } = maps
  const cutOff = labelsCutOff(step, pictureOf)
  const beneath = [
    ...legendOf(step, maps, { words, t }),
    ...(cutOff.length > 0 ? [t('stepMap:outside', { labels: words.list(cutOff) })] : []),
  ]
  // On a full map the words would cover other labels.
  const beside = LAYOUTS[layout].map.isFull ? [] : labelsLeftOut(step, pictureOf)
  const isOfRoute = viewOfStep(step).selected?.kind === 'route'
  return (
    <>
      {number && (
        <div className={stepFace.number} data-route={isOfRoute}>
          <StepNumbers number={number} look="beside" />
        </div>
      )}
      {lines}
      {beside.length > 0 && (
        <ul className={`${stepFace.lines} stack`}>
          {beside.map((label) => (
            <li key={label} className={stepFace.line}>
              {label}
            </li>
          ))}
        </ul>
      )}
      {beneath.length > 0 && <p className={`${stepFace.beneath} soft`}>{beneath.join(' ')}</p>}
    </>
  )
}

function TitleFace({ briefing, content, lines }: FaceProps) {
  const { t } = useTranslation('briefing')
  const words = useWords()
  return (
    <>
      {lines}
      <div className={`${lead.byline} soft`}>
        <p>{byline(briefing, words, (values) => t('by', values))}</p>
        {content.publications.map((name) => (
          <p key={name}>{name}</p>
        ))}
      </div>
    </>
  )
}

/** The parts of the talk, with their steps and planned time. */
function AgendaFace({ content: { agenda: parts } }: FaceProps) {
  return (
    <ol
      className={`${lead.agenda} stack-top`}
      data-columns={parts.length >= TWO_COLUMNS_FROM ? 2 : 1}
      data-few={parts.length <= FEW_PARTS}
    >
      {parts.map(({ id, number, name, time, steps }) => (
        <li key={id} className={`${lead.row} stack`}>
          <span className={`${stepFace.disc} ${lead.number} stack`}>{number}</span>
          <span className={lead.name}>{name}</span>
          {steps !== '' && <span className={`${lead.steps} soft`}>{steps}</span>}
          {time !== '' && <span className={`${lead.minutes} soft nowrap`}>{time}</span>}
        </li>
      ))}
    </ol>
  )
}

/** What the talk says in the end, its key numbers, and where to read on. */
function ClosingFace({ briefing, step, content, lines }: FaceProps) {
  const { t } = useTranslation(['stage', 'briefing'])
  const words = useWords()
  const { publications, keyNumbers: numbers } = content
  const who = byline(briefing, words, (values) => t('briefing:by', values))
  const { shown, size } = closingRoom(content, [t('allSources'), who])
  const more = publications.length - shown
  return (
    <>
      <div
        className={`${lead.closing} grow stack`}
        data-alone={step.text.length === 0}
        style={{ '--message': size } as CSSProperties}
      >
        {lines}
        {numbers.length > 0 && (
          <div className={`${lead.numbers} stack`}>
            {numbers.map((number) => (
              <StepNumbers key={number.now.text} number={number} look="beside" />
            ))}
          </div>
        )}
      </div>
      <div className={`${lead.further} rigid`}>
        <div className={`${lead.heading} ends bold`}>
          <p>{t('allSources')}</p>
          <p>{who}</p>
        </div>
        {shown === 0 ? (
          <p className="soft">{content.publicationLine}</p>
        ) : (
          <ul className={`${lead.publications} soft`} aria-label={t('allSources')}>
            {publications.slice(0, shown).map((name) => (
              <li key={name}>{name}</li>
            ))}
            {more > 0 && <li>{t('briefing:stage.more', { count: more })}</li>}
          </ul>
        )}
      </div>
    </>
  )
}

/** The sentence that a step quotes, its words of evidence marked, and what the step says about it. */
function QuoteFace({ step, content, lines }: FaceProps) {
  const { t } = useTranslation('stage')
  const { quotation, number } = content
  if (!quotation) return lines
  const { text: quoted, language, translation, parts, title, source, target } = quotation
  const said = quoted.length + (translation?.length ?? 0)
  const length = said > LONGEST_FROM ? 'longest' : said > LONG_FROM ? 'long' : 'usual'
  return (
    <>
      <figure className={lead.quote} data-part="quotation" data-length={length}>
        <blockquote lang={language}>
          <button type="button" className={lead.sentence} onClick={() => openReader(target)}>
            {parts.map(({ start, text, isCue }) => (isCue ? <mark key={start}>{text}</mark> : text))}
          </button>
        </blockquote>
        {translation !== null && (
          <p className={`${lead.translation} soft`}>{t('ourTranslation', { text: translation })}</p>
        )}
        <figcaption className={`${lead.source} soft stack`}>
          <cite className={`${lead.document} strong`} lang={language}>
            {title}
          </cite>
          <span>{source}</span>
        </figcaption>
      </figure>
      {(step.text.length > 0 || number) && (
        <div className={lead.beside}>
          {lines}
          {number && step.text.length === 0 && <StepNumbers number={number} look="beside" />}
        </div>
      )}
    </>
  )
}
