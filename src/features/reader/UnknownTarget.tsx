import type { RefObject } from 'react'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './ReaderFrame.module.css'
import { ReaderFrame } from './ReaderFrame.tsx'

interface UnknownTargetProps {
  dialogRef: RefObject<HTMLDialogElement | null>
  message: string
}

/** The Reader for an unknown id. */
export function UnknownTarget({ dialogRef, message }: UnknownTargetProps) {
  const { t } = useTranslation('reader')
  return (
    <ReaderFrame dialogRef={dialogRef} title={null}>
      <div className={styles.state}>
        <p className="strong">{message}</p>
        <p>{t('unknownRemedy')}</p>
      </div>
    </ReaderFrame>
  )
}
