import assert from 'node:assert/strict';
import { readKubernetes } from '../../../src/facts/kubernetes.ts';
import { isTemplated, readableTemplate } from '../../../src/facts/kubernetes/template-text.ts';
import { mutations, source } from './source.ts';

const CHART = `{{- if .Values.on }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "app.name" . }}-web
spec:
  template:
    spec:
      {{- with .Values.pod }}
      securityContext:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      hostNetwork: true
      containers:
        - name: web
          image: "{{ .Values.image }}:{{ .Values.tag }}"
          securityContext:
            runAsUser: {{ .Values.user }}
            privileged: false
          env:
            - name: API_TOKEN
              value: {{ .Values.token | quote }}
            - { name: DB_PASSWORD, value: hunter-two-9 }
{{- end }}
---
apiVersion: v1
kind: Secret
metadata: { name: s }
data:
  {{- range $k, $v := .Values.s }}
  {{ $k }}: {{ $v }}
  {{- end }}
  pass: a1Y3cVRuMnhMdzl6
`;

describe('reading Kubernetes manifests', () => {
  const manifest = readKubernetes(source('chart/templates/a.yaml', CHART));
  const [deployment, secret] = manifest?.objects ?? [];

  it('reads a Helm template as the YAML around it', () => {
    assert.equal(manifest?.isTemplate, true);
    assert.deepEqual(
      [deployment?.kind, deployment?.name, secret?.kind, secret?.name],
      ['Deployment', '…-web', 'Secret', 's'],
    );
  });

  it('tells what the template fills in from what stands there', () => {
    const [web] = deployment?.pod?.containers ?? [];
    assert.deepEqual([web?.security.runAsUser?.isTemplated, web?.security.privileged?.text], [true, 'false']);
    assert.equal(web?.image?.isTemplated, true);
    assert.deepEqual(
      web.env.map(({ key, kind, site }) => [key, kind, site.line]),
      [
        ['API_TOKEN', 'templated', 22],
        ['DB_PASSWORD', 'literal', 23],
      ],
    );
    assert.deepEqual(
      deployment?.pod?.hostNamespaces.map(({ key, site }) => [key, site.line]),
      [['hostNetwork', 13]],
    );
  });

  it('keeps length and lines of a template', () => {
    const text = readableTemplate(CHART);
    assert.equal(text.length, CHART.length);
    assert.deepEqual(
      [...text.matchAll(/\n/g)].map((match) => match.index),
      [...CHART.matchAll(/\n/g)].map((match) => match.index),
    );
    assert.ok(isTemplated(text) && !text.includes('{{'));
  });

  it('knows secrets from what stands beside them', () => {
    assert.deepEqual(
      secret?.secrets.filter(({ kind }) => kind === 'literal').map(({ key, site }) => [key, site.line]),
      [['pass', 33]],
    );
  });

  it('reads the items of a list, and the pod of a CronJob', () => {
    const text =
      'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: batch/v1\n    kind: CronJob\n    spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: a }] } } } } }\n  - { apiVersion: v1, kind: Service }\n';
    const objects = readKubernetes(source('a.yaml', text))?.objects ?? [];
    assert.deepEqual(
      objects.map(({ kind, pod }) => [kind, pod?.containers.map(({ name }) => name)]),
      [
        ['CronJob', ['a']],
        ['Service', undefined],
      ],
    );
  });

  it('gives nothing for other YAML', () => {
    assert.equal(readKubernetes(source('a.yaml', 'kind: a\nname: b\n')), undefined);
    assert.equal(readKubernetes(source('a.yaml', '')), undefined);
  });

  it('gives plain data, whatever it is given', () => {
    for (const text of mutations(CHART, 500)) {
      const value = readKubernetes(source('a.yaml', text));
      assert.deepEqual(structuredClone(value), value);
    }
  });
});
