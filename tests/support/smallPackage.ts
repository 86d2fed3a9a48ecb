import type { DataPackage } from '#domain/dataPackage.ts'

const file = (path: string, bytes: number) => ({
  path,
  bytes,
  sha256: path.length.toString(16).padStart(64, '0'),
})

/** A data package of two sets, as the app reads it. */
export const SMALL_PACKAGE: DataPackage = {
  version: '0.2.0+abc',
  edition: null,
  resources: [
    { name: 'frontex-detections', rows: 1890 },
    { name: 'uk-disruptions', rows: 13, licenses: [{ name: 'OGL-UK-3.0' }] },
    { name: 'records', rows: 141 },
    { name: 'record-pages', rows: 300 },
  ],
  sets: [
    {
      name: 'frontex-detections',
      title: 'Frontex: Detections by route and month',
      tables: ['frontex-detections'],
      files: [
        file('sets/frontex-detections.zip', 12_721),
        file('sets/frontex-detections.xlsx', 1_320_890),
        file('frontex-detections.csv', 68_127),
      ],
    },
    {
      name: 'uk-disruptions',
      title: 'Disruptions',
      tables: ['uk-disruptions'],
      files: [file('uk-disruptions.csv', 300)],
    },
    {
      name: 'records',
      title: 'Dated records',
      tables: ['records', 'record-pages'],
      files: [
        file('sets/records.zip', 162_400),
        file('records.csv', 222_415),
        file('record-pages.csv', 174_242),
      ],
    },
  ],
}
