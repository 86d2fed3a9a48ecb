import { lazy, type ReactNode, Suspense, useEffect, useId, useMemo, useRef, useState } from 'react'
import { keysOf } from '#lib/recordOf.ts'
import { NO_FILTER } from '#state/desk/corpusRows.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { isUndecided } from '#state/desk/deskCorpus.ts'
import { countOpen } from '#state/desk/deskState.ts'
import { countDecisions } from '#state/desk/documentReading.ts'
import { isReading, useIncoming } from '#state/desk/incoming.ts'
import { Button } from '#ui/Button.tsx'
import { Input } from '#ui/Field.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { AgreementView } from './AgreementView.tsx'
import { CurrentCard } from './ClaimCard.tsx'
import { DocumentsPane } from './DocumentsPane.tsx'
import {
  FileNotes,
  OtherTabNote,
  SaveProjectButton,
  saveStored,
  useFileDrop,
  useTakeFiles,
} from './ProjectFile.tsx'
import styles from './ProjectView.module.css'
import { ReadTable, useUnconfirmed } from './ReadTable.tsx'
import { TextPane } from './TextPane.tsx'
import { TableFacts, TablePanes } from './tables/TablePanes.tsx'
import { type Review, useComparedReaders, useReview } from './useReview.ts'
import { WhatItAdds } from './WhatItAdds.tsx'

const CorpusView = lazy(() => import('./corpus/CorpusView.tsx').then((m) => ({ default: m.CorpusView })))

/** The parts of the project; on a phone one shows at a time. */
const PARTS = ['documents', 'text', 'claim', 'adds'] as const

/** The open project: documents, the text with its proposals, the current claim, and what the decisions add. */
export function ProjectView() {
  const { t } = useTranslation('corpus')
  const [chosenPart, setPart] = useState<(typeof PARTS)[number] | null>(null)
  const take = useTakeFiles()
  const { isOver, dropProps } = useFileDrop((files) => void take(files))
  const readers = useComparedReaders()
  const tables = useDesk(({ project }) => project?.tables)
  const tableId = useDesk((state) => state.tableId)
  const [chosen, setChosen] = useState<ProjectTab>('review')
  const [filter, setFilter] = useState(NO_FILTER)
  const [hasStopped, setStopped] = useState(false)
  const documents = useDesk(({ project }) => project?.documents.length ?? 0)
  const counts = {
    ...{ review: 0, corpus: documents, read: useUnconfirmed().length },
    ...{ tables: tables?.length ?? 0, agreement: readers?.length ?? 0 },
  }
  const there = keysOf(LEAST).filter((name) => counts[name] >= LEAST[name])
  const tab = tableId !== null ? 'tables' : there.includes(chosen) ? chosen : 'review'
  const hasFiles = useIncoming(({ files }) => files.length > 0)
  // What a file asks, or why it cannot be read, is among the documents.
  const part = chosenPart ?? (tab === 'review' && (documents === 0 || hasFiles) ? 'documents' : 'text')
  const onTab = (next: ProjectTab) => {
    setChosen(next)
    // On a phone it takes the place of the text.
    if (next === 'read') setPart('text')
    desk.openTable(next === 'tables' ? (tables?.[0]?.id ?? null) : null)
  }
  useAfterDrop(() => onTab('read'))
  const tabs = there.length > 1 && <ProjectTabs tab={tab} there={there} counts={counts} onTab={onTab} />
  return (
    <div
      className={styles.project}
      data-over={isOver}
      data-part={tab === 'corpus' ? undefined : part}
      {...dropProps}
    >
      {tab === 'tables' ? (
        <TablePanes part={part} onPart={setPart} bar={<ProjectBar tabs={tabs} decided={<TableFacts />} />} />
      ) : readers && tab === 'agreement' ? (
        <>
          <ProjectBar tabs={tabs} />
          <AgreementView readers={readers} />
        </>
      ) : tab === 'corpus' ? (
        <>
          <ProjectBar tabs={tabs} />
          <Suspense fallback={<LoadingPage title={t('tab')} />}>
            <CorpusView
              filter={filter}
              onFilter={setFilter}
              isBack={hasStopped}
              onReview={() => {
                setStopped(false)
                onTab('review')
              }}
            />
          </Suspense>
        </>
      ) : tab === 'read' ? (
        <>
          <ProjectBar tabs={tabs} />
          <DocumentsPane onOpen={() => onTab('review')} />
          <ReadTable onClose={() => onTab('review')} />
        </>
      ) : (
        <ReviewPanes
          tabs={tabs}
          part={part}
          onPart={setPart}
          onStop={() => {
            setStopped(true)
            onTab('corpus')
          }}
        />
      )}
    </div>
  )
}

/** Calls back once a drop of several files has come into the project. */
function useAfterDrop(onRead: () => void): void {
  const reading = useIncoming(({ files }) => files.filter(isReading).length)
  const documents = useDesk(({ project }) => project?.documents.length ?? 0)
  const before = useRef<number | null>(null)
  const latest = useRef(onRead)
  useEffect(() => {
    latest.current = onRead
    if (reading > 0) before.current ??= documents
    else if (before.current !== null) {
      if (documents > before.current + 1) latest.current()
      before.current = null
    }
  })
}

