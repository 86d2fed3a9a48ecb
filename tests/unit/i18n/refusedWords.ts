import type { RefusedWord } from '#tests/support/testedLanguages.ts'

/** The texts by key with a refused word, as `key: found → use`; and exceptions that nothing needs. */
export function refusedIn(
  texts: ReadonlyMap<string, string>,
  refused: readonly RefusedWord[],
): readonly string[] {
  const needed = new Set<string>()
  const found = [...texts].flatMap(([key, text]) => {
    const bare = text.replaceAll(/\{\{.*?\}\}/g, '#')
    return refused.flatMap(({ words, use, except = [] }) => {
      const hit = words.exec(bare)?.[0]
      if (hit === undefined) return []
      if (except.includes(key)) needed.add(key)
      return except.includes(key) ? [] : [`${key}: “${hit}” → ${use}`]
    })
  })
  const excepted = refused.flatMap(({ except = [] }) => except)
  return [...found, ...excepted.filter((key) => !needed.has(key)).map((key) => `${key} needs no exception`)]
}
