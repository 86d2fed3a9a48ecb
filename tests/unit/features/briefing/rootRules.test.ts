import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rootRules } from '#features/briefing/editor/StepOnPaper.tsx'

test('a light paper takes the colours of the interface, and no class of it', () => {
  const rules = rootRules(readFileSync('src/ui/tokens.css', 'utf8'))
  expect(rules).toContain('--ink: light-dark(')
  expect(rules).not.toMatch(/^\s*[.@]/m)
  expect(rootRules('@media print{:root{--a:1}.b{c:d}}:root{--e:1}.stack{display:grid}')).toBe(':root{--e:1}')
})
