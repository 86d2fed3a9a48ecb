import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mulberry32 } from './mutate.ts'

/** What the sentences are made of, by language. `{year}` and `{number}` are drawn anew for each sentence. */
const PARTS = {
  en: {
    who: ['The ministry', 'Belgium', 'The French government', 'Frontex', 'The United Kingdom', 'Europol'],
    does: [
      '{who} signed an agreement with {where} on readmission in {year}.',
      '{who} will strengthen border controls at the coast of {where} by {year}.',
      'In {year}, {number} people crossed the Channel in small boats from {where}.',
      '{who} dismantled a smuggling network that was active in {where}.',
      'No agreement on joint patrols with {where} has been reached since {year}.',
      'Detections on the Central Mediterranean route rose by {percent} per cent in {year}.',
      'The report describes how officers in {where} keep their notes and files.',
      'War and poverty in {where} drove more people to leave in {year}.',
    ],
    where: ['Tunisia', 'Libya', 'Türkiye', 'Albania', 'Iraq', 'France'],
  },
  fr: {
    who: ['Le ministère', 'La Belgique', 'Le gouvernement français', 'Frontex', 'Europol'],
    does: [
      '{who} a signé un accord avec {where} sur les réadmissions en {year}.',
      '{who} renforcera les contrôles aux frontières avec {where} en {year}.',
      'En {year}, {number} personnes ont traversé la Manche dans de petites embarcations.',
      '{who} a démantelé un réseau de passeurs actif en {where}.',
      'Le rapport décrit la manière dont les agents tiennent leurs dossiers.',
    ],
    where: ['Tunisie', 'Libye', 'Turquie', 'Albanie'],
  },
  nl: {
    who: ['De minister', 'België', 'De Nederlandse regering', 'Frontex', 'Europol'],
    does: [
      '{who} sloot in {year} een akkoord met {where} over terugname.',
      '{who} zal de grenscontroles met {where} in {year} versterken.',
      'In {year} staken {number} mensen het Kanaal over in kleine boten.',
      '{who} rolde een netwerk van smokkelaars op dat in {where} actief was.',
      'Het verslag beschrijft hoe de diensten hun dossiers bijhouden.',
    ],
    where: ['Tunesië', 'Libië', 'Turkije', 'Albanië'],
  },
} as const

/** A made-up press release of `sentences` sentences, about no event or person: the same for the same `index`. */
export function syntheticDocument(index: number, sentences: number) {
  const next = mulberry32(20_261_127 + index)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item
  const language = pick(['en', 'fr', 'nl'] as const)
  const { who, does, where } = PARTS[language]
  const lines = Array.from({ length: sentences }, (_, line) =>
    pick(does)
      // A quote must fit one place only.
      .replace(/\.$/, ` (§ ${line + 1}).`)
      .replace('{who}', pick(who))
      .replace('{where}', pick(where))
      .replace('{year}', String(2015 + Math.floor(next() * 12)))
      .replace('{number}', String(1000 + Math.floor(next() * 60_000)))
      .replace('{percent}', String(2 + Math.floor(next() * 80))),
  )
  return {
    text: `${lines.join('\n')}\n`,
    meta: { title: `Document ${index}`, language, date: `${2015 + (index % 12)}-05` },
  }
}

/** Writes made-up press releases in three languages, with meta files: the same in every run. */
export function writeSyntheticDocuments(folder: string, count: number, sentences: number): void {
  mkdirSync(folder, { recursive: true })
  for (let index = 0; index < count; index += 1) {
    const { text, meta } = syntheticDocument(index, sentences)
    const id = `document-${String(index).padStart(6, '0')}`
    writeFileSync(join(folder, `${id}.txt`), text)
    writeFileSync(join(folder, `${id}.meta.json`), JSON.stringify(meta))
  }
}
