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
import {
  allCaveats,
  citedSources,
  type HandoutModel,
  type HandoutStep,
  handoutMargins,
  isLinkable,
  PAGE_OF_REST,
  pageOfStep,
} from './handoutModel.ts'

const idOfStep = (number: number) => `handout-step-${number}`
const SOURCES_ID = 'handout-sources'

/**
 * The printed briefing: a cover, one page or more per step, and all sources. Mounted only while printing, in a portal beside the app,
 * which the print styles hide.
 */
export function Handout({ model }: { model: HandoutModel }) {
  const { t } = useTranslation(['handout', 'export'])
  const words = useWords()
  const day = words.period({ start: model.date, end: model.date, precision: 'day' })
  const foot = `${t('export:dataVersion')} ${model.version} · ${t('export:exportedOn')} ${day}`
  const count = model.steps.length
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
      <Cover model={model} day={day} />
      {model.steps.map((step) => (
        <HandoutStepPage
          key={step.step.id}
          id={idOfStep(step.number)}
          step={step}
          language={model.briefing.language}
        />
      ))}
      <Sources model={model} />
    </main>,
    document.body,
  )
}

function Cover({ model, day }: { model: HandoutModel; day: string }) {
  const { t } = useTranslation(['handout', 'briefing', 'export'])
  const words = useWords()
  const { briefing, link, steps, version } = model
  const written = words.period({ start: briefing.date, end: briefing.date, precision: 'day' })
  return (
    <section style={{ page: PAGE_OF_REST }}>
      <p className={styles.kind}>Throughline · {t('kind')}</p>
      <h1 className={styles.title} lang={briefing.language}>
        {briefing.title}
      </h1>
      <p className={styles.by}>{t('briefing:by', { author: briefing.author, date: written })}</p>
      <nav className={styles.contents} aria-label={t('contents')}>
        <h2 className={styles.heading}>{t('contents')}</h2>
        <ol>
          {steps.map(({ step, number }) => (
            <li key={step.id} value={number}>
              <a href={`#${idOfStep(number)}`} lang={briefing.language}>
                {step.title}
              </a>
            </li>
          ))}
        </ol>
        <p className={styles.toSources}>
          <a href={`#${SOURCES_ID}`}>{t('allSources')}</a>
        </p>
      </nav>
      <div className={styles.reach}>
        {hasCode(link) && <QrCode className={styles.largeCode} text={link} name={t('code')} />}
        <div>
          <p>{isLinkable(briefing) ? t('scan') : t('scanFirst')}</p>
          <p className={styles.address}>
            <a href={link}>{link}</a>
          </p>
          <p>
            {t('export:dataVersion')}: {version}
          </p>
          <p>
            {t('export:exportedOn')}: {day}
          </p>
          <p className={styles.explain}>{t('explain')}</p>
        </div>
      </div>
    </section>
  )
}

function Sources({ model: { steps } }: { model: HandoutModel }) {
  const { t } = useTranslation(['handout', 'export'])
  const words = useWords()
  return (
    <section className={styles.rest} id={SOURCES_ID} style={{ page: PAGE_OF_REST }}>
      <h2 className={styles.stepTitle}>{t('allSources')}</h2>
      <ol className={styles.citations}>
        {citedSources(steps).map(({ citation, numbers }) => (
          <li key={citation}>
            {citation}{' '}
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
    </section>
  )
}

interface HandoutStepPageProps {
  id: string
  step: HandoutStep
  /** The briefing's language, which may differ from the reader's. */
  language: string
}

/** A step on its own page or pages: map, text, chart, notes and evidence. */
function HandoutStepPage({ id, step: printed, language }: HandoutStepPageProps) {
  const { t } = useTranslation(['handout', 'export'])
  const { step, number, still, chart, provenance } = printed
  return (
    <section className={styles.step} id={id} style={{ page: pageOfStep(number) }}>
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
      <div className={styles.below}>
        {step.notes !== '' && (
          <>
            <h3 className={styles.heading}>{t('notes')}</h3>
            <p className={styles.notes} lang={language}>
              {step.notes}
            </p>
          </>
        )}
        <h3 className={styles.heading}>{t('export:evidence')}</h3>
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
        <Carried provenance={provenance} />
      </div>
    </section>
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
