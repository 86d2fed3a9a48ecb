import { describe, expect, test } from 'vitest'
import { compareModel } from '#content/compareModel.ts'
import { loadFigures } from '#content/loadedFigures.ts'
import { layoutOfStep } from '#domain/briefing.ts'
import type { UiLanguage } from '#domain/language.ts'
import { actorOfHalf, countsByState, type PlanUnit, planHeadline, planUnits } from '#domain/planList.ts'
import { routeRegionsOf } from '#domain/route.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { published } from '#tests/support/published.ts'
import { TESTED_LANGUAGES } from '#tests/support/testedLanguages.ts'

const { measures } = published('measures')
const { plans, reach } = published('outcomes')
const { briefings } = published('briefings')
const { routes } = published('routes')

const FILTERS = { ...NO_FILTERS, years: [2025] }
const units = planUnits(measures, FILTERS, routeRegionsOf(routes))
const counts = countsByState(units)
const headline = planHeadline(units, FILTERS)

function inWords(count: number, language: UiLanguage): string {
  const word = TESTED_LANGUAGES[language].plans.numbers.split(' ')[count]
  if (word === undefined) throw new Error(`no word for ${count}`)
  return word
}

function formatted(day: string, language: UiLanguage, hasDay: boolean): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...(hasDay ? { day: 'numeric' } : {}),
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return format.format(new Date(day))
}

/** What a step must cite for a plan: its record, or one of the sentences that state it. */
function citable({ plan }: PlanUnit): readonly string[] {
  return plan.evidence.flatMap((piece) => {
    if (piece.type === 'record') return [`record:${piece.recordId}`]
    if (piece.type !== 'citation') return []
    const { documentId, start, end } = piece.citation
    return [`${documentId}:${start}-${end}`]
  })
}

const steps = briefings.flatMap(({ id, language, steps: all }) =>
  all.filter((step) => step.id === 'plans-2025').map((step) => [id, { language, step }] as const),
)

describe('what the talks say of the plans for 2025', () => {
  test('stands in each of them', () => {
    expect(steps.map(([id]) => id)).toEqual(briefings.map(({ id }) => id))
  })

  test.each(steps)('is counted by the app, and its title says the same: %s', (_, { language, step }) => {
    expect(layoutOfStep(step)).toBe('plans')
    const words = step.text
      .join(' ')
      .toLowerCase()
      .split(/\P{L}+/u)
    const counted = TESTED_LANGUAGES[language].plans.numbers.split(' ').slice(2)
    expect(words.filter((word) => counted.includes(word))).toEqual([])
    expect(headline.kind).toBe('none-in-full')
    expect(step.title).toMatch(TESTED_LANGUAGES[language].plans.noneInFull)
  })

  test.each(steps)(
    'says in its notes how many there are, whose, and how far they were looked for: %s',
    (_, { language, step: { notes } }) => {
      const said = notes.toLowerCase()
      const half = actorOfHalf(units)
      const looked = units.flatMap(({ plan }) => plans[plan.id]?.at(-1) ?? [])
      const [day, ...days] = new Set(looked.map(({ lookedOn }) => lookedOn))
      expect(half?.actor).toBe('calais-group')
      expect(days).toEqual([])
      expect(said.startsWith(inWords(units.length - counts.none, language))).toBe(true)
      expect(said).toContain(`; ${inWords(half?.plans ?? 0, language)} `)
      expect(said).toContain(formatted(day ?? '', language, true).toLowerCase())
      expect(said).toContain(formatted(`${reach}-01`, language, false).toLowerCase())
      // Those that nobody looked for, the sentences of a text, are said to be more.
      const sentence = said.split('. ').at(-1)
      const { more } = TESTED_LANGUAGES[language].plans
      expect(sentence?.includes(more)).toBe(counts.none > 0)
      if (counts.none > 0) expect(sentence?.startsWith(inWords(counts.none, language))).toBe(true)
    },
  )

  test.each(steps)('cites every plan, and nothing else: %s', (_, { step: { evidence } }) => {
    for (const unit of units) {
      expect(
        citable(unit).some((link) => evidence.includes(link)),
        unit.plan.id,
      ).toBe(true)
    }
    const all = new Set(units.flatMap(citable))
    expect(evidence.filter((link) => !all.has(link))).toEqual([])
  })
})

/** The changes of all routes that Frontex counts, from one year to the next. */
function changesInto(year: number) {
  const span = (of: number) => ({ from: `${of}-01`, to: `${of}-12` })
  const model = compareModel(
    loadFigures(published('figures')),
    { first: span(year - 1), second: span(year) },
    routes.map(({ id }) => id),
  )
  const changes = model?.routes.map(({ change }) => change.difference ?? 0) ?? []
  return {
    all: changes.length,
    risen: changes.filter((change) => change > 0).length,
    fallen: changes.filter((change) => change < 0).length,
  }
}

describe('what the talk on routes says of all of them', () => {
  const talks = briefings.filter(({ id }) => id.startsWith('routes-2024-2025'))
  const step = ({ steps: all }: (typeof talks)[number], id: string) => all.find((one) => one.id === id)

  test.each(talks.map((talk) => [talk.id, talk] as const))(
    'counts those that Frontex counts: %s',
    (_, talk) => {
      const [now, before] = [changesInto(2025), changesInto(2024)]
      const words = (count: number) => inWords(count, talk.language)
      // The Channel, counted in persons, rose too.
      const title = step(talk, 'side-by-side')?.title ?? ''
      expect(title).toMatch(new RegExp(`\\b${words(now.fallen)} routes\\b.*\\b${words(now.risen + 1)}\\b`))
      const said = (id: string) => step(talk, id)?.text.join(' ') ?? ''
      expect(said('end')).toMatch(
        new RegExp(`\\b${words(now.fallen)} .*\\b${words(now.all)} (?:Frontex-)?routes`),
      )
      expect(said('claim')).toMatch(new RegExp(`\\b${words(before.risen)} .*\\b${words(before.all)}\\b`))
    },
  )
})
