import { CAUSES, type CauseId } from '#domain/incident.ts'

/** What the publisher of the incidents calls each cause. */
const NAMES: Readonly<Record<CauseId, string>> = {
  drowning: 'Drowning',
  vehicle: 'Vehicle accident / death linked to hazardous transport',
  harsh: 'Harsh environmental conditions / lack of adequate shelter, food, water',
  sickness: 'Sickness / lack of access to adequate healthcare',
  violence: 'Violence',
  accident: 'Accidental death',
  unknown: 'Mixed or unknown',
}

const JOINT = ' + '

/** The causes that the publisher joins by commas, which also stand in their names; null where one is not known. */
export function causesOfPublisher(text: string): readonly CauseId[] | null {
  const found: CauseId[] = []
  let rest = text
  while (rest !== '') {
    const cause = CAUSES.find((id) => rest === NAMES[id] || rest.startsWith(`${NAMES[id]},`))
    if (!cause) return null
    found.push(cause)
    rest = rest.slice(NAMES[cause].length + 1)
  }
  return CAUSES.filter((cause) => found.includes(cause))
}

/** Causes as a cell of the tidy table: the publisher's names in one order. */
export function writeCauses(causes: readonly CauseId[]): string {
  return causes.map((cause) => NAMES[cause]).join(JOINT)
}

/** Reads a cell that `writeCauses` wrote; null for anything else. */
export function readCauses(text: string): readonly CauseId[] | null {
  const names = text.split(JOINT)
  const causes = CAUSES.filter((cause) => names.includes(NAMES[cause]))
  return writeCauses(causes) === text ? causes : null
}
