import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { DETAILS_ID } from '#ui/partIds.ts'
import { NARROW, useMediaQuery } from '#ui/useMediaQuery.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import '#ui/pageLooks.css'
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
      className={`${styles.reader} focus-inside`}
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
      <header className={`${styles.header} rigid row`}>
        <div className="grow shrinks">
          <h2 className={titleLanguage ? 'serif title-20' : 'title-20'} lang={titleLanguage} tabIndex={-1}>
            {title ?? t('reader')}
          </h2>
          {meta && <div className="below-4 small quiet">{meta}</div>}
        </div>
        <Button look="bare" aria-label={common('close')} onClick={() => openReader(null)}>
          <Icon name="close" />
        </Button>
      </header>
      {children}
      {footer && <footer className={`${styles.footer} rigid quiet caption-type in-row`}>{footer}</footer>}
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
      <div className={`${styles.state} quiet stack`}>
        {LINES.map((line) => (
          <div key={line} className={styles.line} />
        ))}
      </div>
    </ReaderFrame>
  )
}

interface UnknownTargetProps {
  dialogRef: RefObject<HTMLDialogElement | null>
  message: string
}

/** The Reader for an unknown id. */
export function UnknownTarget({ dialogRef, message }: UnknownTargetProps) {
  const { t } = useTranslation('reader')
  return (
    <ReaderFrame dialogRef={dialogRef} title={null}>
      <div className={`${styles.state} quiet stack`}>
        <p className="strong">{message}</p>
        <p>{t('unknownRemedy')}</p>
      </div>
    </ReaderFrame>
  )
}

/** Keeps the focus off what the sheet hides, which is the panel and part of map and timeline; returns the function that ends this. */
function coverWhatLiesBeneath(dialog: HTMLDialogElement | null): () => void {
  const sheet = dialog?.getBoundingClientRect()
  // It reaches from the bar to the foot of the window, so whatever lies between its sides is beneath it.
  const isBeneath = (element: HTMLElement) => {
    const { left, right, width } = element.getBoundingClientRect()
    return sheet && width > 0 && left >= sheet.left - 1 && right <= sheet.right + 1
  }
  const all = document.querySelectorAll<HTMLElement>('main :is(section, button, select, [tabindex])')
  const covered: HTMLElement[] = []
  for (const one of all) {
    if (one.contains(dialog) || dialog?.contains(one) || one.closest('[inert]') || !isBeneath(one)) continue
    one.toggleAttribute('inert', true)
    covered.push(one)
  }
  return () => {
    for (const one of covered) one.toggleAttribute('inert', false)
  }
}

/** Moves focus into the Reader when it opens and when `place` changes; on close back to the opener, else to the panel. */
export function useReaderFocus(dialogRef: RefObject<HTMLDialogElement | null>, place: string): void {
  const isModal = useIsReaderModal()
  // Read during render, before a modal dialog takes the focus.
  const before = useRef(document.activeElement)
  const openerRef = useRef<Element | null>(null)
  const hasKeyRef = useRef(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place is what moves the focus.
  useEffect(() => {
    const dialog = dialogRef.current
    if (!dialog) return
    const active = before.current?.isConnected ? before.current : document.activeElement
    before.current = null
    if (!dialog.contains(active) && active !== document.body) openerRef.current = active
    const lit = dialog.querySelector('mark')
    if (lit && 'scrollIntoView' in lit) lit.scrollIntoView({ block: 'center' })
    const target = lit?.closest('a') ?? dialog.querySelector('h2')
    // Opened by a link and before any key press, the lit sentence is enough; hide the focus ring.
    dialog.toggleAttribute('data-quiet', !hasKeyRef.current && openerRef.current === null)
    target?.focus({ preventScroll: true })
  }, [dialogRef, place])

  // After the focus has left what it covers, so that the opener is known; before the focus returns there.
  useEffect(() => (isModal ? undefined : coverWhatLiesBeneath(dialogRef.current)), [dialogRef, isModal])

  useEffect(() => {
    const showRing = () => {
      hasKeyRef.current = true
      dialogRef.current?.removeAttribute('data-quiet')
    }
    window.addEventListener('keydown', showRing, { capture: true })
    return () => window.removeEventListener('keydown', showRing, { capture: true })
  }, [dialogRef])

  useEffect(
    () => () => {
      const opener = openerRef.current
      const canFocus = opener instanceof HTMLElement || opener instanceof SVGElement
      if (canFocus && opener.isConnected) opener.focus({ preventScroll: true })
      // The opener may be gone ("Show on map" selects something else): the panel shows the new selection.
      if (document.activeElement === document.body) {
        document.getElementById(DETAILS_ID)?.focus({ preventScroll: true })
      }
    },
    [],
  )
}
