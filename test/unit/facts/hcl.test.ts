import assert from 'node:assert/strict';
import type { HclBody, HclValue } from '../../../src/facts/hcl/hcl-model.ts';
import { readHcl } from '../../../src/facts/hcl/read-hcl.ts';
import { mutations } from './source.ts';

const SAMPLE = `# comment with { and "
resource "aws_security_group" "web" {
  name = "web-\${var.env}" // after
  ports = [80, -1, "443", true,
    var.more,
  ]
  tags = { Name = "a", "quoted" : "b" }
  policy = <<-EOF
    { not = "hcl" }
  EOF
  count = var.on ? 1 : 0
  list = [for p in var.ports : { a = p }]
  ingress { from_port = 22 }
  dynamic "egress" {
    for_each = toset(["a}", "b"])
    content {
      x = merge({ a = 1 }, local.b)
    }
  }
  /* block { */
  escaped = "a\\"b\\\\ $\${no}"
}
variable "v" {}
`;

function show(value: HclValue): string {
  switch (value.kind) {
    case 'list':
      return `[${value.items.map(show).join(' ')}]`;
    case 'object':
      return `{${value.entries.map((entry) => `${entry.name}=${show(entry.value)}`).join(' ')}}`;
    case 'string':
      return JSON.stringify(value.text);
    case 'expression':
      return `<${value.text}>`;
    default:
      return value.text;
  }
}

function spans(body: HclBody): { start: number; end: number }[] {
  const ofValue = (value: HclValue): { start: number; end: number }[] => [
    value,
    ...(value.kind === 'list'
      ? value.items.flatMap(ofValue)
      : value.kind === 'object'
        ? value.entries.flatMap((entry) => [entry, ...ofValue(entry.value)])
        : []),
  ];
  return [
    ...body.attributes.flatMap((attribute) => [attribute, ...ofValue(attribute.value)]),
    ...body.blocks.flatMap((block) => [block, ...spans(block.body)]),
  ];
}

describe('reading HCL', () => {
  const body = readHcl(SAMPLE);
  const [resource] = body.blocks;
  const attribute = (name: string): string => {
    const found = resource?.body.attributes.find((candidate) => candidate.name === name);
    return found === undefined ? 'none' : show(found.value);
  };

  it('reads blocks with their labels', () => {
    assert.deepEqual(
      body.blocks.map((block) => [block.type, ...block.labels]),
      [
        ['resource', 'aws_security_group', 'web'],
        ['variable', 'v'],
      ],
    );
    assert.deepEqual(
      resource?.body.blocks.map((block) => [block.type, ...block.labels]),
      [['ingress'], ['dynamic', 'egress']],
    );
  });

  it('tells literals from what only a run can tell', () => {
    assert.equal(attribute('name'), '<"web-${var.env}">');
    assert.equal(attribute('ports'), '[80 -1 "443" true <var.more>]');
    assert.equal(attribute('tags'), '{Name="a" quoted="b"}');
    assert.equal(attribute('count'), '<var.on ? 1 : 0>');
    assert.equal(attribute('list'), '<[for p in var.ports : { a = p }]>');
    assert.equal(attribute('escaped'), '"a\\"b\\\\ $${no}"');
  });

  it('reads a here-document as one string', () => {
    assert.equal(attribute('policy'), '"    { not = \\"hcl\\" }\\n"');
  });

  it('gives every part the place where it stands', () => {
    const name = resource?.body.attributes[0];
    assert.equal(SAMPLE.slice(name?.start, name?.end), 'name = "web-${var.env}"');
    assert.equal(SAMPLE.slice(resource?.start, resource?.end), 'resource "aws_security_group" "web"');
  });

  it('reads the same with other line ends and a byte order mark', () => {
    const plain = readHcl(SAMPLE);
    const windows = readHcl(`\uFEFF${SAMPLE.replace(/\n/g, '\r\n')}`);
    const shape = (one: HclBody): unknown =>
      one.blocks.map((block) => [
        block.labels,
        block.body.attributes.map(({ name, value }) => [name, value.kind]),
        shape(block.body),
      ]);
    assert.deepEqual(shape(windows), shape(plain));
  });

  it('ends, and keeps its places in the text, whatever it is given', () => {
    for (const text of mutations(SAMPLE, 2000)) {
      for (const { start, end } of spans(readHcl(text))) {
        assert.ok(start >= 0 && start <= end && end <= text.length, text);
      }
    }
  });

  it('gives up on nesting without end', () => {
    readHcl(`a = ${'['.repeat(5000)}`);
    readHcl('b {'.repeat(5000));
    readHcl(`a = "${'${'.repeat(5000)}`);
  });
});
