import type {
  AttributeValue,
  Dimension,
  ExternalInitializer,
  GraphNode,
  GraphValue,
  InlineInitializer,
  OnnxGraph,
  OnnxType,
} from './onnx-graph.ts'

type Attributes = Readonly<Record<string, AttributeValue>>

const CONTRIB = 'com.microsoft'

/**
 * Puts a graph together node by node. Methods return the name of the value they make; constants are shared by content.
 * Owns nothing but its own lists.
 */
export class GraphBuilder {
  readonly #inputs: GraphValue[] = []
  readonly #outputs: GraphValue[] = []
  readonly #nodes: GraphNode[] = []
  readonly #initializers = new Map<string, ExternalInitializer | InlineInitializer>()
  readonly #vectors = new Map<string, string>()
  readonly #publicNames = new Map<string, string>()
  #counter = 0

  input(name: string, type: OnnxType, shape: readonly Dimension[]): string {
    this.#inputs.push({ name, type, shape })
    return name
  }

  /** Gives a value that a node makes a public name. Naming avoids the copy that an Identity node would make. */
  output(name: string, value: string, type: OnnxType, shape: readonly Dimension[]): void {
    this.#publicNames.set(value, name)
    this.#outputs.push({ name, type, shape })
  }

  external(initializer: ExternalInitializer): string {
    this.#initializers.set(initializer.name, initializer)
    return initializer.name
  }

  /** A vector of int64 (shapes, axes). */
  ints(...values: readonly number[]): string {
    return this.#inline({ name: `int_${values.join('_')}`, type: 'int64', shape: [values.length], values })
  }

  /** A scalar int64. */
  int(value: number): string {
    return this.#inline({ name: `int0_${value}`, type: 'int64', shape: [], values: [value] })
  }

  /** A scalar float32. */
  float(value: number): string {
    return this.#inline({ name: `float_${value}`, type: 'float32', shape: [], values: [value] })
  }

  /** A vector of float32. */
  floats(values: readonly number[]): string {
    const key = values.join('_')
    const name = this.#vectors.get(key) ?? this.#name('floats')
    this.#vectors.set(key, name)
    return this.#inline({ name, type: 'float32', shape: [values.length], values })
  }

  /** Cuts a value along an axis into parts of these sizes. */
  split(value: string, sizes: readonly number[], axis: number): readonly string[] {
    const name = this.#name('Split')
    const outputs = sizes.map((_, index) => `${name}_${index}`)
    const inputs = [value, this.ints(...sizes)]
    this.#nodes.push({ operator: 'Split', domain: '', inputs, outputs, attributes: { axis } })
    return outputs
  }

  /** A node of the standard operator set with one output. */
  node(operator: string, inputs: readonly string[], attributes: Attributes = {}): string {
    return this.#add(operator, '', inputs, attributes)
  }

  /** A node of onnxruntime's own operators with one output. */
  fused(operator: string, inputs: readonly string[], attributes: Attributes = {}): string {
    return this.#add(operator, CONTRIB, inputs, attributes)
  }

  /** Like {@link fused}, with several outputs; `null` leaves an optional one out. */
  fusedMany(
    operator: string,
    inputs: readonly string[],
    wanted: readonly boolean[],
    attributes: Attributes,
  ): string[] {
    const name = this.#name(operator)
    const outputs = wanted.map((want, index) => (want ? `${name}_${index}` : ''))
    this.#nodes.push({ operator, domain: CONTRIB, inputs, outputs, attributes })
    return outputs
  }

  build(): OnnxGraph {
    return {
      inputs: this.#inputs,
      outputs: this.#outputs,
      nodes: this.#nodes.map((node) => ({
        ...node,
        inputs: node.inputs.map((name) => this.#publicNames.get(name) ?? name),
        outputs: node.outputs.map((name) => this.#publicNames.get(name) ?? name),
      })),
      initializers: [...this.#initializers.values()],
    }
  }

  #add(operator: string, domain: string, inputs: readonly string[], attributes: Attributes): string {
    const name = this.#name(operator)
    this.#nodes.push({ operator, domain, inputs, outputs: [name], attributes })
    return name
  }

  #inline(initializer: InlineInitializer): string {
    this.#initializers.set(initializer.name, initializer)
    return initializer.name
  }

  #name(operator: string): string {
    this.#counter += 1
    return `${operator}_${this.#counter}`
  }
}
