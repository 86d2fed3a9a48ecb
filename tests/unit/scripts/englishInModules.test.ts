import { expect, test } from 'vitest'
import { englishInModules, namespacesIn } from '#scripts/englishInModules.ts'
import { messagesOf } from '#scripts/messageFiles.ts'

test('finds the namespaces in calls of useTranslation', () => {
  const code = `
    const { t } = useTranslation(['editor', 'common'])
    const { t: filtersT } = useTranslation('filters')
    const { t: same } = useTranslation([
      'editor',
      'help',
    ])`
  expect([...namespacesIn(code, 'a.tsx')]).toEqual(['editor', 'common', 'filters', 'help'])
})

test('reads the default namespace for a call without one', () => {
  expect([...namespacesIn('const { i18n } = useTranslation()', 'a.tsx')]).toEqual(['common'])
})

test('reads the shared words where a key names them', () => {
  expect([...namespacesIn("words.t('shared:date')", 'a.ts')]).toEqual(['shared'])
  expect([...namespacesIn("t('cited:quote') + words.t(`shared:count.${unit}`)", 'a.ts')]).toEqual([
    'cited',
    'shared',
  ])
  expect([...namespacesIn('// Words are shared: see below', 'a.ts')]).toEqual([])
})

test.each(['useTranslation(NAMESPACE)', "useTranslation([...BOTH, 'help'])", 'useTranslation(`help`)'])(
  'rejects namespaces that are not literals: %s',
  (call) => {
    expect(() => namespacesIn(call, 'src/a.tsx')).toThrow(/src\/a\.tsx: write the namespaces/)
  },
)

test('imports the English of each namespace once, in its own module', () => {
  const { resolveId, load } = englishInModules(process.cwd()) as unknown as {
    resolveId: { filter: { id: RegExp }; handler: (id: string) => string }
    load: {
      filter: { id: RegExp }
      handler: (this: { addWatchFile: (path: string) => void }, id: string) => string
    }
  }
  expect('./a.ts').not.toMatch(resolveId.filter.id)
  expect('virtual:english/help').toMatch(resolveId.filter.id)
  const id = resolveId.handler('virtual:english/help')
  expect(id).toMatch(load.filter.id)
  const watched: string[] = []
  const code = load.handler.call({ addWatchFile: (path) => watched.push(path) }, id)
  expect(code).toContain(`addEnglish("help", ${JSON.stringify(messagesOf('en').help)})`)
  expect(watched).toEqual([expect.stringMatching(/messages\/en\/\w+\.json$/)])
})
