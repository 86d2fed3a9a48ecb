import type { UiLanguage } from '#domain/language.ts'
import { leavesOf } from './localeKeys.ts'
import type { MessageFile } from './messageFiles.ts'

/** Words that a term of docs/glossary.md replaces. */
interface RefusedWord {
  /** The words, in the text without its variables: `{{count}}` is written `#`. */
  words: RegExp
  use: string
  /** Messages in which the words mean something else, as `namespace.key`. */
  except?: readonly string[]
}

const REFUSED: Readonly<Record<UiLanguage, readonly RefusedWord[]>> = {
  en: [
    { words: /\bpersons\b/i, use: 'people' },
    { words: /(?<!# )\bpeople arrived\b/i, use: 'people who arrived' },
    { words: /\b(?:fired|triggered)\b/i, use: 'matched' },
    { words: /\b(?:lit|tints|tinted)\b/i, use: 'highlighted, or shaded' },
    { words: /\bsigns?\b/i, use: 'symbol' },
    { words: /\bholds? for\b/i, use: 'applies to' },
    { words: /\bone’s own\b/i, use: 'a user’s own, or your' },
    { words: /\bfacets?\b/i, use: 'subcategory' },
    { words: /\bpipeline\b/i, use: 'publication' },
    { words: /\bjoin(?:s|ed)?\b/i, use: 'merge' },
    { words: /\b(?:id|Id|ids|Ids)\b/, use: 'ID, or IDs' },
    { words: /\bfolded\b/i, use: 'hidden' },
    { words: /\b(?:in|from|to) the Desk\b/, use: 'on your Desk, or from your Desk' },
    { words: /\broutes? (?:rose|fell)\b/i, use: 'numbers rose, or fell, on a route' },
    { words: /\bthe room\b/i, use: 'the audience' },
    { words: /\bblank screen\b/i, use: 'black screen' },
    {
      words: /\bspans?\b/i,
      use: 'period',
      except: ['compare.measures.note', 'overview.charts.measures.unit_other'],
    },
  ],
  fr: [
    { words: /\bdécid(?:er|ée?s?)(?!\p{L})/iu, use: 'se prononcer, or traité' },
    { words: /\b(?:joindre|jointe?s?)\b/i, use: 'fusionner, or réunir' },
    { words: /\bchangements?\b/i, use: 'modification' },
    { words: /(?<!\p{L})signes?\b/iu, use: 'symbole' },
    { words: /\bgenres?\b/i, use: 'type' },
    {
      words: /\bnomm(?:er|e|ent|ée?s?)(?!\p{L})/iu,
      use: 'citer',
      except: ['agreement.field.basis', 'dossier.routeBasis.named'],
    },
    { words: /# de vous\b/i, use: 'à vous' },
    { words: /\bnumérisation/i, use: 'scan' },
    { words: /\bbateaux?\b/i, use: 'embarcation' },
    { words: /franchissements? irréguliers? de frontière/i, use: 'franchissement irrégulier des frontières' },
    // After a semicolon it is the short form of a caption.
    { words: /(?<!sont |; )pas des (?:personnes|détections)/i, use: 'et non des …' },
    { words: /\bnos (?:termes|propres mots)/i, use: 'rédigé par nos soins' },
    { words: /\b(?:du|sur le|sur votre) Bureau\b/, use: 'dans votre Bureau, or de votre Bureau' },
    { words: /\b(?:cacher|caché)/i, use: 'masquer' },
    { words: /\bhorloge\b/i, use: 'chronomètre' },
    { words: /\bpreuves?\b/i, use: 'source, or pièce à l’appui' },
    { words: /\btables?\b/i, use: 'tableau' },
    { words: /personne n’y compte/i, use: 'aucun comptage' },
    { words: /\b(?:scène|kiosque)\b/i, use: 'présentation, or mode borne' },
  ],
  nl: [
    { words: /oplicht|opgelicht|verlicht|\blicht(?:en)?\b.*\bop\b/i, use: 'uitlichten' },
    { words: /\b(?:aannemen|aangenomen|afwijzen|afgewezen)\b/i, use: 'aanvaarden, or verwerpen' },
    { words: /beoordel|nagezien/i, use: 'nazicht, or nagekeken' },
    { words: /(?<!be)(?<!apart )\bhouden\b/i, use: 'behouden', except: ['methods.recordsRights'] },
    { words: /gegevensreeks/i, use: 'dataset' },
    { words: /versie van de gegevens/i, use: 'gegevensversie' },
    { words: /\bde (?:tijd)?filter\b/i, use: 'het filter' },
    { words: /\bpodium\b/i, use: 'presentatie' },
    { words: /\bstaven\b/i, use: 'balken' },
    { words: /\bbewijs\b/i, use: 'bewijsplaats' },
    { words: /gelinkt|\bband\b/i, use: 'verbonden met, or verband' },
    { words: /\btekort\b/i, use: 'leemte' },
    { words: /landsgrens/i, use: 'landgrens' },
    { words: /bootjes/i, use: 'kleine boten' },
    { words: /\bids?\b/i, use: 'kenmerk' },
    { words: /\bfacet/i, use: 'deelsoort' },
    { words: /mensensmokkel/i, use: 'migrantensmokkel' },
    { words: /\b(?:draagt|dragen)\b/i, use: 'bevatten' },
  ],
}

/** The messages of a language with a refused word, as `path: key: found → use`; and exceptions that nothing needs. */
export function refusedWords(language: UiLanguage, files: readonly MessageFile[]): readonly string[] {
  const needed = new Set<string>()
  const found = files.flatMap(({ path, messages }) =>
    leavesOf(messages).flatMap(([key, text]) => {
      const bare = text.replaceAll(/\{\{.*?\}\}/g, '#')
      return REFUSED[language].flatMap(({ words, use, except = [] }) => {
        const hit = words.exec(bare)?.[0]
        if (hit === undefined) return []
        if (except.includes(key)) needed.add(key)
        return except.includes(key) ? [] : [`${path}: ${key}: “${hit}” → ${use}`]
      })
    }),
  )
  const excepted = REFUSED[language].flatMap(({ except = [] }) => except)
  return [
    ...found,
    ...excepted
      .filter((name) => !needed.has(name))
      .map((name) => `${name} needs no exception in ${language}`),
  ]
}
