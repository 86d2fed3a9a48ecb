import type { Briefing } from '#domain/briefing.ts'
import type { Note, NoteSource } from '#domain/note.ts'
import type { NoteWords } from '#papers/note/NoteWriter.ts'
import { loadPictureFonts, paintPicture, pngOf } from '#papers/paintPicture.ts'
import { StepMapsProvider } from '#parts/StepMaps.tsx'
import { useExportWords } from '#state/useExportWords.ts'
import { Button } from '#ui/Button.tsx'
import { downloadBlob } from '#ui/download.ts'
import { ExportRun } from '#ui/ExportRun.tsx'
import { type ExportProgress, useExportRun } from '#ui/useExportRun.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { type NoteSubject, useNote } from './useNote.ts'

/** Downloads a briefing as a note for Word; needs a StillsProvider above. */
export function NoteButton({ briefing }: { briefing: Briefing }) {
  return (
    <StepMapsProvider>
      <Download briefing={briefing} />
    </StepMapsProvider>
  )
}

function Download({ briefing }: { briefing: Briefing }) {
  const { t } = useTranslation('note')
  const run = useExportRun()
  const words = useExportWords()
  const save = useSaveNote()
  return (
    <>
      <Button
        disabled={run.state.kind === 'running'}
        onClick={() => run.start((progress) => save({ briefing }, briefing.id, progress))}
      >
        {t('download')}
      </Button>
      <ExportRun run={run} words={words} />
    </>
  )
}

/**
 * Returns a function that writes and downloads a note and resolves to the file's name; `name` has no ending. Needs a
 * StillsProvider and a StepMapsProvider above.
 */
export function useSaveNote(): (
  subject: NoteSubject,
  name: string,
  progress: ExportProgress,
) => Promise<string> {
  const { t } = useTranslation('note')
  const gather = useNote()
  const words = useNoteWords()
  return async (subject, name, progress) => {
    // Loads the library while the sources are read; a failure is reported once it is needed.
    const code = import('#papers/note/writeNote.ts')
    code.catch(() => {})
    const note = await gather(subject, progress)
    await progress.report(0.6, t('writing'))
    const png = await mapPixels(note)
    const { buildNote } = await code.catch((cause: unknown) => {
      throw new Error(t('codeFailed'), { cause })
    })
    const blob = await buildNote({ note, words, png })
    progress.signal.throwIfAborted()
    const file = `${name}-${t('file')}.docx`
    downloadBlob(blob, file)
    return file
  }
}

/** Device px per px of the map, so that its pixels are sharp in print. */
const PIXEL_RATIO = 3

async function mapPixels({ map: { picture } }: Note): Promise<Uint8Array> {
  await loadPictureFonts(picture)
  const png = await pngOf(paintPicture(picture, PIXEL_RATIO))
  return new Uint8Array(await png.arrayBuffer())
}

function useNoteWords(): NoteWords {
  const { t } = useTranslation(['note', 'common'])
  const words = useWords()
  const onSecondPage = (sources: readonly NoteSource[]): string => {
    const [first] = sources
    const last = sources.at(-1)
    if (!first || !last) return t('secondPage.none')
    return first === last
      ? t('secondPage.one', { first: first.letter })
      : t('secondPage.many', { first: first.letter, last: last.letter })
  }
  return {
    kind: t('kind'),
    subject: t('subject'),
    quote: (text) => t('quote', { text }),
    placeIn: (letter, place) => t('placeIn', { letter, place }),
    inSources: (letters) => t('inSources', { count: letters.length, letters: words.list(letters) }),
    map: (title) => t('map', { title }),
    table: (title) => t('tableOf', { title }),
    chart: (title) => t('chartOf', { title }),
    moreFindings: t('moreFindings'),
    sources: t('common:sources'),
    moreSources: t('moreSources'),
    method: t('method'),
    notStated: t('notStated'),
    noAddress: t('noAddress'),
    onSecondPage,
  }
}
