import type JSZip from 'jszip'
import { type ShownPage, type Snapshot, shownStatements, snapshotXml } from '#domain/snapshot.ts'
import { localeOf } from '#i18n/formats.ts'
import { addRelation, declareTypes, relationsXml, XML_HEAD } from './slides/packageParts.ts'

/**
 * A BCP 47 tag with a region, which office programs require for spell checking: the language's most likely one ("fr" is
 * fr-FR), for English the one whose conventions the app follows.
 */
export function officeLanguage(language: string): string {
  const { language: primary, region } = new Intl.Locale(localeOf(language)).maximize()
  return region === undefined ? primary : `${primary}-${region}`
}

/** Any program may give the part another number; this names it among those of the file. */
const ITEM_ID = '{5B2D7A30-9C1E-4E63-8D7B-6A3F1C9E2B47}'

/** Adds to an Office file what it states: a custom XML part of its main part, which office programs keep. */
export async function addSnapshot(
  zip: JSZip,
  main: string,
  snapshot: Snapshot,
  pages: readonly ShownPage[],
): Promise<void> {
  let number = 1
  while (zip.file(`customXml/item${number}.xml`)) number += 1
  const item = `customXml/item${number}.xml`
  const properties = `customXml/itemProps${number}.xml`
  const statements = shownStatements(snapshot, pages)
  const steps = pages.flatMap(({ step }) => step ?? [])
  zip.file(item, snapshotXml({ ...snapshot, ...(steps.length > 0 && { pages: steps }), statements }))
  zip.file(
    properties,
    `${XML_HEAD}<ds:datastoreItem ds:itemID="${ITEM_ID}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>`,
  )
  zip.file(
    `customXml/_rels/item${number}.xml.rels`,
    relationsXml([{ id: 'rId1', type: 'customXmlProps', target: `itemProps${number}.xml` }]),
  )
  await addRelation(zip, main, 'customXml', `/${item}`)
  const officeType = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'
  await declareTypes(zip, [[properties, officeType]], [['xml', 'application/xml']])
}
