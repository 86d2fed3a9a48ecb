import { foldText } from '#lib/foldText.ts'
import { UI_LANGUAGES } from './language.ts'
import { monthNames } from './monthNames.ts'
import { periodOfDate } from './period.ts'

/** What menus, notices and templates call themselves, in the languages of the interface and German. */
const FURNITURE = [
  // Names of files and of the program that wrote one.
  /^(?:microsoft (?:word|powerpoint)\b.*|powerpoint presentation|document\s?\d*|.*\.(?:docx?|pptx?|pdf|indd|html?|qxd|tex|odt|rtf)|\w+_\w+)$/i,
  /^(?:home|home ?page|start ?(?:seite|pagina)|front ?page|accueil|bienvenue|welkom|welcome|willkommen|index|page|pagina|untitled.*|sans titre.*|naamloos.*)$/i,
  /^(?:(?:main|site|primary|secondary|sub|hoofd|neben|haupt)?[ -]?(?:menus?|navigation|navigatie)|navigation principale|breadcrumbs?|kruimelpad|fil d.ariane|you are here.*|u bent hier.*|vous êtes ici.*)$/i,
  /^(?:search(?: form| results)?|zoek(?:en|formulier|resultaten)?|recherche[r]?|suche|log ?in|sign in|inloggen|aanmelden|connexion|se connecter|subscribe|abonneer.*|s.abonner|newsletter|nieuwsbrief|lettre d.information)$/i,
  /^(?:an official (?:web)?site|un site officiel|een officiële (?:web)?site|official website)\b/i,
  /^(?:skip|jump|go|ga|naar|direct|spring|aller|passer|sauter)\b.*\b(?:content|inhoud|contenu|navigation|navigatie|inhalt)\b/i,
  /^(?:about(?: us)?|over ons|à propos|contact(?: us)?|contactez-nous|news|latest news|nieuws|laatste nieuws|actualités?|media(?: centre| center|theek)?|press(?: releases?| room| cent(?:re|er))?|persberichten?|presse|communiqués?(?: de presse)?|publications?|publicaties|documents?|documenten|archives?|archief)$/i,
  /^(?:share|delen|deel|partager|print|imprimer|afdrukken|read more|lees (?:meer|ook|verder)|lire (?:aussi|la suite)|en savoir plus|most read|meest gelezen|les plus lus|related.*|gerelateerd.*|à lire aussi.*|table of contents|contents|inhoud(?:sopgave)?|sommaire)\b.{0,30}$/i,
  /\bcookies?\b|\b(?:privacy (?:policy|settings|notice)|privacyverklaring|politique de confidentialité)(?!\p{L})/iu,
]

/** Whether a short line belongs to what surrounds a text: menus, search, notices of cookies, names of sections. */
export function isFurniture(line: string): boolean {
  return FURNITURE.some((pattern) => pattern.test(line.trim()))
}

/** Code units of the longest heading. */
const LONGEST = 200
/** Code units from which a line is prose. */
const PROSE = 120

/** Words before a title: "Subject: …", "Betreft …". */
const LABEL = /^(?:(?:title|titre|titel|subject|re)\s*:|(?:objet|betreft|onderwerp|betreff)\s*:?)\s+(?=\S)/i

/**
 * The heading above a text's first paragraph: the line that is called its title, else its first line of four words or more,
 * else the longest one. Lines of menus, dates, addresses, publishers and sentences are none. Null where the text begins with
 * its first paragraph.
 */
export function titleOfLines(lines: readonly string[]): string | null {
  const trimmed = lines.map((line) => line.trim())
  const start = trimmed.findIndex((line) => line.length >= PROSE && !isFurniture(line))
  const above = trimmed.slice(0, start < 0 ? 1 : start)
  const labelled = above.find((line) => LABEL.test(line) && line.length <= LONGEST)
  if (labelled !== undefined) return labelled.replace(LABEL, '')
  const headings = above.filter(isHeading)
  const named = headings.filter((line) => !isBody(line))
  const candidates = named.length > 0 ? named : headings
  const long = candidates.find((line) => line.split(/\s+/).length >= 4)
  return (
    long ??
    candidates.reduce<string | null>((best, line) => (line.length > (best?.length ?? 0) ? line : best), null)
  )
}

/** Sections of a site, folded. */
const SECTION =
  /^(?:home|news|sports?|weather|video|tv|live|podcasts?|events|contact|media|business|politics|culture|opinion|world|about|shop|login|donate|careers|nieuws|regio|weer|abonneer|contacteer|economie|politiek|wereld|actualites?|meteo|accueil|monde|societe|emplois|boutique)$/u

