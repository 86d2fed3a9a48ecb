import { type ReactNode, Suspense, useState } from 'react'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { copyOfBriefing, isOwnId } from '#domain/draftBriefing.ts'
import { isOwnDocument } from '#domain/ownData.ts'
import { readReader, writeReader } from '#domain/readerLink.ts'
import { viewOfStep, writeView } from '#domain/viewCodec.ts'
import { noteUse, openEditor } from '#state/editorStore.ts'
import { own } from '#state/ownBriefings.ts'
import { openPresenter, startRehearsal, startTalk } from '#state/talkStore.ts'
import { useExportWords } from '#state/useExportWords.ts'
import { useSingleFile } from '#state/useSingleFile.ts'
import { setKioskRunning, showRehearsal, showStep, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { FaultBoundary, type PartCode, partCode } from '#ui/CodePart.tsx'
import { download } from '#ui/download.ts'
import { ExportRun } from '#ui/ExportRun.tsx'
import { useExportRun } from '#ui/useExportRun.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Briefing.module.css'
import { SourceButton, useStepSources } from './SourceButton.tsx'
import { StepChartOfCells } from './StepChart.tsx'
import { StepNumbers } from './StepNumbers.tsx'

const SLIDES = partCode<{ briefing: Briefing }>(() =>
  import('./slides/DownloadSlides.tsx').then((m) => m.DownloadSlides),
)
const NOTE = partCode<{ briefing: Briefing }>(() =>
  import('#parts/note/NoteButton.tsx').then((m) => m.NoteButton),
)
const HANDOUT = partCode<{ briefing: Briefing }>(() =>
  import('./handout/HandoutButton.tsx').then((m) => m.HandoutButton),
)

export function OpenBriefing({ briefing: open, children }: { briefing: Briefing; children: ReactNode }) {
  const { t } = useTranslation(['briefing', 'editor', 'presenter'])
  const words = useWords()
  const first = open.steps[0]
  const day = { start: open.date, end: open.date, precision: 'day' as const }
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title} lang={open.language}>
          {open.title}
        </h2>
        <p className={styles.caption}>{t('by', { author: open.author, date: words.period(day) })}</p>
        {first && (
          <p className={styles.actions}>
            <Button look="main" onClick={() => present(open, first)}>
              {t('present')}
            </Button>
            <Button onClick={() => presentWithWindow(open, first)}>{t('presenter:presentWith')}</Button>
            <Button onClick={() => rehearse(open, first)}>{t('presenter:rehearsal.start')}</Button>
            <Button onClick={() => runKiosk(open, first)}>{t('presenter:runKiosk')}</Button>
            {!isOwnId(open.id) && (
              <Button onClick={() => copyToEdit(open, t('editor:list.copyTitle', { title: open.title }))}>
                {t('editor:list.copyToEdit')}
              </Button>
            )}
          </p>
        )}
        <div className={styles.actions} key={open.id}>
          <DownloadSingle briefing={open} />
          <BriefingTool code={SLIDES} briefing={open} />
          <BriefingTool code={NOTE} briefing={open} />
          <BriefingTool code={HANDOUT} briefing={open} />
        </div>
        {children}
      </header>
      <ol className={styles.steps}>
        {open.steps.map((step, index) => (
          <Step key={step.id} briefing={open} step={step} number={index + 1} />
        ))}
      </ol>
    </>
  )
}

