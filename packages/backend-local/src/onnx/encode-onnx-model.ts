import type {
  AttributeValue,
  ExternalInitializer,
  GraphNode,
  GraphValue,
  InlineInitializer,
  OnnxGraph,
} from './onnx-graph.ts'
import { onnxTypes } from './onnx-graph.ts'
import { ProtobufWriter } from './protobuf-writer.ts'

const IR_VERSION = 10
const OPERATOR_SET = 21
const EXTERNAL = 1
const attributeTypes = { float: 1, int: 2, ints: 7 } as const

/** The bytes of an ONNX model: a graph and the operator sets it uses. Field numbers are those of `onnx.proto`. */
export function encodeOnnxModel(graph: OnnxGraph): Uint8Array {
  return new ProtobufWriter()
    .int(1, IR_VERSION)
    .bytes(2, '@eval/backend-local')
    .bytes(7, encodeGraph(graph))
    .bytes(8, new ProtobufWriter().bytes(1, '').int(2, OPERATOR_SET))
    .bytes(8, new ProtobufWriter().bytes(1, 'com.microsoft').int(2, 1))
    .finish()
}

function encodeGraph(graph: OnnxGraph): ProtobufWriter {
  const writer = new ProtobufWriter()
  for (const node of graph.nodes) writer.bytes(1, encodeNode(node))
  writer.bytes(2, 'model')
  for (const tensor of graph.initializers) {
    writer.bytes(5, 'location' in tensor ? encodeExternal(tensor) : encodeInline(tensor))
  }
  for (const input of graph.inputs) writer.bytes(11, encodeValue(input))
  for (const output of graph.outputs) writer.bytes(12, encodeValue(output))
  return writer
}

function encodeNode(node: GraphNode): ProtobufWriter {
  const writer = new ProtobufWriter()
  for (const input of node.inputs) writer.bytes(1, input)
  for (const output of node.outputs) writer.bytes(2, output)
  writer.bytes(3, node.outputs[0] ?? '').bytes(4, node.operator)
  for (const [name, value] of Object.entries(node.attributes)) writer.bytes(5, encodeAttribute(name, value))
  return node.domain === '' ? writer : writer.bytes(7, node.domain)
}

function encodeAttribute(name: string, value: AttributeValue): ProtobufWriter {
  const writer = new ProtobufWriter().bytes(1, name)
  if (typeof value === 'number') return writer.int(3, value).int(20, attributeTypes.int)
  if ('float' in value) return writer.float(2, value.float).int(20, attributeTypes.float)
  for (const item of value) writer.int(8, item)
  return writer.int(20, attributeTypes.ints)
}

function encodeExternal(tensor: ExternalInitializer): ProtobufWriter {
  const writer = encodeTensorHead(tensor)
  const entries = { location: tensor.location, offset: `${tensor.offset}`, length: `${tensor.length}` }
  for (const [key, value] of Object.entries(entries)) {
    writer.bytes(13, new ProtobufWriter().bytes(1, key).bytes(2, value))
  }
  return writer.int(14, EXTERNAL)
}

function encodeInline(tensor: InlineInitializer): ProtobufWriter {
  const raw =
    tensor.type === 'int64'
      ? BigInt64Array.from(tensor.values, (value) => BigInt(value))
      : Float32Array.from(tensor.values)
  return encodeTensorHead(tensor).bytes(9, new Uint8Array(raw.buffer))
}

function encodeTensorHead(tensor: ExternalInitializer | InlineInitializer): ProtobufWriter {
  const writer = new ProtobufWriter()
  for (const size of tensor.shape) writer.int(1, size)
  return writer.int(2, onnxTypes[tensor.type]).bytes(8, tensor.name)
}

function encodeValue(value: GraphValue): ProtobufWriter {
  const shape = new ProtobufWriter()
  for (const size of value.shape) {
    const dimension = new ProtobufWriter()
    shape.bytes(1, typeof size === 'number' ? dimension.int(1, size) : dimension.bytes(2, size))
  }
  const tensor = new ProtobufWriter().int(1, onnxTypes[value.type]).bytes(2, shape)
  return new ProtobufWriter().bytes(1, value.name).bytes(2, new ProtobufWriter().bytes(1, tensor))
}
