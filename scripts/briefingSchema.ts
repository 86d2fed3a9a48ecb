import type { Plugin } from 'vite'
import * as z from 'zod/mini'
import { briefingFileShape } from '#domain/briefingFile.ts'
import { IsoDate } from '#domain/period.ts'

/** Its address in every build. */
export const BRIEFING_SCHEMA = 'schemas/briefing.schema.json'

/** What fields hold, by their names. */
const FIELDS: Readonly<Record<string, string>> = {
  throughline:
    'Header: what the file is, the version of its format, and that of the published data it was written with.',
  id: 'Of a briefing or of a step in it, where each is used once.',
  language: 'Of the talk’s own words.',
  translates: 'Id of the briefing of which this is a translation.',
  date: 'Day on which the talk was written.',
  view: 'What Explore shows at this step: the part of a link from #/ on.',
  text: 'Lines under the title.',
  notes: 'For the speaker; a line break starts a paragraph.',
  number: 'A large number: the sum of cells, and what it is compared with. Shown instead of a chart.',
  chart: 'One value for each month or route of the cells, and what they are compared with.',
  cells: 'A query of table cells, as in links.',
  against: 'The cells of the comparison.',
  evidence: 'What the step rests on: record:<id>, <document>:<start>-<end>, or cells:<query>.',
  dwell: 'Seconds in a kiosk.',
  look: 'How the step looks, where it is not as usual.',
  frame: 'The part of the map that is shown, degrees of WGS 84.',
  callouts: 'Names and sums at a route, hub or country of the map.',
  plan: 'Seconds planned by the speaker.',
  isBackup: 'Kept for questions, outside the run of the talk.',
  translation: 'Of the sentence that the step quotes, by the author.',
}

/** JSON Schema of briefing files, made from the schemas that read them. */
export function briefingSchema(): object {
  const schema = z.toJSONSchema(z.strictObject(briefingFileShape()), {
    override: ({ zodSchema, jsonSchema, path }) => {
      // A name of the library's own, beside the pattern that says the same.
      if (jsonSchema.format === 'starts_with') delete jsonSchema.format
      if (zodSchema === IsoDate) jsonSchema.format = 'date'
      const field = path.at(-2) === 'properties' ? FIELDS[String(path.at(-1))] : undefined
      if (field) jsonSchema.description = field
      for (const one of jsonSchema.anyOf ?? []) delete one.description
    },
  })
  const { $schema, ...rest } = schema
  return {
    $schema,
    title: 'Briefing of Throughline',
    description: 'A talk in steps, as *.briefing.json holds it. Covers all versions of the format up to now.',
    ...rest,
  }
}

/** Vite plugin: publishes the schema of briefing files beside the app. */
export function briefingSchemaFile(): Plugin {
  return {
    name: 'throughline:briefing-schema',
    apply: 'build',
    generateBundle() {
      const source = `${JSON.stringify(briefingSchema(), null, 2)}\n`
      this.emitFile({ type: 'asset', fileName: BRIEFING_SCHEMA, source })
    },
  }
}
