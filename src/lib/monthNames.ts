/** The names of each month, its short ones with a point, by language. */
const NAMES = {
  en: 'january jan., february feb., march mar., april apr., may, june jun., july jul., august aug., september sept. sep., october oct., november nov., december dec.',
  fr: 'janvier janv., février févr. fév., mars, avril avr., mai, juin, juillet juil., août, septembre sept., octobre oct., novembre nov., décembre déc.',
  nl: 'januari jan., februari febr. feb., maart mrt., april apr., mei, juni jun., juli jul., augustus aug., september sept. sep., oktober okt., november nov., december dec.',
  de: 'januar jänner jan., februar feb., märz maerz mrz., april apr., mai, juni jun., juli jul., august aug., september sept. sep., oktober okt., november nov., dezember dez.',
  es: 'enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre',
  it: 'gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre, novembre, dicembre',
  // As in Egypt and most reports, in Algeria and Tunisia, in Morocco.
  ar: 'يناير جانفي, فبراير فيفري, مارس, أبريل أفريل, مايو ماي, يونيو جوان, يوليو جويلية يوليوز, أغسطس أوت غشت, سبتمبر شتنبر, أكتوبر, نوفمبر نونبر, ديسمبر دجنبر',
}

/** Names of months in lower case, without points, with their numbers, the longest first; short forms are in four languages. Pure. */
export function monthNames(
  languages: readonly (keyof typeof NAMES)[],
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
