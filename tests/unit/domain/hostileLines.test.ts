import { describe, expect, it } from 'vitest'
import type { UiLanguage } from '#domain/language.ts'
import { stepFaults } from '#domain/stepFaults.ts'
import { checkWords } from '#domain/wordsCheck.ts'
import { BRIEFING_SOURCES } from '#tests/support/briefingSources.ts'

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

type Rows = readonly (readonly [line: string, verdict: string])[]

const TRUE: Readonly<Record<UiLanguage, readonly string[]>> = {
  en: [
    'One in four fewer than in 2024.',
    '1 in 4 fewer than in 2024.',
    'A quarter fewer detections than in 2024.',
    'Roughly 25% fewer detections than in 2024.',
    'Detections fell by twenty-five per cent.',
    'Detections fell sharply, by more than 20%.',
    'Detections did not rise in 2025.',
    'Detections went down.',
    'Detections: -25%.',
    '75% of the detections of 2024.',
    'A hundred and eighty thousand detections in 2025.',
    '180 thousand detections in 2025.',
    'Fewer than 200,000 detections in 2025.',
    'More than 10,000 detections in 2025.',
    'At least 150,000 detections in 2025.',
    'Between 170,000 and 190,000 detections in 2025.',
    '60,000 fewer detections than in 2024.',
    'Adopted on 4/12/2024, in force from 2025-06-12 and not before June 12th, 2025.',
    'Arrests rose.',
    'Detections fell, but not on every route.',
    'Prices were up, networks grew.',
    'Two of three routes fell.',
  ],
  fr: [
    'Un franchissement sur quatre de moins qu’en 2024.',
    'Un quart de moins qu’en 2024.',
    'Environ 25 % de moins qu’en 2024.',
    'Les détections ont reculé de vingt-cinq pour cent.',
    'Les détections n’ont pas augmenté en 2025.',
    'Les détections ont chuté.',
    'Cent quatre-vingt mille détections en 2025.',
    '180 mille détections en 2025.',
    'Moins de 200 000 détections en 2025.',
    'Au moins 150 000 détections en 2025.',
    'Entre 170 000 et 190 000 détections en 2025.',
    'Adopté le 4/12/2024, en vigueur depuis le 12.06.2025.',
    'Les arrestations ont progressé.',
    'Les détections ont baissé, mais pas sur chaque route.',
  ],
  nl: [
    'Eén op de vier minder dan in 2024.',
    'Een kwart minder detecties dan in 2024.',
    'Ongeveer 25% minder dan in 2024.',
    'De detecties daalden met vijfentwintig procent.',
    'De detecties stegen niet in 2025.',
    'De detecties namen af.',
    'Honderdtachtigduizend detecties in 2025.',
    '180 duizend detecties in 2025.',
    'Minder dan 200.000 detecties in 2025.',
    'Minstens 150.000 detecties in 2025.',
    'Tussen 170.000 en 190.000 detecties in 2025.',
    'Aangenomen op 4-12-2024, van kracht sinds 2025-06-12.',
    'De aanhoudingen namen toe.',
    'De detecties daalden, maar niet op elke route.',
  ],
}

