import { useTranslation } from 'react-i18next'
import { FILE_ENDING, writeBriefingFile } from '#domain/briefingFile.ts'
import type { DraftBriefing } from '#domain/draftBriefing.ts'
import { useVersionedSave } from '#state/dataVersion.ts'
import { Button } from '#ui/Button.tsx'
import { download } from '#ui/download.ts'

/** Saves an own briefing as a file that another browser, or whoever keeps the published ones, can open. */
export function SaveBriefing({ draft }: { draft: DraftBriefing }) {
  const { t } = useTranslation(['editor', 'common'])
  const { save, hasFailed } = useVersionedSave()
  const write = (version: string) =>
    download(writeBriefingFile(draft, version), `${draft.id}${FILE_ENDING}`, 'application/json')
  return (
    <>
      <Button onClick={() => void save(write)}>{t('list.save')}</Button>
      {hasFailed && (
        <p role="alert">
          {t('common:fileFailed', { file: 'manifest.json' })} {t('file.notSaved')}
        </p>
      )}
    </>
  )
}