function Step({ briefing: open, step, number }: { briefing: Briefing; step: BriefingStep; number: number }) {
  const { t } = useTranslation('briefing')
  const language = useViewStore((state) => state.view.language)
  const view = writeView({ ...viewOfStep(step), language, step: { briefing: open.id, step: step.id } })
  return (
    <li className={styles.step}>
      <span className={styles.mark} aria-hidden="true">
        {number}
      </span>
      <div className={styles.words}>
        <div lang={open.language}>
          <h3 className={styles.stepTitle}>{step.title}</h3>
          {step.text.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        {step.number && <StepNumbers number={step.number} />}
        {step.chart && <StepChartOfCells cells={step.chart} />}
        <StepSources step={step} />
        {step.notes !== '' && (
          <details className={styles.fold}>
            <summary>{t('notes')}</summary>
            <p lang={open.language}>{step.notes}</p>
          </details>
        )}
        <p className={styles.actions}>
          <a href={view} aria-label={t('openViewOf', { number, title: step.title })}>
            {t('openView')}
          </a>
          <Button
            look="text"
            aria-label={t('presentStep', { number, title: step.title })}
            onClick={() => present(open, step)}
          >
            {t('present')}
          </Button>
        </p>
      </div>
    </li>
  )
}

function present(open: Briefing, step: BriefingStep): void {
  startTalk({ briefing: open.id, step: step.id })
  showStep({ briefing: open.id, step: step.id }, viewOfStep(step), 'push')
}

/** Opens the window first: browsers allow pop-ups only while they handle the click. If blocked, the stage shows a notice. */
function presentWithWindow(open: Briefing, step: BriefingStep): void {
  startTalk({ briefing: open.id, step: step.id })
  openPresenter({ briefing: open.id, step: step.id })
  showStep({ briefing: open.id, step: step.id }, viewOfStep(step), 'push')
}

function rehearse(open: Briefing, step: BriefingStep): void {
  startRehearsal({ briefing: open.id, step: step.id })
  showRehearsal({ briefing: open.id, step: step.id })
}

function runKiosk(open: Briefing, step: BriefingStep): void {
  showStep({ briefing: open.id, step: step.id }, viewOfStep(step), 'push')
  setKioskRunning(true)
}

function copyToEdit(open: Briefing, title: string): void {
  const copy = copyOfBriefing(open, own.newId(), title)
  own.put(copy)
  noteUse(copy.id)
  openEditor(copy.id)
}

interface BriefingToolProps {
  /** An export of the briefing, loaded after the page. */
  code: PartCode<{ briefing: Briefing }>
  briefing: Briefing
}

/** A lazily loaded export button; becomes a retry button if its code fails to load. */
function BriefingTool({ code, briefing }: BriefingToolProps) {
  const { t } = useTranslation('common')
  return (
    <FaultBoundary
      onRetry={code.reset}
      renderFault={(retry) => (
        <Button look="text" onClick={retry}>
          {t('retry')}
        </Button>
      )}
    >
      {() => {
        const Tool = code.current
        return (
          <Suspense fallback={null}>
            <Tool briefing={briefing} />
          </Suspense>
        )
      }}
    </FaultBoundary>
  )
}

/** Downloads the whole app as a single HTML file that opens with this briefing. */
function citesOwnText({ evidence }: Pick<BriefingStep, 'evidence'>): boolean {
  return evidence.some((link) => {
    const target = readReader(link)
    return target?.type === 'document' && isOwnDocument(target.documentId)
  })
}

function DownloadSingle({ briefing }: { briefing: Briefing }) {
  const { t } = useTranslation('single')
  const words = useExportWords()
  const run = useExportRun()
  const makeFile = useSingleFile()
  const [hasTexts, setHasTexts] = useState(false)
  const save = () =>
    run.start(async (progress) => {
      const html = await makeFile({ briefing, hasTexts }, progress)
      const name = `throughline-${briefing.id}.html`
      download(html, name, 'text/html;charset=utf-8')
      return name
    })
  return (
    <>
      <Button title={t('hint')} disabled={run.state.kind === 'running'} onClick={save}>
        {t('download')}
      </Button>
      {briefing.steps.some(citesOwnText) && (
        <label title={t('withTextsHow')}>
          <input
            type="checkbox"
            checked={hasTexts}
            onChange={(event) => setHasTexts(event.currentTarget.checked)}
          />{' '}
          {t('withTexts')}
        </label>
      )}
      <ExportRun run={run} words={words} />
    </>
  )
}

/** All evidence of a step as a list; each item opens in the Reader. */
function StepSources({ step }: { step: BriefingStep }) {
  const { t } = useTranslation('briefing')
  const { sources, nameOf, ownNoteOf } = useStepSources(step)
  return (
    <details className={styles.fold}>
      <summary>
        {t('sources')} ({step.evidence.length})
      </summary>
      <ul className={styles.sources}>
        {sources.map((source) => (
          <li key={writeReader(source.target)}>
            <SourceButton source={source} name={nameOf(source)}>
              {source.kind === 'quote' ? (
                <>
                  <q lang={source.document.language}>{source.quote}</q> ({source.document.title}){' '}
                  {ownNoteOf(source)}
                </>
              ) : (
                nameOf(source)
              )}
            </SourceButton>
          </li>
        ))}
      </ul>
    </details>
  )
}