const WRONG: Readonly<Record<UiLanguage, Rows>> = {
  en: [
    ['Detections fell by one in three.', 'contradicted: one in three → a quarter'],
    ['A third fewer detections than in 2024.', 'contradicted: A third → A quarter'],
    ['Roughly 40% fewer detections than in 2024.', 'contradicted: 40%'],
    ['Twice as many as in 2024.', 'contradicted: Twice as'],
    ['Twice as many as in 2023.', 'refused: Twice as'],
    ['Ten times as many as in 2024.', 'contradicted: Ten times as'],
    ['Detections did not fall in 2025.', 'contradicted: not fall'],
    ['Detections haven’t fallen since 2024.', 'contradicted: haven’t fallen'],
    ['No fall in detections.', 'contradicted: No fall'],
    ['Detections remained stable.', 'contradicted: stable'],
    ['Detections surged in 2025.', 'contradicted: surged'],
    ['Detections are up.', 'contradicted: are up'],
    ['Detections: +25%.', 'refused: 25%'],
    ['Two hundred thousand detections in 2025.', 'contradicted: Two hundred thousand'],
    ['1.8 million detections in 2025.', 'contradicted: 1.8 million'],
    ['More than 200,000 detections in 2025.', 'contradicted: 200,000'],
    ['Nearly 300,000 detections in 2025.', 'contradicted: 300,000'],
    ['Detections fell by at most 10%.', 'contradicted: 10%'],
    ['Detections fell by forty per cent.', 'contradicted: forty per cent'],
    ['Four in five of those of 2024 came.', 'refused: Four in five'],
  ],
  fr: [
    ['Un sur trois de moins.', 'contradicted: Un sur trois → Un quart'],
    ['Un tiers de moins qu’en 2024.', 'contradicted: Un tiers → Un quart'],
    ['Environ 40 % de moins qu’en 2024.', 'contradicted: 40 %'],
    ['Deux fois plus qu’en 2024.', 'contradicted: Deux fois plus'],
    ['Dix fois plus qu’en 2024.', 'contradicted: Dix fois plus'],
    ['Les détections n’ont pas diminué en 2025.', 'contradicted: pas diminué'],
    ['Aucune baisse des détections.', 'contradicted: Aucune baisse'],
    ['Les détections ont progressé.', 'contradicted: progressé'],
    ['Les détections ont grimpé de 25 %.', 'contradicted: grimpé'],
    ['Les détections sont restées stables.', 'contradicted: stables'],
    ['Les détections ont été divisées par deux.', 'contradicted: divisées par deux'],
    ['Deux cent mille détections en 2025.', 'contradicted: Deux cent mille'],
    ['1,8 million de détections en 2025.', 'contradicted: 1,8 million'],
    ['Plus de 200 000 détections en 2025.', 'contradicted: 200 000'],
    ['Les détections ont reculé de quarante pour cent.', 'contradicted: quarante pour cent'],
  ],
  nl: [
    ['Eén op de drie minder dan in 2024.', 'contradicted: Eén op de drie → Een kwart'],
    ['Een derde minder detecties dan in 2024.', 'contradicted: Een derde → Een kwart'],
    ['Ongeveer 40% minder dan in 2024.', 'contradicted: 40%'],
    ['Twee keer zoveel als in 2024.', 'contradicted: Twee keer zoveel'],
    ['Tien keer zoveel als in 2024.', 'contradicted: Tien keer zoveel'],
    ['De detecties daalden niet in 2025.', 'contradicted: daalden niet'],
    ['Geen daling van de detecties.', 'contradicted: Geen daling'],
    ['De detecties namen toe.', 'contradicted: namen toe'],
    ['De detecties bleven stabiel.', 'contradicted: stabiel'],
    ['De detecties schoten omhoog.', 'contradicted: omhoog'],
    ['Tweehonderdduizend detecties in 2025.', 'contradicted: Tweehonderdduizend'],
    ['1,8 miljoen detecties in 2025.', 'contradicted: 1,8 miljoen'],
    ['Meer dan 200.000 detecties in 2025.', 'contradicted: 200.000'],
    ['De detecties daalden met veertig procent.', 'contradicted: veertig procent'],
  ],
}

describe.each(['en', 'fr', 'nl'] as const)('of the lines of a hostile analyst, in %s,', (language) => {
  it.each(TRUE[language])('nothing true is refused: %s', (line) => {
    expect(verdictOn(line, language)).toBe('fine')
  })

  it.each(WRONG[language])('what is wrong is named: %s', (line, verdict) => {
    expect(verdictOn(line, language)).toBe(verdict)
  })
})

