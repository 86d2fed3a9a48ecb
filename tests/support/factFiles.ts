import type { SourceLanguage } from '#domain/language.ts'
import { docxHeading, docxParagraph, makeDocx } from './makeDocx.ts'
import { makePdf, type PrintedText, setColumn } from './makePdf.ts'
import { TEST_TEXTS } from './testTexts.ts'

/** A file with what a reader would write down of it; every body, plan and figure in it is invented. */
export interface FactFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly title: string
  readonly publisher: string | null
  readonly date: string | null
}

type Expected = readonly [title: string, publisher: string | null, date: string | null]

export const encoded = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>
export const bodyOf = (language: SourceLanguage) => TEST_TEXTS[language].split('\n').slice(1)
export const fact = (
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  [title, publisher, date]: Expected,
): FactFile => ({ name, bytes, title, publisher, date })

/** A text as copied from a page: what stands above and below its paragraphs. */
export const txt = (
  name: string,
  language: SourceLanguage,
  above: string,
  below: string,
  expected: Expected,
): FactFile => fact(`${name}.txt`, encoded([above, ...bodyOf(language), below].join('\n')), expected)

export const html = (
  name: string,
  language: SourceLanguage,
  head: string,
  above: string,
  below: string,
  expected: Expected,
): FactFile => {
  const body = bodyOf(language)
    .map((line) => `<p>${line}</p>`)
    .join('')
  const page = `<!doctype html><html lang="${language}"><head>${head}</head><body>${above}${body}${below}</body></html>`
  return fact(`${name}.html`, encoded(page), expected)
}

/** A page printed years after the text was written, as its properties say. */
export const pdf = (
  name: string,
  language: SourceLanguage,
  above: readonly (readonly [text: string, size: number])[],
  below: readonly string[],
  expected: Expected,
): FactFile => {
  let y = 50
  const texts: PrintedText[] = above.map(([text, size]) => {
    y += size * 2
    return { text, x: 60, y, size, bold: size > 10 }
  })
  const set = setColumn(bodyOf(language), { x: 60, y: y + 40, letters: 76 })
  const end = Math.max(...set.map((one) => one.y))
  const foot = below.map((text, index) => ({ text, x: 60, y: end + 40 + index * 20, size: 10 }))
  const info = { CreationDate: 'D:20260714093000Z', Title: 'Microsoft Word - final.docx' }
  return fact(`${name}.pdf`, makePdf([{ texts: [...texts, ...set, ...foot] }], { info }), expected)
}

export const docx = (
  name: string,
  language: SourceLanguage,
  above: readonly string[],
  title: string,
  below: readonly string[],
  expected: Expected,
): FactFile => {
  const body = [
    ...above.map(docxParagraph),
    docxHeading(title),
    ...bodyOf(language).map(docxParagraph),
    ...below.map(docxParagraph),
  ]
  const core = { 'dcterms:modified': '2026-09-02T10:00:00Z' }
  return fact(`${name}.docx`, makeDocx(body, core), expected)
}

