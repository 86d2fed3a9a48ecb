import { describe, expect, it } from 'vitest'
import type { SourceLanguage } from '#domain/language.ts'
import { claimsIn } from '#tests/support/lexicon.ts'

/**
 * More sentences of our own in the style of press releases. A claim with a question mark is one that a careful
 * reader may or may not find in the sentence.
 */
type Row = readonly [sentence: string, claims: readonly string[]]

const RELEASES: readonly (readonly [language: SourceLanguage, date: string, rows: readonly Row[]])[] = [
  [
    'en',
    '2025-09-18',
    [
      [
        'Europol and Eurojust supported a joint operation against a criminal network active between Vietnam and the United Kingdom.',
        ['measure joint-operations', 'route channel?'],
      ],
      [
        'During the action day on 16 September 2025, 23 suspects were arrested and 18 house searches were carried out in France and Germany.',
        ['measure joint-operations', 'event operation', 'figure arrests', 'figure searches'],
      ],
      [
        'Officers seized EUR 430 000 in cash, 12 vehicles and several mobile phones.',
        ['measure finance-supply', 'figure seizures'],
      ],
      [
        'The network is believed to have smuggled at least 900 people across the Channel since 2023.',
        ['figure crossings', 'route channel'],
      ],
      ['Migrants paid around EUR 15 000 each for the journey.', ['figure price']],
      [
        'The suspects communicated through encrypted apps and changed safe houses often.',
        ['driver smuggler-adaptation'],
      ],
      [
        'Frontex provided document experts and shared intelligence on the routes used.',
        ['measure information-exchange', 'measure joint-operations?', 'measure border-control?'],
      ],
    ],
  ],
  [
    'en',
    '2025-02-11',
    [
      [
        'Irregular border crossings into the EU fell by a quarter in January 2025 to 11 473, Frontex said on Tuesday.',
        ['figure crossings', 'event announcement?'],
      ],
      [
        'The Central Mediterranean recorded an increase of 22%, with most boats leaving from Libya.',
        ['figure change', 'route central-mediterranean'],
      ],
      ['Crossings on the Western Balkan route dropped by 64%.', ['figure change', 'route western-balkans']],
      [
        'Some 2,700 officers are currently taking part in Frontex operations at the external borders.',
        ['figure staff', 'measure border-control'],
      ],
      ['The Commission will present a new proposal on returns in March.', ['measure returns-asylum']],
      [
        'Poland has suspended the right to claim asylum at the border with Belarus.',
        ['measure returns-asylum', 'route eastern-land-border?', 'measure border-control?'],
      ],
      ['Member States still lack the reception capacity that the Pact requires.', ['measure returns-asylum']],
    ],
  ],
  [
    'en',
    '2024-11-04',
    [
      [
        "The Prime Minister told Interpol's general assembly that the UK would double funding for its Border Security Command.",
        [
          'event announcement?',
          'measure border-control?',
          'measure joint-operations?',
          'figure change?',
          'measure coordination?',
          'event meeting?',
        ],
      ],
      [
        'A further £75 million will pay for covert cameras, drones and new investigators.',
        ['figure funding', 'measure border-control'],
      ],
      [
        'The government has signed new agreements with Serbia, North Macedonia and Kosovo to exchange intelligence.',
        [
          'measure partner-countries',
          'measure information-exchange',
          'event agreement',
          'measure coordination?',
        ],
      ],
      [
        'He called for stronger laws to prosecute the leaders of smuggling gangs.',
        ['measure criminal-justice', 'measure joint-operations?'],
      ],
      [
        'More than 31,000 people have arrived in small boats this year.',
        ['figure crossings', 'route channel'],
      ],
      ['At least 57 people have died trying to make the crossing.', ['figure deaths', 'route channel?']],
      ['Victims of trafficking must be identified and protected.', ['measure protection-rescue']],
    ],
  ],
  [
    'fr',
    '2025-02-27',
    [
      [
        'Réunis au Touquet jeudi 27 février 2025, les ministres français et britannique ont prolongé l’accord de Sandhurst jusqu’en 2027.',
        ['event meeting', 'measure coordination?', 'event agreement', 'measure border-control?'],
      ],
      [
        'Une nouvelle unité d’enquête sera créée à Dunkerque avec le soutien de Londres.',
        ['measure joint-operations', 'route channel?'],
      ],
      [
        'Les policiers pourront intervenir en mer pour intercepter les taxi-boats.',
        ['measure border-control', 'driver smuggler-adaptation?'],
      ],
      [
        'En 2024, 36 816 personnes ont traversé la Manche à bord de petites embarcations, soit 25 % de plus qu’en 2023.',
        ['figure crossings', 'route channel', 'figure change?'],
      ],
      ['Selon Frontex, 90 % des départs sont organisés par des réseaux criminels.', ['figure share']],
      [
        'La Tunisie recevra 105 millions d’euros pour la surveillance de ses frontières.',
        ['measure partner-countries', 'measure border-control', 'figure funding'],
      ],
      [
        'L’instabilité en Syrie et la crise économique au Liban poussent à l’exil.',
        ['driver conflict-instability', 'driver poverty-economy'],
      ],
    ],
  ],
  [
    'nl',
    '2025-03-13',
    [
      [
        'De federale politie rolde op 11 maart 2025 een bende op die migranten naar Engeland smokkelde.',
        ['measure joint-operations', 'event operation', 'route channel'],
      ],
      [
        'Bij huiszoekingen in Gent en Rijsel werden 14 verdachten gearresteerd en 60.000 euro in beslag genomen.',
        [
          'measure joint-operations',
          'measure finance-supply',
          'figure arrests',
          'figure seizures',
          'event operation?',
        ],
      ],
      [
        'De minister kondigde aan dat Frontex-agenten voortaan ook op de Belgische luchthavens controles kunnen uitvoeren.',
        ['measure border-control', 'event announcement?'],
      ],
      [
        'In 2024 werden aan de Belgische kust 340 transmigranten onderschept, een daling met 12 procent.',
        ['figure crossings', 'route channel', 'measure border-control?'],
      ],
      [
        'De EU wil de terugkeer van afgewezen asielzoekers versnellen en sluit akkoorden met landen van herkomst.',
        ['measure returns-asylum', 'measure partner-countries', 'measure coordination?'],
      ],
      ['Smokkelaars gebruiken sociale media om klanten te werven.', ['driver smuggler-adaptation']],
      [
        'Er zijn te weinig legale routes voor wie bescherming zoekt.',
        ['driver lack-of-legal-routes', 'measure root-causes-pathways?'],
      ],
    ],
  ],
]

for (const [language, date, rows] of RELEASES) {
  describe(`a release of ${date}`, () => {
    it.each(rows)('%s', (sentence, wanted) => {
      const found = claimsIn(sentence, language, date).map((claim) => claim.split(' ').slice(0, 2).join(' '))
      const sure = wanted.filter((claim) => !claim.endsWith('?'))
      const possible = wanted.map((claim) => claim.replace('?', ''))
      expect(sure.filter((claim) => !found.includes(claim))).toEqual([])
      expect(found.filter((claim) => !possible.includes(claim))).toEqual([])
    })
  })
}
