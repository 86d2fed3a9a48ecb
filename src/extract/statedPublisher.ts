import { isBody } from '#domain/titleOfLines.ts'

const LABEL =
  /^(?:publisher|published by|(?:this site is )?managed by|issued by|source|organi[sz]ation|éditeur|publié par|organisme|uitgever|uitgegeven door|bron|herausgeber|quelle|fuente|fonte)\s*:\s*(.+)$/iu
/** "Published by the Quay Office, Lisle." */
const BY =
  /^(?:published|issued|produced|publi(?:é|ée)|édité|éditée|uitgegeven|herausgegeben)\s+(?:by|par|door|von)\s+(?:the |l[ae] |de |het |der |dem )?([^.,]{3,60})/iu
/** What stands before a name: who sends a letter, in which court. */
const BEFORE =
  /^(?:(?:from|de|van|von|expéditeur|afzender|absender)\s*:\s*|in the (?=(?:court|tribunal)\b))/iu
const COPYRIGHT = /(?:©|\(c\)\s|copyright\b)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*([^.,|\d©]{3,60})/iu
/** Marks between the parts of a line: a name, a place, a date. */
const PARTS = /\s+[-–—|·•/]\s+|,\s+|\s*[()]\s*|\s*©\s*(?:\d{4}\s)?|\s*\S+@\S+/u
const LONGEST = 120

/** Who published a text, as its first or last lines, or else a notice of copyright name them; null where none does. */
export function statedPublisher(lines: readonly string[], title: string | null): string | null {
  const near = [...lines.slice(0, 12), ...lines.slice(12).slice(-8)].filter((line) => line !== title)
  const short = near.filter((line) => line.length <= LONGEST)
  const labelled = short.flatMap(
    (line) => LABEL.exec(line)?.[1]?.split(/,\s|\s+https?:/u)[0] ?? BY.exec(line)?.[1] ?? [],
  )
  const bodies = short.flatMap((line) => line.replace(BEFORE, '').split(PARTS)).filter(isBody)
  const owners = near.flatMap((line) => COPYRIGHT.exec(line)?.[1] ?? [])
  const [found = ''] = [...labelled, ...bodies, ...owners]
  return withoutCapitals(found.trim()) || null
}

/** "COUNCIL OF PORTS" as "Council of Ports"; short capitals alone are an abbreviation. */
function withoutCapitals(name: string): string {
  if (name !== name.toUpperCase() || !name.includes(' ')) return name
  return name
    .toLowerCase()
    .replace(
      /(?<![\p{L}’'])(?!(?:of|the|and|for|de|du|des|la|le|et|van|voor|en|het)(?!\p{L}))\p{L}/gu,
      (letter) => letter.toUpperCase(),
    )
}
