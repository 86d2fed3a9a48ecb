import {
  type FocusEvent,
  type KeyboardEvent,
  Suspense,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { Briefing } from '#domain/briefing.ts'
import { type DraftBriefing, type DraftStep, stepsLeftOut } from '#domain/draftBriefing.ts'
import { originOf } from '#domain/fileParcel.ts'
import { numberInTalk } from '#domain/talk.ts'
import { openEditor } from '#state/editorStore.ts'
import { setAuthor } from '#state/ownBriefings.ts'
import { Button } from '#ui/Button.tsx'
import { FaultBoundary, type PartCode, partCode } from '#ui/CodePart.tsx'
import { Field, Input } from '#ui/Field.tsx'
import { usePrinting } from '#ui/useMediaQuery.ts'
import { useOutsidePress } from '#ui/useOutsidePress.ts'
import { useInterfaceTranslation, useInterfaceWords } from '#words/interfaceLanguage.tsx'
import styles from './Briefing.module.css'
import { SaveBriefing } from './OwnTools.tsx'

/** The exports, each loaded after the page. */
const TOOLS = [
  () => import('./slides/DownloadSlides.tsx').then((m) => m.DownloadSlides),
  () => import('#parts/note/NoteButton.tsx').then((m) => m.NoteButton),
  () => import('./handout/HandoutButton.tsx').then((m) => m.HandoutButton),
  () => import('./DownloadSingle.tsx').then((m) => m.DownloadSingle),
  () => import('./DownloadMarkdown.tsx').then((m) => m.DownloadMarkdown),
].map((load) => partCode<{ briefing: Briefing }>(load))

interface TakeAlongProps {
  briefing: Briefing
  /** The reader's own, of which `briefing` is what can be shown. */
  draft: DraftBriefing | undefined
}

/** The exports of a briefing in one menu, which stays mounted while it is closed: Ctrl+P prints the handout at any time. */
export function TakeAlong({ briefing, draft }: TakeAlongProps) {
  const { t } = useInterfaceTranslation('briefing')
  const panelId = useId()
  const isLocal = /^http/.test(window.location.protocol) && originOf(window.location.href) === null
  const left = draft ? stepsLeftOut(draft, briefing) : []
  // No step is left out of a file before its author has agreed, once for the same steps.
  const [agreed, setAgreed] = useState('')
  const less = left.map(({ id }) => id).join()
  const isLess = agreed !== less && less !== ''
  const { root, panel, isOpen, setIsOpen, handleKeyDown, handleBlur } = useExportMenu(isLess)
  // Once it asks, it stays while the menu is open: a row that disappeared would move the others away from the pointer.
  const isNameless = draft?.author.trim() === ''
  const [isAsking, setAsking] = useState(isNameless)
  if (isAsking !== isNameless && (isNameless || !isOpen)) setAsking(isNameless)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Handles keys and focus for all controls inside.
    <div ref={root} className="anchor" onKeyDown={handleKeyDown} onBlur={handleBlur}>
      <Button
        className={styles.opener ?? ''}
        data-menu-button
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t('common:export')}
      </Button>
      <section
        ref={panel}
        id={panelId}
        className={`${styles.panel} stack float`}
        aria-label={t('common:export')}
        hidden={!isOpen}
      >
        {draft && left.length > 0 && (
          <LeftOut draft={draft} left={left} onAgree={isLess ? () => setAgreed(less) : null} />
        )}
        {draft && isAsking && !isLess && <AskAuthor draft={draft} />}
        {/* Mounted all the same: the keys that print know the handout. */}
        <div className={styles.rows} hidden={isLess}>
          {TOOLS.map((code, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never move.
            <BriefingTool key={at} code={code} briefing={briefing} />
          ))}
        </div>
        <SaveBriefing draft={draft ?? briefing} shown={briefing} />
        {isLocal && <p className="small soft">{t('localLinks')}</p>}
      </section>
    </div>
  )
}

interface LeftOutProps {
  draft: DraftBriefing
  /** The steps that are not in the files. */
  left: readonly DraftStep[]
  /** Null once the author has agreed. */
  onAgree: (() => void) | null
}

