import type { SourceLanguage } from '#domain/language.ts'

/**
 * Texts of our own for tests of reading files. Everything in them is invented: no body, plan or figure is real. A
 * paragraph a line; the first is the heading.
 */
export const TEST_TEXTS: Readonly<Record<SourceLanguage, string>> = {
  en: [
    'Test text: joint plan against migrant smuggling',
    'This is an invented text for tests. In 2024, France and Belgium signed an agreement on joint patrols along the coast of the Channel to combat migrant smuggling networks. The agreement came into force in the autumn, and its implementation was evaluated by an independent committee.',
    'In 2025, the participating states plan to create a common operational centre in Calais. Europol will support the investigation of criminal networks with analysts, and cross-border teams of investigators will exchange information on vessels, engines and payments.',
    'The committee noted that poverty and armed conflict in regions of origin remain important causes of irregular migration. It also recorded 1,204 detections on the Central Mediterranean route in the first quarter, which does not mean the same number of persons.',
    'No agreement was reached on a shared budget. The next meeting of the ministers takes place in Brussels in March 2025.',
  ].join('\n'),
  fr: [
    'Texte d’essai : plan commun contre le trafic de migrants',
    'Ce texte est inventé pour des essais. En 2024, la France et la Belgique ont signé un accord sur des patrouilles communes le long de la Manche afin de lutter contre les réseaux de passeurs. L’accord est entré en vigueur à l’automne, et sa mise en œuvre a été évaluée par un comité indépendant.',
    'En 2025, les États participants prévoient de créer un centre opérationnel commun à Calais. Europol soutiendra les enquêtes sur les réseaux criminels, c’est-à-dire l’échange d’informations sur les embarcations, les moteurs et les paiements.',
    'Le comité a constaté que la pauvreté et les conflits armés dans les régions d’origine restent des causes importantes de la migration irrégulière. Aucun accord n’a été trouvé sur un budget commun.',
  ].join('\n'),
  nl: [
    'Testtekst: gezamenlijk plan tegen mensensmokkel',
    'Deze tekst is verzonnen voor tests. In 2024 ondertekenden Frankrijk en België een akkoord over gezamenlijke patrouilles langs het Kanaal om netwerken van mensensmokkelaars te bestrijden. Het akkoord trad in het najaar in werking, en de uitvoering ervan werd door een onafhankelijk comité geëvalueerd.',
    'In 2025 zijn de deelnemende staten van plan een gemeenschappelijk operationeel centrum in Calais op te richten. Europol zal het onderzoek naar criminele netwerken ondersteunen, en grensoverschrijdende teams wisselen gegevens uit over vaartuigen, motoren en betalingen.',
    'Het comité stelde vast dat armoede en gewapende conflicten in de regio’s van herkomst belangrijke oorzaken van irreguliere migratie blijven. Over een gedeelde begroting werd geen akkoord bereikt.',
  ].join('\n'),
}
