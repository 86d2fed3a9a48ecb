import { recordOf } from '#lib/recordOf.ts'
import { UI_LANGUAGES, type UiLanguage } from './language.ts'
import { LANGUAGE_WORDS } from './languages/allLanguages.ts'

/** The same in languages of texts and tables alone. */
const OTHERS = {
  de: 'januar jänner jan., februar feb., märz maerz mrz., april apr., mai, juni jun., juli jul., august aug., september sept. sep., oktober okt., november nov., dezember dez.',
  es: 'enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre',
  it: 'gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre, novembre, dicembre',
  // As in Egypt and most reports, in Algeria and Tunisia, in Morocco.
  ar: 'يناير جانفي, فبراير فيفري, مارس, أبريل أفريل, مايو ماي, يونيو جوان, يوليو جويلية يوليوز, أغسطس أوت غشت, سبتمبر شتنبر, أكتوبر, نوفمبر نونبر, ديسمبر دجنبر',
}

const NAMES: Readonly<Record<UiLanguage | keyof typeof OTHERS, string>> = {
  ...OTHERS,
  ...recordOf<Record<UiLanguage, string>>(UI_LANGUAGES, (language) => LANGUAGE_WORDS[language].months),
}

/** Names of months in lower case, without points, with their numbers, the longest first; short forms are in four languages. Pure. */
export function monthNames(
  languages: readonly (UiLanguage | keyof typeof OTHERS)[],
  forms: 'full' | 'full and short',
): ReadonlyMap<string, number> {
  const names = languages.flatMap((language) =>
    NAMES[language]
      .split(', ')
      .flatMap((month, at) => month.split(' ').map((name) => [name, at + 1] as const))
      .filter(([name]) => forms !== 'full' || !name.endsWith('.'))
      .map(([name, number]) => [name.replace('.', ''), number] as const),
  )
  return new Map(names.toSorted(([a], [b]) => b.length - a.length))
}
