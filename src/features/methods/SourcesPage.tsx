import { useRef } from 'react'
import { marksInAll } from '#content/sourceUse.ts'
import { type FileParcel, NOTICES_ID } from '#domain/fileParcel.ts'
import { DataGate } from '#parts/DataGate.tsx'
import { useDataset, useDatasets } from '#state/datasets.ts'
import { EMBEDDED_PARCEL } from '#state/singleFile.ts'
import { useCorpus } from '#state/useCorpus.ts'
import { Button } from '#ui/Button.tsx'
import { download } from '#ui/download.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { DocumentList } from './DocumentList.tsx'
import { FigureSections } from './FigureSections.tsx'
import { QualityTables } from './QualityTables.tsx'
import { RecordsOverview } from './RecordsOverview.tsx'
import { RuleList } from './RuleList.tsx'
import styles from './SourcesPage.module.css'

const SECTIONS = [
  'documents',
  'records',
  'datasets',
  'reconciliation',
  'comparisons',
  'method',
  'rules',
  'quality',
  'material',
] as const

/** The sources of everything: documents, records and lexicon, how claims are made from them, and how well. */
export function SourcesPage() {
  const { t } = useTranslation(['methods', 'common'])
  const root = useRef<HTMLDivElement>(null)
  const corpus = useCorpus()
  const manifest = useDataset('manifest')
  const version = manifest.data?.data ?? null
  const { marks, traced } = marksInAll(corpus)

  // The hash holds the view, so sections of this page have no hash of their own.
  const goTo = (section: string) => {
    const heading = root.current?.querySelector<HTMLElement>(`[data-section="${section}"]`)
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }
  const heading = (section: (typeof SECTIONS)[number]) => (
    <h2 className={styles.heading} data-section={section} tabIndex={-1}>
      {t(`section.${section}`)}
    </h2>
  )
  const isCounted = useDatasets(['measures', 'timeline', 'routes']).every((file) => !file.isPending)
  const skeleton = <p className={styles.loading}>{t('common:loading')}</p>

  return (
    <div className={styles.page} ref={root}>
      <nav className={styles.contents} aria-label={t('onThisPage')}>
        <ul>
          {SECTIONS.map((section) => (
            <li key={section}>
              <Button look="text" onClick={() => goTo(section)}>
                {t(`section.${section}`)}
              </Button>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.body}>
        <header className={styles.head}>
          <h1 className={styles.title}>{t('common:sources')}</h1>
          <p className={styles.lead}>{t('lead')}</p>
          {isCounted && marks > 0 && (
            <p>{traced === marks ? t('tracedAll', { marks }) : t('traced', { traced, marks })}</p>
          )}
          <p className={styles.caption}>{version === null ? null : t('data', { version })}</p>
          <p className={styles.caption}>{t('disclaimer')}</p>
          <p className={styles.caption}>
            <SoftwareLicences />
          </p>
        </header>
        {import.meta.env.MODE === 'single' && EMBEDDED_PARCEL && <AboutFile parcel={EMBEDDED_PARCEL} />}
        <section className={styles.section}>
          {heading('documents')}
          <DataGate needs={['documents', 'claims']} skeleton={skeleton}>
            <DocumentList corpus={corpus} version={version} />
          </DataGate>
        </section>
        <section className={styles.section}>
          {heading('records')}
          <DataGate needs={['records']} skeleton={skeleton}>
            <RecordsOverview corpus={corpus} version={version} />
          </DataGate>
        </section>
        <FigureSections heading={heading} version={version} />
        <section className={styles.section}>
          {heading('method')}
          <MethodSteps />
        </section>
        <section className={styles.section}>
          {heading('rules')}
          <DataGate needs={['rulebook', 'vocabulary']} skeleton={skeleton}>
            {(rulebook) => <RuleList ruleBook={rulebook} version={version} />}
          </DataGate>
        </section>
        <section className={styles.section}>
          {heading('quality')}
          <DataGate needs={['quality']} skeleton={skeleton}>
            {(quality) => <QualityTables quality={quality} claims={corpus.claims} />}
          </DataGate>
        </section>
        <section className={styles.section}>
          {heading('material')}
          <MaterialTable />
        </section>
      </div>
    </div>
  )
}

/** The notices are a file next to the page; the single-file build embeds them as text. */
const NOTICES = 'third-party-notices.txt'

function SoftwareLicences() {
  const { t } = useTranslation('methods')
  if (import.meta.env.MODE !== 'single') {
    return (
      <a href={`./${NOTICES}`} target="_blank" rel="noreferrer">
        {t('softwareLicences')}
      </a>
    )
  }
  const text = () => document.getElementById(NOTICES_ID)?.textContent ?? ''
  return (
    <Button look="text" onClick={() => download(text(), NOTICES, 'text/plain;charset=utf-8')}>
      {t('softwareLicences')}
    </Button>
  )
}

/** Provenance of the single-file build: when and from what it was made, for which briefing and sources. */
function AboutFile({ parcel }: { parcel: FileParcel }) {
  const { t } = useTranslation('single')
  const words = useWords()
  const { briefing, version, address, citations, evidence, filters, caveats } = parcel
  const date = words.period({ start: parcel.date, end: parcel.date, precision: 'day' })
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('about.title')}</h2>
      <p>{t('about.lead')}</p>
      <p>{t('about.madeOn', { date, version })}</p>
      {briefing && <p>{t('about.briefing', { title: briefing.title, author: briefing.author })}</p>}
      <p>{address === null ? t('about.noAddress') : t('about.from', { address })}</p>
      {filters !== null && <p>{t('about.filters', { filters })}</p>}
      {caveats.map((caveat) => (
        <p key={caveat}>{caveat}</p>
      ))}
      <Lines title={t('about.publications', { count: citations.length })} lines={citations} />
      {evidence.length > 0 && (
        <Lines
          title={t('about.evidence', { count: evidence.length })}
          lines={evidence.map(({ id, name }) => `${name} (${id})`)}
        />
      )}
    </section>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  )
}

const MATERIAL = ['land', 'hubs', 'fonts', 'code'] as const

/** Third-party material in the pages, with its authors and terms. */
function MaterialTable() {
  const { t } = useTranslation('methods')
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('materialWhat')}</th>
          <th scope="col">{t('materialFrom')}</th>
          <th scope="col">{t('materialTerms')}</th>
        </tr>
      </thead>
      <tbody>
        {MATERIAL.map((item) => (
          <tr key={item}>
            <th scope="row">{t(`material.${item}What`)}</th>
            <td>{t(`material.${item}From`)}</td>
            <td>{t(`material.${item}Terms`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const STEPS = ['received', 'cleaned', 'sentences', 'proposed', 'reviewed', 'joined', 'checked'] as const

/** How a text becomes marks. */
function MethodSteps() {
  const { t } = useTranslation('methods')
  return (
    <ol className={styles.steps}>
      {STEPS.map((step) => (
        <li key={step}>{t(`methodSteps.${step}`)}</li>
      ))}
    </ol>
  )
}
