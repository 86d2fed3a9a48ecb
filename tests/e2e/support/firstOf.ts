/** The first item of a list that a spec requires; the error names what the published files lack. */
export function firstOf<Item>(items: readonly Item[], what: string): Item {
  const [first] = items
  if (first === undefined) throw new Error(`data/derived: there is no ${what}. Run "npm run derive".`)
  return first
}
