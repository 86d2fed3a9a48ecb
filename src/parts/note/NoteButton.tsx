import { loadFigures } from '#content/loadedFigures.ts'
import { unitCaveat } from '#content/provenance.ts'
import type { StepContent } from '#content/stepContent.ts'
import type { MappedStep } from '#content/stepMap.ts'
import type { ViewContent } from '#content/viewContent.ts'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { isOwnId } from '#domain/draftBriefing.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import type { Note } from '#domain/note.ts'
import type { ReaderTarget } from '#domain/readerLink.ts'
import { DEFAULT_VIEW, type View } from '#domain/view.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { fileNameOf } from '#lib/foldText.ts'
import { contentOfBriefing, contentOfView, draftOf, type NoteMap } from '#papers/note/noteContent.ts'
import { saidSteps } from '#papers/note/noteFindings.ts'
import { type CitedPiece, citedPiece, noteOf } from '#papers/note/noteModel.ts'
import { NOTE } from '#papers/note/notePaper.ts'
import { loadPictureFonts, paintPicture, pngOf } from '#papers/paintPicture.ts'
import { pictureWithLegend } from '#papers/viewSheet.ts'
import { useStepContents, useStepMaps } from '#parts/StepMaps.tsx'
import { useStills, waitForStill } from '#parts/Stills.tsx'
import { useTalkExport } from '#parts/useDelivery.ts'
import type { Size } from '#picture/mercator.ts'
import { plainPicture } from '#picture/step/stepPicture.ts'
import { readSources, useLatest, useProvenance, useReadFile } from '#state/useProvenance.ts'
import { titleOfView } from '#state/useStepProposal.ts'
import { linkOfView } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { downloadBlob } from '#ui/download.ts'
import { ExportRun } from '#ui/ExportRun.tsx'
import type { ExportProgress } from '#ui/useExportRun.ts'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** Downloads a briefing as a note for Word; needs a TalkFrame above. */
export function NoteButton({ briefing }: { briefing: Briefing }) {
  const { t } = useInterfaceTranslation('note')
  const { start, isRunning, shown } = useTalkExport(briefing, 'note')
  const save = useSaveNote()
  return (
    <>
      <Button
        aria-disabled={isRunning}
        onClick={() => start((progress) => save({ briefing }, fileNameOf(briefing), progress))}
      >
        {t('download')}
      </Button>
      <ExportRun {...shown} />
    </>
  )
}

/** Returns a function that writes and downloads a note and resolves to its name. Needs StillsProvider and StepMapsProvider. */
export function useSaveNote(): (
  subject: NoteSubject,
  name: string,
  progress: ExportProgress,
) => Promise<string> {
  const { t } = useTranslation('note')
  const gather = useNote()
  const { snapshot } = useStepContents()
  return async (subject, name, progress) => {
    // Loads the library while the sources are read; a failure is reported once it is needed.
    const code = import('#papers/note/writeNote.ts')
    code.catch(() => {})
    const note = await gather(subject, progress)
    await progress.report(0.6, t('shared:writing'))
    const png = await mapPixels(note)
    const { buildNote } = await code.catch((cause: unknown) => {
      throw new Error(t('codeFailed'), { cause })
    })
    const stated = 'briefing' in subject ? await snapshot(subject.briefing) : null
    const blob = await buildNote({ note, t, png, snapshot: stated })
    progress.signal.throwIfAborted()
    const file = `${name}-${t('file')}.docx`
    downloadBlob(blob, file)
    return file
  }
}

/** What a note is about: a briefing, or a view with what it shows. */
export type NoteSubject = { briefing: Briefing } | { view: View; content: ViewContent }

/** The language in which the links of a note open the app: the talk's, or that of the view. */
function languageOf(subject: NoteSubject): View['language'] {
  return 'view' in subject ? subject.view.language : subject.briefing.language
}

const NO_MAP: NoteMap = {
  title: '',
  alt: '',
  picture: { ...NOTE.map, title: '', description: '' } as never,
  lines: [],
  note: '',
}

/** Returns a loader of all content of a note, translated. */
export function useNote(): (subject: NoteSubject, progress: ExportProgress) => Promise<Note> {
  const { t } = useTranslation(['note', 'stage'])
  const { t: exportT } = useTranslation('export')
  const { t: mapT } = useTranslation('map')
  const gather = useProvenance()
  const words = useLatest(useWords())
  const sourcesOf = useNoteSources()
  const drawn = useNoteMap()

  return async (subject, { signal, report }) => {
    await report(0, t('reading'))
    const { content, cite, charts } = await sourcesOf(subject)
    await report(0.3, t('reading'))
    const language = languageOf(subject)
    const view = { ...viewOfStep(content.step), language }
    const isPublished = 'briefing' in subject && !isOwnId(subject.briefing.id)
    const link = linkOfView(
      isPublished
        ? { ...DEFAULT_VIEW, language, page: 'briefing', step: { briefing: subject.briefing.id, step: null } }
        : view,
    )
    const provenance = await gather({ view, evidence: content.evidence, link })
    const texts = { t, exportT, schematic: mapT('note'), words: words.current }
    const withMap = (drawing: NoteMap) =>
      noteOf(draftOf(content, { drawing, charts, provenance, link, cite, ...texts }))
    // What stands beside the map says how large it is.
    const { table, quotes } = withMap(NO_MAP)
    const box = table ? NOTE.tallMap : quotes.length > 0 ? NOTE.map : NOTE.wideMap
    return withMap(await drawn(view, content.step, box, signal))
  }
}

