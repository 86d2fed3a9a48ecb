import { useEffect, useRef, useState } from 'react'
import type { Briefing } from '#domain/briefing.ts'
import type { StepOfTalk, TalkRole } from '#domain/talk.ts'
import type { StepChoice } from '#domain/view.ts'
import { SheetDialog } from '#features/briefing/SheetDialog.tsx'
import { dismissBlocked, talkAddress, useTalkStore } from '#state/talkStore.ts'
import { Button } from '#ui/Button.tsx'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import styles from './Stage.module.css'

interface BlockedWindowProps {
  /** The window that the browser refused to open. */
  window: TalkRole
  step: StepOfTalk
}

/** Says that the browser blocked a window of the talk, and gives the address that joins the talk from any window. */
export function BlockedWindow({ window: role, step }: BlockedWindowProps) {
  const { t } = useInterfaceTranslation(['presenter', 'common'])
  const address = talkAddress(role, step)
  return (
    <div className="from-start shrinks gap-4 stack">
      <p>{t('blocked')}</p>
      <p>
        <a className="row-type breaks" href={address} target="_blank" rel="noopener">
          {address}
        </a>
      </p>
      <CopyTextButton
        label={t('copyAddress')}
        copied={t('addressCopied')}
        byHand={t('shared:copyFailed')}
        look="text"
        text={() => address}
      />
    </div>
  )
}

interface BlockedNoticeProps {
  step: StepOfTalk
  /** Opens the presenter's window again. */
  onRetry: () => void
  /** Shows the notes on the stage, for a single screen. */
  onNotes: () => void
}

/** Reports that the browser blocked the presenter's window; offers its address, the notes on the stage, or a retry. */
export function BlockedNotice(props: BlockedNoticeProps) {
  return useTalkStore((state) => state.isBlocked) ? <Notice {...props} /> : null
}

function Notice({ step, onRetry, onNotes }: BlockedNoticeProps) {
  const { t } = useInterfaceTranslation(['presenter', 'common'])
  const notes = useRef<HTMLButtonElement>(null)
  useEffect(() => notes.current?.focus({ preventScroll: true }), [])
  return (
    <div
      className={`${styles.notice} at-end title-14 gap-three-quarters stack screen-only float`}
      role="alert"
      aria-label={t('name')}
    >
      <BlockedWindow window="presenter" step={step} />
      <p className="in-row">
        <Button
          ref={notes}
          look="main"
          onClick={() => {
            dismissBlocked()
            onNotes()
          }}
        >
          {t('oneScreen')}
        </Button>
        <Button onClick={onRetry}>{t('common:retry')}</Button>
        <Button onClick={dismissBlocked}>{t('common:close')}</Button>
      </p>
    </div>
  )
}

/** A step that a link names and its briefing does not show. */
interface MissingStepOfLink {
  id: string
  onClose: () => void
}

/**
 * The step that the link named, when the briefing does not show it and opened at its first step instead; null once that
 * is closed or another step is shown.
 */
export function useMissingStep(
  open: Briefing | undefined,
  choice: StepChoice | null,
): MissingStepOfLink | null {
  const [id, setId] = useState<string | null>(null)
  const asked = open ? (choice?.step ?? null) : null
  const place = open?.steps.findIndex((step) => step.id === asked) ?? -1
  // The address is corrected at once, so what it named is kept here.
  if (asked !== null && place === -1 && id !== asked) setId(asked)
  if (place > 0 && id !== null) setId(null)
  return id === null ? null : { id, onClose: () => setId(null) }
}

interface MissingStepProps {
  briefing: Briefing
  missing: MissingStepOfLink | null
  /** Whether it lies over the page. */
  isOver?: boolean
}

/** Says which step of which briefing a link named in vain, and which one is shown. */
export function MissingStep({ briefing, missing, isOver = false }: MissingStepProps) {
  const { t } = useInterfaceTranslation(['briefing', 'presenter', 'common'])
  if (!missing) return null
  const [first] = briefing.steps
  return (
    <div
      role="alert"
      className={
        isOver
          ? `${styles.notice} at-end title-14 gap-three-quarters stack screen-only float`
          : `${styles.line} in-row`
      }
    >
      <p>
        {t('unknownStep', { id: missing.id, title: briefing.title })}{' '}
        {t('firstInstead', { title: first?.title ?? '' })}
      </p>
      <p className="in-row">
        <Button onClick={missing.onClose}>{t('common:close')}</Button>
      </p>
    </div>
  )
}

interface EndQuestionProps {
  /** Label of the button that continues the talk. */
  stay: string
  onEnd: () => void
  onStay: () => void
}

/** Asks before Escape ends the talk: a stray key must not end it before an audience. */
export function EndQuestion({ stay, onEnd, onStay }: EndQuestionProps) {
  const { t } = useInterfaceTranslation('briefing')
  return (
    <SheetDialog
      heading={t('stage.ask')}
      onClose={onStay}
      buttons={
        <>
          <Button look="main" onClick={onStay}>
            {stay}
          </Button>
          <Button onClick={onEnd}>{t('talk.end')}</Button>
        </>
      }
    />
  )
}
