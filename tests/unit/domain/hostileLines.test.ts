import { describe, expect, it } from 'vitest'
import { UI_LANGUAGES, type UiLanguage } from '#domain/language.ts'
import { stepFaults } from '#domain/stepFaults.ts'
import { checkWords } from '#domain/wordsCheck.ts'
import { BRIEFING_SOURCES } from '#tests/support/briefingSources.ts'
import { TESTED_LANGUAGES } from '#tests/support/testedLanguages.ts'

const YEARS = ['2025', '2024'].map((year) => `frontex-detections:detections:${year}-01..${year}-12`)
const [cells = '', against = ''] = YEARS

const ofRoute = (year: string, route: string) => `${year}:route:${route}`

/** 179,921 detections in 2025 and 240,101 in 2024, a fall by 25%. */
const WHOLE = { number: { cells, against }, evidence: YEARS }

/**
 * The Central Mediterranean (66,551 detections in 2025, 66,855 in 2024) beside the Eastern Mediterranean (52,502 and 69,948),
 * the Western Balkans (12,526 and 21,525) and, for 2025 only, the Western African route (17,860).
 */
const ROUTE = {
  number: {
    cells: ofRoute(cells, 'central-mediterranean'),
    against: ofRoute(against, 'central-mediterranean'),
  },
  evidence: [
    ...['central-mediterranean', 'eastern-mediterranean', 'western-balkans'].flatMap((route) =>
      YEARS.map((year) => ofRoute(year, route)),
    ),
    ofRoute(cells, 'western-african'),
  ],
}

/** A step of one line that shows a number beside its evidence. */
const stepOf = (text: string, { number, evidence } = WHOLE) => ({
  view: '#/explore?v=3',
  title: 'T',
  text: [text],
  notes: '',
  number,
  chart: null,
  evidence: evidence.map((query) => `cells:${query}`),
})

/** What is said of the line of a step. */
function verdictOn(text: string, language: UiLanguage, content = WHOLE) {
  const step = stepOf(text, content)
  const line = checkWords(step, language, BRIEFING_SOURCES)[1]
  if (line?.against)
    return `contradicted: ${line.against.text}${line.against.instead ? ` → ${line.against.instead}` : ''}`
  const refused = stepFaults(step, language, BRIEFING_SOURCES).flatMap((fault) =>
    'text' in fault ? fault.text : fault.code,
  )
  return refused.length > 0 ? `refused: ${refused.join(', ')}` : 'fine'
}

describe.each(UI_LANGUAGES)('of the lines of a hostile analyst, in %s,', (language) => {
  it.each(TESTED_LANGUAGES[language].lines.right)('nothing true is refused: %s', (line) => {
    expect(verdictOn(line, language)).toBe('fine')
  })

  it.each(TESTED_LANGUAGES[language].lines.wrong)('what is wrong is named: %s', (line, verdict) => {
    expect(verdictOn(line, language)).toBe(verdict)
  })
})

describe.each(UI_LANGUAGES)('of the lines that compare two routes, in %s,', (language) => {
  it.each(TESTED_LANGUAGES[language].linesOnRoutes.right)('nothing true is refused: %s', (line) => {
    expect(verdictOn(line, language, ROUTE)).toBe('fine')
  })

  it.each(TESTED_LANGUAGES[language].linesOnRoutes.wrong)('what is wrong is named: %s', (line, verdict) => {
    expect(verdictOn(line, language, ROUTE)).toBe(verdict)
  })
})

describe('a number that the step draws but does not cite', () => {
  it.each([
    ['41,472 people crossed the Channel.', 'uk-small-boats-monthly:arrivals:2025-01..2025-12'],
    ['18,979 on the Western Mediterranean.', ofRoute(cells, 'western-mediterranean')],
  ])('can be tied to its own cells: %s', (line, query) => {
    const tie = { line: 1, evidence: [`cells:${query}`] }
    const [, offered] = checkWords(stepOf(line, ROUTE), 'en', BRIEFING_SOURCES)
    expect(offered).toMatchObject({ state: 'tieable', evidence: tie.evidence })
    const step = stepOf(line, { ...ROUTE, evidence: [...ROUTE.evidence, query] })
    const [, tied] = checkWords({ ...step, ties: [tie] }, 'en', BRIEFING_SOURCES)
    expect(tied).toMatchObject({ state: 'tied', against: null })
  })
})
