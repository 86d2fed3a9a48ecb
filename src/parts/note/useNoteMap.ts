import type { MappedStep } from '#content/stepMap.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import type { Picture } from '#lib/picture.ts'
import { NOTE } from '#papers/note/notePaper.ts'
import { pictureWithLegend } from '#papers/viewSheet.ts'
import { useStepMaps } from '#parts/StepMaps.tsx'
import { useStills, waitForStill } from '#parts/Stills.tsx'
import { plainPicture } from '#picture/step/stepPicture.ts'
import { useLatest } from '#state/useProvenance.ts'
import { useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** The map of a note. `lines` are the numbers of the lines of text that have a sign on it. */
interface NoteMap {
  title: string
  alt: string
  picture: Picture
  lines: readonly number[]
}

/** Map timeout, ms. */
const MAP_TIMEOUT = 20_000
/** Picture px per point on paper, so that letters of 20 px have 8 points. */
const MAP_SCALE = 2.5

/** Returns a function that draws the map of a note; needs a StillsProvider and a StepMapsProvider above. */
export function useNoteMap(): (step: MappedStep, hasTable: boolean, signal: AbortSignal) => Promise<NoteMap> {
  const { t } = useTranslation('note')
  const draw = useLatest(useStills())
  const maps = useLatest(useStepMaps())
  const words = useWords()
  const language = useViewStore((state) => state.view.language)

  return async (step, hasTable, signal) => {
    const box = hasTable ? NOTE.map : NOTE.wideMap
    const size = { width: Math.round(box.width * MAP_SCALE), height: Math.round(box.height * MAP_SCALE) }
    const look = { ...size, theme: 'light' as const, hasNames: true }
    const view = { ...viewOfStep(step), language }
    const still = await waitForStill(() => draw.current(view, look), MAP_TIMEOUT, signal)
    if (!still) throw new Error(t('noMap'))
    const { title } = still
    const map = await waitForStill(() => maps.current.mapOf(step), MAP_TIMEOUT, signal)
    const picture = maps.current.pictureOf(step, { ...size, theme: 'light' })
    if (!map || !picture || map.isPlaceless) {
      const whole = pictureWithLegend(still.picture, still.legend, 'light')
      return { title, alt: still.description, picture: whole, lines: [] }
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
    return { title, alt, picture: drawing, lines }
  }
}
