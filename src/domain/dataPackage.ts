import * as z from 'zod/mini'

/** The folder of the data package below the app. */
export const DATA_FOLDER = 'data'

/** What the app reads of `data/datapackage.json`: the tables' rows and licences, and the sets with their files. */
export const DataPackage = z.object({
  version: z.string(),
  edition: z.nullable(z.string()),
  resources: z.array(
    z.object({ name: z.string(), rows: z.optional(z.int()), licenses: z.optional(z.array(z.unknown())) }),
  ),
  sets: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      tables: z.array(z.string()),
      /** The path is below the folder, the checksum SHA-256. */
      files: z.array(z.object({ path: z.string(), bytes: z.int(), sha256: z.string() })),
    }),
  ),
})
export type DataPackage = z.infer<typeof DataPackage>
export type DataSet = DataPackage['sets'][number]
