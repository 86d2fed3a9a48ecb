import { type ReactNode, useId, useMemo, useState } from 'react'
import { DEFAULT_VIEW, type View } from '#domain/view.ts'
import { Beside } from '#parts/Beside.tsx'
import { useNumbersSource } from '#parts/useNumbersSource.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { useFigures } from '#state/viewModels.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { DETAILS_ID } from '#ui/partIds.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './ShareMenu.module.css'

/** Whether links point into a local copy of the single-file build: recipients need that file too. */
function isOfFile(): boolean {
  return import.meta.env.MODE === 'single' && !linkOfView(DEFAULT_VIEW).startsWith('http')
}

interface ShareMenuProps {
  /** Whether the page shows the map view, which can be cited and embedded. */
  isOnMap: boolean
  citation: ReactNode
  /** Makes the code that embeds the view. */
  embed: ReactNode
}

/** The view as its link shows it: with the months shown, if the reader wants the link to stay at them. */
export function useSharedView(): View {
  const view = useViewStore((state) => state.view)
  const doLinksStay = useUiStore((state) => state.doLinksStay)
  const spans = useFigures()?.spans
  return useMemo(
    () => (doLinksStay && spans && view.period.length === 0 ? { ...view, period: [...spans] } : view),
    [view, doLinksStay, spans],
  )
}

/** Ways to pass the view on: its link, its citation and the code that embeds it. */
export function ShareMenu({ isOnMap, citation, embed }: ShareMenuProps) {
  const { t } = useTranslation(['bar', 'common'])
  const link = linkOfView(useSharedView())
  return (
    <>
      <section className={`${styles.part} in-row`}>
        <h2 className={`${styles.title} medium line-16 soft row-type`}>{t('link')}</h2>
        <span className={`${styles.ways} gap-8 row-wrap`}>
          {'share' in navigator && !isOfFile() && <ShareButton link={link} />}
          <CopyTextButton
            label={t('shared:copyLink')}
            copied={isOfFile() ? t('copiedFromFile') : t('shared:copied')}
            byHand={t('shared:copyFailed')}
            text={() => link}
          />
        </span>
        <p className="cut small soft" title={link}>
          {link}
        </p>
        {isOnMap && <LinkMonths />}
        <Beside place="link" />
      </section>
      {isOnMap && (
        <section className={`${styles.part} in-row`}>
          <h2 className={`${styles.title} medium line-16 soft row-type`}>{t('citation')}</h2>
          {citation}
          <p className="small soft">{t('citationNote')}</p>
        </section>
      )}
      {isOnMap && !isOfFile() && embed}
    </>
  )
}

/** Opens the share sheet of the device with title, finding, source and link. */
function ShareButton({ link }: { link: string }) {
  const { t } = useTranslation('bar')
  const source = useNumbersSource()
  const [hasFailed, setFailed] = useState(false)
  async function share() {
    const finding = document.getElementById(DETAILS_ID)?.querySelector('h2')?.textContent
    const text = [finding, source].filter((part) => part).join('\n')
    try {
      await navigator.share({ title: document.title, text, url: link })
    } catch (error) {
      // Closing the sheet is no failure.
      setFailed(!(error instanceof DOMException && error.name === 'AbortError'))
    }
  }
  return (
    <>
      <Button look="main" onClick={() => void share()}>
        {t('shareWith')}
      </Button>
      <span role="status">{hasFailed && t('shareFailed')}</span>
    </>
  )
}

/** Whether the link follows new data; asked where the view does not name its months itself. */
function LinkMonths() {
  const { t } = useTranslation('bar')
  const words = useWords()
  const isOpen = useViewStore(({ view }) => view.period.length === 0)
  const doLinksStay = useUiStore((state) => state.doLinksStay)
  const spans = useFigures()?.spans
  const name = useId()
  if (!isOpen || !spans) return null
  const choice = (stays: boolean, label: string) => (
    <label className="gap-8 target row-middle">
      <input
        type="radio"
        name={name}
        checked={doLinksStay === stays}
        onChange={() => setUi({ doLinksStay: stays })}
      />
      {label}
    </label>
  )
  return (
    <fieldset className="row-type">
      <legend className="soft">{t('linkMonths.title')}</legend>
      {choice(false, t('linkMonths.follow'))}
      {choice(true, t('linkMonths.stay', { months: spans.map(words.months).join(', ') }))}
    </fieldset>
  )
}
