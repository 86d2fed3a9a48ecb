import { lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import { STATUS_LOOK, STATUSES } from '#domain/claim.ts'
import type { View } from '#domain/view.ts'
import { fetchDataset } from '#state/datasets.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import type { ProjectHead } from '#state/desk/deskRepository.ts'
import { addFiles } from '#state/desk/incoming.ts'
import { setDeskPlace, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Rows } from '#ui/Rows.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './DeskPage.module.css'
import { PasteDialog } from './PasteDialog.tsx'
import {
  FileButton,
  FileNotes,
  ForkedDialog,
  OpenProjectButton,
  saveStored,
  useFileDrop,
  useTakeFiles,
} from './ProjectFile.tsx'
import { LoadingPage, ProjectView } from './ProjectView.tsx'

const RecheckView = lazy(() => import('./recheck/RecheckView.tsx').then((m) => ({ default: m.RecheckView })))

/** The Desk: the open project, or the way to one; or what was given to others, being checked. */
export function DeskPage() {
  const { t } = useTranslation('desk')
  const isReady = useDesk((state) => state.isReady)
  const isOpen = useDesk((state) => state.project !== null)
  const isMissing = useDeskLink()
  const frame = useKeptFocus()
  const [isChecking, setChecking] = useState(false)
  if (isChecking && !isOpen)
    return (
      <Suspense fallback={<LoadingPage title={t('start.recheck')} />}>
        <RecheckView onClose={() => setChecking(false)} />
      </Suspense>
    )
  return (
    <div ref={frame} style={{ display: 'contents' }}>
      {isMissing && <p role="alert">{t('notHere')}</p>}
      {isOpen ? (
        <ProjectView />
      ) : isReady ? (
        <DeskStart onRecheck={() => setChecking(true)} />
      ) : (
        <LoadingPage title={t('start.title')} />
      )}
      <ForkedDialog />
    </div>
  )
}

const isSame = (a: View['desk'], b: View['desk']) => a?.join(' ') === b?.join(' ')

/** Opens what the link names, and names what is open in it. Returns whether the link names a project that is not here. */
function useDeskLink(): boolean {
  const linked = useViewStore(({ view }) => view.desk)
  const isReady = useDesk((state) => state.isReady)
  const project = useDesk((state) => state.project?.id ?? null)
  const document = useDesk((state) => state.documentId)
  const claim = useDesk((state) => state.claimId)
  const table = useDesk((state) => state.tableId)
  // The link as this page wrote it: another one came from outside, and is to be opened.
  const written = useRef<View['desk']>(null)
  const [isMissing, setMissing] = useState(false)
  const [isOpening, setOpening] = useState(false)

  useEffect(() => {
    if (!isReady || linked === null || isSame(linked, written.current)) return
    // A project shows before the Desk is ready: a table that was opened meanwhile stays open.
    const isLate = written.current === null && desk.store.getState().tableId !== null
    written.current = linked
    if (isLate) return
    const { heads, damaged } = desk.store.getState()
    const isHere = heads.some(({ id }) => id === linked[0])
    setMissing(!isHere && !damaged.includes(linked[0] ?? ''))
    if (!isHere) return
    setOpening(true)
    void openPlace(linked).finally(() => setOpening(false))
  }, [isReady, linked])

  useEffect(() => {
    // While a link is being opened, or names what is not here, the reader can still copy it.
    if (!isReady || isOpening || (isMissing && project === null)) return
    const place = project === null ? null : [project, document ?? '', claim ?? '', table ?? '']
    written.current = place
    if (project !== null) setMissing(false)
    if (!isSame(place, useViewStore.getState().view.desk)) setDeskPlace(place)
  }, [isReady, isOpening, isMissing, project, document, claim, table])
  return isMissing && project === null
}

async function openPlace([
  project = '',
  document = '',
  claim = '',
  table = '',
]: readonly string[]): Promise<void> {
  const { getState } = desk.store
  if (getState().project?.id !== project) await desk.openProject(project)
  const isThere = getState().project?.documents.some(({ id }) => id === document) ?? false
  if (isThere) await desk.openDocument(document, claim || null)
  const hasTable = getState().project?.tables.some(({ id }) => id === table) ?? false
  if (hasTable) desk.openTable(table)
}

/** Controls that take no letters: what a reader types on must not end in another field. */
const CONTROLS = 'button:not(:disabled), a[href], summary, [tabindex="0"]'

/**
 * For the frame of a page whose parts come and go: when the control that has the focus goes, the focus moves to the same
 * control in its new place, to the first one of the nearest part that is left, or to the page, and never into a field.
 * Otherwise the keyboard and a screen reader would start again at the top of the window.
 */
export function useKeptFocus(): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const root = frame.current
    if (!root) return
    /** The control that had the focus last, and the parts around it, the nearest first. */
    let last: { control: Element; parts: readonly Element[] } | null = null
    const note = ({ target }: Event) => {
      const parts: Element[] = []
      if (!(target instanceof Element)) return
      for (let part = target.parentElement; part && part !== root; part = part.parentElement) parts.push(part)
      last = { control: target, parts }
    }
    // After a press outside all controls, no control is to get the focus back.
    const forget = () => {
      last = null
    }
    const observer = new MutationObserver(() => {
      if (!last || last.control.isConnected || document.activeElement !== document.body) return
      const { control, parts } = last
      const nameOf = (one: Element) => one.getAttribute('aria-label') ?? one.textContent
      const isSame = (other: Element) =>
        other.tagName === control.tagName && nameOf(other) === nameOf(control)
      const same = [...root.querySelectorAll(CONTROLS)].find(isSame)
      const left = parts
        // Not the project as a whole, whose first control closes it.
        .filter((part) => part.isConnected && part.parentElement !== root)
        .map((part) => part.querySelector(CONTROLS))
        .find((first) => first !== null)
      const next = same ?? left ?? root.closest('main')
      if (next instanceof HTMLElement) next.focus({ preventScroll: next.tagName === 'MAIN' })
    })
    observer.observe(root, { childList: true, subtree: true })
    root.addEventListener('focusin', note)
    root.addEventListener('pointerdown', forget)
    return () => {
      observer.disconnect()
      root.removeEventListener('focusin', note)
      root.removeEventListener('pointerdown', forget)
    }
  }, [])
  return frame
}

