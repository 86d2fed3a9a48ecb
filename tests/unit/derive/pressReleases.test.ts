import { describe, expect, it } from 'vitest'
import type { SourceLanguage } from '#domain/language.ts'
import { claimsIn } from '#tests/support/lexicon.ts'

/**
 * Sentences of our own in the style of press releases, written before the rules were extended. Each row is one
 * sentence and all the claims that a careful reader would find in it.
 */
type Row = readonly [sentence: string, claims: readonly string[]]
type Release = Readonly<{ name: string; language: SourceLanguage; date: string; rows: readonly Row[] }>

const RELEASES: readonly Release[] = [
  {
    name: 'an agency reports a day of searches',
    language: 'en',
    date: '2025-06-19',
    rows: [
      [
        'On 17 June 2025, officers from Spain and Bulgaria raided nine addresses and arrested 14 suspected smugglers.',
        ['measure joint-operations done', 'event operation', 'figure arrests', 'figure searches'],
      ],
      [
        'Investigators confiscated 11 inflatable boats, 30 outboard engines and 140 000 euros in cash.',
        ['measure finance-supply done', 'figure seizures'],
      ],
      [
        'Europol hosted the operational meetings and sent two analysts to compare data on the spot.',
        ['measure joint-operations done', 'event meeting', 'measure information-exchange done'],
      ],
      [
        'The group charged up to 6 000 euros a head for the journey from Algeria to the Balearic Islands.',
        ['figure price', 'route western-mediterranean named'],
      ],
    ],
  },
  {
    name: 'a ministry sets out what comes next',
    language: 'en',
    date: '2025-03-04',
    rows: [
      [
        'The government will fund 150 additional officers to patrol beaches in northern France.',
        ['measure border-control planned', 'figure staff', 'route channel named'],
      ],
      [
        'A bill before Parliament is to make it an offence to endanger lives at sea, with sentences of up to five years in prison.',
        ['measure criminal-justice planned', 'figure sentence'],
      ],
      [
        'Ministers also want platforms to remove adverts for crossings within a day.',
        ['measure online-action planned'],
      ],
      [
        'Talks with Vietnam on faster returns are due to begin next month.',
        ['measure partner-countries planned', 'measure returns-asylum planned'],
      ],
      ['The Calais station reopened on Monday.', []],
    ],
  },
  {
    name: 'a border agency looks back on a year',
    language: 'en',
    date: '2026-01-15',
    rows: [
      [
        'Detections on the Western African route dropped by 62% in 2025, to about 17 300.',
        ['figure crossings', 'route western-african named'],
      ],
      [
        'Boats leaving Tobruk for Crete carried 19 000 people last year, three times as many as before.',
        ['figure crossings', 'route eastern-mediterranean named'],
      ],
      [
        'War in Sudan and drought in the Sahel continue to drive people from their homes.',
        ['driver conflict-instability', 'driver climate-environment'],
      ],
      ['Smugglers pack ever more people into flimsy boats.', ['driver smuggler-adaptation']],
    ],
  },
  {
    name: 'the Union and a neighbour',
    language: 'en',
    date: '2024-03-08',
    rows: [
      [
        'On 7 March 2024 the Commission and Mauritania signed a joint declaration on migration worth 210 million euros.',
        ['event agreement', 'measure partner-countries done', 'measure coordination done', 'figure funding'],
      ],
      [
        'The money will help train border guards in Nouadhibou and create jobs for young people.',
        ['measure partner-countries planned', 'measure root-causes-pathways planned'],
      ],
      [
        'Critics say that rights of migrants are not sufficiently protected.',
        ['measure protection-rescue gap'],
      ],
    ],
  },
  {
    name: 'un parquet communique',
    language: 'fr',
    date: '2025-02-12',
    rows: [
      [
        'Mardi, les enquêteurs ont interpellé huit passeurs présumés dans la région de Dunkerque.',
        ['measure joint-operations done', 'event operation', 'figure arrests', 'route channel named'],
      ],
      ['Douze canots et vingt moteurs ont été saisis.', ['measure finance-supply done', 'figure seizures']],
      ['Le réseau faisait passer des migrants de Belgique vers l’Angleterre.', ['route channel inferred']],
      [
        'Deux hommes ont été condamnés à six ans de prison.',
        ['measure criminal-justice done', 'figure convictions', 'figure sentence'],
      ],
      [
        'Le ministre rencontrera son homologue algérien afin de relancer les retours.',
        ['measure returns-asylum planned'],
      ],
    ],
  },
  {
    name: 'une préfecture fait le point',
    language: 'fr',
    date: '2024-10-03',
    rows: [
      [
        'Depuis le début de l’année, 45 personnes sont mortes en tentant de gagner le Royaume-Uni.',
        ['figure deaths', 'route channel inferred'],
      ],
      [
        'L’État financera de nouveaux drones et des caméras thermiques sur les plages.',
        ['measure border-control planned'],
      ],
      [
        'La coopération avec la Tunisie reste insuffisante.',
        ['measure coordination gap', 'measure partner-countries gap'],
      ],
      [
        'La guerre et la pauvreté poussent des familles à partir.',
        ['driver conflict-instability', 'driver poverty-economy'],
      ],
    ],
  },
  {
    name: 'een parket en een politiezone',
    language: 'nl',
    date: '2024-05-23',
    rows: [
      [
        'Op 22 mei 2024 pakte de politie in Antwerpen zeven verdachten op.',
        ['measure joint-operations done', 'event operation', 'figure arrests'],
      ],
      [
        'Bij zes huiszoekingen werden negen rubberboten en vier motoren in beslag genomen.',
        [
          'measure joint-operations done',
          'measure finance-supply done',
          'figure seizures',
          'figure searches',
        ],
      ],
      [
        'De rechtbank veroordeelde vorig jaar 31 smokkelaars.',
        ['measure criminal-justice done', 'event court', 'figure convictions'],
      ],
      [
        'De minister wil extra patrouilles langs de kust en meer samenwerking met Frankrijk.',
        ['measure border-control planned', 'measure coordination planned'],
      ],
    ],
  },
  {
    name: 'een persbericht over cijfers',
    language: 'nl',
    date: '2025-01-20',
    rows: [
      [
        'Het aantal overtochten via de Balkanroute daalde in 2024 met 78 procent.',
        ['figure change', 'route western-balkans named'],
      ],
      [
        'In 2025 start een campagne die migranten waarschuwt voor de risico’s van de oversteek.',
        ['measure prevention-communication planned'],
      ],
      [
        'De samenwerking met landen van herkomst schiet nog tekort.',
        ['measure partner-countries gap', 'measure coordination gap'],
      ],
    ],
  },
]

for (const { name, language, date, rows } of RELEASES) {
  describe(name, () => {
    it.each(rows)('%s', (sentence, wanted) => {
      expect(claimsIn(sentence, language, date).sort()).toEqual([...wanted].sort())
    })
  })
}
