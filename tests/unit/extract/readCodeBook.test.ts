import { expect, it, test } from 'vitest'
import { readCodeBook } from '#extract/readCodeBook.ts'
import { csvText } from '#lib/csv.ts'

const read = (text: string) => readCodeBook(new TextEncoder().encode(text))
const named = ({ codes }: ReturnType<typeof readCodeBook>) =>
  codes.map(({ name, definition }) => [name, definition])

it('reads a plain CSV of code and definition, with or without a header, whatever splits its cells', () => {
  const book = [
    ['Harm', 'What was done to people'],
    ['Cost, who pays', ''],
  ]
  expect(named(read('code,definition\nHarm,What was done to people\n"Cost, who pays",\n'))).toEqual(book)
  expect(named(read('Harm;What was done to people\nCost, who pays;\n'))).toEqual(book)
  expect(named(read('\uFEFFdéfinition\tcode\nWhat was done to people\tHarm\n\tCost, who pays'))).toEqual(book)
})

it('reads what it saved, as CSV and as JSON', () => {
  const code = { id: 'a1', sign: 'HA', name: '-5 % or =more', definition: 'One;=two\nlines' }
  const columns = ['id', 'sign', 'name', 'definition', 'marks', 'documents']
  const own = [code]
  expect(
    read(csvText([columns, [code.id, code.sign, code.name, code.definition, 3, 1]])).codes,
  ).toMatchObject(own)
  const json = JSON.stringify({ codes: [{ ...code, marks: 3, documents: 1 }] })
  expect(read(json)).toMatchObject({ codes: own, faults: [] })
})

test.each([
  ['', 'no-book', null],
  ['   \n', 'no-book', null],
  ['{"codes": 3}', 'no-book', null],
  ['{"codes": [', 'no-book', null],
  ['{"codes": [{"name": "A", "name": "B"}]}', 'no-book', null],
  ['code,definition\n"Harm,torn', 'torn-quote', 2],
  ['{"codes": [{"name": 5}]}', 'no-name', 1],
  ['code,definition\n,What is it', 'no-name', 2],
  ['code,definition\nHarm,a\nharm ,b', 'doubled', 3],
  ['id,code\na1,Harm\na1,Cost', 'doubled', 3],
  [`code,definition\n${'x'.repeat(201)},a`, 'too-long', 2],
  ['code,sign\nHarm,HARM', 'sign', 2],
])('names the fault of %j: %s in row %s', (text, code, place) => {
  expect(read(text).faults).toMatchObject([{ code, place }])
})

it('refuses bytes that are no text, and stops at a thousand codes', () => {
  expect(readCodeBook(Uint8Array.from({ length: 400 }, (_, at) => at % 7))).toMatchObject({
    codes: [],
    faults: [{ code: 'no-book' }],
  })
  const many = read(Array.from({ length: 1002 }, (_, at) => `Code ${at},`).join('\n'))
  expect(many.codes).toHaveLength(1000)
  expect(many.faults).toMatchObject([{ code: 'too-many', place: 1001 }])
})

it('gives a sign that is too long, or missing, from the words of the name', () => {
  const { codes } = read('code,sign\nHarm to people,HARM\nCost,€\nVoice,')
  expect(codes.map(({ sign }) => sign)).toEqual(['HT', '€', 'VO'])
})
