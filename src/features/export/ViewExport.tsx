import '@fontsource-variable/source-serif-4/wght-italic.css'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { StillMap } from '#domain/stillMap.ts'
import { loadPictureFonts, paintPicture } from '#parts/paintPicture.ts'
import { StepMapsProvider } from '#parts/StepMaps.tsx'
import { StillsProvider, useStills } from '#parts/Stills.tsx'
import { setUi } from '#state/uiStore.ts'
import { useExportWords } from '#state/useExportWords.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { DialogNote } from '#ui/DialogNote.tsx'
import { ExportRun } from '#ui/ExportRun.tsx'
import { type ExportJob, useExportRun } from '#ui/useExportRun.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useViewFiles } from './useViewFiles.ts'
import styles from './ViewExport.module.css'

const THEMES = ['light', 'dark'] as const

/** Export dialog: the map as a picture, numbers as CSV, routes as GeoJSON, the page as HTML, or a citation. */
export function ViewExport() {
  return (
    <StillsProvider>
      <StepMapsProvider>
        <ExportDialog />
      </StepMapsProvider>
    </StillsProvider>
  )
}

function ExportDialog() {
  const { t } = useTranslation(['exportView', 'common'])
  const view = useViewStore((state) => state.view)
  const [theme, setTheme] = useState<(typeof THEMES)[number]>('light')
  const still = useStills()(view, { width: 1280, height: 720, theme, hasNames: true })
  const run = useExportRun()
  const words = useExportWords()
  const { files, text } = useViewFiles(view, still, theme)
  const button = (name: keyof typeof files, note: string): ReactNode => (
    <li className={styles.file}>
      <FileButton job={files[name]} start={run.start} label={t(`file.${name}`)} />
      <span className={styles.note}>{note}</span>
    </li>
  )
  return (
    <>
      <DialogNote
        title={t('title')}
        closeName={t('common:close')}
        onClose={() => setUi({ overlay: null })}
        bodyName={t('title')}
      >
        <div className={styles.parts}>
          {still ? <Preview still={still} /> : <p className={styles.waiting}>{t('common:loading')}</p>}
          <fieldset className={styles.themes}>
            <legend>{t('theme.legend')}</legend>
            {THEMES.map((name) => (
              <label key={name} className={styles.theme}>
                <input
                  type="radio"
                  name="export-theme"
                  checked={name === theme}
                  onChange={() => setTheme(name)}
                />
                {t(`theme.${name}`)}
              </label>
            ))}
          </fieldset>
          <ul className={styles.files} aria-label={t('files')}>
            {button('note', t('note.note'))}
            {button('png', t('note.png'))}
            {button('svg', t('note.svg'))}
            {button('chart', t('note.chart'))}
            {view.page !== 'compare' && button('csv', t('note.csv'))}
            {button('numbers', t('note.numbers'))}
            {button('about', t('note.about'))}
            {button('geojson', t('note.geojson'))}
            {button('html', t('note.html'))}
            {button('citation', t('note.citation'))}
          </ul>
          <p className={styles.note}>{t('carries')}</p>
          {text !== null && (
            <label className={styles.byHand}>
              {t('byHand')}
              <textarea readOnly rows={5} value={text} onFocus={(event) => event.currentTarget.select()} />
            </label>
          )}
        </div>
      </DialogNote>
      <footer className={styles.foot}>
        <ExportRun run={run} words={words} />
      </footer>
    </>
  )
}

/** Canvas px per picture px; the preview is shown at half size, so it stays sharp. */
const PREVIEW_RATIO = 1

/** The picture as exported, painted by the same code. */
function Preview({ still }: { still: StillMap }) {
  const container = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let isOver = false
    void loadPictureFonts(still.picture).then(() => {
      if (!isOver) container.current?.replaceChildren(paintPicture(still.picture, PREVIEW_RATIO))
    })
    return () => {
      isOver = true
    }
  }, [still])
  return <div ref={container} className={styles.preview} role="img" aria-label={still.description} />
}

interface FileButtonProps {
  /** Null until its data is loaded. */
  job: ExportJob | null
  start: (job: ExportJob) => void
  label: string
}

function FileButton({ job, start, label }: FileButtonProps) {
  return (
    <Button disabled={job === null} onClick={() => job && start(job)}>
      {label}
    </Button>
  )
}
