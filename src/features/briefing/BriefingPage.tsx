import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { copyOfBriefing, isOwnId } from '#domain/draftBriefing.ts'
import { viewOfStep } from '#domain/stepView.ts'
import { writeView } from '#domain/viewCodec.ts'
import { DataFaults } from '#parts/DataGate.tsx'
import { noteUse, openEditor, useEditorStore } from '#state/editorStore.ts'
import { own, useOwnBriefings } from '#state/ownBriefings.ts'
import { beginTalk, openPresenter } from '#state/talkStore.ts'
import { useBriefings } from '#state/useBriefings.ts'
import { openBriefing, runByItself, showStep, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { useWords } from '#words/words.ts'
import styles from './Briefing.module.css'
import { BriefingTool } from './BriefingTool.tsx'
import { DeletedNotice } from './DeleteBriefing.tsx'
import { DownloadSingle } from './DownloadSingle.tsx'
import { OwnList } from './OwnList.tsx'
import { OwnTools, UnshownBriefing } from './OwnTools.tsx'
import { StepChartOfCells } from './StepChart.tsx'
import { StepNumbers } from './StepNumbers.tsx'
import { StepSources } from './StepSources.tsx'

const EDITOR = partCode(() => import('./Editor.tsx').then((m) => m.Editor))
const SLIDES = partCode<{ briefing: Briefing }>(() =>
  import('./pptx/DownloadSlides.tsx').then((m) => m.DownloadSlides),
)
const HANDOUT = partCode<{ briefing: Briefing }>(() =>
  import('./HandoutButton.tsx').then((m) => m.HandoutButton),
)

/** The briefings that are there, and the one that is open, to be read step by step. */
export function BriefingPage() {
  const { t } = useTranslation(['briefing', 'editor', 'common'])
  const words = useWords()
  const { briefings: all, isChecked, hasFailed } = useBriefings()
  const entries = useOwnBriefings((state) => state.entries)
  const editing = useEditorStore((state) => state.editing)
  const choice = useViewStore((state) => state.view.step)
  const loading = <p className={styles.loading}>{t('common:loading')}</p>
  const renderFault = (again: () => void) => (
    <div className={styles.loading} role="alert">
      <p>{t('common:crashed')}</p>
      <Button onClick={again}>{t('common:retry')}</Button>
    </div>
  )
  // The editor stands on its own: it goes on whatever becomes of the published files.
  if (editing !== null && editing === choice?.briefing && entries.has(editing)) {
    return <CodePart code={EDITOR} loading={loading} renderFault={renderFault} />
  }
  if (hasFailed) return <DataFaults needs={['briefings']} />
  if (!all) return loading
  const drafts = [...entries.values()].map(({ history }) => history.present)
  const published = all.filter(({ id }) => !drafts.some((own) => own.id === id))
  const here = published.filter(({ language }) => language === words.language)
  const others = published.filter(({ language }) => language !== words.language)
  const draft = drafts.find(({ id }) => id === choice?.briefing)
  const shown = all.find(({ id }) => id === choice?.briefing)
  const open = shown ?? (draft ? undefined : (here[0] ?? published[0]))
  return (
    <div className={styles.page}>
      <nav className={styles.list} aria-label={t('title')}>
        <h1 className={styles.heading}>{t('title')}</h1>
        <p className={styles.lead}>{t('lead')}</p>
        <OwnList drafts={drafts} open={draft?.id} />
        <h2 className={styles.subheading}>{t('published')}</h2>
        <BriefingList briefings={here} open={open} />
        {others.length > 0 && (
          <>
            <h2 className={styles.subheading}>{t('otherLanguages')}</h2>
            <BriefingList briefings={others} open={open} />
          </>
        )}
      </nav>
      <div className={styles.body}>
        {choice && !shown && !draft && (
          <p role="status">
            {isOwnId(choice.briefing)
              ? t('editor:list.notHere', { id: choice.briefing })
              : t('unknown', { id: choice.briefing })}
          </p>
        )}
        {draft && !shown && <UnshownBriefing draft={draft} isChecked={isChecked} />}
        {open && (
          <OpenBriefing briefing={open}>
            {draft && <OwnTools draft={draft} shown={shown} isChecked={isChecked} />}
          </OpenBriefing>
        )}
      </div>
      <DeletedNotice />
    </div>
  )
}

function BriefingList({ briefings, open }: { briefings: readonly Briefing[]; open: Briefing | undefined }) {
  const { t } = useTranslation('briefing')
  return (
    <ul className={styles.briefings}>
      {briefings.map(({ id, title, language, steps }) => (
        <li key={id}>
          <button
            type="button"
            className={styles.entry}
            aria-current={id === open?.id ? 'true' : undefined}
            onClick={() => openBriefing(id)}
          >
            <span lang={language}>{title}</span>
            <span className={styles.caption}>{t('steps', { count: steps.length })}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function OpenBriefing({ briefing: open, children }: { briefing: Briefing; children: ReactNode }) {
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
  beginTalk({ briefing: open.id, step: step.id })
  showStep({ briefing: open.id, step: step.id }, viewOfStep(step), 'push')
}

/** The window first: the browser lets it be opened only while it handles the press. Where it refuses the stage says so. */
function presentWithWindow(open: Briefing, step: BriefingStep): void {
  beginTalk({ briefing: open.id, step: step.id })
  openPresenter({ briefing: open.id, step: step.id })
  showStep({ briefing: open.id, step: step.id }, viewOfStep(step), 'push')
}

function runKiosk(open: Briefing, step: BriefingStep): void {
  showStep({ briefing: open.id, step: step.id }, viewOfStep(step), 'push')
  runByItself(true)
}

function copyToEdit(open: Briefing, title: string): void {
  const copy = copyOfBriefing(open, own.newId(), title)
  own.put(copy)
  noteUse(copy.id)
  openEditor(copy.id)
}
