import { useLayoutEffect } from 'react'
import { createPortal } from 'react-dom'
import type { CarriedEvidence, Provenance } from '#domain/provenance.ts'
import type { StillKey } from '#domain/stillMap.ts'
import { StepChart } from '#features/briefing/StepChart.tsx'
import { StepNumbers } from '#features/briefing/StepNumbers.tsx'
import { coreWidth } from '#map/flowWidth.ts'
import { QrCode } from '#ui/QrCode.tsx'
import { hasCode } from '#ui/qrDrawing.ts'
import { usePageMargins } from '#ui/usePageMargins.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Handout.module.css'
import { HandoutCover } from './HandoutCover.tsx'
import {
  allCaveats,
  citedSources,
  type HandoutChoices,
  type HandoutModel,
  type HandoutStep,
  handoutMargins,
  idOfStep,
  PAGE_OF_REST,
  pageOfStep,
  type SheetSize,
  SOURCES_ID,
  sheetsOf,
} from './handoutModel.ts'

interface HandoutProps {
  model: HandoutModel
  choices: HandoutChoices
  /** Pages of cover, each sheet of steps, and sources; null while they are measured. */
  sizes: readonly SheetSize[] | null
}

/**
 * The printed briefing: a cover, its steps on one page or more, and all sources. Mounted only while printing, in a portal beside the app,
 * which the print styles hide.
 */
export function Handout(props: HandoutProps) {
  const { model } = props
  const { t } = useTranslation(['handout', 'export'])
  const words = useWords()
  const day = words.period({ start: model.date, end: model.date, precision: 'day' })
  const foot = `${t('export:dataVersion')} ${model.version} · ${t('export:exportedOn')} ${day}`
  const count = model.briefing.steps.length
  usePageMargins(handoutMargins(model, { foot, stepOf: (number) => t('stepOf', { number, count }) }))
  // Browsers suggest the title as the PDF's file name.
  useLayoutEffect(() => {
    const before = document.title
    document.title = model.briefing.title
    return () => {
      document.title = before
    }
  }, [model])
  return createPortal(
    <main className={styles.handout} data-handout>
      <HandoutParts {...props} />
    </main>,
    document.body,
  )
}

/** The parts of a handout, each beginning on a new page. */
export function HandoutParts({ model, choices, sizes }: HandoutProps) {
  const sheets = sheetsOf(model.steps, choices)
  return (
    <>
      <div className={styles.sheet} style={{ page: PAGE_OF_REST }}>
        <HandoutCover model={model} choices={choices} sizes={sizes} />
      </div>
      {sheets.map((steps, index) => (
        <div
          key={steps[0]?.step.id}
          className={styles.sheet}
          data-tight={sizes?.[index + 1]?.isTight ?? false}
          style={{ page: pageOfStep(steps[0]?.number ?? 0) }}
        >
          {steps.map((step, place) => (
            <HandoutStepPage
              key={step.step.id}
              isOnNewPage={place > 0 && (sizes?.[index + 1]?.starts[place] ?? 0) > 0}
              id={idOfStep(step.number)}
              step={step}
              language={model.briefing.language}
              choices={choices}
            />
          ))}
        </div>
      ))}
      <div className={styles.sheet} style={{ page: PAGE_OF_REST }}>
        <Sources model={model} choices={choices} />
      </div>
    </>
  )
}