/** The Desk without a project: a place to drop files, what happens then, and the projects of this device. */
function DeskStart({ onRecheck }: { onRecheck: () => void }) {
  const { t } = useTranslation('desk')
  const [isPasting, setPasting] = useState(false)
  const begin = async (files: readonly File[]) => {
    await desk.newProject(t('untitled'))
    addFiles(files)
  }
  const take = useTakeFiles((files) => void begin(files))
  const { isOver, dropProps } = useFileDrop((files) => void take(files))
  return (
    <div className={`${styles.start} stack`}>
      <Projects />
      <div className={`${styles.middle} wide`}>
        <h1 className="page-title">{t('start.title')}</h1>
        <p className="title-16 set-off soft">{t('start.lead')}</p>
        <FileNotes />
        <div className={`${styles.drop} drop stack`} data-over={isOver} {...dropProps}>
          <h2 className="title-20">{t('start.drop')}</h2>
          <p>{t('start.formats')}</p>
          <div className="in-row centred">
            <FileButton look="main" onFiles={(files) => void take(files)}>
              {t('start.choose')}
            </FileButton>
            <Button onClick={() => setPasting(true)}>{t('pasteTitle')}</Button>
          </div>
          <p className="quiet small">{t('start.scan')}</p>
        </div>
        <ol className={styles.steps}>
          {(['rules', 'decide', 'shows'] as const).map((step) => (
            <li key={step}>
              <strong className="strong">{t(`start.steps.${step}`)}</strong> {t(`start.steps.${step}More`)}
            </li>
          ))}
        </ol>
      </div>
      <aside className={`${styles.side} stack-top`}>
        <section>
          <h2>{t('start.looks')}</h2>
          {([false, true] as const).map((isOwn) => (
            <p key={String(isOwn)} className="gap-three-quarters row-middle">
              <span className={styles.signs}>
                {STATUSES.map((status) => (
                  <StatusSign
                    key={status}
                    look={STATUS_LOOK[status]}
                    own={isOwn ? t('start.yours') : undefined}
                  />
                ))}
              </span>
              {t(isOwn ? 'start.yours' : 'start.published')}
            </p>
          ))}
        </section>
        <section>
          <h2>{t('start.reach')}</h2>
          <p>{t('start.reachText')}</p>
          <a href="#/sources">{t('start.measured')}</a>
        </section>
        <section>
          <h2>{t('start.given')}</h2>
          <p>{t('start.givenText')}</p>
          <Button onClick={onRecheck}>{t('start.recheck')}</Button>
        </section>
        <section>
          <h2>{t('start.try')}</h2>
          <p>{t('start.tryText')}</p>
          <Button onClick={() => void openSample(t('start.sampleTitle'))}>
            <Icon name="document" />
            {t('start.sample')}
          </Button>
        </section>
      </aside>
      {isPasting && <PasteDialog onClose={() => setPasting(false)} />}
    </div>
  )
}

