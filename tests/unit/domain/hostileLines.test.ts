import { describe, expect, it } from 'vitest'
import type { UiLanguage } from '#domain/language.ts'
import { stepFaults } from '#domain/stepFaults.ts'
import { checkWords } from '#domain/wordsCheck.ts'
import { BRIEFING_SOURCES } from '#tests/support/briefingSources.ts'

const YEARS = ['2025', '2024'].map((year) => `frontex-detections:detections:${year}-01..${year}-12`)
const [cells = '', against = ''] = YEARS

/** What is said of a line beside 179,921 detections in 2025 and 240,101 in 2024, a fall by 25%. */
function verdictOn(text: string, language: UiLanguage) {
  const step = {
    view: '#/explore?v=3',
    title: 'T',
    text: [text],
    notes: '',
    number: { cells, against },
    chart: null,
    evidence: YEARS.map((year) => `cells:${year}`),
  }
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
