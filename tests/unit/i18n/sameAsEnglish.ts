/** Texts that are the same in English and in another language, with the reason. */
interface SameTexts {
  reason: string
  texts: readonly string[]
}

const NAMES = ['GeoNames', 'Fontsource', 'Inter, Source Serif 4', 'CC BY 4.0', 'SIL Open Font License 1.1']

const EVERYWHERE: readonly SameTexts[] = [
  { reason: 'the name of the product', texts: ['Throughline'] },
  { reason: 'what is printed on the key', texts: ['Ctrl'] },
  { reason: 'the name of a format', texts: ['Markdown', 'JSON'] },
  { reason: 'the name of a method', texts: ['SHA-256', 'kappa'] },
  { reason: 'names of works, fonts and licences', texts: NAMES },
]

const BY_LANGUAGE: Readonly<Record<string, readonly SameTexts[]>> = {
  fr: [
    {
      reason: 'the same word in French',
      texts: [
        'alpha',
        'Cause',
        'Note',
        'note',
        'pages',
        'date',
        'routes',
        'violence',
        'Total',
        'Incident',
        'Incident, {{date}}',
        'Incident {{id}}',
        '{{count}} incident',
        '{{count}} incidents',
        'intentions',
        '{{count}} intention',
        '{{count}} intentions',
        'Suggestion',
        'Suggestions',
        '{{count}} suggestion',
        '{{count}} suggestions',
      ],
    },
    {
      reason: 'the same word in French',
      texts: [
        'Route',
        'Routes',
        'Routes, {{time}}',
        'route',
        '{{count}} route',
        '{{count}} routes',
        '{{number}} routes',
        'Document',
        'Version',
        'article',
      ],
    },
    {
      reason: 'the same word in French',
      texts: [
        'Page',
        'page {{page}}',
        'page',
        '{{count}} document',
        '{{count}} documents',
        '{{count}} page',
        '{{count}} pages',
        'Pause',
        'Sources',
      ],
    },
    {
      reason: 'the same word in French',
      texts: ['Date', 'Documents', 'Source', 'stable', 'transit', 'Transit', 'transit, {{country}}'],
    },
    { reason: 'the same word in French', texts: ['Incidents', '{{count}} incident', '{{count}} incidents'] },
    {
      reason: 'the same word in French',
      texts: ['Cause', 'Corpus', 'Code', 'Licence', 'Notes', 'Menu', 'six'],
    },
    {
      reason: 'the same word in French',
      texts: [
        'Plan',
        'Plans',
        '{{count}} plan',
        '{{count}} plans',
        '{{label}}, {{count}} plan',
        '{{label}}, {{count}} plans',
      ],
    },
  ],
  nl: [
    { reason: 'the same words in Dutch', texts: ['in %', '{{count}} open plan'] },
    {
      reason: 'the same word in Dutch',
      texts: [
        'Code',
        'Corpus',
        'in {{count}} document',
        'Feed',
        'Open',
        'Plan',
        '{{count}} plan',
        '{{label}}, {{count}} plan',
      ],
    },
    {
      reason: 'the same word in Dutch',
      texts: [
        'status',
        'trend',
        'routes',
        'Menu',
        '{{count}} document',
        'in {{years}}',
        'in {{month}}',
        'in {{date}}',
        '{{number}} in {{months}}',
      ],
    },
    { reason: 'the English word is used in Dutch', texts: ['Briefing', 'Briefings', 'Editor'] },
    { reason: 'what is printed on the key', texts: ['Page Down', 'Page Up'] },
    { reason: 'nothing but values and "in"', texts: ['{{place}} in {{months}}'] },
    {
      reason: 'nothing but values and "in", which is the same word in Dutch',
      texts: [
        '{{route}}: {{before}} in {{beforeTime}}, {{after}} in {{afterTime}}, {{change}}',
        '{{route}}: {{number}} in {{time}}',
      ],
    },
    {
      reason: 'the same word in Dutch',
      texts: ['Week', 'land', 'Incident', 'Incident, {{date}}', 'Incident {{id}}', '{{count}} incident'],
    },
    { reason: 'short for detecties', texts: ['{{count}} det.'] },
    {
      reason: 'the same word in Dutch',
      texts: [
        'Route',
        'Routes',
        'Routes, {{time}}',
        'route',
        '{{count}} route',
        '{{count}} routes',
        '{{number}} routes',
        'Document',
        'Actor',
      ],
    },
    { reason: 'what is printed on the key', texts: ['Shift', 'Esc', 'Enter', 'Home', 'End'] },
    {
      reason: 'the same word in Dutch',
      texts: ['Details', 'Filters', 'Link', 'Status', 'Later', 'Later {{count}}', 'Agenda', 'plan'],
    },
    { reason: 'the same word in Dutch', texts: ['{{count}} incident'] },
  ],
}

/** The only interface texts that may equal English in another language. */
export function sameAsEnglish(language: string): readonly SameTexts[] {
  return [...EVERYWHERE, ...(BY_LANGUAGE[language] ?? [])]
}
