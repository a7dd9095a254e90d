import { Octokit } from '@octokit/rest';

export const octokit = new Octokit({ auth: '{{fake:github-token}}' });
