import { useCallback, useEffect, useRef, useState } from 'react'
import { versionText } from '#content/citationText.ts'
import type { Corpus } from '#content/corpus.ts'
import { documentSummary } from '#content/dossiers.ts'
import { marksInAll, marksOfDocument } from '#content/sourceUse.ts'
import { type Claim, ClaimKind, REVIEW_STATES } from '#domain/claim.ts'
import { type FileParcel, NOTICES_FILE } from '#domain/fileParcel.ts'
import { periodOfDate } from '#domain/period.ts'
import { type Quality, type QualityEstimate, type QualityScore, rates } from '#domain/ruleBook.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { languageName } from '#i18n/formats.ts'
import { DataGate } from '#parts/DataGate.tsx'
import { Fact, Facts, WordsFact } from '#parts/Facts.tsx'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { ReportButton } from '#parts/ReportButton.tsx'
import { useDatasets } from '#state/datasets.ts'
import { useVersion, useVersionText } from '#state/edition.ts'
import { packedText } from '#state/packedFiles.ts'
import { EMBEDDED_PARCEL } from '#state/singleFile.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { useCorpus } from '#state/useCorpus.ts'
import { openReader, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { download } from '#ui/download.ts'
import { Icon } from '#ui/Icon.tsx'
import { Table, TableHead } from '#ui/Table.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { DataSection } from './DataSection.tsx'
import { EditionList } from './EditionList.tsx'
import { FigureSections, PageSection } from './FigureSections.tsx'
import { RecordsOverview, useMarksText } from './RecordsOverview.tsx'
import { RuleList } from './RuleList.tsx'
import '#ui/pageLooks.css'
import styles from './SourcesPage.module.css'
import { AccessibilityStatement, PrivacyNotice } from './Statements.tsx'
import type { ComparedEnds, WhatChangedProps } from './WhatChanged.tsx'

const SECTIONS = [
  'documents',
  'records',
  'datasets',
  'reconciliation',
  'comparisons',
  'changed',
  'editions',
  'method',
  'rules',
  'quality',
  'material',
  'data',
  'accessibility',
  'privacy',
] as const

const WHAT_CHANGED = partCode<WhatChangedProps>(() => import('./WhatChanged.tsx').then((m) => m.WhatChanged))

/** The sources of everything: documents, records and lexicon, how claims are made from them, and how well. */
export function SourcesPage() {
  const { t } = useTranslation(['methods', 'common'])
  const root = useRef<HTMLDivElement>(null)
  const corpus = useCorpus()
  const version = useVersion()
  const inWords = useVersionText()
  const { marks, traced } = marksInAll(corpus)
  const [ends, setEnds] = useState<ComparedEnds | null>(null)

  // The hash holds the view, so sections of this page have no hash of their own.
  const goTo = useCallback((section: string) => {
    const heading = root.current?.querySelector<HTMLElement>(`[data-section="${section}"]`)
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }, [])
  // A link of a feed names two editions: `changed=<from>..<to>`.
  const asked = useViewStore(({ dropped }) => dropped.find(({ key }) => key === 'changed')?.text)
  useEffect(() => {
    const [from, to, ...more] = asked?.split('..') ?? []
    if (from === undefined || to === undefined || more.length > 0) return
    setEnds({ from, to })
    setUi({ sourcesAt: 'changed' })
  }, [asked])
  // Also from the strip of a day known, to what changed since.
  const at = useUiStore((state) => state.sourcesAt)
  useEffect(() => {
    if (at === null) return
    // After the page itself, which takes the focus once it is shown.
    const frame = requestAnimationFrame(() => {
      setUi({ sourcesAt: null })
      goTo(at)
      holdInView(root.current, at)
    })
    return () => cancelAnimationFrame(frame)
  }, [at, goTo])
  const isCounted = useDatasets(['measures', 'timeline', 'routes']).every((file) => !file.isPending)
  const skeleton = <p className="waits quiet">{t('common:loading')}</p>

  return (
    <div className={`${styles.page} stack`} ref={root}>
      <nav className={`${styles.contents} screen-only`} aria-label={t('onThisPage')}>
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
      <div className={`${styles.body} stack`}>
        <header className="gap-8 stack">
          <h1 className="page-title">{t('common:sources')}</h1>
          <p className="title-16">{t('lead')}</p>
          {isCounted && marks > 0 && (
            <p>{traced === marks ? t('tracedAll', { marks }) : t('traced', { traced, marks })}</p>
          )}
          <p className="if-any small quiet">{inWords === null ? null : t('data', { version: inWords })}</p>
          <p className="if-any small quiet">{t('disclaimer')}</p>
          <p className="if-any small quiet">
            <SoftwareLicences />
          </p>
        </header>
        {import.meta.env.MODE === 'single' && EMBEDDED_PARCEL && <AboutFile parcel={EMBEDDED_PARCEL} />}
        <PageSection section="documents">
          <DataGate needs={['documents', 'claims']} skeleton={skeleton}>
            <DocumentList corpus={corpus} version={version} />
          </DataGate>
        </PageSection>
        <PageSection section="records">
          <DataGate needs={['records']} skeleton={skeleton}>
            <RecordsOverview corpus={corpus} version={version} />
          </DataGate>
        </PageSection>
        <FigureSections version={version} />
        <PageSection section="changed">
          <CodePart
            code={WHAT_CHANGED}
            props={{ ends, onChoose: setEnds }}
            loading={skeleton}
            renderFault={(retry) => <Button onClick={retry}>{t('common:retry')}</Button>}
          />
        </PageSection>
        <PageSection section="editions">
          <EditionList
            onCompare={(chosen) => {
              setEnds(chosen)
              goTo('changed')
            }}
          />
        </PageSection>
        <PageSection section="method">
          <MethodSteps />
        </PageSection>
        <PageSection section="rules">
          <DataGate needs={['rulebook', 'vocabulary']} skeleton={skeleton}>
            {(rulebook) => <RuleList ruleBook={rulebook} version={version} />}
          </DataGate>
        </PageSection>
        <PageSection section="quality">
          <DataGate needs={['quality']} skeleton={skeleton}>
            {(quality) => <QualityTables quality={quality} claims={corpus.claims} />}
          </DataGate>
        </PageSection>
        <PageSection section="material">
          <MaterialTable />
        </PageSection>
        <PageSection section="data">
          <DataSection />
        </PageSection>
        <PageSection section="accessibility">
          <AccessibilityStatement />
        </PageSection>
        <PageSection section="privacy">
          <PrivacyNotice />
        </PageSection>
      </div>
    </div>
  )
}

/** How long a section stays in view while the page grows, in ms. */
const LONGEST_HOLD = 10_000

/** Returns to a section while what stands above it is read, until the reader acts. */
function holdInView(page: HTMLElement | null, section: string): void {
  if (page === null || typeof ResizeObserver === 'undefined') return
  const observer = new ResizeObserver(() => {
    page.querySelector(`[data-section="${section}"]`)?.scrollIntoView({ block: 'start' })
  })
  observer.observe(page)
  const release = () => observer.disconnect()
  window.setTimeout(release, LONGEST_HOLD)
  for (const act of ['pointerdown', 'wheel', 'keydown'] as const)
    window.addEventListener(act, release, { once: true, passive: true })
}

/** The notices are a file next to the page; the single-file build packs them. */
function SoftwareLicences() {
  const { t } = useTranslation('methods')
  if (import.meta.env.MODE !== 'single') {
    return (
      <a href={`./${NOTICES_FILE}`} target="_blank" rel="noreferrer">
        {t('softwareLicences')}
      </a>
    )
  }
  const save = () => download(packedText(NOTICES_FILE), NOTICES_FILE, 'text/plain;charset=utf-8')
  return (
    <Button look="text" onClick={save}>
      {t('softwareLicences')}
    </Button>
  )
}

/** Provenance of the single-file build: when and from what it was made, for which briefing and sources. */
function AboutFile({ parcel }: { parcel: FileParcel }) {
  const { t } = useTranslation(['single', 'briefing'])
  const { t: versionT } = useTranslation('version')
  const words = useWords()
  const { briefing, version, address, citations, evidence, filters, caveats } = parcel
  const date = words.period(periodOfDate(parcel.date))
  return (
    <section className={`${styles.section} one-column gap-16 stack`}>
      <h2 className={styles.heading}>{t('about.title')}</h2>
      <p>{t('about.lead')}</p>
      <p>{t('about.madeOn', { date, version: versionText(version, versionT) })}</p>
      {briefing && (
        <p>
          {t('about.briefing', { title: briefing.title, author: briefing.author || t('briefing:noAuthor') })}
        </p>
      )}
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
  const { t } = useTranslation(['methods', 'series'])
  return (
    <Table look="page" className={`${styles.table} breaks`}>
      <TableHead names={[t('materialWhat'), t('materialFrom'), t('series:facts.licence')]} />
      <tbody>
        {MATERIAL.map((item) => (
          <tr key={item}>
            <th scope="row">{t(`material.${item}What`)}</th>
            <td>{t(`material.${item}From`)}</td>
            <td>{t(`material.${item}Terms`)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

const STEPS = ['received', 'cleaned', 'sentences', 'proposed', 'reviewed', 'joined', 'checked'] as const

/** How a text becomes marks. */
function MethodSteps() {
  const { t } = useTranslation('methods')
  return (
    <ol className="listed">
      {STEPS.map((step) => (
        <li key={step}>{t(`methodSteps.${step}`)}</li>
      ))}
    </ol>
  )
}

interface DocumentListProps {
  corpus: Corpus
  version: string | null
}

/** Every document: publisher, rights, how much of it is used, and how many marks cite it. */
function DocumentList({ corpus, version }: DocumentListProps) {
  return (
    <ul className="gap-24 stack">
      {corpus.documents.map((document) => (
        <li key={document.id}>
          <DocumentEntry corpus={corpus} document={document} version={version} />
        </li>
      ))}
    </ul>
  )
}

function DocumentEntry({ corpus, document, version }: DocumentListProps & { document: SourceDocument }) {
  const { t } = useTranslation(['methods', 'common'])
  const words = useWords()
  const marksText = useMarksText()
  const { byKind, usedSentences, sentences, dropped, listsMissing } = documentSummary(document, corpus.claims)
  const claims = byKind.filter((kind) => kind.claims.length > 0)
  return (
    <article className={`${styles.item} stack`}>
      <h3 className="serif title-16" lang={document.language}>
        {document.title}
      </h3>
      <Facts look="page">
        <Fact name={t('common:filter.publishers')}>
          {document.publisher !== null && words.publisherOfText(document.publisher)}
          {document.publisher !== null && document.publisherKind !== null && ' · '}
          {document.publisherKind !== null && words.publisherKind(document.publisherKind)}
        </Fact>
        <Fact name={t('common:language')}>{languageName(document.language, words.language)}</Fact>
        <Fact name={t('shared:date')}>{document.date && words.period(document.date)}</Fact>
        <WordsFact name={t('shared:dateNote')} text={document.dateNote} />
        <Fact name={t('rights')}>{document.rights && <LocalizedWords text={document.rights} />}</Fact>
        <Fact name={t('shared:coverage')}>
          {t('coverageDocument', {
            used: usedSentences,
            total: sentences,
            dropped: dropped.length,
            missing: listsMissing,
          })}
        </Fact>
        <Fact name={t('shared:claims')}>
          {claims.length > 0 &&
            words.list(
              claims.map(
                ({ kind, claims: of }) => `${t(`shared:claimKinds.${kind}`)} ${words.number(of.length)}`,
              ),
            )}
        </Fact>
        <Fact name={t('usedBy')}>{marksText(marksOfDocument(corpus, document.id))}</Fact>
        <WordsFact name={t('note')} text={document.note} />
        <Fact name={t('address')}>
          {document.url && (
            <a href={document.url} target="_blank" rel="noreferrer">
              {new URL(document.url).host}
            </a>
          )}
        </Fact>
      </Facts>
      <div className="apart-16 in-row screen-only">
        <Button onClick={() => openReader({ type: 'document', documentId: document.id, span: null })}>
          <Icon name="document" />
          {t('shared:openInReader')}
        </Button>
        <ReportButton
          isText
          version={version}
          subject={{
            parts: [
              ['document', document.id],
              ['checksum', document.sha256 ?? '–'],
            ],
            quote: document.title,
          }}
        />
      </div>
    </article>
  )
}

interface QualityTablesProps {
  quality: Quality
  /** The published claims, for their review states. */
  claims: readonly Claim[]
}

/** Quality of the rules: estimates for unseen texts, and scores on known ones. */
function QualityTables({ quality, claims }: QualityTablesProps) {
  const { t } = useTranslation('methods')
  const words = useWords()
  const states = REVIEW_STATES.flatMap((state) => {
    const count = claims.filter(({ review }) => review.state === state).length
    return count > 0 ? [t('reviewCount', { count, state: words.review(state) })] : []
  })
  return (
    <div className={`${styles.item} stack`}>
      <p>{t('qualityLead')}</p>
      {states.length > 0 && <p>{t('reviewed', { list: words.list(states) })}</p>}
      <h3 className="title-14 foot-4">{t('estimates')}</h3>
      <p className="if-any small quiet">{t('estimatesNote')}</p>
      {quality.estimates.map((estimate) => (
        <RateTable key={estimate.of} {...estimateRows(estimate)} />
      ))}
      <h3 className="title-14 foot-4">{t('scores')}</h3>
      <p className="if-any small quiet">{t('scoresNote')}</p>
      {quality.scores.map((score) => (
        <RateTable key={score.of} {...scoreRows(score)} />
      ))}
      <p className="if-any small quiet">{t('precisionHelp')}</p>
    </div>
  )
}

interface RateTableProps {
  of: QualityEstimate['of'] | QualityScore['of']
  documents: number
  rows: readonly { kind: ClaimKind; precision: number | null; recall: number | null; f1: number | null }[]
  status: number | null
  years: number | null
}

function estimateRows({ of, documents, kinds, status, years }: QualityEstimate): RateTableProps {
  const rows = ClaimKind.options.map((kind) => ({ kind, ...kinds[kind] }))
  return { of, documents, rows, status, years }
}

function scoreRows({ of, documents, kinds, status, years }: QualityScore): RateTableProps {
  const rows = ClaimKind.options.map((kind) => ({ kind, ...rates(kinds[kind]) }))
  const share = ({ right, of: all }: { right: number; of: number }) => (all === 0 ? null : right / all)
  return { of, documents, rows, status: share(status), years: share(years) }
}

function RateTable({ of, documents, rows, status, years }: RateTableProps) {
  const { t } = useTranslation(['methods', 'common'])
  const words = useWords()
  const shown = (value: number | null) => (value === null ? t('common:notStated') : words.percent(value))
  return (
    <Table look="page" className={`${styles.table} breaks`}>
      <caption>
        {t(`set.${of}`)}, {t('shared:count.texts', { count: documents })} · {t('rightStatus')} {shown(status)}{' '}
        · {t('rightYears')} {shown(years)}
      </caption>
      <TableHead names={[t('shared:kind'), t('precision'), t('recall'), t('f1')]} numbers={[1, 2, 3]} />
      <tbody>
        {rows.map(({ kind, precision, recall, f1 }) => (
          <tr key={kind}>
            <th scope="row">{t(`shared:claimKinds.${kind}`)}</th>
            <td data-number>{shown(precision)}</td>
            <td data-number>{shown(recall)}</td>
            <td data-number>{shown(f1)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