interface ReviewPanesProps {
  tabs: ReactNode
  part: (typeof PARTS)[number]
  onPart: (part: (typeof PARTS)[number]) => void
  /** Called when the reader stops deciding the proposals of several documents. */
  onStop: () => void
}

function ReviewPanes({ tabs, part, onPart, onStop }: ReviewPanesProps) {
  const { t } = useTranslation('desk')
  const review = useReview()
  const isChoosing = review.choice.words !== null
  useEffect(() => {
    if (isChoosing) onPart('text')
  }, [isChoosing, onPart])
  const isTriage = useDesk(({ triage }) => triage !== null)
  const title = useDesk(({ project }) => project?.title ?? '')
  return (
    <>
      {/* The title of the text is the heading where it shows: on a phone in its part alone. */}
      {(review.document === null || part !== 'text') && <h1 className="visually-hidden">{title}</h1>}
      <ProjectBar
        tabs={tabs}
        decided={isTriage ? <TriageLeft onStop={onStop} /> : <Decided review={review} />}
      />
      <div className={styles.parts}>
        {PARTS.map((name) => (
          <button key={name} type="button" aria-pressed={part === name} onClick={() => onPart(name)}>
            {t(name)}
          </button>
        ))}
      </div>
      {DOCUMENTS}
      <TextPane key={review.document?.id} review={review} />
      <CurrentCard review={review} />
      {ADDS}
    </>
  )
}

// Written once: a step to the next claim leaves them as they are.
const DOCUMENTS = <DocumentsPane />
const ADDS = <WhatItAdds />

function ProjectBar({ tabs, decided }: { tabs: ReactNode; decided?: ReactNode }) {
  const { t } = useTranslation('desk')
  const title = useDesk(({ project }) => project?.title ?? '')
  const reader = useDesk((state) => state.reader)
  const isReadOnly = useDesk((state) => state.isReadOnly)
  const id = useId()
  return (
    <header className={`${styles.bar} in-row`}>
      <Button look="bare" aria-label={t('back')} onClick={desk.closeProject}>
        <Icon name="back" />
      </Button>
      <input
        className={styles.title}
        aria-label={t('projectTitle')}
        title={title}
        value={title}
        readOnly={isReadOnly}
        onChange={(event) => desk.rename(event.currentTarget.value)}
      />
      {tabs}
      <label className={styles.reader} htmlFor={id}>
        {t('reader')}
      </label>
      <Input
        id={id}
        className={styles.name}
        defaultValue={reader}
        onBlur={(event) => desk.setReader(event.currentTarget.value)}
      />
      {decided}
      {isReadOnly || TOOLS}
      {NOTES}
    </header>
  )
}

/** What is stored of the open project and cannot be read: its contents can be saved, and only the reader deletes it. */
export function TornNotes() {
  const { t } = useTranslation('desk')
  const torn = useDesk((state) => state.torn)
  const project = useDesk((state) => state.project)
  // The same text or table was added again, which mends it.
  const mended = new Set([...(project?.documents ?? []), ...(project?.tables ?? [])].map(({ id }) => id))
  const left = torn.filter(({ id }) => !mended.has(id))
  if (!project || left.length === 0) return null
  return (
    <div className={styles.notes} role="alert">
      <ul>
        {left.map((head) => (
          <li key={head.id}>
            {t(`torn.${head.store}`, { name: head.name })}{' '}
            <Button
              look="text"
              aria-label={t('torn.delete', { name: head.name })}
              onClick={() => desk.removeTorn(head)}
            >
              {t('shared:deleteIt')}
            </Button>
          </li>
        ))}
      </ul>
      <p>{t('torn.remedy')}</p>
      <Button onClick={() => void saveStored(project.id)}>{t('shared:saveContents')}</Button>
    </div>
  )
}

/** How the project is stored on this device, and its file. */
const TOOLS = (
  <>
    <OtherTabNote />
    <SaveNote />
    <SaveProjectButton />
  </>
)

const NOTES = (
  <>
    <FileNotes />
    <TornNotes />
    <JoinNote />
  </>
)

/** How much of the document is decided, as the page's status. */
function Decided({ review: { document, reading } }: { review: Review }) {
  const { t } = useTranslation('desk')
  const isOpen = useDesk(({ documentId }) => documentId !== null)
  const isEmpty = useDesk(({ project }) => project?.documents.length === 0)
  const counts = countDecisions(reading.claims)
  const parts = (['accepted', 'edited', 'rejected', 'added', 'open'] as const).filter(
    (key) => counts[key] > 0,
  )
  if (isEmpty) return null
  // The rules are still reading the text: nothing can be said of its claims.
  if (isOpen && document === null) {
    return (
      <div className={styles.decided}>
        <strong role="status">{t('readingStart')}</strong>
      </div>
    )
  }
  return (
    <div className={styles.decided}>
      <strong role="status">
        {counts.all > 0 && counts.open === 0
          ? t('allDecided', { all: counts.all })
          : t('decidedOf', { decided: counts.decided, all: counts.all })}
      </strong>
      <span>{parts.map((key) => t(`counts.${key}`, { count: counts[key] })).join(' · ')}</span>
      <progress max={Math.max(1, counts.all)} value={counts.decided} aria-hidden="true" />
    </div>
  )
}

