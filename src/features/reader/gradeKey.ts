const GRADES = ['1', '2', '3', '4', '5'] as const

/** The message key of a publisher's grade of a source (1 to 5); null for none. */
export function gradeKey(grade: number | null): (typeof GRADES)[number] | null {
  return GRADES.find((known) => known === String(grade)) ?? null
}
