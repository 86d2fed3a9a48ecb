import { type ReactNode, useState } from 'react'
import { CHARTS, DEFAULT_VIEW } from '#domain/view.ts'
import { useOwnLayer } from '#state/ownLayer.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { embedCode } from './embedCode.ts'
import styles from './ShareMenu.module.css'

/** Whether links point into a local copy of the single-file build: recipients need that file too. */
function isOfFile(): boolean {
  return import.meta.env.MODE === 'single' && !linkOfView(DEFAULT_VIEW).startsWith('http')
}

interface ShareMenuProps {
  /** Whether the page shows the map view, which can be cited and embedded. */
  isOnMap: boolean
  /** Copies the citation. */
  children: ReactNode
}

/** Ways to pass the view on: its link, its citation and the code that embeds it. */
export function ShareMenu({ isOnMap, children }: ShareMenuProps) {
  const { t } = useTranslation('bar')
  const hasOwn = useOwnLayer((state) => state.own !== null)
  return (
    <>
      <section className={styles.part}>
        <CopyLink />
        {hasOwn && <p className={styles.copied}>{t('ownTexts')}</p>}
      </section>
      {isOnMap && <section className={styles.part}>{children}</section>}
      {isOnMap && !isOfFile() && <EmbedCode />}
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
        <label className={styles.byHand} role="alert">
          {t('copyFailed')}
          <input readOnly value={copied.link} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
    </>
  )
}

/** The code that shows the map or one chart of the view in a frame on another site. */
function EmbedCode() {
  const { t } = useTranslation(['bar', 'common', 'charts'])
  const view = useViewStore((state) => state.view)
  const [shown, setShown] = useState('map')
  // Compare has two maps; the frame has one, or a chart of the same filters.
  const chart = CHARTS.find((name) => name === shown) ?? null
  const link = linkOfView({ ...view, page: 'embed', chart, reader: null, step: null })
  const title = chart === null ? t('embed.map') : t(`charts:list.${chart}`)
  return (
    <details className={styles.embed}>
      <summary>{t('embed.title')}</summary>
      <label className={styles.byHand}>
        {t('embed.what')}
        <select value={shown} onChange={(event) => setShown(event.currentTarget.value)}>
          <option value="map">{t('embed.map')}</option>
          {CHARTS.map((name) => (
            <option key={name} value={name}>
              {t(`charts:list.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <CopyTextButton
        label={t('embed.copy')}
        copied={t('common:copied')}
        byHand={t('common:copyFailed')}
        text={() => embedCode(link, `Throughline: ${title}`)}
      />
      <p className={styles.copied}>{t('embed.note')}</p>
    </details>
  )
}
