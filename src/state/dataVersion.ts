import { useQueryClient } from '@tanstack/react-query'
import { datasetQuery } from './datasets.ts'

/**
 * A function that gives the version of the published data, for what leaves the app and must name it. It asks for the
 * manifest only then, and throws a DatasetError when that cannot be read.
 */
export function useDataVersion(): () => Promise<string> {
  const client = useQueryClient()
  return async () => (await client.fetchQuery(datasetQuery('manifest'))).data
}