/** Whether a line is the sections of a site side by side: "News Sport Weather Live TV". */
function isMenu(line: string): boolean {
  const words = foldText(line).match(/[\p{L}\p{M}]+/gu) ?? []
  return words.length > 2 && words.filter((word) => SECTION.test(word)).length * 2 > words.length
}

/** What bodies that publish call themselves, folded, in English, French, Dutch, German, Spanish and Italian. */
const BODY =
  /^(?:ministry|department|agency|council|commission|parliament|house|assembly|senate|police|office|institute|foundation|court|tribunal|centre|center|observatory|network|organi[sz]ation|university|secretariat|federation|association|committee|authority|service|guard|coastguard|directorate|government|radio|journal|gazette|review|alliance|coalition|bureau|fund|party|group|inspectorate|times|herald|courier|chronicle|ministere|departement|agence|conseil|parlement|assemblee|senat|gendarmerie|prefecture|institut|fondation|cour|observatoire|reseau|organisation|universite|federation|comite|autorite|direction|gouvernement|mairie|ligue|collectif|revue|courrier|fonds|inspection|gemeente|provincie|inspectie|meldpunt|bundesamt|landesamt|\p{L}*(?:ministerie|politie|raad|stichting|dienst|agentschap|rechtbank|instituut|omroep|vereniging|commissie|kamer|universiteit|ministerium|polizei|stiftung|gericht|verband|behorde)|kustwacht|ministerio|agencia|consejo|comision|policia|fundacion|instituto|asociacion|ministero|agenzia|consiglio|commissione|tribunale|polizia|fondazione|istituto|associazione|prefettura)$/u
const SMALL =
  /^(?:of|the|for|and|on|in|to|de|du|des|la|le|les|l|et|pour|d|aux|au|van|voor|het|en|der|den|und|fur|del|della|di|e|y|per)$/u

/** Whether a short line is the name of a body that publishes: "Ministry of Home Affairs", "Politie Noordkust". */
export function isBody(line: string): boolean {
  const words = line.match(/[\p{L}\p{M}]+/gu) ?? []
  if (words.length < 2 || words.length > 9 || /[.!?:;]$/.test(line)) return false
  const folded = words.map(foldText)
  const isName = (at: number) => /^\p{Lu}/u.test(words[at] ?? '') || SMALL.test(folded[at] ?? '')
  // "Court of the Coast" is one, "Court rejects an appeal" and "Harbour police stop boats" are none.
  if (/^(?:an?|une?|een|eine?)$/u.test(folded[0] ?? '')) return false
  if (BODY.test(folded[0] ?? '')) return isName(1)
  return folded.some((word) => BODY.test(word)) && words.every((_, at) => isName(at))
}

function isHeading(line: string): boolean {
  if (line.length > LONGEST || isFurniture(line) || (headDates(line).length > 0 && !/[?!]$/.test(line)))
    return false
  // Parts of a menu, of a path of pages, of a byline.
  if (
    line.split(/\s[|>›»·•/]\s|\s{2,}/u).length > 2 ||
    isMenu(line) ||
    /^(?:by|par|door|von)\s\p{L}/iu.test(line)
  )
    return false
  if (/[.;,]$/.test(line) || line.startsWith('•') || line.includes('\t') || /^\w+:\/\/|^www\./.test(line))
    return false
  // Dates, hours and page numbers have few words.
  const words = line.match(/\p{L}{3,}/gu) ?? []
  return words.length > (/\d/.test(line) ? 2 : 0)
}

/** Names of months, folded, with their numbers. */
const MONTHS = new Map(
  [...monthNames([...UI_LANGUAGES, 'de', 'es', 'it', 'ar'], 'full and short')].map(
    ([name, month]) => [foldText(name), month] as const,
  ),
)
const MONTH = `(${[...MONTHS.keys()].join('|')})(?![\\p{L}\\p{N}])\\.?`
const YEAR = '((?:19|20)\\d\\d)(?!\\d)'

/** Forms of a date in a folded line; the named groups are its parts. */
const FORMS = [
  `(?<y>(?:19|20)\\d\\d)-(?<m>\\d\\d)-(?<d>\\d\\d)(?!\\d)`,
  `(?<d>\\d{1,2})[./-](?<m>\\d{1,2})[./-](?<y>(?:19|20)\\d\\d)(?!\\d)`,
  // "den 6, Juni" is how recognition reads "den 6. Juni"; without "den" a comma ends the number of an issue: "Heft 6, Juni 2025".
  `(?<d>\\d{1,2})(?:\\.[^\\S\\t]*|(?:er|st|nd|rd|th|e|º|°|(?<=\\b(?:am|den|vom)\\s+\\d+),)?[^\\S\\t]+)(?:of\\s+|de\\s+|di\\s+)?(?<name>${MONTH}),?\\s+(?:de\\s+|del\\s+)?(?<y>${YEAR})`,
  `(?<name>${MONTH})\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<y>${YEAR})`,
  `(?<name>${MONTH}),?\\s+(?:of\\s+|de\\s+|del\\s+)?(?<y>${YEAR})`,
].map((form) => new RegExp(`(?<![\\p{L}\\p{N}])${form}`, 'gu'))

