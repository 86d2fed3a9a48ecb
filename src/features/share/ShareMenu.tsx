import { type ReactNode, useState } from 'react'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { useOwnLayer } from '#state/ownLayer.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Field, Input } from '#ui/Field.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './ShareMenu.module.css'

/** Whether links point into a local copy of the single-file build: recipients need that file too. */
function isOfFile(): boolean {
  return import.meta.env.MODE === 'single' && !linkOfView(DEFAULT_VIEW).startsWith('http')
}

interface ShareMenuProps {
  /** Whether the page shows the map view, which can be cited and embedded. */
  isOnMap: boolean
  /** Copies the citation. */
  citation: ReactNode
  /** Makes the code that embeds the view. */
  embed: ReactNode
}

/** Ways to pass the view on: its link, its citation and the code that embeds it. */
export function ShareMenu({ isOnMap, citation, embed }: ShareMenuProps) {
  const { t } = useTranslation('bar')
  const hasOwn = useOwnLayer((state) => state.own !== null)
  const link = useViewStore((state) => linkOfView(state.view))
  return (
    <>
      <section className={styles.part}>
        <h2 className={styles.title}>{t('link')}</h2>
        <CopyLink />
        <p className={styles.address} title={link}>
          {link}
        </p>
        {hasOwn && <p className={styles.note}>{t('ownTexts')}</p>}
      </section>
      {isOnMap && (
        <section className={styles.part}>
          <h2 className={styles.title}>{t('citation')}</h2>
          {citation}
          <p className={styles.note}>{t('citationNote')}</p>
        </section>
      )}
      {isOnMap && !isOfFile() && embed}
    </>
  )
}

/** Copies the absolute link of the view; without clipboard access, shows it for manual copying. */
function CopyLink() {
  const { t } = useTranslation(['common', 'bar'])
  const [copied, setCopied] = useState<{ isDone: boolean; link: string } | null>(null)
  const handleCopy = async () => {
    const link = linkOfView(useViewStore.getState().view)
    try {
      await navigator.clipboard.writeText(link)
      setCopied({ isDone: true, link })
    } catch {
      // The clipboard needs a secure origin and permission.
      setCopied({ isDone: false, link })
    }
  }
  return (
    <>
      <Button onClick={handleCopy}>{t('copyLink')}</Button>
      <span className={styles.copied} aria-live="polite">
        {copied?.isDone && (isOfFile() ? t('bar:copiedFromFile') : t('copied'))}
      </span>
      {copied && !copied.isDone && (
        <Field className={styles.byHand} label={t('copyFailed')} role="alert">
          <Input readOnly value={copied.link} onFocus={(event) => event.currentTarget.select()} />
        </Field>
      )}
    </>
  )
}
