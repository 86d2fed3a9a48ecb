import { useEffect, useState } from 'react'
import type { View } from '#domain/view.ts'
import { StillsProvider, useStills } from '#parts/Stills.tsx'
import { linkToCite } from '#state/edition.ts'
import { useExportWords } from '#state/useExportWords.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { ExportRun } from '#ui/ExportRun.tsx'
import { Field, TextArea } from '#ui/Field.tsx'
import { useExportRun } from '#ui/useExportRun.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useViewFiles } from './useViewFiles.ts'

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
      <EditionLink view={view} />
      <ExportRun run={run} words={words} />
      {text !== null && (
        <Field label={t('byHand')}>
          <TextArea readOnly rows={5} value={text} onFocus={(event) => event.currentTarget.select()} />
        </Field>
      )}
    </>
  )
}

/** Copies the address of the view in the edition that the app is; nothing where this host does not keep it. */
function EditionLink({ view }: { view: View }) {
  const { t } = useTranslation(['exportView', 'common'])
  const [link, setLink] = useState<string | null>(null)
  useEffect(() => {
    let isWanted = true
    void linkToCite(view).then((found) => {
      if (isWanted) setLink(found)
    })
    return () => {
      isWanted = false
    }
  }, [view])
  return (
    link !== null && (
      <CopyTextButton
        label={t('editionLink')}
        copied={t('shared:copied')}
        byHand={t('shared:copyFailed')}
        text={() => link}
      />
    )
  )
}