/** Returns a function that reads the files of a note and finds what its subject says, with the sources. */
function useNoteSources() {
  const { t } = useTranslation(['note', 'stage'])
  const { t: exportT } = useTranslation('export')
  const { t: editorT } = useTranslation(['editor', 'line'])
  const { t: filtersT } = useTranslation('filters')
  const read = useReadFile()
  const said = useLatest(useStepContents())
  const latest = useLatest(useWords())

  return async (subject: NoteSubject) => {
    const language = languageOf(subject)
    const [cited, figureFile, { measures }, { events }] = await Promise.all([
      readSources(read),
      read('figures'),
      read('measures'),
      read('timeline'),
      read('routes'),
      read('vocabulary'),
    ])
    const contents = new Map<BriefingStep, StepContent>()
    if ('briefing' in subject) {
      for (const step of saidSteps(subject.briefing))
        contents.set(step, await said.current.load(step, subject.briefing))
    }
    const figures = loadFigures(figureFile)
    const { current: words } = latest
    const sources = {
      ...cited,
      linkOf: (reader: ReaderTarget) => linkOfView({ ...DEFAULT_VIEW, language, reader }),
      t: exportT,
      words,
    }
    const known = new Map<string, CitedPiece>()
    const cite = (id: string): CitedPiece => {
      const piece = known.get(id) ?? citedPiece(id, sources, t)
      known.set(id, piece)
      return piece
    }
    const caveatOf = (unit: FigureUnit) => unitCaveat(unit, exportT, words)
    const input = { cite, numberOf: said.current.numberOf, t, exportT, words, caveatOf }
    const named = { measures, events, documents: cited.documents, figures }
    const content =
      'view' in subject
        ? contentOfView(subject, titleOfView(subject.view, named, { t: editorT, filtersT }, words), input)
        : contentOfBriefing(subject.briefing, contents, measures, input)
    return { content, cite, charts: content.charts.flatMap((chart) => said.current.chartOf(chart) ?? []) }
  }
}

/** Picture px per point on paper, so that letters of 24 px have 8 points. */
const MAP_SCALE = 3

/** Returns a function that draws the map of a note; needs a StillsProvider and a StepMapsProvider above. */
function useNoteMap(): (view: View, step: MappedStep, box: Size, signal: AbortSignal) => Promise<NoteMap> {
  const { t } = useTranslation('note')
  const { t: mapT } = useTranslation('map')
  const draw = useLatest(useStills())
  const maps = useLatest(useStepMaps())
  const words = useWords()

  return async (view, step, box, signal) => {
    const size = { width: Math.round(box.width * MAP_SCALE), height: Math.round(box.height * MAP_SCALE) }
    const look = { ...size, theme: 'light' as const, hasNames: true }
    const still = await waitForStill(() => draw.current(view, look), signal)
    if (!still) throw new Error(t('shared:noMap'))
    const { title } = still
    const map = await waitForStill(() => maps.current.mapOf(step), signal)
    const picture = maps.current.pictureOf(step, { ...size, theme: 'light' })
    if (!map || !picture || map.isPlaceless) {
      const whole = pictureWithLegend(still.picture, still.legend, 'light')
      return { title, alt: still.description, picture: whole, lines: [], note: mapT('note') }
    }
    const { changes } = map
    const alt = changes
      ? t('mapChanges', {
          before: words.spans([changes.before]),
          after: words.spans([changes.after]),
          changes: [...changes.routes]
            .map(([route, { ratio }]) => `${words.route(route)} ${words.change(ratio)}`)
            .join('; '),
        })
      : still.description
    const drawing = plainPicture(picture, { title, description: alt, hasLabels: true })
    const lines = [...new Set(map.signs.flatMap(({ line }) => line ?? []))].toSorted(
      (one, other) => one - other,
    )
    return { title, alt, picture: drawing, lines, note: picture.note.join(' ') }
  }
}

/** Device px per px of the map, so that its pixels are sharp in print. */
const PIXEL_RATIO = 3

async function mapPixels({ map: { picture } }: Note): Promise<Uint8Array> {
  await loadPictureFonts(picture)
  const png = await pngOf(paintPicture(picture, PIXEL_RATIO))
  return new Uint8Array(await png.arrayBuffer())
}
