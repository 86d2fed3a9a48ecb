/** The published files with texts in each language of the project. */
export const DATASETS_WITH_TEXTS = [
  'basemap',
  'claims',
  'documents',
  'figures',
  'measures',
  'outcomes',
  'overview',
  'records',
  'routes',
  'timeline',
  'vocabulary',
  'limits',
]

interface SameTexts {
  reason: string
  texts: readonly string[]
}

const NAMES: SameTexts = {
  reason: 'a name that stays as it is',
  texts: [
    'Border Security Command',
    'Eurojust',
    'Europol',
    'Frontex',
    'G7',
    'Interpol',
    'National Crime Agency',
    'Sahel',
  ],
}

/** The only published texts that may equal English. */
export const SAME_IN_DATA: Readonly<Record<'fr' | 'nl', readonly SameTexts[]>> = {
  fr: [
    NAMES,
    { reason: 'the same name in French', texts: ['Europe'] },
    {
      reason: 'the same word in French',
      texts: ['Coordination', 'Incident', 'Sanctions', 'abstentions', 'suspension'],
    },
  ],
  nl: [
    NAMES,
    { reason: 'the Dutch name of the agency is its English letters', texts: ['UNHCR'] },
    {
      reason: 'the same name in Dutch',
      texts: [
        'Algiers – Mallorca',
        'Dakar (Senegal) – El Hierro',
        'Finland',
        'Guardia Civil',
        'Laayoune – Fuerteventura',
        'Nouadhibou – Gran Canaria',
      ],
    },
    { reason: 'the same word in Dutch', texts: ['Conflict', 'Incident', 'equivalent'] },
  ],
}
