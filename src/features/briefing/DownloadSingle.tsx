import { useTranslation } from 'react-i18next'
import type { Briefing } from '#domain/briefing.ts'
import { useExportWords } from '#state/useExportWords.ts'
import { useSingleFile } from '#state/useSingleFile.ts'
import { Button } from '#ui/Button.tsx'
import { download } from '#ui/download.ts'
import { ExportRun } from '#ui/ExportRun.tsx'
import { useExportRun } from '#ui/useExportRun.ts'

/** Hands the reader the whole app as one file that opens with a briefing. */
export function DownloadSingle({ briefing }: { briefing: Briefing }) {
  const { t } = useTranslation('single')
  const words = useExportWords()
  const run = useExportRun()
  const makeFile = useSingleFile()
  const save = () =>
    run.start(async (progress) => {
      const html = await makeFile({ briefing }, progress)
      const name = `throughline-${briefing.id}.html`
      download(html, name, 'text/html;charset=utf-8')
      return name
    })
  return (
    <>
      <Button title={t('hint')} disabled={run.state.kind === 'running'} onClick={save}>
        {t('download')}
      </Button>
      <ExportRun run={run} words={words} />
    </>
  )
}
