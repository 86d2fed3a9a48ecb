import { extraFiles } from '#content/mapContent.ts'
import type { UiLanguage } from '#domain/language.ts'
import type { StillLook } from '#domain/stepMap.ts'
import { parseView } from '#domain/viewCodec.ts'
import { loadMessages } from '#i18n/i18n.ts'
import { viewStill } from '#papers/viewStill.ts'
import { englishI18n } from '#tests/support/english.ts'
import { published } from '#tests/support/published.ts'
import { buildWords } from '#words/buildWords.ts'
import type { Words } from '#words/words.ts'

const extras = new Map<string, unknown>()

/** A file that only some views need, read once. */
function extraFile<Name extends 'claims' | 'records' | 'incidents'>(
  name: Name,
): ReturnType<typeof published<Name>> {
  if (!extras.has(name)) extras.set(name, published(name))
  return extras.get(name) as ReturnType<typeof published<Name>>
}

const places = published('routes')
const figures = published('figures')
const data = {
  basemap: published('basemap'),
  places,
  figures,
  measures: published('measures').measures,
  events: published('timeline').events,
}

const wordsIn = new Map<UiLanguage, ReturnType<typeof readWords>>()

/** Words for the published data. */
export function publishedWords(language: UiLanguage = 'en'): ReturnType<typeof readWords> {
  const known = wordsIn.get(language) ?? readWords(language)
  wordsIn.set(language, known)
  return known
}

async function readWords(language: UiLanguage): Promise<{ words: Words; t: never }> {
  const translator = englishI18n()
  await loadMessages(translator, language)
  const t = translator.getFixedT(language, 'common') as never
  const words = buildWords({
    language,
    t,
    vocabulary: published('vocabulary'),
    routes: places.routes,
    regions: places.regions,
    otherPlaces: figures.otherPlaces,
    today: '2026-10-01',
  })
  return { words, t }
}

const STILL: StillLook = { width: 1280, height: 720, theme: 'light', hasNames: true }

const drawn = new Map<string, ReturnType<typeof drawStill>>()

/** A still map of the published data for a link; drawn once, which takes half a second. */
export function publishedStill(
  link: string,
  look: Partial<StillLook> = {},
  language: UiLanguage = 'en',
): ReturnType<typeof drawStill> {
  const key = JSON.stringify([link, look, language])
  const known = drawn.get(key) ?? drawStill(link, look, language)
  drawn.set(key, known)
  return known
}

async function drawStill(link: string, look: Partial<StillLook>, language: UiLanguage) {
  const { words, t } = await publishedWords(language)
  const { view } = parseView(link)
  const extra = extraFiles(view)
  return viewStill({
    view,
    look: { ...STILL, ...look },
    words,
    t,
    data: {
      ...data,
      claims: extra.includes('claims') ? extraFile('claims').claims : null,
      records: extra.includes('records') ? extraFile('records').records : null,
      incidents: extra.includes('incidents') ? extraFile('incidents') : null,
    },
  })
}

/** The points of the first outline in relative path data. */
export function outlinePoints(d: string): readonly { x: number; y: number }[] {
  const points: { x: number; y: number }[] = []
  let [x, y] = [0, 0]
  for (const [, command, numbers = ''] of (d.split('z')[0] ?? '').matchAll(/([Ml])([^Mlz]*)/g)) {
    const values = [...numbers.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g)].map(Number)
    for (let at = 0; at + 1 < values.length; at += 2) {
      const [dx = 0, dy = 0] = values.slice(at, at + 2)
      if (command === 'M') [x, y] = [dx, dy]
      else [x, y] = [x + dx, y + dy]
      points.push({ x, y })
    }
  }
  return points
}
