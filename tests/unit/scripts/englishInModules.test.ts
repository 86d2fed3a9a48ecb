import { expect, test } from 'vitest'
import { englishInModules, namespacesIn } from '#scripts/englishInModules.ts'

test('a module reads the namespaces that its calls of useTranslation name', () => {
  const code = `
    const { t } = useTranslation(['editor', 'common'])
    const { t: filtersT } = useTranslation('filters')
    const { t: same } = useTranslation([
      'editor',
      'help',
    ])`
  expect([...namespacesIn(code, 'a.tsx')]).toEqual(['editor', 'common', 'filters', 'help'])
})

test('a call without a namespace reads the default one', () => {
  expect([...namespacesIn('const { i18n } = useTranslation()', 'a.tsx')]).toEqual(['common'])
})

test.each(['useTranslation(NAMESPACE)', "useTranslation([...BOTH, 'help'])", 'useTranslation(`help`)'])(
  'namespaces that are not written out are refused: %s',
  (call) => {
    expect(() => namespacesIn(call, 'src/a.tsx')).toThrow(/src\/a\.tsx: write the namespaces/)
  },
)

test('the English of a namespace is added once by a module of its own', () => {
  const { resolveId, load } = englishInModules('/root') as unknown as {
    resolveId: (id: string) => string | null
    load: (id: string) => string | null
  }
  expect(resolveId('./a.ts')).toBeNull()
  const id = resolveId('virtual:english/help')
  expect(load(id ?? '')).toContain('addEnglish("help", messages)')
  expect(load(id ?? '')).toContain('/root/src/i18n/messages/en/help.json')
})
