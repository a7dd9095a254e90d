import assert from 'node:assert/strict';
import { isPipelinePath, readPipeline, type Pipeline } from '../../../src/facts/pipelines.ts';
import { randomSource, randomText } from '../../support/random-text.ts';
import { sourceOf } from '../../support/source.ts';

function read(path: string, text: string): Pipeline {
  const pipeline = readPipeline(sourceOf(path, text));
  assert.ok(pipeline !== undefined, 'it is a pipeline');
  return pipeline;
}

const commands = (pipeline: Pipeline): string[] =>
  pipeline.steps.flatMap((step) =>
    step.commands.map(
      (command) => `${command.site.line} ${command.directories?.join() ?? '?'}: ${command.words.join(' ')}`,
    ),
  );

describe('pipelines', () => {
  it('are known by their paths', () => {
    for (const path of [
      '.gitlab-ci.yml',
      'ci/test.yml',
      'api/.gitlab-ci.yml',
      'Jenkinsfile',
      'ci/Jenkinsfile.release',
      '.travis.yml',
      '.circleci/config.yml',
      'azure-pipelines.yml',
      'bitbucket-pipelines.yml',
    ]) {
      assert.ok(isPipelinePath(path), path);
    }
    assert.ok(!isPipelinePath('docs/ci.yml') && !isPipelinePath('.github/workflows/ci.yml'));
  });

  it('of GitLab: extends, references, nested lists and the folder from one line to the next', () => {
    const pipeline = read(
      '.gitlab-ci.yml',
      '.a:\n  before_script:\n    - cd api\n.b:\n  script:\n    - make b\nt:\n  extends: [.b, .a]\n  script:\n    - !reference [.b, script]\n    - [npm ci, [npm test]]\n',
    );
    assert.deepEqual(commands(pipeline), [
      '3 : cd api',
      '6 api: make b',
      '11 api: npm ci',
      '11 api: npm test',
    ]);
  });

  it('of GitLab: circles of extends and references end', () => {
    const pipeline = read(
      '.gitlab-ci.yml',
      'a:\n  extends: b\n  script: [!reference [b, script]]\nb:\n  extends: a\n  script: [!reference [a, script]]\nc:\n  script: x\n',
    );
    assert.deepEqual(commands(pipeline), ['8 : x']);
  });

  it('of GitLab: what the triggers let through', () => {
    const onChange = (job: string): string => read('.gitlab-ci.yml', `t:\n  script: x\n${job}`).onChange;
    assert.equal(onChange(''), 'yes');
    assert.equal(onChange('  rules: [{ if: $CI_COMMIT_TAG }]\n'), 'no');
    assert.equal(onChange('  rules: [{ if: $CI_COMMIT_TAG, when: never }, { when: on_success }]\n'), 'yes');
    assert.equal(onChange('  rules: [{ if: $CI_COMMIT_TAG == null }]\n'), 'yes');
    assert.equal(onChange('  only: [tags]\n'), 'no');
    assert.equal(onChange('  only: { refs: [merge_requests] }\n'), 'yes');
  });

  it('of GitLab: includes, local and hidden', () => {
    const pipeline = read(
      '.gitlab-ci.yml',
      'include:\n  - /ci/a.yml\n  - local: ci/*.yml\n  - project: x/y\n    file: a.yml\n  - template: Security/SAST.gitlab-ci.yml\n  - https://x.example/a.yml\n',
    );
    assert.deepEqual(
      pipeline.includes.map((item) => item.path),
      ['ci/a.yml', 'ci/*.yml'],
    );
    assert.deepEqual(
      pipeline.hidden.map((item) => item.text),
      ['x/y', 'https://x.example/a.yml'],
    );
  });

  it('of CircleCI, Azure, Bitbucket and Travis', () => {
    const circle = read(
      '.circleci/config.yml',
      'orbs: { node: circleci/node@7 }\njobs:\n  t:\n    working_directory: ~/project\n    steps:\n      - checkout\n      - run: { command: npm test, working_directory: api }\n      - node/install-packages\n',
    );
    assert.deepEqual(commands(circle), ['7 api: npm test']);
    assert.deepEqual(
      circle.hidden.map((item) => item.text),
      ['node/install-packages'],
    );
    const azure = read(
      'azure-pipelines.yml',
      'trigger: none\nsteps:\n  - task: Npm@1\n    inputs: { command: ci }\n  - script: |\n      cd api\n      npm test\n  - template: a.yml@shared\n',
    );
    assert.deepEqual(commands(azure), ['3 : npm ci', '6 : cd api', '7 api: npm test']);
    assert.equal(azure.onChange, 'unseen');
    assert.equal(azure.hidden.length, 1);
    const bitbucket = read(
      'bitbucket-pipelines.yml',
      'definitions:\n  steps:\n    - step: &s\n        script: [npm test]\npipelines:\n  default:\n    - step: *s\n  branches:\n    main:\n      - step: *s\n',
    );
    assert.deepEqual(commands(bitbucket), ['4 : npm test']);
    assert.deepEqual(commands(read('.travis.yml', 'language: go\n')), ['1 : go test ./...']);
  });

  it('of Jenkins: shell steps with their folders, and nothing from comments', () => {
    const text = [
      "@Library('shared') _",
      "// sh 'no'",
      '/* sh "no" */',
      'node {',
      "  dir('api') {",
      "    sh 'npm ci'",
      '    dir(path: "web") { sh(label: "x", script: """',
      '      npm test',
      '    """) }',
      '  }',
      "  echo \"it's sh 'no'\"",
      "  def v = sh(returnStdout: true, script: 'make v')",
      '  dir(env.X) { sh "x" }',
      '}',
    ].join('\n');
    const pipeline = read('Jenkinsfile', text);
    assert.deepEqual(commands(pipeline), ['6 api: npm ci', '8 api/web: npm test', '12 : make v', '13 ?: x']);
    assert.equal(pipeline.hidden.length, 1);
  });

  it('of Jenkins: what catches failures', () => {
    const caught = (text: string): string | undefined => {
      const neutralised = read('Jenkinsfile', text).steps[0]?.commands[0]?.neutralised;
      return neutralised === undefined ? undefined : neutralised.certain ? 'certain' : 'maybe';
    };
    assert.equal(caught("catchError { sh 't' }"), undefined);
    assert.equal(caught("catchError(buildResult: 'FAILURE') { sh 't' }"), undefined);
    assert.equal(
      caught(
        "catchError(buildResult: 'SUCCESS', stageResult: 'FAILURE') {\n  stage('a') {\n    sh 't'\n  }\n}",
      ),
      'certain',
    );
    assert.equal(caught("warnError('x') { sh 't' }"), 'certain');
    assert.equal(caught("warnError('x') { echo 'a' }\nsh 't'"), undefined);
    assert.equal(caught("sh script: 't', returnStatus: true"), 'maybe');
  });

  it('of Jenkins: random text never throws, and places lie inside it', () => {
    const random = randomSource(5);
    const alphabet = [
      'sh ',
      "sh '",
      'sh(script: "',
      '"""',
      "'''",
      "'",
      '"',
      '{',
      '}',
      '(',
      ')',
      '//',
      '/*',
      '*/',
      '\n',
      '\\',
      'dir("a") ',
      'catchError(buildResult: "SUCCESS") ',
      ',',
      ' ',
      'x',
      '$',
      'node',
      '\r\n',
    ];
    for (let round = 0; round < 3000; round++) {
      const text = randomText(random, alphabet, 50);
      const lines = text.split('\n');
      for (const step of read('Jenkinsfile', text).steps) {
        for (const { site, neutralised } of step.commands) {
          assert.ok(site.line >= 1 && site.endLine <= lines.length, JSON.stringify(text));
          assert.ok(site.endColumn <= (lines[site.endLine - 1]?.length ?? 0) + 1, JSON.stringify(text));
          assert.ok(neutralised === undefined || neutralised.site.line >= 1);
        }
      }
    }
  });

  it('of any system: random YAML never throws', () => {
    const random = randomSource(6);
    const alphabet = [
      'script: ',
      'extends: ',
      'a',
      'b:\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '!reference ',
      '&x ',
      '*x',
      '<<: ',
      '\n',
      'rules:\n',
      'include: ',
      'run: ',
      'steps:\n',
      '|\n',
      '"',
      ': ',
      '---\n',
      'pipelines:\n',
      'jobs:\n',
    ];
    for (let round = 0; round < 1500; round++) {
      const text = randomText(random, alphabet, 40);
      for (const path of [
        '.gitlab-ci.yml',
        '.circleci/config.yml',
        'azure-pipelines.yml',
        'bitbucket-pipelines.yml',
        '.travis.yml',
      ]) {
        readPipeline(sourceOf(path, text));
      }
    }
  });

  it('of any system: anchors that multiply are read once', () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) =>
        `k${level}: &k${level} [${Array(8)
          .fill(level === 0 ? '{ script: x }' : `*k${level - 1}`)
          .join(', ')}]`,
    );
    const pipeline = read('azure-pipelines.yml', `${levels.join('\n')}\n`);
    assert.ok(pipeline.steps.length <= 8);
  });
});