function Projects() {
  const { t } = useTranslation('desk')
  const heads = useDesk((state) => state.heads)
  const damaged = useDesk((state) => state.damaged)
  const isOlder = useDesk((state) => state.isOlder)
  return (
    <section className={`${styles.projects} stack-top`} aria-label={t('start.projects')}>
      <h2 className="title-20">{t('start.projects')}</h2>
      <p className="quiet small">{t('start.kept')}</p>
      {isOlder && <p role="alert">{t('start.newer')}</p>}
      {!isOlder && heads.length + damaged.length === 0 && <p>{t('start.none')}</p>}
      <Rows className="wide">
        {heads.map((head) => (
          <li key={head.id}>
            <ProjectEntry head={head} />
          </li>
        ))}
        {damaged.map((id) => (
          <li key={id}>
            <DamagedEntry id={id} />
          </li>
        ))}
      </Rows>
      <Button onClick={() => void desk.newProject(t('untitled'))}>
        <Icon name="plus" />
        {t('newProject')}
      </Button>
      <OpenProjectButton />
    </section>
  )
}

/** A stored project that cannot be read: its contents can be saved, and only the reader deletes it. */
function DamagedEntry({ id }: { id: string }) {
  const { t } = useTranslation('desk')
  return (
    <div className="gap-8 stack from-start">
      <p>{t('start.damaged', { id })}</p>
      <Button onClick={() => void saveStored(id)}>{t('shared:saveContents')}</Button>
      <Button onClick={() => void desk.removeProject(id)}>{t('shared:deleteIt')}</Button>
    </div>
  )
}

function ProjectEntry({ head }: { head: ProjectHead }) {
  const { t } = useTranslation('desk')
  const { language } = useWords()
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <button
      type="button"
      className={`${styles.project} gap-4 wide stack`}
      onClick={() => void desk.openProject(head.id)}
    >
      <strong className="title-14 bold">{head.title}</strong>
      <span className="quiet small">
        {t('start.summary', {
          documents: t('start.documents', { count: head.documents }),
          when: when.format(new Date(head.changedAt)),
        })}
      </span>
      <span className="quiet small">{t('start.decided', { decided: head.decided, all: head.claims })}</span>
      <progress max={Math.max(1, head.claims)} value={head.decided} aria-hidden="true" />
    </button>
  )
}

/** Opens a project with the published article, its proposals undecided. */
async function openSample(title: string): Promise<void> {
  const { documents } = await fetchDataset('documents')
  const [article] = documents
  if (!article) return
  await desk.newProject(title)
  await desk.addText({
    format: 'txt',
    text: article.text,
    title: article.title,
    fileName: `${article.id}.txt`,
    pages: [],
    publisher: article.publisher,
    date: article.date?.start ?? null,
    language: article.language,
  })
}