interface HeadDate {
  /** ISO 8601 of reduced precision: `2024-12`, `2024-12-10`. */
  readonly date: string
  /** The folded line before and after it. */
  readonly before: string
  readonly after: string
}

/** The dates in a line that state a month at least, in order, without those that end a span ("January to March 2024"). */
export function headDates(line: string): readonly HeadDate[] {
  const folded = foldText(line)
  const found: (HeadDate & { at: number; end: number })[] = []
  for (const form of FORMS) {
    for (const match of folded.matchAll(form)) {
      const { y = '', m, d, name } = match.groups ?? {}
      const [at, end] = [match.index, match.index + match[0].length]
      const month = m ?? String(MONTHS.get((name ?? '').replace('.', '')))
      const date = [y, month, ...(d === undefined ? [] : [d])].map((part) => part.padStart(2, '0')).join('-')
      if (found.some((one) => at < one.end && one.at < end)) continue
      found.push({ date, at, end, before: folded.slice(0, at), after: folded.slice(end) })
    }
  }
  const spans = new RegExp(
    `(?:\\d|${MONTH})\\s*(?:[-–—/]|\\b(?:to|and|au|a|et|tot|en|bis|und|al|e)\\b)\\s*$`,
    'u',
  )
  // A day that no calendar has is no date of its month either.
  return found
    .filter(({ date, before }) => periodOfDate(date) !== null && !spans.test(before))
    .toSorted((a, b) => a.at - b.at)
}

/** Words that say that a date is when the text was published, and those that say of what else it is. */
const PUBLISHED =
  /(?:publi(?:shed|cation|e|ee|cado)|issued|released?|adopted|adopte|answered|dated?|parution|gepubliceerd|publicatiedatum|datum|vastgesteld|verschenen|stand|veroffentlicht|fecha|data)\b[^\p{L}]*(?:(?:on|le|op|am|du|of|date|de)\b[^\p{L}]*){0,2}$/u
const OTHER =
  /\b(?:deadline|closing|due|expir\w*|valid|next|born|since|updated|modified|accessed|consulted|uiterlijk|volgende|sinds|vanaf|tot|voor|geldig|bijgewerkt|laatst|geraadpleegd|limite|jusqu|avant|prochain\w*|depuis|valable|mis a jour|mise a jour|consulte|ab|bis|seit|nachste\w*)\b[^.]*$|\b(?:by|until|before|from)\s*$/u
/** Words beside a date of a day, and beside one of a month, in a line that dates the text. */
const BESIDE = { day: 5, month: 2 }

/** A cell with a number alone. */
const COUNTED = /(?:^|\t)[\d.,\u00a0\u202f ]+(?:\t|$)/u

/** When a text was published, as its first or last lines state it; null where none does. */
export function dateOfLines(lines: readonly string[]): string | null {
  const head = lines.slice(0, 30)
  const tail = lines.slice(30).slice(-12)
  const all = [...head, ...tail].map((line) => ({ line, dates: headDates(line) }))
  const isOther = ({ before }: HeadDate) => OTHER.test(before)
  const labelled = all.flatMap(({ line, dates }) =>
    line.length < 200 ? dates.filter((one) => PUBLISHED.test(one.before) && !isOther(one)) : [],
  )
  const alone = all.flatMap(({ line, dates: [first, ...more] }, at) => {
    // A row that counts is of its month.
    const isCounted = COUNTED.test(line) && [at - 1, at + 1].some((near) => all[near]?.line.includes('\t'))
    if (!first || more.length > 1 || isOther(first) || line.length > 120 || isCounted) return []
    const words = `${first.before} ${first.after}`.match(/\p{L}{3,}/gu) ?? []
    const isSentence = /[.!?]\s*$/u.test(line) && words.length > 3
    const most = first.date.length > 7 ? BESIDE.day : BESIDE.month
    return !isSentence && words.length <= most + (/[|·]/.test(line) ? 5 : 0) ? [first] : []
  })
  // "LISLE, 17 June 2024 (Agency) - Nine boats were stopped."
  const datelines = all.flatMap(({ dates: [first] }) =>
    first && first.before.length < 50 && /^[^.]{0,50}?\s[-–—]\s|^[^.]{0,50}?:/u.test(`${first.after} `)
      ? isOther(first)
        ? []
        : [first]
      : [],
  )
  return [...labelled, ...alone, ...datelines][0]?.date ?? null
}
