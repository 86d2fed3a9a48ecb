import { useEffect } from 'react'
import type { DatasetName } from '#domain/datasets.ts'
import type { Selection } from '#domain/view.ts'
import { DataGate } from '#parts/DataGate.tsx'
import { useDatasets } from '#state/datasets.ts'
import { TEXT_FILES } from '#state/useCorpus.ts'
import { DossierTop } from './DossierHeader.tsx'
import { EventDossier, MeasureDossier } from './measure/MeasureDossier.tsx'
import { RegionDossier } from './region/RegionDossier.tsx'
import { RouteDossier } from './route/RouteDossier.tsx'
import { Skeleton } from './Skeleton.tsx'
import { ActorDossier, CountryDossier } from './subject/ActorDossier.tsx'
import { DocumentDossier } from './subject/DocumentDossier.tsx'
import { DriverDossier } from './subject/DriverDossier.tsx'

/** Datasets that each dossier needs to identify its subject; the rest may load later or fail on its own. */
const NEEDS: Readonly<Record<Selection['kind'], readonly DatasetName[]>> = {
  route: ['routes', 'measures'],
  region: ['routes', 'measures', 'claims'],
  measure: ['measures'],
  event: ['timeline'],
  driver: ['vocabulary', 'claims'],
  actor: ['vocabulary', 'measures', 'timeline'],
  country: ['measures', 'timeline', 'routes'],
  document: ['documents', 'claims'],
}

interface DossierProps {
  selected: Selection
  /** Called when the content replaces the skeleton. */
  onShown: () => void
}

/**
 * The dossier of the selection; the way back is there while it loads and after a fault. It waits for the texts, because
 * counts and publishers would be incomplete without them, but not for those that failed.
 */
export function Dossier({ selected, onShown }: DossierProps) {
  const isWaiting = useDatasets(TEXT_FILES).some(({ isPending }) => isPending)
  const skeleton = (
    <>
      <DossierTop />
      <Skeleton rows={10} />
    </>
  )
  return (
    <DataGate
      needs={NEEDS[selected.kind]}
      skeleton={skeleton}
      frame={(faults) => (
        <>
          <DossierTop />
          {faults}
        </>
      )}
    >
      {isWaiting ? skeleton : <DossierOfKind selected={selected} onShown={onShown} />}
    </DataGate>
  )
}

function DossierOfKind({ selected: { kind, id }, onShown }: DossierProps) {
  useEffect(onShown, [onShown])
  switch (kind) {
    case 'route':
      return <RouteDossier id={id} />
    case 'region':
      return <RegionDossier id={id} />
    case 'measure':
      return <MeasureDossier id={id} />
    case 'event':
      return <EventDossier id={id} />
    case 'driver':
      return <DriverDossier id={id} />
    case 'actor':
      return <ActorDossier id={id} />
    case 'country':
      return <CountryDossier code={id} />
    case 'document':
      return <DocumentDossier id={id} />
  }
}
