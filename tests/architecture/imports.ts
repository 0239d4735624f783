import ts from 'typescript'
import { readRepositoryFile } from '../support/repository.ts'

/** One import of a source file. */
export interface Import {
  readonly from: string
  readonly specifier: string
  readonly dynamic: boolean
  readonly typeOnly: boolean
}

/** Imports and re-exports of a file, static and dynamic. */
export function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readRepositoryFile(file), ts.ScriptTarget.Latest, true)
  const found: Import[] = []
  const add = (node: ts.Expression | undefined, dynamic: boolean, typeOnly: boolean): void => {
    if (node !== undefined && ts.isStringLiteralLike(node)) {
      found.push({ from: file, specifier: node.text, dynamic, typeOnly })
    }
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, false, node.importClause?.isTypeOnly === true)
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, false, node.isTypeOnly)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], true, false)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
