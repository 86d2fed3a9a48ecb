import { resolve } from 'node:path'
import { listenOnFreePort } from '#scripts/staticServer.ts'
import { PORT } from './contextOptions.ts'
import { createPlainServer } from './deployments.ts'

// Serves the build to the tests as it is: every worker would wait for the compression, which staticServer.test.ts holds.
await listenOnFreePort(createPlainServer(resolve('dist')), PORT, true)
