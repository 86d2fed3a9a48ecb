import { type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect } from 'react'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { NARROW, useMediaQuery } from '#ui/useMediaQuery.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './ReaderFrame.module.css'

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

/** Where the sheet fills the window. Not on paper, which is narrow too. */
const FILLED = NARROW.split(', ')
  .map((query) => `screen and ${query}`)
  .join(', ')

/** Whether the Reader fills the window, and is modal. */
export function useIsReaderModal(): boolean {
  return useMediaQuery(FILLED)
}

/** The Reader's sheet: covers the panel and part of the map, never the rail. Modal only where it fills the window. */
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
  const isModal = useIsReaderModal()

  // A layout effect, because its cleanup must close the dialog while the element is still in the page.
  useLayoutEffect(() => {
    const dialog = dialogRef.current
    if (!dialog) return
    // The attribute alone moves no focus.
    if (isModal) dialog.showModal()
    else dialog.open = true
    return () => dialog.close()
  }, [dialogRef, isModal])

  return (
    <dialog
      ref={dialogRef}
      className={styles.reader}
      aria-label={t('reader')}
      aria-modal={isModal || undefined}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      // The back gesture of a touch screen; Escape is a key of the app.
      onCancel={(event) => {
        event.preventDefault()
        openReader(null)
      }}
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
          {meta && <div className={`${styles.meta} small quiet`}>{meta}</div>}
        </div>
        <Button look="bare" aria-label={common('close')} onClick={() => openReader(null)}>
          <Icon name="close" />
        </Button>
      </header>
      {children}
      {footer && <footer className={`${styles.footer} in-row`}>{footer}</footer>}
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
      <div className={styles.state}>
        {LINES.map((line) => (
          <div key={line} className={styles.line} />
        ))}
      </div>
    </ReaderFrame>
  )
}
