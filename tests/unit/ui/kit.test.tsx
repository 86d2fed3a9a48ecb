import { readdirSync, readFileSync } from 'node:fs'
import { render, screen } from '@testing-library/react'
import { expect, it, test } from 'vitest'
import { TextButton } from '#ui/Button.tsx'
import { Field, Input } from '#ui/Field.tsx'
import { RowButton, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { Table } from '#ui/Table.tsx'

test('parts keep the class of a feature beside their own, and pass attributes on', () => {
  render(
    <Section title="Numbers" beside={<span>since 2020</span>} level={4} className="mine">
      <Rows aria-label="rows">
        <li>
          <RowButton className="mine">a row</RowButton>
        </li>
      </Rows>
      <Table aria-label="table" className="mine" isHeadSticky />
      <TextButton className="mine" aria-pressed>
        a word
      </TextButton>
      <Field label="a name">
        <Input defaultValue="text" />
      </Field>
    </Section>,
  )
  const heading = screen.getByRole('heading', { level: 4, name: 'Numbers' })
  const parts = [
    heading.closest('section'),
    screen.getByRole('button', { name: 'a row' }),
    screen.getByRole('table', { name: 'table' }),
    screen.getByRole('button', { name: 'a word', pressed: true }),
  ]
  for (const part of parts) {
    expect(part?.classList.contains('mine')).toBe(true)
    expect(part?.classList).toHaveLength(2)
  }
  expect(heading.parentElement?.textContent).toBe('Numberssince 2020')
  expect(screen.getByRole('list', { name: 'rows' }).children).toHaveLength(1)
  expect(screen.getByLabelText('a name')).toHaveProperty('value', 'text')
})

// A kit rule with the weight of a class would win over a feature's in some orders of the built sheets.
const KIT = ['Field', 'Rows', 'Section', 'Table', 'TextButton']
it.each(KIT)('%s weighs no more than an element', (name) => {
  const sheet = readFileSync(`src/ui/${name}.module.css`, 'utf8')
  const selectors = [...sheet.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([^{};]+)\{/g)].map(([, one]) => one)
  const weighing = selectors.filter(
    (one = '') => !one.includes('@') && /[.[]|(?<!:):(?!is|where|:)/.test(bare(one)),
  )
  expect(weighing).toEqual([])
})

/** A selector without what stands in `:where()`, which weighs nothing. */
function bare(selector: string): string {
  let depth = 0
  let rest = ''
  for (const part of selector.split(/(:where\(|\(|\))/)) {
    if (part === ')') {
      if (depth > 0) depth -= 1
      else rest += part
    } else if (part === ':where(') depth += 1
    else if (part === '(' && depth > 0) depth += 1
    else if (depth === 0) rest += part
  }
  return rest
}

const filesOf = (suffix: string) =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(suffix))
    .map((path) => [path, readFileSync(`src/${path}`, 'utf8')] as const)

it('has every class that a part names in words, for no one would miss a misspelt one', () => {
  const shared = new Set(
    filesOf('.css')
      .filter(([path]) => !path.endsWith('.module.css'))
      .flatMap(([, css]) => [...css.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name)),
  )
  const named = filesOf('.tsx').flatMap(([path, code]) =>
    [...code.matchAll(/className=(?:"([^"]+)"|\{`([^`]+)`\})/g)].flatMap(([, words, template]) =>
      (words ?? template?.replace(/\$\{[^}]*\}/g, ' ') ?? '')
        .split(/\s+/)
        .filter((name) => name !== '')
        .map((name) => `${name} in ${path}`),
    ),
  )
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter((entry) => !shared.has(entry.split(' ')[0] ?? ''))).toEqual([])
})
