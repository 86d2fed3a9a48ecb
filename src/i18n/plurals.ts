const ANY_FORM = '_other'

/**
 * Messages with every plural form that a language tells apart (CLDR, by `Intl.PluralRules`): a form that is not
 * written takes the words of `other`. French tells "many" (1 000 000) from "other", and with digits writes both alike.
 */
export function withAllPlurals(messages: object, language: string): object {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
  const complete = (node: object): object => {
    const entries: [string, unknown][] = Object.entries(node)
    const added = entries.flatMap(([key, words]): [string, unknown][] => {
      if (!key.endsWith(ANY_FORM)) return []
      const stem = key.slice(0, -ANY_FORM.length)
      return pluralCategories.map((form) => [`${stem}_${form}`, words])
    })
    const own = entries.map(([key, child]): [string, unknown] => [
      key,
      typeof child === 'object' && child !== null ? complete(child) : child,
    ])
    return Object.fromEntries([...added, ...own])
  }
  return complete(messages)
}
