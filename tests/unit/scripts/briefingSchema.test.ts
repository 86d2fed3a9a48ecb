import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { readBriefingFile, writeBriefingFile } from '#domain/briefingFile.ts'
import { newDraft, withNewStep } from '#domain/draftBriefing.ts'
import { briefingSchema } from '#scripts/briefingSchema.ts'
import { published } from '#tests/support/published.ts'

// `strict` refuses a keyword or format that JSON Schema does not have.
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } })
const isValid = ajv.compile(briefingSchema())
const faultsOf = (json: unknown) =>
  isValid(json) ? [] : isValid.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`)

const EMPTY = newDraft({ id: 'a1', title: '', author: '', language: 'en', date: '2026-11-25' })
const DRAFT = withNewStep(EMPTY, { view: '#/explore', title: '', evidence: [] }).draft

describe('the published schema of briefing files', () => {
  it.each(published('briefings').briefings.map((briefing) => [briefing.id, briefing] as const))(
    'holds for the published %s as the app writes it, which opens again',
    (_id, briefing) => {
      const text = writeBriefingFile(briefing, 'abc')
      expect(faultsOf(JSON.parse(text))).toEqual([])
      expect(readBriefingFile(text).briefing?.steps).toEqual(briefing.steps)
    },
  )

  it.each(readdirSync('tests/formats').filter((name) => name.endsWith('.briefing.json')))(
    'holds for %s',
    (name) => expect(faultsOf(JSON.parse(readFileSync(`tests/formats/${name}`, 'utf8')))).toEqual([]),
  )

  it('holds for a briefing that is not finished', () => {
    expect(faultsOf(JSON.parse(writeBriefingFile(DRAFT, null)))).toEqual([])
  })

  const [step] = DRAFT.steps
  const mark = { format: 'briefing', version: 4, data: null }

  it.each([
    [{ throughline: { ...mark, version: 5 } }, '/throughline/version must be <= 4'],
    [{ throughline: { ...mark, version: 0 } }, '/throughline/version must be >= 1'],
    [{ throughline: undefined }, " must have required property 'throughline'"],
    [{ steps: [{ ...step, dwell: 601 }] }, '/steps/0/dwell must be <= 600'],
    [{ steps: [{ ...step, view: 'elsewhere' }] }, '/steps/0/view must match pattern "^#\\/.*"'],
    [
      { steps: [{ ...step, look: { frame: { west: 1 } } }] },
      "/steps/0/look/frame must have required property 'south'",
    ],
    [{ colour: 'red' }, ' must NOT have additional properties'],
    [{ id: 'A talk' }, '/id must match pattern "^[a-z0-9]+(?:-[a-z0-9]+)*$"'],
    [{ date: 'today' }, '/date must match format "date"'],
  ])('refuses, as the app does, %j', (part, fault) => {
    const text = JSON.stringify({ ...JSON.parse(writeBriefingFile(DRAFT, null)), ...part })
    expect(faultsOf(JSON.parse(text))).toContain(fault)
    expect(readBriefingFile(text).fault).not.toBeNull()
  })
})
