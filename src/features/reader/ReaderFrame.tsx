import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './ReaderFrame.module.css'
import state from './ReaderState.module.css'

interface ReaderFrameProps {
  dialogRef: RefObject<HTMLDialogElement | null>
  /** Null while loading or when there is none. */
  title: string | null
  /** The language of a source's own title; omitted for our own titles. */
  titleLanguage?: string
  meta?: ReactNode
  children: ReactNode
  footer?: ReactNode
  onKeyDown?: (event: KeyboardEvent) => void
}

/**
 * The Reader's sheet: covers the panel and part of the map, never the rail. Not modal, so that the filters stay
 * usable.
 */
export function ReaderFrame({
  dialogRef,
  title,
  titleLanguage,
  meta,
  children,
  footer,
  onKeyDown,
}: ReaderFrameProps) {
  const { t } = useTranslation('reader')
  const { t: common } = useTranslation('common')
  return (
    <dialog
      open
      ref={dialogRef}
      className={styles.reader}
      aria-label={t('reader')}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header className={styles.header}>
        <div className={styles.heading}>
          <h2
            className={titleLanguage ? styles.sourceTitle : styles.title}
            lang={titleLanguage}
            tabIndex={-1}
          >
            {title ?? t('reader')}
          </h2>
          {meta && <div className={styles.meta}>{meta}</div>}
        </div>
        <Button look="bare" aria-label={common('close')} onClick={() => openReader(null)}>
          <Icon name="close" />
        </Button>
      </header>
      {children}
      {footer && <footer className={styles.footer}>{footer}</footer>}
    </dialog>
  )
}

/** The DataGate slots, each in the Reader's frame. */
export function readerSlots(dialogRef: RefObject<HTMLDialogElement | null>) {
  return {
    skeleton: <ReaderSkeleton dialogRef={dialogRef} />,
    frame: (faults: ReactNode) => (
      <ReaderFrame dialogRef={dialogRef} title={null}>
        {faults}
      </ReaderFrame>
    ),
  }
}

const LINES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']

/** The Reader at its final size while loading. */
function ReaderSkeleton({ dialogRef }: { dialogRef: RefObject<HTMLDialogElement | null> }) {
  const { t } = useTranslation('common')
  return (
    <ReaderFrame dialogRef={dialogRef} title={t('loading')}>
      <div className={state.state}>
        {LINES.map((line) => (
          <div key={line} className={state.line} />
        ))}
      </div>
    </ReaderFrame>
  )
}