/** Thirty files of unlike kinds and authors. */
export const FACT_FILES: readonly FactFile[] = [
  txt(
    'ministry',
    'en',
    'Skip to main content\nHome\nNews\nTopics\nContact\n\nMinistry of Home Affairs\n\nPatrols at the strait begin in spring\n\nPublished: 4 February 2025\n',
    '\nShare this page\nFollow us',
    ['Patrols at the strait begin in spring', 'Ministry of Home Affairs', '2025-02-04'],
  ),
  txt(
    'wire',
    'en',
    'Harbour police stop nine boats before dawn\n\nLISLE, 17 June 2024 (Strait News Agency) - Nine boats were stopped.\n',
    '© 2024 Strait News Agency. All rights reserved.',
    ['Harbour police stop nine boats before dawn', 'Strait News Agency', '2024-06-17'],
  ),
  txt(
    'blog',
    'en',
    'We use cookies to make this site work. You can accept or refuse them, and change your choice at any time in the settings of your browser.\nAccept all\nHome | About | Blog | Donate\nWhat the new camps mean for families\nBy the editors | March 11, 2025 | 6 min read\n',
    'Source: Open Harbour Network, https://openharbour.example.org/blog/new-camps',
    ['What the new camps mean for families', 'Open Harbour Network', '2025-03-11'],
  ),
  txt(
    'minutes',
    'en',
    'COUNCIL OF THE SEVEN PORTS\nMinutes of the working group on borders\nMeeting of 9 October 2023\n',
    'Next meeting: 14 December 2023',
    ['Minutes of the working group on borders', 'Council of the Seven Ports', '2023-10-09'],
  ),
  txt(
    'answer',
    'en',
    'House of Deputies\nWritten question 412\nHow many boats were found on the north coast?\nAnswered on 21 November 2024\n',
    'Deadline for comments: 3 January 2025',
    ['How many boats were found on the north coast?', 'House of Deputies', '2024-11-21'],
  ),
  txt(
    'prefecture',
    'fr',
    'Aller au contenu\nAccueil > Actualités > Communiqués\n\nPréfecture de la Côte\n\nSix passeurs présumés interpellés sur le littoral\n\nPublié le 8 avril 2025 - Mis à jour le 10 avril 2025\n',
    'Contact presse : presse@cote.example.fr',
    ['Six passeurs présumés interpellés sur le littoral', 'Préfecture de la Côte', '2025-04-08'],
  ),
  txt(
    'avis',
    'fr',
    'Comité des droits au large\nAvis sur le projet de loi relatif aux frontières\nAdopté à Lisle, le 1er mars 2024\n',
    '\nComité des droits au large, 12 rue du Port, 1000 Lisle',
    ['Avis sur le projet de loi relatif aux frontières', 'Comité des droits au large', '2024-03-01'],
  ),
  txt(
    'politie',
    'nl',
    'Ga naar de inhoud\nZoeken\nMenu\n\nPolitie Noordkust\n\nTwee verdachten aangehouden na transport over zee\n\nDatum: 23-05-2025\n',
    'Deel deze pagina',
    ['Twee verdachten aangehouden na transport over zee', 'Politie Noordkust', '2025-05-23'],
  ),
  txt(
    'kamerbrief',
    'nl',
    'Ministerie van Grenszaken\nDatum 5 september 2024\nBetreft Voortgang van de samenwerking aan de kust\n',
    'De minister van Grenszaken',
    ['Voortgang van de samenwerking aan de kust', 'Ministerie van Grenszaken', '2024-09-05'],
  ),
  txt(
    'undated',
    'en',
    'Notes on the routes in the north\n\nThese notes were taken while reading and are not dated, since they were added to over some months and years.\n',
    '',
    ['Notes on the routes in the north', null, null],
  ),
  html(
    'agency',
    'en',
    '<title>New liaison office opens | Coast Watch Agency</title><meta property="og:site_name" content="Coast Watch Agency"><meta property="article:published_time" content="2025-01-30T08:00:00Z">',
    '<nav><a href="/">Home</a> <a href="/news">News</a></nav><main><h1>New liaison office opens</h1>',
    '</main>',
    ['New liaison office opens', 'Coast Watch Agency', '2025-01-30'],
  ),
  html(
    'ngo',
    'en',
    '<title>Left at sea: forty testimonies</title><link rel="canonical" href="https://www.harbourlight.example.org/left-at-sea">',
    '<header><a href="/">Harbour Light</a></header><article><h1>Left at sea: forty testimonies</h1><p>12 December 2024</p>',
    '</article><footer><p>© 2024 Harbour Light</p></footer>',
    ['Left at sea: forty testimonies', 'Harbour Light', '2024-12-12'],
  ),
  html(
    'court',
    'en',
    '<title>Court of the Coast: four sentenced</title>',
    '<main><p>Court of the Coast</p><h1>Four sentenced for boats without lights</h1><p>Press release of 2 May 2025</p>',
    '</main>',
    ['Four sentenced for boats without lights', 'Court of the Coast', '2025-05-02'],
  ),
  html(
    'journal',
    'fr',
    '<title>Le port rouvre ses portes - Le Journal du Large</title><meta property="og:site_name" content="Le Journal du Large">',
    '<article><h1>Le port rouvre ses portes</h1><time datetime="2024-08-19">lundi 19 août</time>',
    '</article><aside><h2>À lire aussi</h2></aside>',
    ['Le port rouvre ses portes', 'Le Journal du Large', '2024-08-19'],
  ),
  html(
    'parlement',
    'fr',
    '<title>Réponse à la question 77</title><meta name="dcterms.publisher" content="Assemblée du Littoral">',
    '<main><h1>Réponse à la question 77 sur les traversées</h1><p>Publiée le 3 juillet 2025</p>',
    '</main>',
    ['Réponse à la question 77 sur les traversées', 'Assemblée du Littoral', '2025-07-03'],
  ),
  html(
    'omroep',
    'nl',
    '<title>Kustwacht vindt lege boot | Omroep Noord</title>',
    '<main><h1>Kustwacht vindt lege boot</h1><p>vrijdag 14 maart 2025, 07:45</p>',
    '</main>',
    ['Kustwacht vindt lege boot', 'Omroep Noord', '2025-03-14'],
  ),
  html(
    'saved',
    'nl',
    '<title>Vragen over de opvang</title>',
    '<!-- saved from url=(0031)https://www.kustraad.example.nl/opvang --><main><h1>Vragen over de opvang</h1><p>Gepubliceerd op 6 januari 2025</p>',
    '</main>',
    ['Vragen over de opvang', 'kustraad.example.nl', '2025-01-06'],
  ),
  pdf(
    'risk',
    'en',
    [
      ['Strait Border Agency', 10],
      ['Risk outlook for the northern routes', 18],
      ['Lisle, 28 January 2025', 10],
    ],
    [],
    ['Risk outlook for the northern routes', 'Strait Border Agency', '2025-01-28'],
  ),
  pdf(
    'tank',
    'en',
    [
      ['Who pays the smugglers?', 18],
      ['Policy brief No. 14, October 2024', 10],
    ],
    ['© 2024 Institute for Sea Studies'],
    ['Who pays the smugglers?', 'Institute for Sea Studies', '2024-10'],
  ),
  pdf(
    'act',
    'en',
    [
      ['Official Journal of the Seven Ports', 10],
      ['Decision on the exchange of data on vessels', 16],
      ['of 19 February 2024', 10],
    ],
    ['Done at Lisle, 19 February 2024.'],
    ['Decision on the exchange of data on vessels', 'Official Journal of the Seven Ports', '2024-02-19'],
  ),
  pdf(
    'statistics',
    'fr',
    [
      ['Office des statistiques du Large', 10],
      ['Les arrivées par mer au premier trimestre', 16],
      ['Date de parution : 15/05/2025', 10],
    ],
    [],
    ['Les arrivées par mer au premier trimestre', 'Office des statistiques du Large', '2025-05-15'],
  ),
  pdf(
    'rapport',
    'fr',
    [
      ['Deux ans après : le bilan des campements', 16],
      ['Juin 2024', 10],
    ],
    ['Association Phare', 'contact@phare.example.org'],
    ['Deux ans après : le bilan des campements', 'Association Phare', '2024-06'],
  ),
  pdf(
    'advies',
    'nl',
    [
      ['Adviesraad Kust en Zee', 10],
      ['Samenwerken aan veilige grenzen', 16],
      ['Advies van 11 november 2024', 10],
    ],
    [],
    ['Samenwerken aan veilige grenzen', 'Adviesraad Kust en Zee', '2024-11-11'],
  ),
  pdf('plain', 'nl', [['Wat wij in de haven zagen', 16]], [], ['Wat wij in de haven zagen', null, null]),
  docx(
    'tender',
    'en',
    ['Border Technology Office'],
    'Invitation to tender: cameras for four harbours',
    ['Publication date: 2025-03-03', 'Closing date: 2025-04-14'],
    ['Invitation to tender: cameras for four harbours', 'Border Technology Office', '2025-03-03'],
  ),
  docx(
    'interview',
    'en',
    ['Radio Lisle, 7 August 2024'],
    '“We counted the boats ourselves”: a talk with two fishers',
    [],
    ['“We counted the boats ourselves”: a talk with two fishers', 'Radio Lisle', '2024-08-07'],
  ),
  docx(
    'note',
    'fr',
    ['Direction des ports', 'Lisle, le 22 janvier 2025'],
    'Note sur les contrôles de nuit',
    ['Direction des ports'],
    ['Note sur les contrôles de nuit', 'Direction des ports', '2025-01-22'],
  ),
  docx(
    'verslag',
    'nl',
    ['Stichting Haven en Huis'],
    'Verslag van een jaar aan de kade',
    ['Noordhaven, december 2024'],
    ['Verslag van een jaar aan de kade', 'Stichting Haven en Huis', '2024-12'],
  ),
  fact(
    'opinion.md',
    encoded(
      `---\ntitle: Why fences move routes\npublisher: The Strait Review\ndate: 2025-02-18\n---\n# Why fences move routes\n\n${bodyOf('en').join('\n\n')}\n`,
    ),
    ['Why fences move routes', 'The Strait Review', '2025-02-18'],
  ),
  fact(
    'statement.md',
    encoded(
      `# Joint statement on rescue at sea\n\nCouncil of the Seven Ports, 30 September 2024\n\n${bodyOf('en').join('\n\n')}\n`,
    ),
    ['Joint statement on rescue at sea', 'Council of the Seven Ports', '2024-09-30'],
  ),
]
