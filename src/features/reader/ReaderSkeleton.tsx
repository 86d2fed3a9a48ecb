import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { ReaderFrame } from './ReaderFrame.tsx'
import styles from './ReaderState.module.css'

const LINES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']

/** The Reader in its final size while the text is on its way. */
export function ReaderSkeleton({ dialogRef }: { dialogRef: RefObject<HTMLDialogElement | null> }) {
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
