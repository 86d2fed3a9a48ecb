import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { NOTICES_ID } from '#domain/carriedParcel.ts'
import { DataGate } from '#parts/DataGate.tsx'
import { useDataset, useDatasets } from '#state/datasets.ts'
import { marksInAll } from '#state/selectors/sourceUse.ts'
import { CARRIED } from '#state/singleFile.ts'
import { useCorpus } from '#state/useCorpus.ts'
import { Button } from '#ui/Button.tsx'
import { download } from '#ui/download.ts'
import { AboutFile } from './AboutFile.tsx'
import { DocumentList } from './DocumentList.tsx'
import { FigureSections } from './FigureSections.tsx'
import { MaterialTable } from './MaterialTable.tsx'
import { MethodSteps } from './MethodSteps.tsx'
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

/** What everything stands on: documents, records and lexicon, how claims are made from them, and how well. */
export function SourcesPage() {
  const { t } = useTranslation(['methods', 'common'])
  const root = useRef<HTMLDivElement>(null)
  const corpus = useCorpus()
  const manifest = useDataset('manifest')
  const version = manifest.data?.data ?? null
  const { marks, traced } = marksInAll(corpus)

  // The address holds the view, so that the places of this page have no address of their own.
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
          <h1 className={styles.title}>{t('title')}</h1>
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
        {import.meta.env.MODE === 'single' && CARRIED && <AboutFile parcel={CARRIED} />}
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

/** The build puts the notices beside the page; the one HTML file holds them as text. */
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
