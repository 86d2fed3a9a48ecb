/** What menus, notices and templates call themselves, in the languages of the interface and German. */
const FURNITURE = [
  // Names of files and of the program that wrote one.
  /^(?:microsoft (?:word|powerpoint)\b.*|powerpoint presentation|document\s?\d*|.*\.(?:docx?|pptx?|pdf|indd|html?|qxd|tex|odt|rtf))$/i,
  /^(?:home|home ?page|start ?(?:seite|pagina)|front ?page|accueil|bienvenue|welkom|welcome|willkommen|index|page|pagina|untitled.*|sans titre.*|naamloos.*)$/i,
  /^(?:(?:main|site|primary|secondary|sub|hoofd|neben|haupt)?[ -]?(?:menus?|navigation|navigatie)|navigation principale|breadcrumbs?|kruimelpad|fil d.ariane|you are here.*|u bent hier.*|vous êtes ici.*)$/i,
  /^(?:search(?: form| results)?|zoek(?:en|formulier|resultaten)?|recherche[r]?|suche|log ?in|sign in|inloggen|aanmelden|connexion|se connecter|subscribe|abonneer.*|s.abonner|newsletter|nieuwsbrief|lettre d.information)$/i,
  /^(?:skip|jump|go|ga|naar|direct|spring|aller|passer|sauter)\b.*\b(?:content|inhoud|contenu|navigation|navigatie|inhalt)\b/i,
  /^(?:about(?: us)?|over ons|à propos|contact(?: us)?|contactez-nous|news|latest news|nieuws|laatste nieuws|actualités?|media(?: centre| center|theek)?|press(?: releases?| room| cent(?:re|er))?|persberichten?|presse|communiqués?(?: de presse)?|publications?|publicaties|documents?|documenten|archives?|archief)$/i,
  /^(?:share|delen|deel|partager|print|imprimer|afdrukken|read more|lees (?:meer|ook|verder)|lire (?:aussi|la suite)|en savoir plus|most read|meest gelezen|les plus lus|related.*|gerelateerd.*|à lire aussi.*|table of contents|contents|inhoud(?:sopgave)?|sommaire)\b.{0,30}$/i,
  /\bcookies?\b|\b(?:privacy (?:policy|settings|notice)|privacyverklaring|politique de confidentialité)\b/i,
]

/** Whether a short line belongs to what surrounds a text: menus, search, notices of cookies, names of sections. */
export function isFurniture(line: string): boolean {
  return FURNITURE.some((pattern) => pattern.test(line.trim()))
}

/** Code units of the longest heading. */
const LONGEST = 200
/** Code units from which a line is prose. */
const PROSE = 120

/**
 * The heading above a text's first paragraph: its first line of four words or more, or else the longest line. Lines of
 * menus, dates, addresses and sentences are none. Null where the text begins with its first paragraph.
 */
export function titleOfLines(lines: readonly string[]): string | null {
  const trimmed = lines.map((line) => line.trim())
  const start = trimmed.findIndex((line) => line.length >= PROSE)
  const above = trimmed.slice(0, start < 0 ? 1 : start).filter(isHeading)
  const long = above.find((line) => line.split(/\s+/).length >= 4)
  return (
    long ??
    above.reduce<string | null>((best, line) => (line.length > (best?.length ?? 0) ? line : best), null)
  )
}

function isHeading(line: string): boolean {
  if (line.length > LONGEST || isFurniture(line)) return false
  if (/[.;,]$/.test(line) || line.startsWith('•') || line.includes('\t') || /^\w+:\/\/|^www\./.test(line))
    return false
  // Dates, hours and page numbers have few words.
  const words = line.match(/\p{L}{3,}/gu) ?? []
  return words.length > (/\d/.test(line) ? 2 : 0)
}