/** Says which steps the files will lack, and leads to the first, or on to the exports. */
function LeftOut({ draft, left, onAgree }: LeftOutProps) {
  const { t } = useInterfaceTranslation('briefing')
  const words = useInterfaceWords()
  const [first] = left
  const all = draft.steps.length
  const steps = words.list(left.map((step) => words.number(numberInTalk(draft.steps, step))))
  return (
    <>
      <p>{t('leftOut.ask', { count: left.length, steps })}</p>
      {first && onAgree && (
        <>
          <Button onClick={() => openEditor(draft.id, first.id)}>{t('leftOut.mend')}</Button>
          <Button onClick={onAgree}>{t('leftOut.go', { shown: all - left.length, count: all })}</Button>
        </>
      )}
    </>
  )
}

/** Asks once for the author whom the files name; without one they say that there is none. Each letter counts for the next file. */
function AskAuthor({ draft }: { draft: DraftBriefing }) {
  const { t } = useInterfaceTranslation('briefing')
  return (
    <Field label={t('askAuthor')}>
      <Input
        value={draft.author}
        maxLength={400}
        autoComplete="name"
        onChange={(event) => setAuthor(draft.id, event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.currentTarget.closest('section')?.querySelector('button')?.focus()
        }}
      />
    </Field>
  )
}

/** An export that runs, or its fault. */
const REPORT = 'progress, [role="alert"]'
const ROWS = ':is(button, input):not(:disabled, [hidden] *)'
const ARROWS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * The open menu of exports. Its first row takes the focus, and takes it again when the question that it asks (`isAsking`) is
 * answered; arrow keys move the focus. Escape closes the menu, and so does a press or focus outside, unless an export runs,
 * and printing. It opens by itself when an export has something to say.
 */
function useExportMenu(isAsking: boolean) {
  const root = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const isPrinting = usePrinting()
  useLayoutEffect(() => {
    if (!isPrinting) return
    if (panel.current?.contains(document.activeElement)) root.current?.querySelector('button')?.focus()
    // Open, it would lie under the browser's dialog and stay after it. Closed here, in the order of updates: closed while
    // rendering, a report of just before would open it again.
    setIsOpen(false)
  }, [isPrinting])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the button that answers goes, and its focus with it
  useEffect(() => {
    // A dialog or progress inside already has the reader's attention.
    const hasFocus = panel.current?.contains(document.activeElement)
    if (isOpen && !hasFocus) panel.current?.querySelector<HTMLElement>(ROWS)?.focus({ preventScroll: true })
  }, [isOpen, isAsking])
  useEffect(() => {
    const watched = panel.current
    if (!watched) return
    const isReport = (node: Node) =>
      node instanceof Element && (node.matches(REPORT) || node.querySelector(REPORT) !== null)
    const watch = new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => [...addedNodes].some(isReport))) setIsOpen(true)
    })
    watch.observe(watched, { childList: true, subtree: true })
    return () => watch.disconnect()
  }, [])
  const isInside = (target: Node) =>
    root.current?.contains(target) === true || panel.current?.querySelector('progress') !== null
  useOutsidePress(isInside, () => setIsOpen(false))
  const handleBlur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget && !isInside(relatedTarget)) setIsOpen(false)
  }
  const handleKeyDown = (event: KeyboardEvent) => {
    const { key, target } = event
    if (!isOpen || event.defaultPrevented || !(target instanceof Element) || target.closest('dialog')) return
    const move = ARROWS[key]
    if (key === 'Escape') {
      root.current?.querySelector('button')?.focus()
      setIsOpen(false)
    } else if (!move) return
    else {
      const rows = [...(panel.current?.querySelectorAll<HTMLElement>(ROWS) ?? [])]
      const at = rows.indexOf(target as HTMLElement)
      rows[(at + move + rows.length) % rows.length]?.focus()
    }
    event.preventDefault()
  }
  return { root, panel, isOpen, setIsOpen, handleKeyDown, handleBlur }
}

interface BriefingToolProps {
  /** An export of the briefing, loaded after the page. */
  code: PartCode<{ briefing: Briefing }>
  briefing: Briefing
}

/** A lazily loaded export button; becomes a retry button if its code fails to load. */
function BriefingTool({ code, briefing }: BriefingToolProps) {
  const { t } = useInterfaceTranslation('common')
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