function Sources({ model: { briefing, steps }, choices }: Pick<HandoutProps, 'model' | 'choices'>) {
  const { t } = useTranslation(['handout', 'export'])
  const words = useWords()
  return (
    <section id={SOURCES_ID}>
      <h2 className={styles.stepTitle}>{t('allSources')}</h2>
      <ol className={styles.citations}>
        {citedSources(steps).map(({ citation, address, numbers }) => (
          <li key={citation}>
            {citation}
            {address !== null && (
              <>
                {'. '}
                <a className={styles.address} href={address}>
                  {address}
                </a>
              </>
            )}{' '}
            <span className={styles.used}>
              {t('usedIn', { count: numbers.length, numbers: numbers.map(words.number).join(', ') })}
            </span>
          </li>
        ))}
      </ol>
      <h3 className={styles.heading}>{t('export:caveats')}</h3>
      <ul className={styles.list}>
        {allCaveats(steps).map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
      </ul>
      {choices.evidence === 'end' && (
        <>
          <h3 className={styles.heading}>{t('byStep')}</h3>
          <div className={styles.below}>
            {steps.map(({ step, number, provenance }) => (
              <div key={step.id} className={styles.byStep}>
                <h4 className={styles.heading}>
                  {number} <span lang={briefing.language}>{step.title}</span>
                </h4>
                <Evidence provenance={provenance} />
                <p className={styles.small}>
                  {t('export:filters')}: {provenance.filters}
                </p>
              </div>
            ))}
          </div>
        </>
      )}
    </section>
  )
}

interface HandoutStepPageProps {
  id: string
  step: HandoutStep
  /** The briefing's language, which may differ from the reader's. */
  language: string
  choices: HandoutChoices
  /** Whether it did not fit below the step before. */
  isOnNewPage: boolean
}

/** A step on its own page or pages: map, text, chart, notes and evidence. */
function HandoutStepPage({ id, step: printed, language, choices, isOnNewPage }: HandoutStepPageProps) {
  const isOnPage = choices.evidence === 'page'
  const { t } = useTranslation(['handout', 'export'])
  const { step, number, still, chart, provenance } = printed
  return (
    <section
      className={choices.stepsPerPage === 2 ? styles.compact : undefined}
      id={id}
      style={isOnNewPage ? { breakBefore: 'page' } : undefined}
    >
      <h2 className={styles.stepTitle}>
        <span className={styles.place}>{number}</span> <span lang={language}>{step.title}</span>
      </h2>
      <figure className={styles.map}>
        <div
          role="img"
          aria-label={still.description}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing; inside an <img> it could not use our fonts.
          dangerouslySetInnerHTML={{ __html: still.svg }}
        />
        <Key step={printed} />
      </figure>
      <div className={styles.body}>
        {step.number && (
          <div className={styles.number}>
            <StepNumbers number={step.number} />
          </div>
        )}
        <div className={styles.lines} lang={language}>
          {step.text.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        {hasCode(provenance.link) && (
          <QrCode className={styles.code} text={provenance.link} name={t('code')} />
        )}
      </div>
      {chart && (
        <div className={styles.chart}>
          <StepChart chart={chart} isPrinted />
        </div>
      )}
      {choices.hasNotes && step.notes !== '' && (
        <div className={styles.said}>
          <h3 className={styles.heading}>{t('notes')}</h3>
          {step.notes.split('\n').map((line) => (
            <p key={line} lang={language}>
              {line}
            </p>
          ))}
        </div>
      )}
      {isOnPage ? (
        <div className={styles.below}>
          <h3 className={styles.heading}>{t('export:evidence')}</h3>
          <Evidence provenance={provenance} />
          {/* Half a page has room for the evidence; the rest is among all sources. */}
          {choices.stepsPerPage === 1 && <Carried provenance={provenance} />}
        </div>
      ) : (
        <p className={styles.small}>
          {t('export:evidence')}, {t('export:sources')}, {t('export:filters')}: {t('allSources')}.{' '}
          <a href={provenance.link}>{provenance.link}</a>
        </p>
      )}
    </section>
  )
}

/** The evidence of a step, each piece with its publication and a link to it in the app. */
function Evidence({ provenance }: { provenance: Provenance }) {
  return (
    <ul className={styles.list}>
      {byName(provenance.evidence).map(([name, all]) => (
        <li key={name}>
          {name}
          {all.map(({ id: evidence, link, citation }) => (
            <a key={evidence} className={styles.cited} href={link}>
              {citation}
            </a>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** Groups evidence by name: cells of one table and period are one entry with several links. */
function byName(evidence: readonly CarriedEvidence[]): readonly [string, readonly CarriedEvidence[]][] {
  const all = new Map<string, CarriedEvidence[]>()
  for (const piece of evidence) all.set(piece.name, [...(all.get(piece.name) ?? []), piece])
  return [...all]
}

/** Sources, filters, caveats and link of a step. */
function Carried({ provenance: { link, filters, citations, caveats } }: { provenance: Provenance }) {
  const { t } = useTranslation(['handout', 'export'])
  return (
    <>
      <h3 className={styles.heading}>{t('export:sources')}</h3>
      <ul className={styles.list}>
        {citations.map((citation) => (
          <li key={citation}>{citation}</li>
        ))}
      </ul>
      <h3 className={styles.heading}>{t('export:filters')}</h3>
      <p className={styles.small}>{filters}</p>
      {caveats.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('export:caveats')}</h3>
          <ul className={styles.list}>
            {caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        </>
      )}
      <h3 className={styles.heading}>{t('export:link')}</h3>
      <p className={styles.small}>
        <a href={link}>{link}</a>
      </p>
    </>
  )
}

/** Legend of the map; lines differ by style too, for printers without colour. */
function Key({ step: { still } }: { step: HandoutStep }) {
  const { t } = useTranslation('handout')
  if (still.legend.length === 0) return null
  return (
    <figcaption className={styles.key}>
      <span className="visually-hidden">{t('legend')}: </span>
      {still.legend.map((key) => (
        <span key={`${key.line} ${key.label}`} className={styles.keyRow}>
          <KeySign {...key} />
          {key.label}
        </span>
      ))}
    </figcaption>
  )
}

function KeySign({ line, colour, width }: StillKey) {
  if (line === null) return null
  const stroke = width ?? (line === 'hollow' ? 6 : 3)
  return (
    <svg width="24" height="14" viewBox="0 0 24 14" aria-hidden="true">
      {line === 'disc' ? (
        <circle cx="12" cy="7" r="6" fill={colour} fillOpacity={0.3} />
      ) : (
        <path
          d="M0 7H24"
          stroke={colour}
          strokeWidth={stroke}
          strokeDasharray={line === 'dashed' ? '5 3' : undefined}
        />
      )}
      {line === 'hollow' && <path d="M0 7H24" stroke="#ffffff" strokeWidth={coreWidth(stroke)} />}
    </svg>
  )
}
