import { type Repository, type RepositoryType, revisionOf } from './repository.ts'

const API: Readonly<Record<RepositoryType, string>> = { model: 'api/models', dataset: 'api/datasets' }
const FILES: Readonly<Record<RepositoryType, string>> = { model: '', dataset: 'datasets/' }

/** Where the hub tells commit and files of a revision. */
export function revisionUrl(endpoint: string, repository: Repository): string {
  return `${endpoint}/${API[repository.type]}/${repository.id}/revision/${encodeURIComponent(revisionOf(repository))}`
}

/** Where a file of a revision is. */
export function fileUrl(endpoint: string, repository: Repository, path: string): string {
  const file = path.split('/').map(encodeURIComponent).join('/')
  return `${endpoint}/${FILES[repository.type]}${repository.id}/resolve/${encodeURIComponent(revisionOf(repository))}/${file}`
}