/** How much is left of the proposals that the reader decides through several documents, and what only that offers. */
function TriageLeft({ onStop }: { onStop: () => void }) {
  const { t } = useTranslation(['corpus', 'offline'])
  const project = useDesk((state) => state.project)
  const reader = useDesk((state) => state.reader)
  const triage = useDesk((state) => state.triage)
  const left = useMemo(
    () => triage && countOpen(triage, isUndecided({ project, reader })),
    [triage, project, reader],
  )
  if (!left) return null
  const { claims, documents, later } = left
  return (
    <div className={`${styles.triage} in-row`}>
      <span role="status">
        {claims === 0 ? (
          t('triageDone')
        ) : (
          <>
            <strong>{t('triageLeft', { count: claims })}</strong> {t('triageIn', { count: documents })}
            {later > 0 && ` · ${t('triageLater', { count: later })}`}
          </>
        )}
      </span>
      {claims > 0 && (
        <>
          <Button onClick={() => void desk.goOnInTriage('later')}>
            {t('offline:later')} <kbd>L</kbd>
          </Button>
          <Button onClick={() => void desk.goOnInTriage('past')}>
            {t('past')} <kbd>D</kbd>
          </Button>
        </>
      )}
      <Button
        look="text"
        onClick={() => {
          desk.stopTriage()
          onStop()
        }}
      >
        {t('stop')}
      </Button>
    </div>
  )
}

function SaveNote() {
  const { t } = useTranslation('desk')
  const { language } = useWords()
  const save = useDesk((state) => state.save)
  const savedAt = useDesk((state) => state.savedAt)
  const isPersistent = useDesk((state) => state.isPersistent)
  if (!isPersistent) return <p role="alert">{t('notPersistent')}</p>
  if (save === 'full' || save === 'failed') return <p role="alert">{t(save)}</p>
  if (save === 'waiting') return <p className={styles.saved}>{t('waiting')}</p>
  if (savedAt === null) return <p className={styles.saved}>{t('stays')}</p>
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' })
  return <p className={styles.saved}>{t('saved', { time: time.format(new Date(savedAt)) })}</p>
}

/** The tabs, and with how many documents, documents to confirm, tables or compared readers each is there. */
const LEAST = { review: 0, corpus: 2, read: 1, tables: 1, agreement: 2 }
type ProjectTab = keyof typeof LEAST

/** A page whose code or contents still load: its heading is there from the first. */
export function LoadingPage({ title }: { title: string }) {
  const { t } = useTranslation('common')
  return (
    <>
      <h1 className="visually-hidden">{title}</h1>
      <p role="status">{t('loading')}</p>
    </>
  )
}

interface ProjectTabsProps {
  tab: ProjectTab
  there: readonly ProjectTab[]
  counts: Readonly<Record<ProjectTab, number>>
  onTab: (tab: ProjectTab) => void
}

/** The tabs of a project with several documents, with tables, or that two or more readers reviewed. */
function ProjectTabs({ tab, there, counts, onTab }: ProjectTabsProps) {
  const { t } = useTranslation(['agreement', 'ownTables', 'desk', 'corpus'])
  const words: Readonly<Record<ProjectTab, readonly [label: string, count: string]>> = {
    review: [t('common:filter.review'), ''],
    corpus: [t('corpus:tab'), String(counts.corpus)],
    read: [t('desk:documentsRead'), t('desk:toConfirm', { count: counts.read })],
    tables: [t('ownTables:tables'), String(counts.tables)],
    agreement: [t('tab'), t('readers', { count: counts.agreement })],
  }
  return (
    <nav className={styles.tabs} aria-label={t('tabs')}>
      {there.map((name) => (
        <button
          key={name}
          type="button"
          aria-current={tab === name ? 'page' : undefined}
          onClick={() => onTab(name)}
        >
          {words[name][0]} {words[name][1] !== '' && <span>{words[name][1]}</span>}
        </button>
      ))}
    </nav>
  )
}

/** What the last joining added, or why nothing was joined. */
function JoinNote() {
  const { t } = useTranslation(['agreement', 'desk'])
  const joined = useDesk((state) => state.joined)
  if (!joined) return null
  const { name } = joined
  const sentence = () => {
    if ('added' in joined) return t('joined', { name, count: joined.added })
    const { fault } = joined
    switch (fault.code) {
      case 'other-text':
        return t('joinFault.other-text', { name, title: fault.title })
      case 'nothing-in-common':
        return t('joinFault.nothing-in-common', { name })
    }
  }
  return (
    <div className={`${styles.joined} row-wrap row-type wide`} role={'added' in joined ? 'status' : 'alert'}>
      <p>{sentence()}</p>
      <Button look="text" onClick={desk.dismissFaults}>
        {t('shared:dismiss')}
      </Button>
    </div>
  )
}
