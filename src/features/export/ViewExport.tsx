import '@fontsource-variable/source-serif-4/wght-italic.css'
import { type ReactNode, useCallback, useId, useRef, useState } from 'react'
import { ChartCollector, type CollectedChart, PICTURE_FORMATS } from '#charts/ChartFrame.tsx'
import { StepMapsProvider } from '#parts/StepMaps.tsx'
import { StillPreview } from '#parts/StillPreview.tsx'
import { StillsProvider, useStills } from '#parts/Stills.tsx'
import { setUi } from '#state/uiStore.ts'
import { useExportWords } from '#state/useExportWords.ts'
import { useHasSingleFile } from '#state/useSingleFile.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { DialogNote } from '#ui/DialogNote.tsx'
import { ExportRun } from '#ui/ExportRun.tsx'
import { Field, TextArea } from '#ui/Field.tsx'
import { type ExportJob, useExportRun } from '#ui/useExportRun.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useViewFiles } from './useViewFiles.ts'
import styles from './ViewExport.module.css'

const THEMES = ['light', 'dark'] as const

/** Export dialog: the map as a picture, numbers as CSV, routes as GeoJSON, the page as HTML, or a citation. */
export function ViewExport({ charts }: ViewExportProps) {
  return (
    <StillsProvider>
      <StepMapsProvider>
        <ExportDialog charts={charts} />
      </StepMapsProvider>
    </StillsProvider>
  )
}

interface ViewExportProps {
  /** The charts on the screen; their frames are collected, not shown. */
  charts: ReactNode
}

function ExportDialog({ charts }: ViewExportProps) {
  const { t } = useTranslation(['exportView', 'single', 'common'])
  const view = useViewStore((state) => state.view)
  const [theme, setTheme] = useState<(typeof THEMES)[number]>('light')
  const still = useStills()(view, { width: 1280, height: 720, theme, hasNames: true })
  const run = useExportRun()
  const words = useExportWords()
  const { files, text } = useViewFiles(view, still, theme)
  const hasSingle = useHasSingleFile()
  const { seen, collect } = useCollectedCharts()
  const button = (name: keyof typeof files, note: string): ReactNode => (
    <li className={`${styles.file} stack`}>
      <FileButton
        job={name === 'html' && !hasSingle ? null : files[name]}
        start={run.start}
        label={t(`file.${name}`)}
        note={note}
      />
    </li>
  )
  return (
    <>
      <ChartCollector value={collect}>{charts}</ChartCollector>
      <DialogNote
        title={t('title')}
        closeName={t('common:close')}
        onClose={() => setUi({ overlay: null })}
        bodyName={t('title')}
      >
        <div className={`${styles.parts} column`}>
          {still ? (
            <StillPreview still={still} />
          ) : (
            <p className={`${styles.waiting} soft stack`}>{t('common:loading')}</p>
          )}
          <fieldset className={`${styles.themes} row-wrap`}>
            <legend>{t('theme.legend')}</legend>
            {THEMES.map((name) => (
              <label key={name} className="target gap-8 inline-middle">
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
          <ul className="gap-8 stack" aria-label={t('files')}>
            {button('note', t('note.note'))}
            {button('png', t('note.png'))}
            {button('svg', t('note.svg'))}
            {seen.map(({ key, title, latest }) =>
              PICTURE_FORMATS.map((format) => (
                <li key={`${key} ${format}`} className={`${styles.file} stack`}>
                  <FileButton
                    job={(progress) => latest.current.job(format, theme)(progress)}
                    start={run.start}
                    label={t('file.seenChart', { format: format.toUpperCase() })}
                    note={title}
                  />
                </li>
              )),
            )}
            {seen.length === 0 && button('chart', t('note.chart'))}
            {seen.length === 0 && button('chartSvg', t('note.chart'))}
            {view.page !== 'compare' && button('csv', t('note.csv'))}
            {view.page !== 'compare' && button('xlsx', t('note.xlsx'))}
            {button('numbers', t('note.numbers'))}
            {button('numbersXlsx', t('note.xlsx'))}
            {button('about', t('note.about'))}
            {button('geojson', t('note.geojson'))}
            {button('html', t(hasSingle ? 'note.html' : 'single:needsNetwork'))}
            {button('citation', t('note.citation'))}
          </ul>
          <p className="soft row-type">{t('carries')}</p>
          {text !== null && (
            <Field label={t('byHand')}>
              <TextArea readOnly rows={5} value={text} onFocus={(event) => event.currentTarget.select()} />
            </Field>
          )}
        </div>
      </DialogNote>
      <footer className={`${styles.foot} rigid row-middle ruled`}>
        <ExportRun run={run} words={words} />
      </footer>
    </>
  )
}

interface FileButtonProps {
  /** Null until its data is loaded, and where it cannot be made. */
  job: ExportJob | null
  start: (job: ExportJob) => void
  label: string
  note: string
}

function FileButton({ job, start, label, note }: FileButtonProps) {
  const noteId = useId()
  return (
    <>
      <Button disabled={job === null} aria-describedby={noteId} onClick={() => job && start(job)}>
        {label}
      </Button>
      <span className="soft row-type" id={noteId}>
        {note}
      </span>
    </>
  )
}

/** A chart that a frame handed over, which does so again with each change of its numbers. */
interface SeenChart {
  key: string
  title: string
  latest: { current: CollectedChart }
}

/** The charts that frames hand over, in their order. */
function useCollectedCharts() {
  const charts = useRef(new Map<string, SeenChart>())
  const [seen, setSeen] = useState<readonly SeenChart[]>([])
  const collect = useCallback((key: string, chart: CollectedChart | null) => {
    const known = charts.current.get(key)
    if (known && chart?.title === known.title) {
      known.latest.current = chart
      return
    }
    if (chart) charts.current.set(key, { key, title: chart.title, latest: { current: chart } })
    else charts.current.delete(key)
    setSeen([...charts.current.values()])
  }, [])
  return { seen, collect }
}
