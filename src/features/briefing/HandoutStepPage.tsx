import { useTranslation } from 'react-i18next'
import type { CarriedEvidence, Provenance } from '#domain/provenance.ts'
import { QrCode } from '#ui/QrCode.tsx'
import { hasCode } from '#ui/qrDrawing.ts'
import styles from './Handout.module.css'

import { pageOfStep } from './handoutMargins.ts'
import type { HandoutStep } from './handoutModel.ts'
import { StepChart } from './StepChart.tsx'
import { StepNumbers } from './StepNumbers.tsx'

interface HandoutStepPageProps {
  id: string
  step: HandoutStep
  /** That of the briefing, which need not be the reader's. */
  language: string
}

/** A step on a page of its own, or on two where its words are many: what the room sees, what is said, and what it stands on. */
export function HandoutStepPage({ id, step: handed, language }: HandoutStepPageProps) {
  const { t } = useTranslation(['handout', 'export'])
  const { step, number, still, chart, provenance } = handed
  return (
    <section className={styles.step} id={id} style={{ page: pageOfStep(number) }}>
      <h2 className={styles.stepTitle}>
        <span className={styles.place}>{number}</span> <span lang={language}>{step.title}</span>
      </h2>
      <figure className={styles.map}>
        <div
          role="img"
          aria-label={still.description}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: the drawing is ours; as an image it would lack our letters.
          dangerouslySetInnerHTML={{ __html: still.svg }}
        />
        <Key step={handed} />
      </figure>
      <div className={styles.said}>
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
        <ul className={styles.list} data-long>
          {byName(provenance.evidence).map(([name, all]) => (
            <li key={name}>
              {name}
              {all.map(({ id: evidence, link }) => (
                <a key={evidence} className={styles.id} href={link}>
                  {evidence}
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

/** Evidence by what it is called: cells of one table and time are one entry with several ids. */
function byName(evidence: readonly CarriedEvidence[]): readonly [string, readonly CarriedEvidence[]][] {
  const all = new Map<string, CarriedEvidence[]>()
  for (const piece of evidence) all.set(piece.name, [...(all.get(piece.name) ?? []), piece])
  return [...all]
}

/** Where the step leads, what was asked for, where it comes from and what is to be kept in mind. */
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

/** What the lines of the map are, by name: colour alone would say nothing on a printer without it. */
function Key({ step: { still } }: { step: HandoutStep }) {
  const { t } = useTranslation('handout')
  if (still.legend.length === 0) return null
  return (
    <figcaption className={styles.key}>
      <span className="visually-hidden">{t('legend')}: </span>
      {still.legend.map(({ label, colour, line }) => (
        <span key={label} className={styles.keyRow}>
          <svg width="24" height="10" viewBox="0 0 24 10" aria-hidden="true">
            {line === 'area' ? (
              <rect x="4" width="16" height="10" fill={colour} fillOpacity={0.3} />
            ) : (
              <path
                d="M0 5H24"
                stroke={colour}
                strokeWidth={line === 'hollow' ? 6 : 3}
                strokeDasharray={line === 'dashed' ? '5 3' : undefined}
              />
            )}
            {line === 'hollow' && <path d="M0 5H24" stroke="#ffffff" strokeWidth="2.5" />}
          </svg>
          {label}
        </span>
      ))}
    </figcaption>
  )
}
