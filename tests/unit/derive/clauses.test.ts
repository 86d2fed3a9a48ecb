import { describe, expect, it } from 'vitest'
import { normalise } from '#derive/patterns.ts'
import { clausesOf } from '#derive/sentences.ts'
import type { SourceLanguage } from '#domain/language.ts'
import { read, rulesOf } from '#tests/support/lexicon.ts'

/** A sentence with the status that a reader gives each measure in it. */
type Row = readonly [language: SourceLanguage, sentence: string, statuses: string]

const statusesIn = (sentence: string, language: SourceLanguage) =>
  read(sentence, language)
    .claims.filter(({ kind }) => kind === 'measure')
    .map(({ category, status }) => `${category} ${status}`)
    .sort()
    .join(', ')

const TABLES: Record<string, readonly Row[]> = {
  'a negation holds for its clause': [
    [
      'en',
      'Seven suspects were arrested, but were not charged.',
      'criminal-justice gap, joint-operations done',
    ],
    [
      'en',
      'Seven suspects were arrested in Calais, but none of them has been charged.',
      'criminal-justice gap, joint-operations done',
    ],
    [
      'en',
      'The readmission agreement was signed in 2024, while the border patrols have not started.',
      'border-control gap, returns-asylum done',
    ],
    [
      'en',
      'The readmission agreement was signed in 2024; the border patrols have not started.',
      'border-control gap, returns-asylum done',
    ],
    [
      'en',
      'Officers seized forty boats, while the joint patrols have not started.',
      'border-control gap, finance-supply done',
    ],
    [
      'en',
      'No boats were seized, but seven suspects were arrested.',
      'finance-supply gap, joint-operations done',
    ],
    [
      'en',
      'The readmission agreement was signed in 2024 while the border patrols have not started.',
      'border-control gap, returns-asylum done',
    ],
    [
      'fr',
      'Sept passeurs ont été arrêtés mais ils n’ont pas été poursuivis.',
      'criminal-justice gap, joint-operations done',
    ],
    [
      'nl',
      'De politie pakte zeven smokkelaars op terwijl geen van hen werd vervolgd.',
      'criminal-justice gap, joint-operations done',
    ],
    [
      'en',
      'London froze the assets of eight smugglers, yet no extradition has been granted.',
      'criminal-justice gap, finance-supply done',
    ],
    [
      'fr',
      'Sept passeurs ont été arrêtés, mais ils n’ont pas été poursuivis.',
      'criminal-justice gap, joint-operations done',
    ],
    [
      'fr',
      'L’accord de réadmission a été signé en 2024 ; les patrouilles n’ont pas commencé.',
      'border-control gap, returns-asylum done',
    ],
    [
      'fr',
      'Les policiers ont saisi quarante bateaux, alors que les patrouilles communes n’ont pas commencé.',
      'border-control gap, finance-supply done',
    ],
    [
      'fr',
      'Bien que les drones n’aient pas été livrés, les gendarmes ont arrêté six passeurs.',
      'border-control gap, joint-operations done',
    ],
    [
      'nl',
      'Zeven smokkelaars werden opgepakt, maar ze werden niet vervolgd.',
      'criminal-justice gap, joint-operations done',
    ],
    [
      'nl',
      'Het terugnameakkoord werd in 2024 ondertekend; de grenspatrouilles zijn nog niet begonnen.',
      'border-control gap, returns-asylum done',
    ],
    [
      'nl',
      'Twaalf smokkelaars werden aangehouden, hoewel het terugkeerakkoord nooit werd geratificeerd.',
      'joint-operations done, returns-asylum gap',
    ],
    [
      'nl',
      'Hoewel de drones niet geleverd zijn, heeft de politie zes smokkelaars opgepakt.',
      'border-control gap, joint-operations done',
    ],
    [
      'nl',
      'Londen bevroor de tegoeden van acht smokkelaars; er werd niemand uitgeleverd.',
      'criminal-justice gap, finance-supply done',
    ],
  ],
  'a relative clause speaks for itself': [
    [
      'en',
      'Police arrested the ringleader, who was not extradited to Belgium.',
      'criminal-justice gap, joint-operations done',
    ],
    ['en', 'The police, who have no drones, seized 14 engines.', 'border-control gap, finance-supply done'],
    ['fr', 'La police a arrêté le chef du réseau, qui n’a pas été extradé.', 'criminal-justice gap'],
  ],
  'a plan or a demand holds for its clause': [
    [
      'en',
      'Police arrested nine smugglers in Lille, but London will send officers to the beaches.',
      'border-control planned, joint-operations done',
    ],
    [
      'fr',
      'Les ministres renforceront les patrouilles, mais les retours sont insuffisants.',
      'border-control planned, returns-asylum gap',
    ],
    [
      'fr',
      'Frontex a déployé 200 gardes, tandis que les associations demandent des voies légales.',
      'border-control done, root-causes-pathways gap',
    ],
    [
      'nl',
      'De ministers zullen de patrouilles versterken, maar er komen geen legale routes.',
      'border-control planned, root-causes-pathways gap',
    ],
  ],
  'what is added shares the demand or the plan': [
    [
      'en',
      'Charities call for rescue ships, and for legal routes.',
      'protection-rescue gap, root-causes-pathways gap',
    ],
    [
      'en',
      'Ministers agreed to share data, train officers, and deploy drones.',
      'border-control planned, coordination planned, information-exchange planned, partner-countries planned',
    ],
    [
      'fr',
      'Les associations réclament des navires de sauvetage, et des voies légales.',
      'protection-rescue gap, root-causes-pathways gap',
    ],
  ],
  'a clause about the measure before it decides for that measure': [
    [
      'en',
      'The plan for joint patrols was agreed in 2019, but it was never carried out.',
      'border-control gap',
    ],
    [
      'en',
      'The joint patrols were launched in 2019, but they have since been suspended.',
      'border-control gap',
    ],
    [
      'en',
      'The readmission agreement, which was signed in 2016, is no longer applied.',
      'returns-asylum gap',
    ],
    [
      'en',
      'Parliament rejected the bill, which would have raised penalties for smugglers.',
      'criminal-justice gap',
    ],
    [
      'fr',
      'Les patrouilles communes ont été lancées en 2019, mais elles ont été suspendues depuis.',
      'border-control gap',
    ],
    ['fr', 'L’accord de réadmission, qui a été signé en 2016, n’est plus appliqué.', 'returns-asylum gap'],
    [
      'nl',
      'De gezamenlijke patrouilles werden in 2019 gestart, maar ze zijn sindsdien stopgezet.',
      'border-control gap',
    ],
    [
      'nl',
      'Het terugkeerakkoord, dat in 2016 werd ondertekend, wordt niet meer toegepast.',
      'returns-asylum gap',
    ],
  ],
}

describe.each(Object.entries(TABLES))('%s', (_, rows) => {
  it.each(rows)('%s: %s', (language, sentence, statuses) => {
    expect(statusesIn(sentence, language)).toBe(statuses)
  })
})

it('a clause that another interrupts is read as one, and offsets hold', () => {
  const text = normalise('The plan, which Rome signed, was dropped, but talks go on.')
  const clauses = clausesOf({ text, start: 7 }, rulesOf('en').clauses)
  expect(clauses.map(({ kind, passage }) => [kind, passage.text.trim()])).toEqual([
    ['main', 'The plan                   , was dropped'],
    ['relative', 'Rome signed'],
    ['contrast', ', but talks go on.'],
  ])
  for (const { passage } of clauses) expect(passage).toMatchObject({ start: 7 })
  for (const { passage, spans } of clauses)
    for (const { start, end } of spans)
      expect(passage.text.slice(start - 7, end - 7)).toBe(text.slice(start - 7, end - 7))
})
