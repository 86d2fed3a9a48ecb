import { useId, useState } from 'react'
import type { Briefing } from '#domain/briefing.ts'
import { citesKeptText } from '#domain/own/excerpt.ts'
import { fileNameOf } from '#lib/foldText.ts'
import { useStepContents } from '#parts/StepMaps.tsx'
import { useTalkExport } from '#parts/useDelivery.ts'
import { isSingleFileKept, useHasSingleFile, useSingleFile } from '#state/useSingleFile.ts'
import { Button } from '#ui/Button.tsx'
import { download } from '#ui/download.ts'
import { ExportRun } from '#ui/ExportRun.tsx'
import type { ExportProgress } from '#ui/useExportRun.ts'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useNotesChoice } from './SheetDialog.tsx'

/** Downloads the whole app as a single HTML file that opens with this briefing. */
export function DownloadSingle({ briefing }: { briefing: Briefing }) {
  const { t } = useInterfaceTranslation('single')
  const { start, isRunning, shown } = useTalkExport(briefing, 'page')
  const { snapshot } = useStepContents()
  const makeFile = useSingleFile()
  const [hasTexts, setHasTexts] = useState(false)
  const { talk, choice } = useNotesChoice(briefing)
  const hasFile = useHasSingleFile()
  const needsId = useId()
  const save = async (progress: ExportProgress) => {
    const html = await makeFile({ briefing: talk, hasTexts, snapshot: await snapshot(talk) }, progress)
    const name = `${fileNameOf(briefing)}.html`
    download(html, name, 'text/html;charset=utf-8')
    return name
  }
  return (
    <>
      <Button
        title={t('hint')}
        disabled={!hasFile}
        aria-describedby={hasFile && isSingleFileKept() ? undefined : needsId}
        aria-disabled={isRunning}
        onClick={() => start(save)}
      >
        {t('download')}
      </Button>
      {!(hasFile && isSingleFileKept()) && (
        <p id={needsId} className="small quiet">
          {t(hasFile ? 'firstOnline' : 'needsNetwork')}
        </p>
      )}
      {choice}
      {briefing.steps.some(citesKeptText) && (
        <label title={t('withTextsHow')}>
          <input
            type="checkbox"
            checked={hasTexts}
            onChange={(event) => setHasTexts(event.currentTarget.checked)}
          />{' '}
          {t('withTexts')}
        </label>
      )}
      <ExportRun {...shown} />
    </>
  )
}
