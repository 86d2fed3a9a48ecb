import type { SourceLanguage } from '#domain/language.ts'
import { foldedWords } from '#lib/foldText.ts'

/** A word of a sentence with its place (UTF-16 offsets, `end` exclusive); `stem` is null for a word that says nothing. */
export interface StemmedWord {
  readonly start: number
  readonly end: number
  readonly stem: string | null
}

/** The stem of every number. */
export const NUMBER = '#'

/** Words that are no topic: they are the frequent ones, and those below, which the model may weigh but no reason names. */
const NO_TOPIC: Readonly<Record<SourceLanguage, ReadonlySet<string>>> = {
  en: setOf(
    'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday day days week weeks month months year years today yesterday some any many much several both each every still yet only even just again here there when while since until after before during between within without about against through per up down out off very too so what how why where because though although said says say made make makes take takes took taken did does do being get gets got s t re ve',
  ),
  fr: setOf(
    'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche jour jours semaine semaines mois an ans annee annees hier aujourd hui tout tous toute toutes meme memes tres aussi encore deja bien peu autre autres chaque depuis apres avant pendant lors sous vers chez si ou mais donc car quand dont cela celui celle ceux selon fait faire dit avait avaient etait etaient sera seront peut doit avoir lui eux aucun aucune',
  ),
  nl: setOf(
    'januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag dag dagen week weken maand maanden jaar jaren vandaag gisteren al alle alles veel weinig enkele elk elke ieder iedere nog wel toch maar want dus dan toen sinds tot na binnen tussen tegen onder zonder volgens wie wat waar waarom hoe hebben kan kunnen moet moeten mag wil willen doet doen gaat gaan komt komen zei zegt geen zelf mee weer heel zeer',
  ),
}

/** Number words, by language, of which each counts as a number. */
const NUMBER_WORDS: Readonly<Record<SourceLanguage, ReadonlySet<string>>> = {
  en: setOf(
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million billion dozen dozens half third quarter',
  ),
  fr: setOf(
    'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent cents centaine centaines mille milliers million millions milliard milliards dizaine dizaines vingtaine trentaine douzaine moitie tiers quart',
  ),
  nl: setOf(
    'twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd honderden duizend duizenden miljoen miljard tientallen dozijn helft derde kwart',
  ),
}

/** Whether a stem may be a reason to suggest a claim: no number, no function word, no name of a month or day. */
export function isTopic(stem: string, language: SourceLanguage): boolean {
  return stem !== NUMBER && stem.length > 1 && !NO_TOPIC[language].has(stem)
}

/** Words so frequent that they tell no claim from another. */
const STOP_WORDS: Readonly<Record<SourceLanguage, ReadonlySet<string>>> = {
  en: setOf(
    'the a an of to and in on for with by at from as that this these those is are was were be been has have had it its their his her they we he she not no than then which who whose will would can could may also into over under more most other such or but if all one two new us our you your',
  ),
  fr: setOf(
    'la le les l d de du des un une et a au aux en dans sur pour par avec sans qui que qu ce cette ces se sa son ses leur leurs est sont ete etre ont plus ne pas il elle ils y ainsi comme afin entre n c s j m t nous vous nos notre votre on',
  ),
  nl: setOf(
    'het een de van en in op te voor met bij uit aan door om dat die dit deze is zijn was werd worden wordt heeft hebben had er niet ook als naar of tot over hun hij zij zal zullen meer wij ons onze u',
  ),
}

/** Endings that are cut off, the longest first. */
const ENDINGS: Readonly<Record<SourceLanguage, RegExp>> = {
  en: /(?:ations?|ments?|ings?|edly|ed|ers?|ies|es|s|ly|ity|ive)$/,
  fr: /(?:ations?|ements?|ments?|ees?|es?|s|er|ent|ants?|euse?s?|eurs?|ives?|ifs?|ite)$/,
  nl: /(?:ingen|ing|heid|lijke?|ers?|en|e|s|t)$/,
}

/** Words of up to this many letters keep their ending; a stem keeps at least `SHORTEST_STEM`. */
const SHORT_WORD = 5
const SHORTEST_STEM = 4

/** The words of a text with their stems: folded, without frequent words and without the endings of the language. */
export function stemmedWords(text: string, language: SourceLanguage): readonly StemmedWord[] {
  return foldedWords(text).map(({ start, end, folded }) => ({ start, end, stem: stemOf(folded, language) }))
}

function stemOf(word: string, language: SourceLanguage): string | null {
  if (/^\d/.test(word)) return /^(?:19|20)\d\d$/.test(word) ? null : NUMBER
  if (STOP_WORDS[language].has(word)) return null
  if (NUMBER_WORDS[language].has(word)) return NUMBER
  // Names of months and the like keep their endings, so that `isTopic` knows them.
  if (NO_TOPIC[language].has(word)) return word
  if (word.length <= SHORT_WORD) return word
  const stem = word.replace(ENDINGS[language], '')
  return stem.length < SHORTEST_STEM ? word.slice(0, SHORTEST_STEM) : stem
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}
