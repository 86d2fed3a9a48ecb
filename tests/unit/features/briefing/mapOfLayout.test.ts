import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { stepMap } from '#content/stepMap.ts'
import { layoutOfStep } from '#domain/briefing.ts'
import { UI_LANGUAGES } from '#domain/language.ts'
import { LAYOUTS, type StepLayout } from '#domain/stepLayouts.ts'
import { legendOf } from '#features/briefing/stage/layouts.ts'
import { keysOf } from '#lib/recordOf.ts'
import { messagesOf } from '#scripts/messageFiles.ts'
import { published } from '#tests/support/published.ts'
import { STEP_DATA, stepPictures } from '#tests/support/stepMaps.ts'
import { publishedWords } from '#tests/support/stills.ts'

test('the legend of a step is that of its map, which is drawn for it only as seen in Explore', async () => {
  const draw = await stepPictures('en')
  const words = await publishedWords('en')
  const steps = published('briefings')
    .briefings.flatMap((talk) => talk.steps)
    .filter((step) => ['map', 'map-text'].includes(layoutOfStep(step)))
    .slice(0, 5)
  const views = ['layers=routes,countries', 'measures=finance-supply&layers=routes,actors,countries'].map(
    (view) => ({
      ...steps[0],
      view: `#/explore?${view}&v=3`,
      look: { layout: 'map-text', signs: 'view' } as const,
    }),
  )
  const said: string[] = []
  for (const step of [...steps, ...views] as typeof steps) {
    let drawn = 0
    const maps = {
      mapOf: () => stepMap(step, STEP_DATA),
      pictureOf: (...[, look]: Parameters<typeof draw>) => {
        drawn += 1
        return draw(step, look)
      },
    } as unknown as Parameters<typeof legendOf>[1]
    const legend = legendOf(step, maps, words)
    expect(drawn).toBe(step.look?.signs === 'view' ? 1 : 0)
    expect(legend).toEqual(draw(step).legend)
    said.push(...legend)
  }
  expect(said).toContain('Measures: ●\u00a0done and ○\u00a0planned.')
  expect(said).toContain('Shaded: a country where one applies.')
  expect(
    legendOf(steps[0] as (typeof steps)[0], { mapOf: () => null, pictureOf: () => null }, words),
  ).toEqual([])
})

test.each(keysOf(LAYOUTS))(
  'the stage’s sheet gives the map of a layout the size of its row, and the words their room beside it: %s',
  (layout) => {
    const sheet = readFileSync('src/features/briefing/stage/StepCanvas.module.css', 'utf8')
    const { shown, width } = LAYOUTS[layout].map
    // Without a rule of its own a map has the place beside the words.
    const isOwn = shown !== 'never' && width !== LAYOUTS['map-text'].map.width
    const rules = ['picture', 'words'].map((part) =>
      sheet.includes(`\n.canvas[data-layout='${layout}'] .${part} {`),
    )
    expect(isOwn ? rules : rules.slice(0, 1)).toEqual(isOwn ? [true, true] : [false])
  },
)

test.each(UI_LANGUAGES)('the names of layouts have room under their pictures: %s', (language) => {
  type Names = Readonly<Partial<Record<StepLayout, string>>>
  const { look } = messagesOf(language).editor as { look: Record<'layouts' | 'short', Names> }
  const names = keysOf(LAYOUTS).map((layout) => look.short[layout] ?? look.layouts[layout] ?? '')
  expect(names.filter((name) => name === '' || name.length > 14)).toEqual([])
})
