import { describe, expect, it } from 'vitest'
import { readStatus } from '#derive/findMeasures.ts'
import { normalise } from '#derive/patterns.ts'
import type { Status } from '#domain/claim.ts'
import type { SourceLanguage } from '#domain/language.ts'
import { claimsIn, rulesOf } from '#tests/support/lexicon.ts'

type Row = readonly [language: SourceLanguage, sentence: string, status: Status | undefined]

const statusOf = (sentence: string, language: SourceLanguage) =>
  readStatus({ text: normalise(sentence), start: 0 }, rulesOf(language))?.status

const TABLES: Record<string, readonly Row[]> = {
  'a negated step is a gap': [
    ['en', 'After two days of talks no accord was reached on patrols.', 'gap'],
    ['en', 'The convention does not oblige carriers to share their lists.', 'gap'],
    ['en', 'The extra guards were never sent.', 'gap'],
    ['en', 'Nothing in the treaty compels ports to open.', 'gap'],
    ['en', 'The cutter is no longer on patrol.', 'gap'],
    ['fr', 'Aucun accord n’a été trouvé sur les patrouilles.', 'gap'],
    ['fr', 'Les renforts n’ont jamais été envoyés.', 'gap'],
    ['fr', 'Le traité ne prévoit rien pour les mineurs.', 'gap'],
    ['fr', 'Rien n’oblige les ports à ouvrir.', 'gap'],
    ['fr', 'L’amendement n’a pas été retenu.', 'gap'],
    ['nl', 'Over de patrouilles werd geen akkoord bereikt.', 'gap'],
    ['nl', 'De versterking is er nooit gekomen.', 'gap'],
    ['nl', 'Extra middelen werden niet toegezegd.', 'gap'],
    ['nl', 'Het verdrag bevat geen enkele verplichting.', 'gap'],
  ],
  'a step that lapsed, was stopped or was refused is a gap': [
    ['en', 'The memorandum expired in June.', 'gap'],
    ['en', 'Parliament voted down the bill on tougher penalties.', 'gap'],
    ['en', 'Funding for the boats was suspended after the coup.', 'gap'],
    ['en', 'Rome pulled out of the joint mission.', 'gap'],
    ['fr', 'La convention a expiré en juin.', 'gap'],
    ['fr', 'Le financement des vedettes a été suspendu après le coup d’État.', 'gap'],
    ['fr', 'Le Sénat a rejeté le projet.', 'gap'],
    ['fr', 'La loi de 2015 a été abrogée.', 'gap'],
    ['nl', 'De overeenkomst is in juni verlopen.', 'gap'],
    ['nl', 'De financiering van de boten werd opgeschort.', 'gap'],
    ['nl', 'De senaat verwierp het wetsvoorstel.', 'gap'],
    ['nl', 'Het plan is van tafel.', 'gap'],
  ],
  'a demand or a reported wish is a gap': [
    ['en', 'Charities call for legal ways to travel.', 'gap'],
    ['en', 'The union wants the ministry to hire more inspectors.', 'gap'],
    ['en', 'Europe ought to send more ships.', 'gap'],
    ['en', 'Survivors should be heard.', 'gap'],
    ['en', 'In a letter to ministers, mayors demand more patrols.', 'gap'],
    ['fr', 'Les associations réclament des voies légales.', 'gap'],
    ['fr', 'Le syndicat demande au ministère davantage d’inspecteurs.', 'gap'],
    ['fr', 'Les élus souhaitent que l’État envoie des renforts.', 'gap'],
    ['fr', 'Il faut ouvrir un centre à Calais.', 'gap'],
    ['nl', 'De hulporganisaties vragen om veilige routes.', 'gap'],
    ['nl', 'De vakbond pleit voor meer inspecteurs.', 'gap'],
    ['en', 'A protest in Brussels demanded safe passage.', 'gap'],
    ['nl', 'De burgemeester dringt bij de minister op meer agenten aan.', 'gap'],
    ['nl', 'Overlevenden zouden gehoord moeten worden.', 'gap'],
    ['nl', 'De schepen vraagt nu nieuwe radars voor de haven.', 'gap'],
    ['nl', 'De vakbond vraagt opnieuw meer inspecteurs.', 'gap'],
  ],
  'what another would do, if it were up to them, is a gap; so is a duty': [
    ['en', 'If it were up to the mayor, a second cutter would patrol the bay.', 'gap'],
    ['fr', 'S’il ne tenait qu’au maire, une seconde vedette patrouille dans la baie.', 'gap'],
    ['nl', 'Als het van de burgemeester afhangt, komt er een tweede kotter in de baai.', 'gap'],
    ['nl', 'Als het aan de vakbond ligt, krijgt de dienst meer mensen.', 'gap'],
    ['en', 'Carriers have a duty to check the papers of drivers.', 'gap'],
    ['fr', 'Les transporteurs ont le devoir de contrôler les remorques.', 'gap'],
    ['nl', 'Vervoerders hebben de plicht om opleggers te controleren.', 'gap'],
  ],
  'what hardly ever comes of it is a gap': [
    ['nl', 'Van de beloofde controles komt in de praktijk zelden iets terecht.', 'gap'],
    ['nl', 'Van het register kwam weinig terecht.', 'gap'],
    ['en', 'Little has come of the register.', 'gap'],
    ['fr', 'Le registre reste lettre morte.', 'gap'],
  ],
  'a demand by those who decide is a plan': [
    ['en', 'Ministers called for closer work with Tunis.', 'planned'],
    ['en', 'The Commission urged member states to ratify the protocol.', 'planned'],
    ['en', 'Brussels called on Tunis to open its register.', 'planned'],
    ['fr', 'Bruxelles exhorte Tunis à ouvrir son registre.', 'planned'],
    ['fr', 'Le Conseil appelle à une coopération plus étroite.', 'planned'],
    ['nl', 'De regering roept op tot nauwere samenwerking.', 'planned'],
  ],
  'an own intention is a plan': [
    ['en', 'Athens wants to buy drones.', 'planned'],
    ['fr', 'Athènes veut acheter des drones.', 'planned'],
    ['nl', 'Athene wil drones kopen.', 'planned'],
  ],
  'an order that was given is no demand': [
    ['en', 'In 2018 the states told 478 000 people to leave.', undefined],
  ],
  'a negation of something else is none': [
    ['en', 'Officers arrested not only drivers but also the ringleader.', 'done'],
    ['en', 'No fewer than 40 officers were deployed.', 'done'],
    ['en', 'People who do not qualify were returned to Tirana.', 'done'],
    ['fr', 'Les policiers ont arrêté non seulement les chauffeurs mais aussi le chef.', 'done'],
    ['fr', 'Ceux qui ne remplissent pas les conditions ont été renvoyés vers Tirana.', 'done'],
    ['nl', 'Niet alleen chauffeurs maar ook het kopstuk werd opgepakt.', 'done'],
    ['nl', 'Mensen die niet in aanmerking komen, werden teruggestuurd.', 'done'],
  ],
}

describe.each(Object.entries(TABLES))('%s', (_, rows) => {
  it.each(rows)('%s: %s', (language, sentence, status) => {
    expect(statusOf(sentence, language)).toBe(status)
  })
})

it.each<[SourceLanguage, string]>([
  [
    'en',
    'The mayors met in Calais on Monday.\n\nWhat we ask for\n\n- more patrols on the beaches;\n- a new reception centre.',
  ],
  [
    'fr',
    'Les maires se sont réunis lundi à Calais.\n\nNos revendications\n\n- des patrouilles sur les plages ;\n- un centre d’accueil.',
  ],
  [
    'nl',
    'De burgemeesters kwamen maandag samen in Calais.\n\nOnze eisen\n\n- meer patrouilles op het strand;\n- extra agenten langs de kust.',
  ],
])('%s: what is listed under demands is a gap', (language, text) => {
  const measures = claimsIn(text, language).filter((claim) => claim.startsWith('measure'))
  expect(measures.length).toBeGreaterThanOrEqual(2)
  expect(measures.filter((claim) => !claim.endsWith('gap') && claim !== 'measure coordination done')).toEqual(
    [],
  )
})
