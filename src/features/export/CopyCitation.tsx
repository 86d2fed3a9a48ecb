import { StillsProvider, useStills } from '#parts/Stills.tsx'
import { useExportWords } from '#state/useExportWords.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { ExportRun } from '#ui/ExportRun.tsx'
import { useExportRun } from '#ui/useExportRun.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useViewFiles } from './useViewFiles.ts'
import styles from './ViewExport.module.css'

/** Copies the citation of the view, as the export dialog does. */
export function CopyCitation() {
  return (
    <StillsProvider>
      <Citation />
    </StillsProvider>
  )
}

function Citation() {
  const { t } = useTranslation('exportView')
  const view = useViewStore((state) => state.view)
  // Its title is that of the picture of the map.
  const still = useStills()(view, { width: 1280, height: 720, theme: 'light', hasNames: true })
  const { files, text } = useViewFiles(view, still, 'light')
  const run = useExportRun()
  const words = useExportWords()
  return (
    <>
      <Button disabled={files.citation === null} onClick={() => files.citation && run.start(files.citation)}>
        {t('file.citation')}
      </Button>
      <ExportRun run={run} words={words} />
      {text !== null && (
        <label className={styles.byHand}>
          {t('byHand')}
          <textarea readOnly rows={5} value={text} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
    </>
  )
}
