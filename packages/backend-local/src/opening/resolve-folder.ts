import type { FolderChoice, LocalBackendContext } from './local-backend-context.ts'

/** The folder of a model, given its folder or its id on the hub. */
export async function resolveFolder(
  idOrFolder: string,
  choice: FolderChoice,
  context: LocalBackendContext,
): Promise<string> {
  if (context.resolveFolder !== undefined) return await context.resolveFolder(idOrFolder, choice)
  const { createHub } = await import('@eval/datasets/hub')
  const { progress, signal } = context
  const hub = createHub({ env: process.env, ...(progress && { progress }), ...(signal && { signal }) })
  return await hub.resolveModelFolder(idOrFolder, choice)
}