const TRUE_BESIDE: Readonly<Record<UiLanguage, readonly string[]>> = {
  en: [
    'More than five times as many as on the Western Balkans.',
    'More than on the Eastern Mediterranean.',
    'A quarter more than on the Eastern Mediterranean.',
    'Five times as many detections as on the Western Balkans in 2025.',
    'Fewer on the Western Balkans than on the Central Mediterranean.',
    'Almost four times the number of detections on the Western African route.',
    'In 2025 the Central Mediterranean saw 27% more detections than the Eastern Mediterranean.',
    'In 2024, fewer than on the Eastern Mediterranean.',
    'In October, fewer than on the Eastern Mediterranean.',
    'Fewer than on the Central Mediterranean came to the Eastern Mediterranean.',
  ],
  fr: [
    'Plus de cinq fois plus que sur la route des Balkans occidentaux.',
    'Plus qu’en Méditerranée orientale.',
    'Un quart de plus qu’en Méditerranée orientale.',
    'Cinq fois plus de détections que dans les Balkans occidentaux en 2025.',
    'Moins de détections dans les Balkans occidentaux qu’en Méditerranée centrale.',
    'Près de quatre fois le nombre de détections de la route ouest-africaine.',
  ],
  nl: [
    'Meer dan vijf keer zoveel als op de Westelijke Balkan.',
    'Meer dan op de oostelijke Middellandse Zee.',
    'Een kwart meer dan op de oostelijke Middellandse Zee.',
    'Vijf keer zoveel detecties als op de Westelijke Balkan in 2025.',
    'Minder detecties op de Westelijke Balkan dan op de centrale Middellandse Zee.',
    'Bijna vier keer het aantal detecties op de West-Afrikaanse route.',
  ],
}

const WRONG_BESIDE: Readonly<Record<UiLanguage, Rows>> = {
  en: [
    ['Twice as many as on the Eastern Mediterranean.', 'contradicted: Twice as'],
    ['Half as many as on the Eastern Mediterranean.', 'contradicted: Half as'],
    ['Fewer than on the Eastern Mediterranean.', 'contradicted: Fewer'],
    ['Ten times as many detections as on the Western Balkans.', 'contradicted: Ten times as'],
    ['A third more than on the Eastern Mediterranean.', 'contradicted: A third → A quarter'],
    ['More detections on the Western Balkans than on the Central Mediterranean.', 'contradicted: More'],
    // The map of the step draws that route.
    ['Twice as many as on the Western Mediterranean.', 'contradicted: Twice as → More than twice as'],
    // The step counts detections, and those of another table elsewhere.
    ['Twice as many as on the English Channel.', 'refused: Twice as'],
  ],
  fr: [
    ['Deux fois plus qu’en Méditerranée orientale.', 'contradicted: Deux fois plus'],
    ['Deux fois moins qu’en Méditerranée orientale.', 'contradicted: Deux fois moins'],
    ['Moins qu’en Méditerranée orientale.', 'contradicted: Moins'],
    ['Dix fois plus de détections que dans les Balkans occidentaux.', 'contradicted: Dix fois plus'],
    ['Un tiers de plus qu’en Méditerranée orientale.', 'contradicted: Un tiers → Un quart'],
    [
      'Deux fois plus qu’en Méditerranée occidentale.',
      'contradicted: Deux fois plus → Plus de deux fois plus',
    ],
    ['Deux fois plus que sur la Manche.', 'refused: Deux fois plus'],
  ],
  nl: [
    ['Twee keer zoveel als op de oostelijke Middellandse Zee.', 'contradicted: Twee keer zoveel'],
    ['Half zoveel als op de oostelijke Middellandse Zee.', 'contradicted: Half zoveel'],
    ['Minder dan op de oostelijke Middellandse Zee.', 'contradicted: Minder'],
    ['Tien keer zoveel detecties als op de Westelijke Balkan.', 'contradicted: Tien keer zoveel'],
    ['Een derde meer dan op de oostelijke Middellandse Zee.', 'contradicted: Een derde → Een kwart'],
    [
      'Twee keer zoveel als op de westelijke Middellandse Zee.',
      'contradicted: Twee keer zoveel → Meer dan twee keer zoveel',
    ],
    ['Twee keer zoveel als op Het Kanaal.', 'refused: Twee keer zoveel'],
  ],
}

describe.each(['en', 'fr', 'nl'] as const)('of the lines that compare two routes, in %s,', (language) => {
  it.each(TRUE_BESIDE[language])('nothing true is refused: %s', (line) => {
    expect(verdictOn(line, language, ROUTE)).toBe('fine')
  })

  it.each(WRONG_BESIDE[language])('what is wrong is named: %s', (line, verdict) => {
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
