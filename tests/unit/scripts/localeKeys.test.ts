import { describe, expect, test } from 'vitest'
import { unusedKeys } from '#scripts/localeKeys.ts'
import type { Messages } from '#scripts/messageFiles.ts'

const source = (text: string) => [{ path: 'src/features/filters/YearGroup.tsx', text }]
const filters = (filters: Messages) => [{ path: 'en/explore.json', messages: { filters } }]
const common = (common: Messages) => [{ path: 'en/common.json', messages: { common } }]

describe('unused locale keys', () => {
  test('an unused key is named with its file', () => {
    const text = "const { t } = useTranslation('filters')\nt('year')"
    expect(unusedKeys(filters({ year: 'Year', month: 'Month' }), source(text))).toEqual([
      'en/explore.json: filters.month',
    ])
  })

  test('an interface with a t carries its namespaces to the sources that name it or its hook', () => {
    const carrier = "interface RailWords {\n  t: TFunction<['filters', 'common']>\n}"
    const users = [
      "function Row({ t }: RailWords) { t('year') }",
      "const { t } = useRailWords()\nt('month')",
      "t('day')",
    ]
    const sources = [carrier, ...users].map((text, index) => ({ path: `src/features/${index}.tsx`, text }))
    expect(unusedKeys(filters({ year: '', month: '', day: '' }), sources)).toEqual([
      'en/explore.json: filters.day',
    ])
  })

  test('a named type of t carries its namespaces, also through an interface', () => {
    const carrier = "type SlideT = TFunction<['filters']>\ninterface SlideInput {\n  t: SlideT\n}"
    const users = [
      "function title(t: SlideT) { t('year') }",
      "function foot({ t }: SlideInput) { t('month') }",
      "t('day')",
    ]
    const sources = [carrier, ...users].map((text, index) => ({ path: `src/papers/${index}.ts`, text }))
    expect(unusedKeys(filters({ year: '', month: '', day: '' }), sources)).toEqual([
      'en/explore.json: filters.day',
    ])
  })

  test('plural forms are used without their suffix', () => {
    const text = "const { t } = useTranslation('filters')\nt('measures', { count })"
    const messages = {
      measures_one: '{{count}} measure',
      measures_other: '{{count}} measures',
      routes_one: '',
    }
    expect(unusedKeys(filters(messages), source(text))).toEqual(['en/explore.json: filters.routes_one'])
  })

  test('a template with a fixed start uses the keys that match it, one level deep', () => {
    const text = 't(`status.${status}`)'
    const messages = { status: { done: 'Done', deep: { er: '' } }, states: { done: '' } }
    expect(unusedKeys(common(messages), source(text))).toEqual([
      'en/common.json: common.status.deep.er',
      'en/common.json: common.states.done',
    ])
  })

  test('a template without a fixed start uses no key', () => {
    expect(unusedKeys(common({ done: 'Done' }), source('t(`${status}`)'))).toHaveLength(1)
  })

  test('a group that is read whole uses the keys in it', () => {
    const messages = { columns: { id: '', unit: '' }, columnsOf: { id: '' } }
    expect(unusedKeys(common(messages), source("t('columns', { returnObjects: true })"))).toEqual([
      'en/common.json: common.columnsOf.id',
    ])
  })

  test('a key after an empty string is found', () => {
    expect(unusedKeys(common({ done: 'Done' }), source("isOpen ? '' : t('done')"))).toEqual([])
  })

  test('a key inside a template of other text is found', () => {
    expect(unusedKeys(common({ file: 'slides' }), source("const name = `${id}-${t('file')}.pptx`"))).toEqual(
      [],
    )
  })

  test('a template with an escaped character hides no key between it and the next', () => {
    const code = "download(`${text}\\n`)\nt('done')\nconst key = `${id}`"
    expect(unusedKeys(common({ done: 'Done' }), source(code))).toEqual([])
  })

  test('a bare key counts only where its namespace is named', () => {
    expect(
      unusedKeys(filters({ year: 'Year' }), source("const { t } = useTranslation()\nt('year')")),
    ).toHaveLength(1)
    expect(unusedKeys(filters({ year: 'Year' }), source("t('filters:year')"))).toEqual([])
    expect(unusedKeys(filters({ year: 'Year' }), source("(t: TFunction<'filters'>) => t('year')"))).toEqual(
      [],
    )
  })

  test('comments and names of namespaces use no key', () => {
    const text = "// t('theme')\n/* t('theme') */\nconst { t } = useTranslation('filters')"
    expect(unusedKeys(common({ theme: 'Theme', filters: 'Filters' }), source(text))).toHaveLength(2)
  })
})
